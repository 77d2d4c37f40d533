namespace Presswatch.Packs.Text;

/// <summary>A phrase to look for.</summary>
/// <param name="Text">The words as printed.</param>
/// <param name="Tag">What the caller knows it by.</param>
/// <param name="IgnoreCase">Whether capitals make no difference.</param>
public readonly record struct Phrase(string Text, int Tag, bool IgnoreCase = false);

/// <summary>A phrase found.</summary>
/// <param name="Tag">The phrase's tag.</param>
/// <param name="Start">First UTF-16 unit in the text.</param>
/// <param name="Length">Units in the text.</param>
public readonly record struct PhraseHit(int Tag, int Start, int Length);

/// <summary>Finds many phrases in one pass over a text, at the edges of words (a letter beside a digit is an edge); several may be found at one place. Immutable, safe for concurrent use.</summary>
/// <remarks>Kinds of spaces, dashes and apostrophes count as one each. Syllables of Hangul and characters of Han are words of their own.
/// Phrases are kept in buckets by their first two units, so that most words of a text cost one look-up.</remarks>
public sealed class PhraseMatcher
{
    private const int Buckets = 4096;

    /// <summary>Kinds of the first 128 characters, and these in lower case: most text is made of them.</summary>
    private static readonly Unit[] AsciiUnits = [.. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetter((char)c) ? Unit.Letter : char.IsAsciiDigit((char)c) ? Unit.Digit : Unit.Other)];

    private static readonly char[] AsciiLower = [.. Enumerable.Range(0, 128).Select(c => c == '\n' ? ' ' : char.ToLowerInvariant((char)c))];

    private readonly Entry[]?[] _buckets = new Entry[]?[Buckets];
    private readonly bool _singles;

    public PhraseMatcher(IEnumerable<Phrase> phrases)
    {
        foreach (IGrouping<int, Entry> bucket in phrases.Select(phrase => new Entry(phrase)).Where(entry => entry.Folded.Length > 0).GroupBy(entry => BucketOf(entry.Folded)))
        {
            _singles |= bucket.Any(entry => entry.Folded.Length == 1);
            _buckets[bucket.Key] = [.. bucket.OrderByDescending(entry => entry.Folded.Length)];
        }
    }

    /// <summary>Adds what stands in <paramref name="text"/> to <paramref name="hits"/>, in the order of the text, the longest first where several start at one place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="offset">Added to the start of each hit.</param>
    /// <param name="hits">Where hits go.</param>
    public void Find(ReadOnlySpan<char> text, int offset, List<PhraseHit> hits)
    {
        Unit before = Unit.Other;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            Unit unit = UnitOf(c);
            if (unit == Unit.Other ? !char.IsWhiteSpace(c) : unit != before || unit == Unit.Syllable) FindAt(text, i, offset, hits);
            before = unit;
        }
    }

    private void FindAt(ReadOnlySpan<char> text, int start, int offset, List<PhraseHit> hits)
    {
        char first = Fold(text[start]);
        char second = start + 1 < text.Length ? Fold(text[start + 1]) : '\0';
        if (_buckets[BucketOf(first, second)] is { } pair) Compare(pair, text, start, offset, hits);
        if (_singles && second != '\0' && _buckets[BucketOf(first, '\0')] is { } single) Compare(single, text, start, offset, hits);
    }

    private static void Compare(Entry[] bucket, ReadOnlySpan<char> text, int start, int offset, List<PhraseHit> hits)
    {
        foreach (Entry entry in bucket)
        {
            if (entry.Matches(text[start..])) hits.Add(new(entry.Tag, offset + start, entry.Folded.Length));
        }
    }

    private static int BucketOf(string folded) => BucketOf(folded[0], folded.Length > 1 ? folded[1] : '\0');

    private static int BucketOf(char first, char second) => ((first * 131) ^ second) & (Buckets - 1);

    private enum Unit : byte
    {
        Other,
        Letter,
        Digit,
        Syllable,
    }

    private static Unit UnitOf(char c) =>
        c < 128 ? AsciiUnits[c] : IsSyllable(c) ? Unit.Syllable : char.IsLetter(c) ? Unit.Letter : char.IsDigit(c) ? Unit.Digit : Unit.Other;

    private static bool IsSyllable(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3');

    private static char Fold(char c) => c < 128 ? AsciiLower[c] : char.ToLowerInvariant(Plain(c));

    /// <summary>One kind of space, dash and apostrophe for all.</summary>
    private static char Plain(char c) => c is > ' ' and < (char)128 ? c : c switch
    {
        '\u2018' or '\u2019' or '\u02BC' => '\'',
        '\u00A0' or '\u2009' or '\u202F' or '\u3000' or '\n' => ' ',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
        _ => c,
    };

    private sealed class Entry(Phrase phrase)
    {
        private readonly string _plain = string.Concat(phrase.Text.Trim().Select(Plain));
        private readonly bool _ignoreCase = phrase.IgnoreCase;

        public string Folded { get; } = string.Concat(phrase.Text.Trim().Select(Fold));

        public int Tag { get; } = phrase.Tag;

        public bool Matches(ReadOnlySpan<char> text)
        {
            if (text.Length < Folded.Length) return false;
            for (int i = 0; i < Folded.Length; i++)
            {
                if (_ignoreCase ? Fold(text[i]) != Folded[i] : Plain(text[i]) != _plain[i]) return false;
            }
            if (text.Length == Folded.Length) return true;
            Unit last = UnitOf(text[Folded.Length - 1]);
            return last is Unit.Other or Unit.Syllable || UnitOf(text[Folded.Length]) != last;
        }
    }
}
