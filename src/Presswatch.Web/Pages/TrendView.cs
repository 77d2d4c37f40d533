using Presswatch.Analysis.Phrases;
using Presswatch.Analysis.Searching;
using Presswatch.Archive.Search;
using Presswatch.Core.Queries;
using Presswatch.Web.Endpoints;

namespace Presswatch.Web.Pages;

/// <summary>What the trend page shows.</summary>
public sealed class TrendView
{
    private readonly IReadOnlyList<Query> _queries;
    private readonly TrendChoice _choice;

    /// <summary>Boxes of the form: as many as there may be series.</summary>
    private const int MostBoxes = 12;

    internal TrendView(TrendReport report, IReadOnlyList<Query> queries, TrendChoice choice) => (Report, _queries, _choice) = (report, queries, choice);

    /// <summary>First and last use of each series that is one word or phrase.</summary>
    internal IReadOnlyList<PhraseHistoryReport?> Histories { get; init; } = [];

    /// <summary>The queries that say something.</summary>
    internal IReadOnlyList<string> Queries => [.. _queries.Select(query => query.Text).Where(text => text.Length > 0)];

    /// <summary>What stands in the boxes of the form: each query, and an empty one.</summary>
    internal IEnumerable<string> Boxes => Queries.Append("").Take(MostBoxes);

    /// <summary>The greatest value of all series where they count the same, so that their charts can be compared.</summary>
    internal double SharedTop => Report.Series.Count > 1 && Report.Series.All(CountsWords) ? Report.Series.SelectMany(series => series.Points).Select(point => point.PerMillion).DefaultIfEmpty(0).Max() : 0;

    /// <summary>Whether of each reprint group one counts alone.</summary>
    internal bool Once => _choice.Once;

    /// <summary>The counts.</summary>
    public TrendReport Report { get; }

    /// <summary>The first query, for the search box.</summary>
    public string Text => _queries[0].Text;

    internal string Title => Text.Length > 0 ? string.Join(" · ", _queries.Select(query => query.Text)) : "All articles";

    internal static bool CountsWords(TrendSeries series) => series.Points.Any(point => point.Occurrences > 0) || series.Undated.Occurrences > 0;

    internal IReadOnlyList<Bar> Bars(int n)
    {
        TrendSeries series = Report.Series[n];
        bool words = CountsWords(series);
        return
        [
            .. series.Points.TakeLast(TrendTableRow.MostPeriods).Select(point => new Bar(
                point.Period, words ? point.PerMillion : point.Articles, words ? $"{Show.Fixed(point.PerMillion, 1)} per million words" : Show.Count(point.Articles, "article"),
                (point.IsEmpty() ? $"{point.Period}: nothing in the archive" : $"{point.Period}: {Show.Count(point.Articles, "article")}, {Show.Count(point.Occurrences, "occurrence")}, {Show.Fixed(point.PerMillion, 1)} per million words")
                    + (point.Why == "nothing-held" ? "" : Show.Loss(point.Why, point.Missed)),
                PeriodAddress(n, point.Period), point.IsEmpty()) { Missing = Show.LossShare(point.Why, point.Missed, point.Expected) }),
        ];
    }

    /// <summary>The series as charts for a file.</summary>
    internal IReadOnlyList<Chart> Charts() =>
    [
        .. Report.Series.Select((series, n) => new Chart(
            series.Query.Length > 0 ? series.Query : "All articles",
            $"{(CountsWords(series) ? "occurrences per million words" : "articles")} by {Report.By.ToString().ToLowerInvariant()}; hatched: known to be missed, or nothing in the archive", Bars(n))),
    ];

    /// <summary>By which field the series are split; "" for none.</summary>
    internal string Split => _choice.Split is { } name ? QueryParser.NameOf(name) : "";

    /// <summary>The articles of one period, counted as the series is.</summary>
    internal string PeriodAddress(int n, string period) => QueryLinks.Counted(QueryLinks.Period(Report.Series[n].Asked, period), _choice.AllVersions, _choice.Once);

    /// <summary>The address of one series alone.</summary>
    internal string One(string path, int n)
    {
        string address = $"{path}?q={Uri.EscapeDataString(Report.Series[n].Asked.ToString())}";
        if (Report.By != TrendPeriod.Month) address += "&by=" + Report.By.ToString().ToLowerInvariant();
        if (_choice.Once) address += "&reprints=once";
        return _choice.AllVersions ? address + "&versions=all" : address;
    }

    internal string Address(string path, TrendPeriod? by = null, bool? once = null, string? split = null)
    {
        string address = $"{path}?{string.Join('&', _queries.Select(query => "q=" + Uri.EscapeDataString(query.Text)))}";
        TrendPeriod period = by ?? Report.By;
        if (period != TrendPeriod.Month) address += "&by=" + period.ToString().ToLowerInvariant();
        if (once ?? _choice.Once) address += "&reprints=once";
        if ((split ?? Split) is { Length: > 0 } name) address += "&split=" + name;
        return _choice.AllVersions ? address + "&versions=all" : address;
    }
}
