namespace Presswatch.Corpus.Phrases;

/// <summary>Phrases given as hashes of folds, to be marked in texts: bylines and other boilerplate that is no news. Immutable.</summary>
public sealed class PhraseSet
{
    private readonly Dictionary<ulong, ulong[][]> _byFirst;

    /// <param name="phrases">Each a sequence of one word or more.</param>
    public PhraseSet(IEnumerable<ulong[]> phrases) =>
        _byFirst = phrases.Where(phrase => phrase.Length > 0).GroupBy(phrase => phrase[0]).ToDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Length).ToArray());

    /// <summary>Whether no phrase is in it.</summary>
    public bool IsEmpty => _byFirst.Count == 0;

    /// <summary>Marks the words that lie in one of the phrases. Overlapping phrases all count.</summary>
    /// <param name="words">Hashes in reading order; 0 ends a paragraph.</param>
    /// <param name="marks">As long as <paramref name="words"/>; what is marked already stays.</param>
    public void Mark(ReadOnlySpan<ulong> words, Span<bool> marks)
    {
        if (IsEmpty) return;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] == 0 || !_byFirst.TryGetValue(words[i], out ulong[][]? candidates)) continue;
            foreach (ulong[] phrase in candidates)
            {
                if (!words[i..].StartsWith(phrase)) continue;
                marks.Slice(i, phrase.Length).Fill(true);
                break;
            }
        }
    }
}
