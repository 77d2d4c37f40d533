using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.People;

/// <summary>Finds titles: noun phrases with an office as their head ("first secretary of the Road Party and chairman of its board") or honours alone ("respected Comrade"). Not safe for concurrent use.</summary>
internal sealed class TitleFinder
{
    /// <summary>Words between a conjunction and the head of the next title.</summary>
    private const int MostBeforeHead = 7;

    private PersonScan _at = null!;
    private int _end;

    private TitleNouns Nouns => new(_at, _end);

    public void Find(PersonScan at, List<TitlePhrase> titles)
    {
        _at = at;
        titles.Clear();
        int floor = 0;
        for (int i = 0; i < at.Count; i++)
        {
            if (!at.Is(i, PersonWord.AnyHead | PersonWord.AnyHonour) || at.Is(i, PersonWord.Name | PersonWord.Work) || at.IsPossessive(i + 1)) continue;
            int start = at.SentenceStart(i);
            _end = _at.SentenceEnd(i);
            int first = Leftmost(i, Math.Max(floor, start));
            TitlePhrase title = Phrase(first, i);
            titles.Add(title);
            floor = title.End;
            i = Math.Max(i, title.End - 1);
        }
    }

    /// <summary>The first word of the noun phrase whose head stands at a word.</summary>
    private int Leftmost(int head, int floor)
    {
        const PersonWord part = PersonWord.Modifier | PersonWord.AnyHonour | PersonWord.AnyHead | PersonWord.Inner | PersonWord.Nationality | PersonWord.Place;
        int first = head;
        while (first - 1 >= floor)
        {
            int word = first - 1;
            if (_at.Is(word, PersonWord.Name | PersonWord.Comma)) break;
            if (_at.EndsName(word) && _at.Is(word - 1, PersonWord.Clue)) break;
            if (_at.Is(word, PersonWord.And) && IsSmallInner(word - 1) && IsSmallInner(first))
            {
                for (first = word - 1; _at.Is(first - 1, PersonWord.Comma) && IsSmallInner(first - 2) && first - 2 >= floor;) first -= 2;
                continue;
            }
            if (_at.Is(word, PersonWord.And | PersonWord.Determiner | PersonWord.NoName | PersonWord.Kinship | PersonWord.Joiner)) break;
            if (_at.Is(word, PersonWord.Stop | PersonWord.Preposition) && !_at.IsCap(word)) break;
            if (_at.IsSign(word, '.') && _at.Is(word - 1, PersonWord.Honorific) && word > floor) first = word - 1;
            else if (_at.Is(word, part)) first = word;
            else if (_at.IsCap(word) && !_at.Headline && !_at.Scan.Words[word].Is(WordShape.SentenceStart)) first = word;
            else if (IsTrade(word)) first = word;
            else break;
        }
        while (first < head && _at.Is(first, PersonWord.Inner) && !_at.Is(first, PersonWord.Modifier | PersonWord.AnyHead | PersonWord.Honorific | PersonWord.Nationality) && _at.Scan.Words[first].Is(WordShape.SentenceStart) && _at.Headline) first++;
        return first;
    }

    private bool IsSmallInner(int word) => _at.IsLower(word) && _at.Is(word, PersonWord.Inner) && !_at.Is(word, PersonWord.AnyHead | PersonWord.Stop);

    /// <summary>"lathe operator": a small word that no list has, between a name's comma and an office.</summary>
    private bool IsTrade(int word)
    {
        if (!_at.IsLower(word) || _at.Is(word, PersonWord.Stop | PersonWord.Speech | PersonWord.Preposition | PersonWord.Kinship)) return false;
        int before = _at.Is(word - 1, PersonWord.Determiner) ? word - 2 : word - 1;
        return _at.Is(before, PersonWord.Comma) && _at.EndsName(before - 1);
    }

    /// <summary>The title that begins at a word, with all titles tied to it.</summary>
    private TitlePhrase Phrase(int first, int head)
    {
        (int end, bool plural, bool hasHead) = Unit(head);
        bool personal = hasHead || HasAddress(first, end);
        bool behindName = IsBehindName(first);
        int whole = end;
        for (int tied = 0; hasHead && tied < 6; tied++)
        {
            int next = BehindTie(SkipAcronym(whole), out bool comma);
            if (next == 0) break;
            int second = HeadFrom(next);
            if (second == 0) break;
            (int secondEnd, bool secondPlural, bool office) = Unit(second);
            if (!office || (secondPlural && !plural) || (plural && !secondPlural && !behindName)) break;
            if (!behindName && !plural && _at.IsCap(head) != _at.IsCap(second)) break;
            bool named = IsName(secondEnd);
            // "the President and General Secretary Oren Valdis": bare offices of two.
            if (named && !behindName && !plural && first == head && end == head + 1 && _at.IsCap(head) && secondEnd - next <= 2 && !_at.Scan.Words[second].Is(WordShape.AllCapitals)) break;
            if (named && behindName || plural && HasGroup(next, secondEnd)) break;
            // Before a name the whole chain belongs to it; else a comma parts what are two things.
            if (!behindName && comma && !EndsAtName(secondEnd)) break;
            whole = secondEnd;
        }
        if (!behindName && whole != end && !IsName(whole)) whole = end;
        return new(first, whole, plural, hasHead, personal);
    }

    /// <summary>"leading officials of the board": people who are not the named ones.</summary>
    private bool HasGroup(int first, int end)
    {
        for (int i = first; i < end && !_at.Is(i, PersonWord.Preposition); i++)
        {
            if (_at.Is(i, PersonWord.Group)) return !IsName(end);
        }
        return false;
    }

    private bool HasAddress(int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (_at.Is(i, PersonWord.Honorific)) return true;
        }
        return false;
    }

    /// <summary>Whether a chain of titles from here leads to a name without a stop.</summary>
    private bool EndsAtName(int end)
    {
        for (int tied = 0; tied < 4; tied++)
        {
            if (IsName(end)) return true;
            int next = BehindTie(end, out _);
            int head = next == 0 ? 0 : HeadFrom(next);
            if (head == 0) return false;
            end = Unit(head).End;
        }
        return false;
    }

    private bool IsName(int word) => Nouns.IsName(word);

    /// <summary>Whether a name, a comma and at most an article stand before a word, or the name alone.</summary>
    private bool IsBehindName(int first)
    {
        int before = _at.BeforeAge(first - 1);
        if (_at.Is(before, PersonWord.Determiner)) before--;
        return (_at.Is(before, PersonWord.Comma) && (_at.EndsName(before - 1) || EndsAge(before - 1))) || _at.EndsName(first - 1);
    }

    /// <summary>"Oren Valdis, 45, …", "Oren Valdis (45), …".</summary>
    private bool EndsAge(int word) => word > 2 && _at.IsSign(word, ')') && _at.Scan.Words[word - 1].Is(WordShape.Digits) && _at.IsSign(word - 2, '(') && _at.EndsName(word - 3) || word > 2 && _at.Scan.Words[word].Is(WordShape.Digits) && _at.Is(word - 1, PersonWord.Comma) && _at.EndsName(word - 2);

    /// <summary>Index behind what ties two titles; 0 where nothing does.</summary>
    private int BehindTie(int word, out bool comma)
    {
        comma = false;
        int at = word;
        if (at < _end && _at.Is(at, PersonWord.Comma))
        {
            comma = true;
            at++;
        }
        if (at < _end && _at.Is(at, PersonWord.And)) (at, comma) = (at + 1, false);
        while (at < _end && _at.Is(at, PersonWord.Joiner)) (at, comma) = (at + 1, false);
        if (at == word) return 0;
        while (at < _end && _at.Is(at, PersonWord.Joiner)) at++;
        return at;
    }

    /// <summary>The head of a title that begins at a word; 0 where none does.</summary>
    private int HeadFrom(int word)
    {
        for (int i = word; i < Math.Min(_end, word + MostBeforeHead); i++)
        {
            if (_at.NameAt(i) > 0 || _at.Is(i, PersonWord.Name)) return 0;
            if (_at.Is(i, PersonWord.AnyHead | PersonWord.AnyHonour)) return i;
            if (!_at.Is(i, PersonWord.Modifier | PersonWord.Inner | PersonWord.Nationality | PersonWord.Place) && !(_at.IsCap(i) && _at.RunAt(i) <= i + 1)) return 0;
        }
        return 0;
    }

    /// <summary>One office with what follows it.</summary>
    private (int End, bool Plural, bool HasHead) Unit(int head)
    {
        int end = head, behind = head;
        bool plural = false, office = false;
        while (behind < _end && !_at.Is(behind, PersonWord.Name))
        {
            if (_at.Is(behind, PersonWord.AnyHead))
            {
                plural |= _at.Is(behind, PersonWord.Heads) && !_at.Is(behind, PersonWord.Head);
                office = true;
                end = ++behind;
            }
            else if (_at.Is(behind, PersonWord.AnyHonour))
            {
                behind++;
                if (behind < _end && _at.IsSign(behind, '.') && !_at.Scan.Words[behind].Is(WordShape.SpaceBefore)) behind++;
                end = behind;
            }
            else if (_at.Is(behind, PersonWord.Inner | PersonWord.Modifier) && behind - end < 4 && !_at.Is(behind, PersonWord.Comma)) behind++;
            else if (!office && behind == end && _at.Is(behind, PersonWord.Determiner) && _at.Is(behind + 1, PersonWord.AnyHead | PersonWord.AnyHonour | PersonWord.Modifier)) behind++;
            else break;
        }
        while (end < _end && _at.Is(end, PersonWord.Inner) && TitleTail(end)) end++;
        if (office) end = Chain(end);
        return (end, plural, office);
    }

    /// <summary>"charge d'affaires ad interim".</summary>
    private bool TitleTail(int word) => _at.Scan.TextOf(word) is "ad" or "interim" or "Ad" or "Interim";

    /// <summary>Index behind "of …", "to …", "at …" and what is listed there; the same index where nothing follows.</summary>
    private int Chain(int from)
    {
        int end = from, at = from;
        while (at < _end)
        {
            if (_at.Is(at, PersonWord.Preposition) && !_at.IsCap(at))
            {
                int behind = BehindPreposition(at);
                if (behind == 0) break;
                at = end = behind;
                continue;
            }
            if (end == from) break;
            int more = SkipAcronym(at);
            if (more > at)
            {
                at = more;
                continue;
            }
            int next = IsBracketed(at) ? at + 3 : Listed(at);
            if (next == 0) break;
            at = end = next;
        }
        return Trimmed(from, end);
    }

    private int BehindPreposition(int at)
    {
        ReadOnlySpan<char> word = _at.Scan.TextOf(at);
        bool open = word is "of" or "for" or "under";
        int noun = at + 1;
        if (word is "in" && noun + 1 < _end && _at.Scan.TextOf(noun) is "charge" && _at.Scan.TextOf(noun + 1) is "of") (noun, open) = (noun + 2, true);
        int first = noun;
        if (first < _end && _at.Is(first, PersonWord.Determiner)) first++;
        if (first >= _end || _at.NameAt(first) > 0) return 0;
        if (!open && !_at.IsCap(first) && !_at.Is(first, PersonWord.Inner) && !(word is "at" && first > noun)) return 0;
        if (word is "on" && !_at.Is(first, PersonWord.Inner)) return 0;
        // "the title of Marshal to Supreme Commander Oren Valdis": his own begins behind "to".
        if (word is "to" && first == noun && HeadFrom(first) > 0) return 0;
        // "director of the Seamen's Guild in Arlund": the place behind is no part, but where the name follows or people are meant, "Weavers in Arlund".
        if (word is "in" && !IsName(Nouns.Phrase(noun)) && (_at.EndsBody(at - 1) || _at.Is(at - 1, PersonWord.Head | PersonWord.Place)) && _at.Is(first, PersonWord.Place)) return 0;
        // "students under the care of President Oren Valdis".
        if (word is "under" && IsCare(first)) return 0;
        int end = Nouns.Phrase(noun);
        return end > noun ? end : 0;
    }

    private bool IsCare(int first)
    {
        for (int i = first; i < Math.Min(_end, first + 4); i++)
        {
            if (_at.Scan.TextOf(i) is "care" or "guidance" or "leadership") return true;
        }
        return false;
    }

    /// <summary>Index behind a further member of a list inside a title; 0 where the title ends.</summary>
    private int Listed(int at)
    {
        if (_at.Is(at, PersonWord.Comma))
        {
            if (_at.Is(at - 1, PersonWord.CommaBody) && Nouns.Phrase(at + 1) is var body && body > at + 1 && (_at.IsCap(at + 1) || _at.Is(at + 1, PersonWord.Determiner)) && !_at.EndsName(body - 1)) return body;
            return ListEnd(at);
        }
        if (!_at.Is(at, PersonWord.And)) return 0;
        int next = at + 1;
        if (next < _end && _at.Is(next, PersonWord.Determiner)) next++;
        if (next >= _end || _at.NameAt(next) > 0 || HeadFrom(next) > 0) return 0;
        if (_at.RunAt(next) > next + 1) return 0;
        if (!_at.IsCap(next) && !_at.Is(next, PersonWord.Inner) && !IsSingleNoun(at - 1, next)) return 0;
        int end = Nouns.Phrase(at + 1);
        return end > next ? end : 0;
    }

    /// <summary>"of rivers and dikes,": one small word behind another, and no more.</summary>
    private bool IsSingleNoun(int before, int noun) =>
        _at.IsLower(before) && _at.IsLower(noun) && !_at.Is(noun, PersonWord.Stop | PersonWord.AnyHead | PersonWord.Kinship | PersonWord.Preposition)
        && (noun + 1 >= _end || _at.Scan.Words[noun + 1].Is(WordShape.Sign) || _at.Is(noun + 1, PersonWord.And | PersonWord.Preposition));

    /// <summary>"…, Law and Security Affairs", "…, state and army": a list by commas, closed by "and", none of it a person or an office.</summary>
    private int ListEnd(int comma)
    {
        int at = comma;
        for (int items = 0; items < 14 && at < _end; items++)
        {
            bool last = false;
            bool parted = _at.Is(at, PersonWord.Comma);
            if (parted) at++;
            if (at < _end && _at.Is(at, PersonWord.And)) (at, last) = (at + 1, true);
            // A comma and "and" behind a single item begin something else.
            if (items == 0 && parted && last) return 0;
            int first = at;
            while (at < _end && at - first < 5 && (_at.IsCap(at) || _at.Is(at, PersonWord.Inner)) && !_at.Is(at, PersonWord.Name | PersonWord.AnyHead | PersonWord.NoName) && !Nouns.BeginsName(at, first)) at++;
            if (at == first || _at.RunAt(first) > first + 1) return 0;
            if (last) return at;
            if (at >= _end || !_at.Is(at, PersonWord.Comma | PersonWord.And)) return 0;
        }
        return 0;
    }

    /// <summary>Index behind "(WPK)"; the same index where none stands there.</summary>
    private int SkipAcronym(int at) =>
        at + 2 < _end && _at.IsSign(at, '(') && _at.IsSign(at + 2, ')') && _at.Scan.Words[at + 1].Is(WordShape.AllCapitals) ? at + 3 : at;

    /// <summary>"(Marxist-Leninist)" belongs to the body before it.</summary>
    private bool IsBracketed(int at) => at + 2 < _end && _at.IsSign(at, '(') && _at.IsSign(at + 2, ')') && _at.IsCap(at + 1) && _at.Scan.TextOf(at + 1).Contains('-');

    /// <summary>Leaves out the place behind a title: "of the farm in Mirna City".</summary>
    private int Trimmed(int from, int end)
    {
        if (!_at.Is(end - 1, PersonWord.Thing) || !_at.Is(end - 1, PersonWord.Inner)) return end;
        for (int i = end - 1; i > from && end - i < 9; i--)
        {
            if (!_at.Is(i, PersonWord.Preposition))
            {
                if (!_at.IsCap(i)) break;
                continue;
            }
            if (_at.Scan.TextOf(i) is "in") return _at.IsCap(i + 1) && i + 2 < end ? i : end;
            if (_at.Scan.TextOf(i) is not "of") break;
        }
        return end;
    }
}
