using Presswatch.Corpus.Finding;
using Presswatch.Corpus.Postings;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Concordances;

/// <summary>An even sample of places: in the order of days, as many stretches of the same number of places as lines are wanted, and of each one place, drawn with a fixed seed.</summary>
/// <remarks>Stratified sampling with one draw a stratum (Cochran 1977, chapter 5A): each place has the same chance, busy times give more lines, and the same question of the same archive gives the same lines.</remarks>
internal static class EvenSample
{
    private const ulong Seed = 20120101;

    /// <summary>The places that are drawn; all where no more are there than wanted.</summary>
    public static FoundPlaces Of(FoundPlaces found, int count)
    {
        if (found.Total <= count) return found;
        long[] ranks = new long[count];
        for (int i = 0; i < count; i++)
        {
            (long first, long end) = ((long)((Int128)i * found.Total / count), (long)((Int128)(i + 1) * found.Total / count));
            ranks[i] = first + (long)(Mix(Seed + (ulong)i) % (ulong)(end - first));
        }
        var drawn = new List<int>[found.Segments.Count];
        for (int i = 0; i < drawn.Length; i++) drawn[i] = [];
        (int next, long before) = (0, 0);
        foreach ((int segment, int first, int places) in Runs(found))
        {
            for (; next < count && ranks[next] < before + places; next++) drawn[segment].Add(first + (int)(ranks[next] - before));
            before += places;
        }
        return found.With([.. found.Segments.Select((places, i) => places.Only(drawn[i]))]);
    }

    /// <summary>Places that follow each other in the order of documents over all segments: those of one segment, or by document.</summary>
    private static IEnumerable<(int Segment, int First, int Count)> Runs(FoundPlaces found)
    {
        int[] filled = [.. Enumerable.Range(0, found.Segments.Count).Where(i => found.Segments[i].Count > 0)];
        if (filled.Length == 1) return [(filled[0], 0, found.Segments[filled[0]].Count)];
        var runs = new List<(int Segment, int Document, int First, int Count)>();
        foreach (int i in filled) AddDocuments(i, found.Segments[i], runs);
        runs.Sort((one, other) =>
        {
            Segment segment = found.Segments[other.Segment].Segment;
            return DocumentOrder.Compare(found.Segments[one.Segment].Segment, one.Document, segment.Days[other.Document], segment.Precisions[other.Document], segment.DocumentKeys[other.Document]);
        });
        return runs.Select(run => (run.Segment, run.First, run.Count));
    }

    private static void AddDocuments(int index, SegmentPlaces places, List<(int Segment, int Document, int First, int Count)> runs)
    {
        ReadOnlySpan<int> starts = places.Segment.DocumentStarts;
        ReadOnlySpan<int> positions = places.Positions;
        int document = 0;
        for (int at = 0; at < positions.Length;)
        {
            document = DocumentWalk.Next(starts, document, positions[at]);
            int first = at;
            while (at < positions.Length && positions[at] < starts[document + 1]) at++;
            runs.Add((index, document, first, at - first));
        }
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong state)
    {
        ulong z = state * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
