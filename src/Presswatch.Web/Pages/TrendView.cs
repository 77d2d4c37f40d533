using Presswatch.Analysis.Searching;
using Presswatch.Archive.Search;
using Presswatch.Core.Queries;
using Presswatch.Web.Endpoints;

namespace Presswatch.Web.Pages;

/// <summary>What the trend page shows.</summary>
public sealed class TrendView
{
    private const int MostRows = 1_500;
    private readonly IReadOnlyList<Query> _queries;
    private readonly TrendChoice _choice;

    internal TrendView(TrendReport report, IReadOnlyList<Query> queries, TrendChoice choice) => (Report, _queries, _choice) = (report, queries, choice);

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
            .. series.Points.TakeLast(MostRows).Select(point => new Bar(
                point.Period, words ? point.PerMillion : point.Articles, words ? $"{point.PerMillion:0.0} per million words" : Show.Count(point.Articles, "article"),
                (point.IsEmpty() ? $"{point.Period}: nothing in the archive" : $"{point.Period}: {Show.Count(point.Articles, "article")}, {Show.Count(point.Occurrences, "occurrence")}, {point.PerMillion:0.0} per million words")
                    + (point.Why == "nothing-held" ? "" : Show.Loss(point.Why, point.Missed)),
                QueryLinks.Period(Report.Series[n].Asked, point.Period), point.IsEmpty()) { Missing = Show.LossShare(point.Why, point.Missed, point.Expected) }),
        ];
    }

    /// <summary>By which field the series are split; "" for none.</summary>
    internal string Split => _choice.Split is { } name ? QueryParser.NameOf(name) : "";

    /// <summary>The rows of the table, newest first, those that are shown.</summary>
    internal static IEnumerable<TrendCount> Rows(TrendSeries series) => series.Points.Reverse().Take(MostRows);

    internal string PeriodAddress(int n, string period) => QueryLinks.Period(Report.Series[n].Asked, period);

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
