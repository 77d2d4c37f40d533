using Presswatch.Reading.Lexicons;

namespace Presswatch.Reading.Scanning;

/// <summary>Finds where sentences end: at a full stop, question or exclamation mark before white space and a capital, sign or digit, but not behind an abbreviation or an initial; and at each paragraph.</summary>
internal sealed class SentenceSplitter
{
    private readonly HashSet<int> _abbreviations;
    private readonly HashSet<int> _starters;

    /// <param name="lexicon">Its classes "abbreviation" (without full stop) and "sentence-starter" are used.</param>
    public SentenceSplitter(Lexicon lexicon)
    {
        int abbreviation = lexicon.FindClass("abbreviation"), starter = lexicon.FindClass("sentence-starter");
        _abbreviations = [.. lexicon.Entries.Where(entry => entry.Class == abbreviation && entry.Words.Length == 1).Select(entry => lexicon.KeyOf(entry.Words[0]))];
        _starters = [.. lexicon.Entries.Where(entry => entry.Class == starter && entry.Words.Length == 1).Select(entry => lexicon.KeyOf(entry.Words[0]))];
    }

    public void Split(string text, Span<Word> words, List<Sentence> sentences)
    {
        sentences.Clear();
        int first = 0, paragraph = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (i > 0 && words[i].Is(WordShape.ParagraphStart)) paragraph++;
            if (i == first) words[i].Shape |= WordShape.SentenceStart;
            words[i].Sentence = sentences.Count;
            if (i + 1 < words.Length && !words[i + 1].Is(WordShape.ParagraphStart) && !EndsAt(text, words, i)) continue;
            sentences.Add(new(first, i + 1, paragraph));
            first = i + 1;
        }
    }

    private bool EndsAt(string text, ReadOnlySpan<Word> words, int at)
    {
        Word next = words[at + 1];
        if (!next.Is(WordShape.SpaceBefore)) return false;
        int stop = at;
        // Closing quotes and brackets belong to the sentence.
        while (stop > 0 && text[words[stop].Start] is '"' or '\'' or '’' or '”' or ')' or '»' && words[stop].Is(WordShape.Sign) && !words[stop].Is(WordShape.SpaceBefore)) stop--;
        char sign = text[words[stop].Start];
        if (words[stop].Is(WordShape.Initials)) return stop == at && next.Is(WordShape.Capital) && _starters.Contains(next.Key);
        if (!words[stop].Is(WordShape.Sign) || sign is not ('.' or '!' or '?')) return false;
        if (!next.Is(WordShape.Capital) && !next.Is(WordShape.Digits) && text[next.Start] is not ('"' or '\'' or '“' or '‘' or '(' or '«' or '-')) return false;
        if (sign != '.' || stop == 0) return true;
        Word before = words[stop - 1];
        if (before.Length == 1 && before.Is(WordShape.Capital) && stop == at) return false;
        return !_abbreviations.Contains(before.Key) || before.Key == 0 || !before.Is(WordShape.Capital) && !char.IsAsciiLetterLower(text[before.Start]);
    }
}
