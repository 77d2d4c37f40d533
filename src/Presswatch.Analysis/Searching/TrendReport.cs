using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;

namespace Presswatch.Analysis.Searching;

/// <summary>How often words were written over time: what <c>trend</c> prints, the trend page shows and the API answers.</summary>
/// <param name="Series">One for each query.</param>
/// <param name="By">Length of a period.</param>
public sealed record TrendReport(IReadOnlyList<TrendSeries> Series, TrendPeriod By)
{
    /// <summary>Counts each query by itself. Problems as with a search.</summary>
    public static Outcome<TrendReport> Of(ISearchIndex index, IReadOnlyList<Query> queries, TrendPeriod by, bool allVersions = false, bool once = false)
    {
        var series = new List<TrendSeries>(queries.Count);
        foreach (Query query in queries)
        {
            Outcome<TrendAnswer> asked = index.Trend(new(query, by, allVersions, once));
            if (!asked.TryGet(out TrendAnswer answer)) return asked.Problem!;
            series.Add(new(query.Text, [.. answer.Points.Select(TrendCount.Of)], TrendCount.Of(answer.Undated)));
        }
        return new TrendReport(series, by);
    }
}

/// <summary>The counts of one query.</summary>
/// <param name="Points">All periods from the first to the last, zeros included.</param>
/// <param name="Undated">What falls in no single period.</param>
public sealed record TrendSeries(string Query, IReadOnlyList<TrendCount> Points, TrendCount Undated)
{
    private IEnumerable<TrendCount> All => [.. Points, Undated];

    /// <summary>Articles, occurrences and words of all periods and of the undated.</summary>
    public (long Articles, long Occurrences, long Words) Sum() => (All.Sum(point => (long)point.Articles), All.Sum(point => point.Occurrences), All.Sum(point => point.Words));
}

/// <summary>One period of a series.</summary>
/// <param name="Period">"2012-01-04", "2012-W01", "2012-01", "2012-Q1" or "2012"; "" for the undated.</param>
/// <param name="PerMillion">Occurrences in a million words, to a tenth.</param>
/// <param name="Gap">Whether the archive holds nothing of the period that the query's filters leave.</param>
public sealed record TrendCount(string Period, int Articles, long Occurrences, long Words, double PerMillion, bool Gap)
{
    internal static TrendCount Of(TrendPoint point) => new(point.Period, point.Articles, point.Occurrences, point.Words, Math.Round(point.PerMillion, 1), point.Gap);
}
