using Presswatch.Corpus;
using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Benchmarks;

/// <summary>What the ways of finding a phrase cost, by how frequent its words are: the constants of <see cref="PhraseFinder"/> and <see cref="PeriodFrame"/>.</summary>
internal static class CorpusCosts
{
    /// <param name="arguments">The folder of a corpus that was built before.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        using CorpusStore store = CorpusFigures.Open(arguments[0]);
        using CorpusSnapshot snapshot = store.Snapshot();
        Segment segment = snapshot.Segments[0].Segment;
        int[] byCount = [.. Enumerable.Range(1, segment.FoldCount)];
        Array.Sort(byCount, (left, right) => segment.FoldOccurrences[right].CompareTo(segment.FoldOccurrences[left]));
        PeriodFrame frame = PeriodFrame.Of(snapshot, CountPeriod.Month);
        for (int place = 1; place < byCount.Length && segment.FoldOccurrences[byCount[place]] > 100; place *= 3)
        {
            string word = segment.FoldText(byCount[place]);
            // After the most frequent word, so that each posting of the other is looked at.
            Compare(segment, $"{segment.FoldText(byCount[0])} {word}");
            double months = CorpusFigures.Median(() => frame.CountOf(Phrase.Of(word)!), 9);
            CorpusFigures.Say($"  '{word}' by month {months:0.000} ms, {months * 1e6 / frame.Count:0} ns a month");
        }
        foreach (string prefix in (string[])["uni*", "econ*", "a*", "re*", "zo*", "k*"]) Compare(segment, prefix);
        return 0;
    }

    private static void Compare(Segment segment, string text)
    {
        if (SegmentPhrase.Of(Phrase.Of(text)!, segment) is not { } sought) return;
        var hits = new Hits();
        double lists = CorpusFigures.Median(() =>
        {
            hits.Clear();
            PhraseFinder.FindByPostings(segment, sought, hits);
        }, 9);
        double scan = CorpusFigures.Median(() => MemoryBandwidth.Scan(segment, sought, hits), 9);
        CorpusFigures.Say($"'{text}': {sought.AnchorOccurrences} postings {lists:0.000} ms, {lists * 1e6 / sought.AnchorOccurrences:0.0} ns each; scan {scan:0.000} ms, {scan * 1e6 / segment.Stream.Length:0.000} ns a position");
    }
}
