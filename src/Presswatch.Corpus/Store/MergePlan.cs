using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Store;

/// <summary>Which segments are to become one: many of about the same size, or one of which much is retired. Each word is rewritten once for each size it passes.</summary>
internal static class MergePlan
{
    /// <summary>Segments of one size that are left as they are.</summary>
    private const int MostOfASize = 7;
    private const int Factor = 8;
    private const int SmallestWords = 1 << 14;

    /// <summary>Share of retired documents from which on a segment is written anew without them.</summary>
    private const double MostRetired = 0.25;

    /// <summary>Names to merge; empty where all is well.</summary>
    public static IReadOnlyList<string> Choose(OpenState state)
    {
        foreach (IGrouping<int, int> size in Enumerable.Range(0, state.Views.Length).GroupBy(i => SizeOf(state.Views[i].Segment.Words)).OrderBy(group => group.Key))
        {
            // With them go all that are smaller: they stand beside them for the asking.
            int[] all = [.. Enumerable.Range(0, state.Views.Length).Where(i => SizeOf(state.Views[i].Segment.Words) <= size.Key)];
            if (size.Count() > MostOfASize && all.Sum(i => (long)state.Views[i].Segment.Stream.Length) < Segment.MostPositions) return [.. all.Select(i => state.Leases[i].Name)];
        }
        for (int i = 0; i < state.Views.Length; i++)
        {
            if (state.Views[i].State.Retired is { } retired && retired.Count > MostRetired * retired.Capacity) return [state.Leases[i].Name];
        }
        return [];
    }

    private static int SizeOf(int words)
    {
        int size = 0;
        for (long limit = SmallestWords; words >= limit; limit *= Factor) size++;
        return size;
    }
}
