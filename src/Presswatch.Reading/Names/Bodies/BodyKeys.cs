using System.Runtime.InteropServices;
using Presswatch.Core.Readings;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Names.Words;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Bodies;

/// <summary>What the mentions of bodies are made of, so that "Secretariat of the Road Party" and "Road Party Secretariat" come out alike: words regardless of order, letters and known names as what they stand for,
/// sessions' numbers left out, and the country apart, since either form may go without it.</summary>
internal sealed class BodyKeys(NameRules rules)
{
    private readonly List<int> _tokens = [];
    private readonly List<(int First, int Words, int Countries)> _keys = [];

    public void Clear()
    {
        _tokens.Clear();
        _keys.Clear();
    }

    public void Add(NameMention mention)
    {
        int first = _tokens.Count, countries = 0;
        if (mention.Entry >= 0 && mention.Count == 1) _tokens.Add(HashOf(rules.Lexicon.Entries[mention.Entry].Value));
        else
        {
            Scan scan = mention.Scan;
            int end = mention.First + mention.Count;
            for (int at = mention.First; at < end;)
            {
                // Letters of a head count as its words, whatever they stand for alone.
                Mark known = scan.TryMark(at, rules.HeadLetters, out _) ? default : Longest(scan, at, end, Fact.Known, mention.Count), place = Longest(scan, at, end, Fact.Gazetteer | Fact.Nation, int.MaxValue);
                if (known.Count > 0 && known.Count >= place.Count)
                {
                    _tokens.Add(HashOf(rules.Lexicon.Entries[known.Entry].Value));
                    at += known.Count;
                }
                else if (place.Count > 0 && Country(place) is { } id)
                {
                    _tokens.Insert(first + countries++, HashOf(id));
                    at += place.Count;
                }
                // "(LNA)" inside a name says it again.
                else if (at + 2 < end && scan.TextOf(at) is "(" && scan.TextOf(at + 2) is ")") at += 3;
                else AddWord(scan, at++, at < end);
            }
        }
        _tokens.Sort(first, countries, null);
        _tokens.Sort(first + countries, _tokens.Count - first - countries, null);
        _keys.Add((first, _tokens.Count - first - countries, countries));
    }

    public bool Same(int a, int b)
    {
        (int firstA, int wordsA, int countriesA) = _keys[a];
        (int firstB, int wordsB, int countriesB) = _keys[b];
        if (wordsA != wordsB || wordsA == 0) return false;
        for (int i = 0; i < wordsA; i++)
        {
            if (_tokens[firstA + countriesA + i] != _tokens[firstB + countriesB + i]) return false;
        }
        if (countriesA == 0 || countriesB == 0) return wordsA > 1 || countriesA == countriesB || _tokens[firstA + countriesA] != 0;
        return !DifferInCountry(a, b);
    }

    /// <summary>Whether both name a country and not the same.</summary>
    public bool DifferInCountry(int a, int b)
    {
        return _keys[a].Countries > 0 && _keys[b].Countries > 0 && !Countries(a).SequenceEqual(Countries(b));
    }

    private ReadOnlySpan<int> Countries(int mention) => CollectionsMarshal.AsSpan(_tokens).Slice(_keys[mention].First, _keys[mention].Countries);

    private void AddWord(Scan scan, int at, bool more)
    {
        Word word = scan.Words[at];
        if (!word.Is(WordShape.Letters) && !word.Is(WordShape.Digits)) return;
        if (scan.TryMark(at, rules.HeadLetters, out Mark letters))
        {
            foreach (Range part in scan.ValueOf(letters).AsSpan().Split(' ')) _tokens.Add(HashOf(scan.ValueOf(letters).AsSpan()[part]));
            return;
        }
        ReadOnlySpan<char> text = scan.TextOf(at);
        if (text is "of" or "the" or "great" or "and" || (more && IsSession(scan, at))) return;
        _tokens.Add(HashOf(text));
    }

    /// <summary>"Eighth", "14th" before anything but a unit.</summary>
    private bool IsSession(Scan scan, int at)
    {
        bool number = scan.Words[at].Is(WordShape.Digits | WordShape.Letters);
        for (int mark = scan.FirstMark(at); mark >= 0 && !number; mark = scan.Marks[mark].Next) number = rules.FactOf(scan.Marks[mark].Class) == Fact.Ordinal;
        if (!number) return false;
        for (int next = at + 1; next < Math.Min(scan.Count, at + 4); next++)
        {
            for (int mark = scan.FirstMark(next); mark >= 0; mark = scan.Marks[mark].Next)
            {
                if (rules.FactOf(scan.Marks[mark].Class) == Fact.Numbered) return false;
            }
        }
        return true;
    }

    private string? Country(Mark place)
    {
        LexiconEntry entry = rules.Lexicon.Entries[place.Entry];
        return entry.Value is { } id && rules.PlaceOf(id) is { } known && NameRules.KindOf(known.Kind) == PlaceKind.Country ? known.Code ?? id : null;
    }

    private Mark Longest(Scan scan, int first, int end, Fact fact, int below)
    {
        Mark best = default;
        for (int at = scan.FirstMark(first); at >= 0; at = scan.Marks[at].Next)
        {
            Mark mark = scan.Marks[at];
            if (mark.Count > best.Count && mark.Count < below && mark.First + mark.Count <= end && (rules.FactOf(mark.Class) & fact) != Fact.None) best = mark;
        }
        return best;
    }

    private static int HashOf(ReadOnlySpan<char> text)
    {
        uint hash = 2166136261;
        foreach (char c in text) hash = (hash ^ char.ToLowerInvariant(c == '’' ? '\'' : c)) * 16777619;
        return (int)hash;
    }
}
