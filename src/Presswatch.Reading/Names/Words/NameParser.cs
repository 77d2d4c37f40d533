using Presswatch.Core.Readings;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Words;

/// <summary>Reads a name by its head: "State Planning Commission", "Ministry of Light Industry", "Committee for the Peaceful Uses of Outer Space of Ombra", "Seven Lamps Square".</summary>
internal sealed class NameParser(WordFacts facts, ChainReader chains)
{
    private readonly Continuation _continuation = new(facts, chains);

    private Scan Scan => facts.Scan;

    /// <summary>Reads the name at a word.</summary>
    /// <param name="first">Its first word.</param>
    /// <param name="limit">Index behind the last word of the sentence.</param>
    /// <param name="inside">Whether it stands inside of another.</param>
    public NameSpan Parse(int first, int limit, bool inside = false)
    {
        int end = chains.End(first, limit, inside);
        if (end == first) return new(first, first, NameKind.None, -1);
        int head = LastHead(first, end);
        if (facts.Is(first, Fact.PlaceBefore) && (head < 0 || head == first) && TryBefore(first, end) is { } before) return before;
        if (head < 0) return new(first, end, NameKind.None, -1);
        int rest = head + 1;
        while (rest < end && (chains.IsSign(rest, '.') || Scan.Words[rest].Is(WordShape.Digits) && !Scan.Words[rest].Is(WordShape.Letters))) rest++;
        if (facts.Is(head, Fact.Known) && !facts.Is(head, Fact.Body | Fact.Bodies)) return rest == end ? new(Unnumbered(first, head), facts.Is(head, Fact.Field) ? _continuation.OfCountry(end, limit) : end, NameKind.Body, head) : new(first, end, NameKind.None, -1);
        if (IsPlace(head)) return rest == end ? Place(first, end, head, limit) : new(first, end, NameKind.None, -1);
        if (IsThing(first, head)) return new(first, rest == end ? AfterThing(end, limit) : end, NameKind.Thing, head);
        return Body(first, end, head, rest, limit);
    }

    /// <summary>Index behind a name whose head in small letters ends before <paramref name="end"/>.</summary>
    public int ContinueSmall(int first, int end, int limit) => _continuation.End(this, first, end - 1, end, limit);

    private NameSpan Body(int first, int end, int head, int rest, int limit)
    {
        first = Unnumbered(first, head);
        int modifiers = head + 1 - facts.BodyHead(head).Words.Length - first;
        // "Friendship Association UK".
        if (rest < end && modifiers > 0 && facts.Is(head, Fact.Purpose) && facts.NameEnd(rest) == end && facts.GazetteerKind(rest, end) == PlaceKind.Country) rest = end;
        if (rest == end && modifiers > 0 && AfterNumber(rest) is var numbered && numbered > rest) end = rest = numbered;
        int whole = rest == end ? _continuation.End(this, first, head, rest, limit) : rest;
        whole = AfterOwned(AfterQuoted(head, whole, limit), rest, limit);
        // "Guards of the Lamp Army stood there": people, not a body.
        if (modifiers <= 0 && whole > rest && Scan.Words[first].Is(WordShape.SentenceStart) && Scan.Text[Scan.Words[head].End - 1] == 's' && facts.IsWeak(head)) return new(first, end, NameKind.None, -1);
        whole = AfterParent(whole, rest, limit);
        bool known = facts.Is(head, Fact.Known);
        if (whole == rest && !known && !Stands(first, modifiers, head)) return new(first, end, NameKind.None, -1);
        return new(first, whole, NameKind.Body, head, facts.Is(head, Fact.Bodies) && !facts.Is(head, Fact.Body));
    }

    /// <summary>"Road Party of Velmara Central Committee": a name that ends in its country owns the head behind it.</summary>
    private int AfterParent(int at, int rest, int limit)
    {
        if (at == rest || at >= limit || !facts.Is(at - 1, Fact.Gazetteer) || !chains.IsNameWord(at) || facts.NameEnd(at) > 0) return at;
        int end = Math.Min(chains.End(at, limit), at + 4);
        for (int word = at; word < end; word++)
        {
            if (facts.Is(word, Fact.Office | Fact.Person)) return at;
            if (facts.Is(word, Fact.Body) && !(word + 1 < end && facts.Is(word + 1, Fact.Body)) && facts.BodyHead(word).Words.Length <= word + 1 - at) return word + 1;
        }
        return at;
    }

    /// <summary>Behind "No. 4".</summary>
    private int AfterNumber(int at)
    {
        if (at + 1 >= Scan.Count || Scan.TextOf(at) is not "No") return at;
        int number = chains.IsSign(at + 1, '.') ? at + 2 : at + 1;
        return number < Scan.Count && Scan.Words[number].Is(WordShape.Digits) && Scan.Words[number].Length <= 3 ? number + 1 : at;
    }

    /// <summary>Behind the quoted name that tells parties of one name apart: "Road Party of Velmara "Grey Lantern"".</summary>
    private int AfterQuoted(int head, int at, int limit)
    {
        bool single = facts.BodyHead(head).Text is "group" or "association" or "society" or "union" && at + 2 < limit && IsQuote(at + 2);
        if (!single && facts.BodyHead(head).Text is not ("party" or "front" or "movement" or "league") || at + 2 >= limit || !IsQuote(at) || !Scan.Words[at].Is(WordShape.SpaceBefore) || !single && facts.NameEnd(at + 1) > 0) return at;
        int close = at + 1;
        while (close < limit && close < at + 5 && chains.IsNameWord(close)) close++;
        if (close == at + 1 || close >= limit || !IsQuote(close) || Scan.Words[close].Is(WordShape.SpaceBefore)) return at;
        if (close + 1 < limit && chains.IsNameWord(close + 1)) return at;
        // "… "Grey Lantern" of Velmara".
        return single && close + 2 < limit && chains.IsWord(close + 1, "of") && facts.NameEnd(close + 2) > 0 && facts.IsPlaceName(close + 2) ? facts.NameEnd(close + 2) : close + 1;
    }

    /// <summary>"Lamp Movement for Open Roads' Union": a name with a purpose may own a head.</summary>
    private int AfterOwned(int at, int rest, int limit)
    {
        if (at == rest || at + 1 >= limit || facts.Is(at - 1, Fact.Gazetteer | Fact.Known | Fact.Body) || !(chains.IsSign(at, '\'') || chains.IsSign(at, '’')) || Scan.Words[at].Is(WordShape.SpaceBefore)) return at;
        return facts.Is(at + 1, Fact.Body) && chains.IsNameWord(at + 1) && !(at + 2 < limit && chains.IsNameWord(at + 2)) ? at + 2 : at;
    }

    private bool IsQuote(int at) => chains.IsSign(at, '"') || chains.IsSign(at, '“') || chains.IsSign(at, '”');

    /// <summary>The number of a session before a body is no part of its name: "30th General Assembly"; that of a unit is: "7th Air Force".</summary>
    private int Unnumbered(int first, int head)
    {
        bool number = facts.Is(first, Fact.Ordinal) || Scan.Words[first].Is(WordShape.Digits | WordShape.Letters) && char.IsDigit(Scan.Text[Scan.Words[first].Start]);
        return number && first < head && !facts.Is(head, Fact.Numbered) ? first + 1 : first;
    }

    /// <summary>Whether a head with these words before it is a name without more.</summary>
    private bool Stands(int first, int modifiers, int head)
    {
        // "Co. Ltd." alone is a list's remainder.
        if (facts.Is(head, Fact.Brand) && facts.Is(first, Fact.Brand) && modifiers is 1 or 2 && Scan.Words[first].Length <= 3) return false;
        if (modifiers <= 0) return facts.BodyHead(head).Words.Length > 1 && !facts.Is(head, Fact.Weak | Fact.StateBody);
        if (modifiers == 1 && facts.Is(first, Fact.Office | Fact.Function)) return false;
        int known = facts.NameEnd(first);
        bool adjective = known == first + modifiers && facts.Is(known - 1, Fact.Nation | Fact.Gazetteer) && !facts.Is(known - 1, Fact.Person | Fact.Known);
        return !facts.IsWeak(head) || !(adjective || modifiers == 1 && Scan.Words[first].Is(WordShape.SentenceStart));
    }

    private NameSpan Place(int first, int end, int head, int limit)
    {
        int modifiers = head + 1 - facts.PlaceHead(head).Words.Length - first;
        int whole = PlaceKind.Site == NameRules.KindOf(facts.PlaceHead(head).Value) ? _continuation.EndOfSite(this, end, limit) : end;
        if (modifiers <= 0 && whole == end) return new(first, end, NameKind.None, -1);
        int known = facts.NameEnd(first);
        if (known != first + modifiers && modifiers > 1) known = facts.NameEnd(first + modifiers - 1);
        bool site = NameRules.KindOf(facts.PlaceHead(head).Value) == PlaceKind.Site;
        if (!site && whole == end && known == first + modifiers && facts.Is(known - 1, Fact.Nation) && !facts.Is(known - 1, Fact.Gazetteer)) return new(first, end, NameKind.None, -1);
        return new(first, whole, NameKind.Place, head, facts.Is(head, Fact.Places) && !facts.Is(head, Fact.Place));
    }

    /// <summary>"Order of the Seven Lamps First Class": what follows "of" belongs to the thing.</summary>
    private int AfterThing(int end, int limit)
    {
        if (end + 1 >= limit || !chains.IsWord(end, "of")) return end;
        int at = chains.IsWord(end + 1, "the") ? end + 2 : end + 1;
        if (at >= limit || facts.NameEnd(at) > 0 || !chains.IsNameWord(at)) return end;
        NameSpan next = Parse(at, limit, inside: true);
        return next.Kind == NameKind.Body ? end : next.End;
    }

    /// <summary>"Mt. Paektu", "Lake Chon": the head stands first.</summary>
    private NameSpan? TryBefore(int first, int end)
    {
        int name = first + 1;
        if (name < end && chains.IsSign(name, '.')) name++;
        if (name >= end) return null;
        // One word names a mountain; a second only where no list knows what it is.
        int last = Math.Min(end, name + 1);
        return new(first, last, NameKind.Place, first, facts.PlaceHead(first).Text[^1] == 's');
    }

    private bool IsPlace(int head) => facts.IsRatherPlace(head) || (facts.Is(head, Fact.Places) && !facts.Is(head, Fact.Body | Fact.Bodies | Fact.Thing));

    /// <summary>"8th Congress" is an event, "National Congress" a body.</summary>
    private bool IsThing(int first, int head)
    {
        if (!facts.Is(head, Fact.Thing)) return false;
        if (!facts.Is(head, Fact.Body) || facts.IsRatherThing(head)) return true;
        for (int at = first; at < head; at++)
        {
            if (Scan.Words[at].Is(WordShape.Digits) || facts.Is(at, Fact.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>Index of the last word of the last head in a run of words; -1 where there is none.</summary>
    private int LastHead(int first, int end)
    {
        for (int at = end - 1; at >= first; at--)
        {
            Fact fact = facts[at];
            if ((fact & (Fact.Body | Fact.Bodies | Fact.Place | Fact.Places | Fact.Thing | Fact.Known)) == Fact.None) continue;
            if ((fact & Fact.Gazetteer) != Fact.None && (fact & Fact.Known) == Fact.None && EndsGazetteer(first, at)) continue;
            if (at + 1 < end && facts.Is(at + 1, Fact.Office) && Earlier(first, at) is var earlier and >= 0) return earlier;
            return at;
        }
        return -1;
    }

    /// <summary>Whether the word ends a place known whole within the run, such as "Russian Federation".</summary>
    private bool EndsGazetteer(int first, int at)
    {
        for (int start = at; start >= first && start > at - 6; start--)
        {
            if (facts.NameEnd(start) == at + 1) return start == first || at > start;
        }
        return false;
    }

    /// <summary>In "Road Party Department Director" the department is the director's, the body stands before it.</summary>
    private int Earlier(int first, int head)
    {
        for (int at = head - 1; at > first && at >= head - 2; at--)
        {
            if (facts.Is(at, Fact.Body)) return at;
        }
        return -1;
    }
}
