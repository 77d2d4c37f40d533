using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus;
using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Archive.Search;

/// <summary>Sums occurrences and words by period, from the boundaries of the periods in the streams.</summary>
internal static class TrendCounter
{
    /// <summary>Most points of a series: 270 years of days.</summary>
    private const int MaxPoints = 100_000;

    /// <summary>Counts a query.</summary>
    public static Outcome<TrendAnswer> Count(SnapshotQuery query, TrendPeriod by)
    {
        CountPeriod period = PeriodOf(by);
        CountScope left = query.Filtered();
        PeriodFrame words = PeriodFrame.Of(query.Snapshot, period, left);
        if (words.Count > MaxPoints)
        {
            return new Problem(ProblemCodes.QueryTooBroad, $"From {words.NameOf(0)} to {words.NameOf(words.Count - 1)} there are more than {MaxPoints} periods.", Try: "narrow the time with from: and to:, or ask by month");
        }
        var counts = new PeriodCount[words.Count + 1];
        if (query.IsOneLeafWithFilters) words.CountOf(query.Leaves[0], query).CopyTo(counts, 0);
        else CountFound(query, words, counts);
        return Answer(words, counts);
    }

    /// <summary>The general way: the documents that the whole query finds, and in these each of its words.</summary>
    private static void CountFound(SnapshotQuery query, PeriodFrame words, PeriodCount[] counts)
    {
        PeriodFrame found = PeriodFrame.Of(query.Snapshot, words.By, new(query.AllVersions, query.Found()));
        PeriodCount[][] leaves = [.. query.Leaves.Select(leaf => found.CountOf(leaf, query))];
        for (int i = 0; i <= found.Count; i++)
        {
            long occurrences = 0;
            foreach (PeriodCount[] leaf in leaves) occurrences += leaf[i].Occurrences;
            counts[i == found.Count ? words.Count : i + found.First - words.First] = new(occurrences, found.Sizes[i].Documents);
        }
    }

    private static PeriodCount[] CountOf(this PeriodFrame frame, QueryNode leaf, SnapshotQuery query) =>
        leaf is NearNode || query.Knows(leaf) ? frame.CountOf([.. query.HitsOf(leaf).Select(hits => hits.Hits)]) : frame.CountOf(QueryLeaves.PhraseOf(leaf));

    private static TrendAnswer Answer(PeriodFrame words, PeriodCount[] counts)
    {
        var points = new TrendPoint[words.Count + 1];
        for (int i = 0; i <= words.Count; i++)
        {
            points[i] = new(words.NameOf(i), counts[i].Documents, counts[i].Occurrences, words.Sizes[i].Words, Gap: words.Sizes[i].Documents == 0);
        }
        return new(points[..^1], points[^1]);
    }

    private static CountPeriod PeriodOf(TrendPeriod by) => by switch
    {
        TrendPeriod.Day => CountPeriod.Day,
        TrendPeriod.Week => CountPeriod.Week,
        TrendPeriod.Month => CountPeriod.Month,
        TrendPeriod.Quarter => CountPeriod.Quarter,
        _ => CountPeriod.Year,
    };
}
