using Presswatch.Core.Queries;

namespace Presswatch.Archive.Search;

/// <summary>How long a period of a trend is.</summary>
public enum TrendPeriod
{
    Day,
    /// <summary>ISO 8601 weeks, Monday to Sunday.</summary>
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Asks how often something was written over time.</summary>
/// <param name="Query">Words and phrases to count, and filters that narrow where.</param>
/// <param name="By">Length of a period.</param>
/// <param name="AllVersions">All versions; otherwise the newest of each article alone.</param>
/// <param name="Once">Whether of each reprint group the first that is found counts alone, and the words of the first that the filters leave.</param>
public sealed record TrendRequest(Query Query, TrendPeriod By = TrendPeriod.Month, bool AllVersions = false, bool Once = false);

/// <summary>Counts over time.</summary>
/// <param name="Points">All periods from the first to the last with an article that the filters leave, zeros included.</param>
/// <param name="Undated">What falls in no single period, its date being unknown or known too roughly.</param>
public sealed record TrendAnswer(IReadOnlyList<TrendPoint> Points, TrendPoint Undated);

/// <summary>One period.</summary>
/// <param name="Period">"2012-01-04", "2012-W01", "2012-01", "2012-Q1" or "2012"; "" for the undated.</param>
/// <param name="Articles">Versions that the query finds.</param>
/// <param name="Occurrences">How often its words and phrases stand in them: the sum over those not negated, each counted for itself.</param>
/// <param name="Words">Words of all versions that the query's filters leave.</param>
/// <param name="Gap">Whether the filters leave no version at all: nothing is known of the period.</param>
public sealed record TrendPoint(string Period, int Articles, long Occurrences, long Words, bool Gap)
{
    /// <summary>Occurrences in a million words; 0 where there are no words.</summary>
    public double PerMillion => Words == 0 ? 0 : Occurrences * 1_000_000.0 / Words;
}
