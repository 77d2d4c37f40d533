using Presswatch.Analysis.Searching;
using Presswatch.Archive.Search;
using Presswatch.Core.Queries;

namespace Presswatch.Web.Pages;

/// <summary>What the trend page shows.</summary>
public sealed class TrendView
{
    private const int MostRows = 1_500;
    private readonly IReadOnlyList<Query> _queries;
    private readonly bool _allVersions;
    private readonly bool _once;

    internal TrendView(TrendReport report, IReadOnlyList<Query> queries, bool allVersions, bool once) => (Report, _queries, _allVersions, _once) = (report, queries, allVersions, once);

    /// <summary>Whether of each reprint group one counts alone.</summary>
    internal bool Once => _once;

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
                QueryLinks.Period(_queries[n], point.Period), point.IsEmpty()) { Missing = Show.LossShare(point.Why, point.Missed, point.Expected) }),
        ];
    }

    /// <summary>The rows of the table, newest first, those that are shown.</summary>
    internal static IEnumerable<TrendCount> Rows(TrendSeries series) => series.Points.Reverse().Take(MostRows);

    internal string PeriodAddress(int n, string period) => QueryLinks.Period(_queries[n], period);

    internal string Address(string path, TrendPeriod? by = null, bool? once = null)
    {
        string address = $"{path}?{string.Join('&', _queries.Select(query => "q=" + Uri.EscapeDataString(query.Text)))}";
        TrendPeriod period = by ?? Report.By;
        if (period != TrendPeriod.Month) address += "&by=" + period.ToString().ToLowerInvariant();
        if (once ?? _once) address += "&reprints=once";
        return _allVersions ? address + "&versions=all" : address;
    }
}
