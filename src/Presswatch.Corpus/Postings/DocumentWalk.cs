namespace Presswatch.Corpus.Postings;

/// <summary>Finds documents of ascending positions: near the last one first, then in doubling steps.</summary>
internal static class DocumentWalk
{
    /// <summary>The document in which a position lies.</summary>
    /// <param name="starts">First positions of the documents, and the end of the last.</param>
    /// <param name="from">A document that does not begin after the position, or -1.</param>
    /// <param name="position">From the first document's start to below the end.</param>
    public static int Next(ReadOnlySpan<int> starts, int from, int position)
    {
        int low = Math.Max(0, from);
        int step = 1;
        while (low + step < starts.Length && starts[low + step] <= position)
        {
            low += step;
            step <<= 1;
        }
        int high = Math.Min(low + step, starts.Length - 1);
        while (high - low > 1)
        {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= position) low = middle;
            else high = middle;
        }
        return low;
    }
}
