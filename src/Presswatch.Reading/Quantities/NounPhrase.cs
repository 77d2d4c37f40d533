using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Quantities;

/// <summary>Finds the noun phrase that a number counts: the words behind it up to the head. Immutable, safe for concurrent use.</summary>
/// <remarks>The head is the first plural in small letters that no further noun follows, a word of class "plural" or "unit"; words of class "noun-stop" and signs end the phrase.</remarks>
internal sealed class NounPhrase
{
    /// <summary>Words that a phrase may have.</summary>
    private const int Most = 7;

    /// <summary>Words that a phrase may have where no head was found.</summary>
    private const int MostHeadless = 3;

    /// <summary>Words behind "and" up to the head that both sides share.</summary>
    private const int MostJoined = 3;

    private readonly HashSet<int> _stops;
    private readonly HashSet<int> _heads;
    private readonly HashSet<int> _noHeads;
    private readonly HashSet<int> _ands;

    public NounPhrase(Lexicon lexicon)
    {
        _stops = Keys(lexicon, "noun-stop");
        _heads = Keys(lexicon, "plural");
        _heads.UnionWith(Keys(lexicon, "unit"));
        _noHeads = Keys(lexicon, "no-plural");
        _ands = Keys(lexicon, "number-and");
    }

    /// <summary>Number of words of the phrase that begins at a word; 0 where none does.</summary>
    public int Length(Scan scan, int first)
    {
        int end = scan.Sentences[scan.Words[Math.Min(first, scan.Count - 1)].Sentence].End;
        int count = 0;
        while (first + count < end && count < Most)
        {
            Word word = scan.Words[first + count];
            if (count > 0 && word.Key != 0 && _ands.Contains(word.Key) && JoinedHead(scan, first + count + 1, end) is var head and > 0) return head - first;
            if (!word.Is(WordShape.Letters) || (word.Key != 0 && _stops.Contains(word.Key)) || (count == 0 && word.Is(WordShape.Digits) && !word.Is(WordShape.Capital))) break;
            count++;
            if (IsHead(scan, first + count - 1) && !(first + count < end && IsHead(scan, first + count))) return count;
        }
        // Without a head: what stands there may be verbs, or a name that the number is part of, so that little is taken.
        return count == 0 || (scan.Words[first].Is(WordShape.Capital) && scan.TextOf(first)[^1] != 's') || LooksLikeVerb(scan, first) ? 0 : Math.Min(count, MostHeadless);
    }

    /// <summary>"Teaching and study methods": the word behind the head that a second noun or adjective stands before; 0 where none is near.</summary>
    private int JoinedHead(Scan scan, int from, int end)
    {
        for (int at = from; at < end && at - from < MostJoined; at++)
        {
            Word word = scan.Words[at];
            if (!word.Is(WordShape.Letters) || word.Is(WordShape.Digits) || (word.Key != 0 && _stops.Contains(word.Key))) return 0;
            if (at > from && IsHead(scan, at)) return at + 1;
        }
        return 0;
    }

    private bool IsHead(Scan scan, int word)
    {
        Word found = scan.Words[word];
        if (found.Key != 0 && _heads.Contains(found.Key)) return true;
        if (!found.Is(WordShape.Letters) || found.Length < 4 || (found.Key != 0 && (_noHeads.Contains(found.Key) || _stops.Contains(found.Key)))) return false;
        ReadOnlySpan<char> text = scan.TextOf(word);
        return text[^1] == 's' && text[^2] is not ('s' or 'u' or 'i' or '\'') && !found.Is(WordShape.AllCapitals);
    }

    private static bool LooksLikeVerb(Scan scan, int word)
    {
        ReadOnlySpan<char> text = scan.TextOf(word);
        return text.Length > 4 && char.IsLower(text[0]) && (text.EndsWith("ed", StringComparison.Ordinal) || text.EndsWith("ing", StringComparison.Ordinal));
    }

    private static HashSet<int> Keys(Lexicon lexicon, string type)
    {
        int id = lexicon.FindClass(type);
        return [.. lexicon.Entries.Where(entry => entry.Class == id && entry.Words.Length == 1).Select(entry => lexicon.KeyOf(entry.Words[0]))];
    }
}
