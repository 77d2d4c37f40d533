namespace Presswatch.Corpus.Novelty;

/// <summary>Where a sequence of eight words or more stands in a part: the places of its windows, intersected.</summary>
internal static class SequencePlaces
{
    /// <summary>All places, ascending.</summary>
    public static int[] Of(WindowIndex index, ReadOnlySpan<ulong> words)
    {
        const int Words = WindowScan.Words;
        ReadOnlySpan<uint> rarest = default;
        int rarestAt = -1;
        for (int i = 0; i + Words <= words.Length; i++)
        {
            ReadOnlySpan<ulong> window = words.Slice(i, Words);
            ReadOnlySpan<uint> group = index.Find(WindowScan.Of(window), window);
            if (group.IsEmpty) return [];
            if (rarestAt >= 0 && group.Length >= rarest.Length) continue;
            rarest = group;
            rarestAt = i;
        }
        int[] places = new int[rarest.Length];
        for (int i = 0; i < places.Length; i++) places[i] = WindowIndex.PlaceOf(rarest[i]) - rarestAt;
        // Windows one beside the other cover all words; the last stands flush with the end.
        int kept = places.Length;
        for (int i = 0; kept > 0; i = Math.Min(i + Words, words.Length - Words))
        {
            ReadOnlySpan<ulong> window = words.Slice(i, Words);
            if (i != rarestAt) kept = Intersect(places.AsSpan(0, kept), index.Find(WindowScan.Of(window), window), i);
            if (i == words.Length - Words) break;
        }
        return places[..kept];
    }

    /// <summary>Keeps the places that have one of the group so many words after them.</summary>
    private static int Intersect(Span<int> places, ReadOnlySpan<uint> group, int offset)
    {
        (int kept, int at) = (0, 0);
        foreach (int place in places)
        {
            while (at < group.Length && WindowIndex.PlaceOf(group[at]) < place + offset) at++;
            if (at == group.Length) break;
            if (WindowIndex.PlaceOf(group[at]) == place + offset) places[kept++] = place;
        }
        return kept;
    }
}
