using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Words;

/// <summary>Finds how far a run of capitalised words goes that may be one name: words, numbers, plural possessives, joined fields of work.</summary>
internal sealed class ChainReader(WordFacts facts)
{
    /// <summary>Longest name in words.</summary>
    private const int Longest = 24;

    private Scan Scan => facts.Scan;

    /// <summary>Whether a name may begin at the word.</summary>
    public bool CanBegin(int at, int limit) => facts.NameEnd(at) > 0 || IsNameWord(at) || (Scan.Words[at].Is(WordShape.Digits) && IsNumber(at, at, limit));

    /// <summary>Index behind the run of words that begins at <paramref name="first"/>; the same index where none does.</summary>
    /// <param name="first">First word.</param>
    /// <param name="limit">Index behind the last word of the sentence.</param>
    /// <param name="inside">Whether the run is part of a longer name: there "Korea's Reunification" holds together.</param>
    public int End(int first, int limit, bool inside = false)
    {
        limit = Math.Min(limit, first + Longest);
        int at = first;
        while (at < limit)
        {
            int known = facts.NameEnd(at);
            if (known > at && known <= limit) at = known;
            else if (IsNameWord(at)) at = AfterShort(at + 1, limit);
            // An initial or a syllable of a name that is also a small word.
            else if (at > first && at + 1 < limit && Scan.Words[at].Length == 1 && Scan.Words[at].Is(WordShape.Capital) && IsNameWord(at + 1)) at++;
            else if (IsNumber(at, first, limit) || IsJoint(at, first, limit, inside)) at++;
            else break;
        }
        return at;
    }

    public bool IsNameWord(int at)
    {
        Word word = Scan.Words[at];
        if (!word.Is(WordShape.Capital | WordShape.Letters)) return false;
        Fact fact = facts[at];
        if ((fact & Fact.Opener) != Fact.None && word.Is(WordShape.SentenceStart)) return false;
        if ((fact & Fact.Calendar) != Fact.None && !(at + 2 < Scan.Count && Scan.Words[at + 1].Is(WordShape.Digits) && Scan.Words[at + 1].Length <= 2 && Scan.Words[at + 2].Is(WordShape.Capital))) return false;
        if ((fact & Fact.Calendar) != Fact.None) return true;
        return (fact & Fact.Function) == Fact.None || (word.Is(WordShape.AllCapitals) && !word.Is(WordShape.SentenceStart));
    }

    public bool IsSign(int at, char sign) => Scan.Words[at].Is(WordShape.Sign) && Scan.Text[Scan.Words[at].Start] == sign;

    private bool IsNumber(int at, int first, int limit)
    {
        Word word = Scan.Words[at];
        if (!word.Is(WordShape.Digits)) return false;
        bool before = at + 1 < limit && (facts.NameEnd(at + 1) > 0 || IsNameWord(at + 1));
        if (word.Is(WordShape.Letters)) return before && char.IsDigit(Scan.Text[word.Start]);
        if (at == first || word.Length > 4) return false;
        if (before) return word.Length <= 2 || word.Length == 3 && IsUnit(at + 1, limit);
        // "the Lamp Army 93 years ago": a number that counts what follows.
        bool counts = at + 1 < limit && Scan.Words[at + 1].Is(WordShape.Letters) && Scan.Text[Scan.Words[at + 1].End - 1] == 's' && !facts.Is(at + 1, Fact.Function);
        return word.Length is 2 or 3 && !counts && facts.Is(at - 1, Fact.Body) && Scan.Words[at - 1].Is(WordShape.Capital) && word.Is(WordShape.SpaceBefore);
    }

    /// <summary>"105 Guards Tank Division": whether the capitals behind a number end in a unit that numbers tell apart.</summary>
    private bool IsUnit(int at, int limit)
    {
        int end = Math.Min(limit, at + 5);
        while (at < end && IsNameWord(at))
        {
            if (facts.Is(at, Fact.Numbered) && !(at + 1 < limit && IsNameWord(at + 1))) return true;
            at++;
        }
        return false;
    }

    private bool IsJoint(int at, int first, int limit, bool inside)
    {
        if (at == first || at + 1 >= limit) return false;
        Word word = Scan.Words[at];
        bool next = facts.NameEnd(at + 1) > 0 || IsNameWord(at + 1);
        if (word.Is(WordShape.Sign) && !word.Is(WordShape.SpaceBefore))
        {
            char sign = Scan.Text[word.Start];
            // "Small- and Medium-sized".
            if (sign == '-' && word.Length == 1) return next && !Scan.Words[at + 1].Is(WordShape.SpaceBefore) || at + 2 < limit && IsAnd(at + 1) && IsNameWord(at + 2) && Scan.TextOf(at + 2).Contains('-');
            if (sign == ',') return next && IsListOfAdjectives(at, limit);
            if (sign is not ('\'' or '’')) return false;
            if (word.Length == 2 && next && IsPersonsSite(at + 1, first, limit)) return true;
            if (!next && !facts.Is(at + 1, Fact.SmallModifier | Fact.SmallBody | Fact.SmallPlace)) return false;
            if (word.Length == 1) return Scan.Text[word.Start - 1] == 's' && Scan.Words[at + 1].Is(WordShape.SpaceBefore);
            return facts.Is(at - 1, Fact.PluralPeople) || (inside && next && facts.Is(at - 1, Fact.Gazetteer));
        }
        if (!next || !IsAnd(at)) return false;
        if (IsSign(at - 1, '-')) return true;
        // "College of Farming and Oxlea Mining College": a place begins a name of its own.
        if (facts.NameEnd(at + 1) > 0 && facts.IsPlaceName(at + 1) && !IsPossessive(at - 1)) return false;
        if (IsAdjective(at - 1) && IsAdjective(at + 1) && at + 2 < limit && IsNameWord(at + 2) || IsPairOfPeople(at, first, limit)) return true;
        bool joined = facts.Is(at - 1, Fact.Field) && (!facts.Is(at - 1, Fact.Body) || IsFieldOfHead(at + 1, limit)) || IsPossessive(at - 1) || IsAbstract(at - 1) && !facts.Is(at - 1, Fact.Body) && facts.NameEnd(at - 1) == 0 && IsFieldOfHead(at + 1, limit);
        if (!joined) return false;
        int end = End(at + 1, limit);
        for (int head = at + 2; head < end; head++)
        {
            if (facts.Is(head, Fact.Body | Fact.Place)) return IsPossessive(at - 1) || !inside && head <= at + 2 || HasField(at + 1, head);
        }
        return false;
    }

    /// <summary>Whether one of some words tells of a field of work: else, as in "University of Farming and Hal Orvald College", they begin a name of their own.</summary>
    private bool HasField(int first, int end)
    {
        for (int at = first; at < end; at++)
        {
            if (IsAbstract(at) || IsAdjective(at)) return true;
        }
        return false;
    }

    /// <summary>"Dramatic and Cinematic Arts", "Economic and Social Council".</summary>
    private bool IsAdjective(int at)
    {
        ReadOnlySpan<char> text = Scan.TextOf(at);
        return text.Length > 5 && (text.EndsWith("ic") || text.EndsWith("ical") || text.EndsWith("ial") || text.EndsWith("onal") || text.EndsWith("ural") || text.EndsWith("tive") || text.EndsWith("pendent") || text.EndsWith("ful") || text.EndsWith("ous")) && facts.NameEnd(at) == 0 && !facts.Is(at, Fact.Gazetteer | Fact.Nation);
    }

    /// <summary>"Economic, Social and Cultural Council": adjectives joined up to the last, a name word behind it.</summary>
    private bool IsListOfAdjectives(int comma, int limit)
    {
        int at = comma;
        while (at + 3 < limit && IsSign(at, ',') && IsAdjective(at - 1) && IsNameWord(at + 1)) at += 2;
        return at > comma && at + 2 < limit && IsAnd(at) && IsAdjective(at - 1) && IsAdjective(at + 1) && IsNameWord(at + 2);
    }

    /// <summary>"the Weavers and Rural Hands' Party", "the Oxlea Weavers and Joiners League": those whom one body unites, its head behind the last.</summary>
    private bool IsPairOfPeople(int and, int first, int limit)
    {
        if (first == 0 || !(IsWord(first - 1, "the") || Scan.TextOf(first - 1) is "The") || and - first > 3 || Scan.Text[Scan.Words[and - 1].End - 1] != 's' || facts.Is(and - 1, Fact.Body | Fact.Bodies | Fact.Office | Fact.Nation | Fact.Gazetteer | Fact.Known | Fact.Places | Fact.Thing)) return false;
        for (int at = and + 1; at < Math.Min(limit, and + 6) && (IsNameWord(at) || IsPossessive(at)) && facts.NameEnd(at) == 0; at++)
        {
            if (facts.Is(at, Fact.Body)) return at > and + 1 && !(at + 1 < limit && IsNameWord(at + 1)) && (IsPossessive(at - 1) || Scan.Text[Scan.Words[at - 1].End - 1] == 's');
        }
        return false;
    }

    /// <summary>"Solidarity and Development Party": a field of work and its head behind "and", so that what stands before it is a field too, though it may be a head elsewhere.</summary>
    private bool IsFieldOfHead(int at, int limit) => at + 1 < limit && facts.Is(at, Fact.Field) && !facts.Is(at, Fact.Body) && facts.Is(at + 1, Fact.Body) && IsNameWord(at + 1);

    /// <summary>"King Orvald's Mausoleum": a site called after a person, its head right behind the possessive.</summary>
    private bool IsPersonsSite(int at, int first, int limit)
    {
        if (!facts.IsRatherPlace(at) || facts.PlaceHead(at).Words.Length > 1 || facts.Is(at - 2, Fact.Gazetteer | Fact.Nation | Fact.Body | Fact.Known)) return false;
        return !(at + 1 < limit && IsNameWord(at + 1)) && !(at - 2 == first && Scan.Words[first].Is(WordShape.SentenceStart));
    }

    /// <summary>Whether the word is the name of a field of work or ends as abstract nouns do.</summary>
    public bool IsAbstract(int at)
    {
        if (facts.Is(at, Fact.Field)) return true;
        ReadOnlySpan<char> text = Scan.TextOf(at);
        return text.Length > 5 && (text.EndsWith("tion") || text.EndsWith("sion") || text.EndsWith("ment") || text.EndsWith("ity") || text.EndsWith("acy") || text.EndsWith("ism") || text.EndsWith("ship")
            || text.EndsWith("ics") || text.EndsWith("ness") || text.EndsWith("ance") || text.EndsWith("ence") || text.EndsWith("ture") || text.EndsWith("sophy") || text.EndsWith("ology"));
    }

    public bool IsAnd(int at) => IsSign(at, '&') || IsWord(at, "and");

    /// <summary>Whether the word is this one, in small letters.</summary>
    public bool IsWord(int at, string text) => Scan.Words[at].Length == text.Length && Scan.TextOf(at).SequenceEqual(text);

    /// <summary>Whether the word is the sign of a possessive.</summary>
    public bool IsPossessive(int at) => Scan.Words[at].Is(WordShape.Sign) && Scan.Text[Scan.Words[at].Start] is '\'' or '’';

    /// <summary>The full stop of "Mt.", "Co." and "Ltd." belongs to the name; so does the comma of "Co., Ltd.".</summary>
    private int AfterShort(int at, int limit)
    {
        Word before = Scan.Words[at - 1];
        // At the end of a sentence the stop is the sentence's, but for a company's.
        if (at >= limit || at == limit - 1 && !(facts.Is(at - 1, Fact.Brand) && facts.BodyHead(at - 1).Text is "ltd" or "co" or "inc") || before.Length > 4 || !IsSign(at, '.') || Scan.Words[at].Is(WordShape.SpaceBefore)) return at;
        if (!facts.Is(at - 1, Fact.PlaceBefore | Fact.Brand)) return at;
        if (facts.Is(at - 1, Fact.Brand) && at + 2 < limit && IsSign(at + 1, ',') && facts.Is(at + 2, Fact.Brand) && Scan.Words[at + 2].Length <= 4) return at + 2;
        return at + 1;
    }
}
