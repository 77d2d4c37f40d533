namespace Presswatch.Corpus.Phrases;

/// <summary>Puts set phrases that differ in few words into families. How: <see cref="SetPhrases"/>.</summary>
internal static class SetPhraseFamilies
{
    /// <summary>Words of the sequences by which near phrases are found. Of n - 1 pairs, d differences break 2 d at most, which leaves some for eight words and two differences.</summary>
    private const int Shared = 2;

    /// <param name="phrases">Those in more articles first.</param>
    public static List<SetPhraseFamily> Of(IReadOnlyList<IWordPart> parts, List<SetPhrase> phrases, CancellationToken cancel)
    {
        var leaders = new List<(ulong[] Words, SetPhrase Phrase, List<SetPhrase> Variants)>();
        var byShared = new Dictionary<(ulong, ulong), List<int>>();
        foreach (SetPhrase phrase in phrases)
        {
            cancel.ThrowIfCancellationRequested();
            ulong[] words = WordsOf(parts, phrase);
            int leader = Nearest(words, leaders, byShared);
            if (leader >= 0)
            {
                leaders[leader].Variants.Add(phrase);
                continue;
            }
            for (int i = 0; i + Shared <= words.Length; i++)
            {
                if (!byShared.TryGetValue((words[i], words[i + 1]), out List<int>? with)) byShared.Add((words[i], words[i + 1]), with = []);
                if (with.Count == 0 || with[^1] != leaders.Count) with.Add(leaders.Count);
            }
            leaders.Add((words, phrase, []));
        }
        return [.. leaders.Select(leader => new SetPhraseFamily(leader.Phrase, leader.Variants))];
    }

    /// <summary>The first leader that is near enough, or -1.</summary>
    private static int Nearest(ulong[] words, List<(ulong[] Words, SetPhrase Phrase, List<SetPhrase> Variants)> leaders, Dictionary<(ulong, ulong), List<int>> byShared)
    {
        var shared = new SortedDictionary<int, int>();
        for (int i = 0; i + Shared <= words.Length; i++)
        {
            if (!byShared.TryGetValue((words[i], words[i + 1]), out List<int>? with)) continue;
            foreach (int leader in with) shared[leader] = shared.GetValueOrDefault(leader) + 1;
        }
        foreach ((int leader, int count) in shared)
        {
            ulong[] other = leaders[leader].Words;
            int longer = Math.Max(words.Length, other.Length);
            int most = longer / SetPhrases.WordsAVariance;
            // Each difference breaks two pairs at most.
            if (Math.Abs(words.Length - other.Length) > most || count < words.Length - 1 - (2 * most)) continue;
            if (Distance(words, other, most) <= most) return leader;
        }
        return -1;
    }

    /// <summary>Words to put in, take out or replace to make one sequence of another; more than <paramref name="most"/> where it is more.</summary>
    internal static int Distance(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other, int most)
    {
        int[] row = new int[other.Length + 1];
        for (int j = 0; j < row.Length; j++) row[j] = j;
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j < row.Length; j++)
            {
                int replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
                least = Math.Min(least, row[j]);
            }
            if (least > most) return most + 1;
        }
        return row[^1];
    }

    private static ulong[] WordsOf(IReadOnlyList<IWordPart> parts, SetPhrase phrase)
    {
        IWordPart part = parts[phrase.Places[0].Part];
        ReadOnlySpan<int> forms = part.Stream.Slice(phrase.Places[0].Position, phrase.Length);
        ulong[] words = new ulong[forms.Length];
        for (int i = 0; i < words.Length; i++) words[i] = part.FormHashes[forms[i]];
        return words;
    }
}
