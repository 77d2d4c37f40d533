namespace Presswatch.Corpus.Phrases;

/// <summary>Finds occurrences of one phrase that have one of another near them, in the same paragraph and not overlapping.</summary>
public static class Near
{
    /// <summary>Adds those positions of the first phrase near which the second stands.</summary>
    /// <param name="stream">The segment's stream.</param>
    /// <param name="first">Positions of the first phrase, ascending.</param>
    /// <param name="firstLength">Its number of words.</param>
    /// <param name="second">Positions of the second phrase, ascending.</param>
    /// <param name="secondLength">Its number of words.</param>
    /// <param name="distance">Most words between the end of the one and the beginning of the other; 0 for neighbours.</param>
    /// <param name="ordered">Whether the second must come after the first.</param>
    /// <param name="hits">Where to.</param>
    /// <returns>How many were added.</returns>
    public static int Find(ReadOnlySpan<int> stream, ReadOnlySpan<int> first, int firstLength, ReadOnlySpan<int> second, int secondLength, int distance, bool ordered, Hits hits)
    {
        int before = hits.Count;
        int at = 0;
        foreach (int position in first)
        {
            long least = (long)position - distance - secondLength;
            while (at < second.Length && second[at] < least) at++;
            for (int i = at; i < second.Length && second[i] <= (long)position + firstLength + distance; i++)
            {
                if (!Fits(stream, position, firstLength, second[i], secondLength, ordered)) continue;
                hits.Add(position);
                break;
            }
        }
        return hits.Count - before;
    }

    private static bool Fits(ReadOnlySpan<int> stream, int first, int firstLength, int second, int secondLength, bool ordered)
    {
        // No sentinel may stand between them.
        if (second >= first + firstLength) return !stream[(first + firstLength)..second].Contains(0);
        return !ordered && second + secondLength <= first && !stream[(second + secondLength)..first].Contains(0);
    }
}
