using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Names.Places;
using Presswatch.Reading.Names.Words;
using Presswatch.Reading.Patterns;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Bodies;

/// <summary>Finds bodies, places with heads and the capitalised names of things. Not safe for concurrent use.</summary>
internal sealed class BodyFinder
{
    private const string HeadRule = "engine.name.head", LettersRule = "engine.name.letters", JoinedRule = "engine.name.joined", SmallRule = "engine.name.small-head";
    private const double Sure = 0.95, Likely = 0.85, Unsure = 0.7;

    private readonly NameRules _rules;
    private readonly PlaceMentions _places;
    private readonly WordFacts _facts;
    private readonly ChainReader _chains;
    private readonly NameParser _parser;
    private readonly SmallHeads _small;
    private readonly WorkFinder _works;
    private readonly UnitFinder _units;
    private readonly BodyMerger _merger;
    private readonly List<NameMention> _found = [];
    private readonly List<RuleMatch> _matches = [];
    private bool[] _taken = new bool[1024];
    private Scan _scan = null!;

    public BodyFinder(NameRules rules, PlaceMentions places)
    {
        (_rules, _places, _facts) = (rules, places, places.Facts);
        _merger = new(rules);
        _chains = new(_facts);
        _parser = new(_facts, _chains);
        _small = new(_facts, _chains);
        _works = new(rules, _facts, _chains, _parser);
        _units = new(_facts, _chains, _parser);
    }

    public void Find(Draft draft)
    {
        _found.Clear();
        _places.Clear();
        Read(draft.Title, known: true);
        Read(draft.Body, known: false);
        _merger.Merge(_found, draft);
    }

    /// <param name="known">Whether only names known whole are read, as in headlines, where all words may stand in capitals.</param>
    private void Read(Scan scan, bool known)
    {
        _scan = scan;
        _facts.Read(scan);
        if (_taken.Length < scan.Count + 1) _taken = new bool[Math.Max(scan.Count + 1, _taken.Length * 2)];
        _taken.AsSpan(0, scan.Count + 1).Clear();
        _works.Find(scan);
        TakeMarks(_rules.Thing);
        if (!known)
        {
            ByRules();
            for (int i = 0; i < scan.Sentences.Count; i++)
            {
                Sentence sentence = scan.Sentences[i];
                for (int at = sentence.First; at < sentence.End;) at = Next(at, sentence.End);
            }
        }
        ByName(scan);
        if (!known) BySmallName(scan);
    }

    /// <summary>Reads what begins at a word; gives the word to go on with.</summary>
    private int Next(int at, int limit)
    {
        if (_taken[at]) return at + 1;
        if (_works.QuotedHead(_scan, at) is var quoted and > 0)
        {
            AddBody(new(at, quoted, NameKind.Body, quoted - 1));
            return quoted;
        }
        if (_units.End(at, limit, out bool several) is var unit and > 0) return AddUnit(at, unit, several);
        if (_facts.Is(at, Fact.Direction) && !_scan.Words[at].Is(WordShape.Capital) && at + 1 < limit && _facts.NameEnd(at + 1) is var direct and > 0 && _facts.Is(direct - 1, Fact.Gazetteer)) return AddPlace(at, direct, PlaceKind.Other, HeadRule, Likely);
        if (_scan.TryMark(at, _rules.SmallBody, out Mark squad) && _scan.ValueOf(squad) is "continued" && _parser.ContinueSmall(at, at + squad.Count, limit) is var whose && whose > at + squad.Count) return AddSmall(squad, whose);
        // "Board of Directors of the Lamp Foundation": named by the foundation.
        if (_scan.TryMark(at, _rules.Organ, out Mark organ) && at + organ.Count < limit && _chains.IsWord(at + organ.Count, "of")) return at + organ.Count + 1;
        if (!_chains.CanBegin(at, limit)) return at + 1;
        // "Museum of Arms of the Lamp Army", known whole: a place, though it ends in a body's name.
        if (_facts.NameEnd(at) is var site && site > at + 2 && _facts.Is(site - 1, Fact.Known) && _facts.GazetteerKind(at, site) == PlaceKind.Site && Known(at, site) < 0) return site;
        NameSpan name = _parser.Parse(at, limit);
        if (name.End == at) return at + 1;
        switch (name.Kind)
        {
            case NameKind.Body:
                AddBody(name);
                return name.End;
            case NameKind.Place when name.Head == name.End - 1 && _small.BranchEnd(name.End, limit) > 0:
                return Small(name, limit);
            case NameKind.Place:
                PlaceKind kind = NameRules.KindOf(_facts.PlaceHead(name.Head).Value);
                int end = _scan.TryMark(name.First, _rules.PlaceName, out Mark whole) && name.First + whole.Count > name.End ? name.First + whole.Count : NumberBehind.End(_scan, name.End);
                AddPlace(name.First, end, kind, _facts.PlaceHead(name.Head).List, Sure, name.Plural);
                if (name.Plural) _ = name.Head == name.First ? JoinRight(name, kind, limit) : JoinLeft(name.First, kind, isBody: false);
                return end;
            case NameKind.Thing:
                Take(name.First, name.End, _rules.Thing);
                return name.End;
            default:
                return Small(name, limit);
        }
    }

    private int AddUnit(int first, int end, bool several)
    {
        if (several && _units.Joined(first) is var joined and >= 0 && !_taken[joined])
        {
            Take(joined, joined + 1, _rules.Organisation);
            _found.Add(new(_scan, joined, 1, -1, JoinedRule, Likely));
        }
        Take(first, end, _rules.Organisation);
        _found.Add(new(_scan, first, end - first, -1, SmallRule, Likely));
        return end;
    }

    private void AddBody(NameSpan name)
    {
        // Letters for the head alone name nothing.
        if (name.End == name.First + 1 && _scan.TryMark(name.First, _rules.HeadLetters, out _)) return;
        // "minister of the Armed Forces": his field.
        if (IsMinisters(name.First)) return;
        // "the Arlund Vespera": a name known whole needs no nation before it.
        if (_facts.NameEnd(name.First) is var nation && nation > name.First && nation < name.End && _facts.Is(nation - 1, Fact.Nation) && Known(nation, name.End) >= 0 && Known(name.First, name.End) < 0 && (nation == name.End - 1 || _facts.Is(name.Head, Fact.Brand))) name = name with { First = nation };
        Take(name.First, name.End, _rules.Organisation);
        _found.Add(new(_scan, name.First, name.End - name.First, WholeEntry(name.First, name.End), _facts.Is(name.Head, Fact.Body | Fact.Bodies) ? _facts.BodyHead(name.Head).List : HeadRule, Sure));
        if (name.Plural) JoinLeft(name.First, PlaceKind.Other, isBody: true);
        AddLetters(name.End, _found.Count - 1);
    }

    private bool IsMinisters(int first)
    {
        int of = OfBefore(first);
        return of > 0 && (_chains.IsWord(of - 1, "minister") || _scan.TextOf(of - 1) is "Minister" or "vice-minister") && !(of > 1 && _scan.TextOf(of - 2).Equals("prime", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Index of "of", or of "of" before "the", in front of a name; 0 where neither stands there.</summary>
    private int OfBefore(int first)
    {
        int of = first > 0 && _chains.IsWord(first - 1, "the") ? first - 2 : first - 1;
        return of > 0 && _chains.IsWord(of, "of") ? of : 0;
    }

    /// <summary>"(LNA)" behind a name stands for it.</summary>
    private void AddLetters(int at, int same)
    {
        if (at + 2 >= _scan.Count || !_chains.IsSign(at, '(') || !_chains.IsSign(at + 2, ')') || !_scan.Words[at + 1].Is(WordShape.AllCapitals) && Known(at + 1, at + 2) < 0) return;
        Take(at + 1, at + 2, _rules.Organisation);
        if (StandForParent(at + 1, _found[same], at)) return;
        _found.Add(new(_scan, at + 1, 1, WholeEntry(at + 1, at + 2), LettersRule, Sure, SameAs: same));
    }

    /// <summary>"Board of the Union of Rural Hands (URH)": letters of the parent at the end of the name.</summary>
    private bool StandForParent(int letters, NameMention name, int end)
    {
        if (Known(letters, letters + 1) is not (var entry and >= 0)) return false;
        for (int at = name.First + 1; at < end; at++)
        {
            if (_facts.NameEnd(at) == end && Known(at, end) is var parent and >= 0 && _scan.Lexicon.Entries[parent].Value == _scan.Lexicon.Entries[entry].Value) return true;
        }
        return false;
    }

    /// <summary>Names without a head in capitals: "Nongpho vegetable farms", "Sorrel area", letters.</summary>
    private int Small(NameSpan chain, int limit)
    {
        if (_small.TryRead(chain, limit, out SmallName small))
        {
            if (small.IsBody)
            {
                int end = small.End;
                if (_facts.Is(end - 1, Fact.SmallBody | Fact.StateBody)) end = _parser.ContinueSmall(chain.First, end, limit);
                // "Selvar City branch of the association": of which, its name does not tell.
                if (end == small.End && _small.BranchEnd(end - 1, limit) > 0) return end;
                Take(chain.First, end, _rules.Organisation);
                _found.Add(new(_scan, chain.First, end - chain.First, -1, SmallRule, Likely));
                if (small.Plural) JoinLeft(chain.First, PlaceKind.Other, isBody: true);
                return end;
            }
            AddPlace(chain.First, small.End, small.Kind, SmallRule, Likely, small.Plural);
            if (small.Plural) JoinLeft(chain.First, small.Kind, isBody: false);
            return small.End;
        }
        int last = chain.End - 1;
        // "Arlund Road Fair (ARF)": letters for what is no body.
        if (last > 1 && last == chain.First && _chains.IsSign(last - 1, '(') && _facts.Is(last - 2, Fact.Thing)) return chain.End;
        if (IsLetters(last) && (last == chain.First || _facts.NameEnd(chain.First) == last))
        {
            Take(last, chain.End, _rules.Organisation);
            _found.Add(new(_scan, last, 1, -1, LettersRule, Unsure));
        }
        return chain.End;
    }

    private bool IsLetters(int at) =>
        _scan.Words[at].Is(WordShape.AllCapitals | WordShape.Letters) && !_scan.Words[at].Is(WordShape.Digits) && !_scan.Words[at].Is(WordShape.Initials) && _scan.Words[at].Length is >= 3 and <= 7
        && _facts.NameEnd(at) == 0 && _scan.TextOf(at).ContainsAnyExcept("IVXLC") && !_facts.Is(at, Fact.NoBody | Fact.Function | Fact.Office) && !_scan.TextOf(at).Contains('-');

    /// <summary>"Kuthan, Oxlea and" before "Yaksan farms": each is a name of the same kind.</summary>
    private int JoinLeft(int first, PlaceKind kind, bool isBody)
    {
        int at = first - 1, joined = 0;
        if (at < 1 || !_chains.IsAnd(at)) return 0;
        int sentence = _scan.Sentences[_scan.Words[first].Sentence].First;
        while (at > sentence && (_chains.IsSign(at, ',') || _chains.IsAnd(at)))
        {
            int end = at;
            if (_chains.IsSign(end - 1, ',')) end--;
            int start = end;
            while (start > sentence && _chains.IsNameWord(start - 1) && end - start < 4) start--;
            // "North and South Vale", "Estmark and Ombra committees": no names by themselves.
            if (end == start + 1 && _facts.Is(start, Fact.Direction | Fact.SmallModifier) || _facts.NameEnd(start) == end && (_facts.Is(end - 1, Fact.Nation) || _facts.GazetteerKind(start, end) is PlaceKind.Country)) break;
            if (start == end || _taken[end - 1] || _parser.Parse(start, end) is not { Kind: NameKind.None }) break;
            if (isBody && _facts.Is(end - 1, Fact.Place)) break;
            if (isBody)
            {
                Take(start, end, _rules.Organisation);
                _found.Add(new(_scan, start, end - start, -1, JoinedRule, Likely));
            }
            else AddPlace(start, end, _facts.Is(end - 1, Fact.Place) && _facts.GazetteerKind(start, end) is { } own ? own : kind, JoinedRule, Likely);
            joined++;
            at = start - 1;
        }
        return joined;
    }

    /// <summary>"and Chilbo" behind "Mts. Kumgang".</summary>
    private int JoinRight(NameSpan name, PlaceKind kind, int limit)
    {
        int at = name.End, joined = 0;
        while (at + 1 < limit && (_chains.IsSign(at, ',') || _chains.IsAnd(at)) && _chains.IsNameWord(at + 1))
        {
            int next = at + 1;
            AddPlace(next, next + 1, kind, JoinedRule, Likely);
            joined++;
            if (_chains.IsAnd(at)) break;
            at = next + 1;
        }
        return joined;
    }

    /// <summary>Rules of packs: "the newspaper NAME".</summary>
    private void ByRules()
    {
        _matches.Clear();
        _rules.Rules.Find(_scan, _matches);
        RuleSet.KeepLongest(_matches);
        foreach (RuleMatch match in _matches)
        {
            Captured name = match["name"];
            // "Daily" with a capital is part of a name, not the word before one.
            if (match.First < name.First && _scan.Words[match.First].Is(WordShape.Capital) && !_scan.Words[match.First].Is(WordShape.SentenceStart)) continue;
            if (!name.IsSet || _taken.AsSpan(name.First, name.Count).Contains(true)) continue;
            int end = name.First;
            while (end < name.First + name.Count && !_facts.Is(end, Fact.Calendar | Fact.Function)) end++;
            // "the Ombran paper Harbour Daily": a name known whole goes on behind the words that the rule takes.
            if (_facts.NameEnd(name.First) > end && _facts.Is(_facts.NameEnd(name.First) - 1, Fact.Known)) continue;
            if (end == name.First || _facts.NameEnd(name.First) == end && !_facts.Is(end - 1, Fact.Known)) continue;
            if (match.Rule.Means == "thing") Take(name.First, end, _rules.Thing);
            else if (match.Rule.Means?.StartsWith("place", StringComparison.Ordinal) == true) AddPlace(name.First, end, NameRules.KindOf(match.Rule.Means[6..]), match.Rule.Id, match.Rule.Confidence);
            else if (match.Rule.Means == "organisation")
            {
                Take(name.First, end, _rules.Organisation);
                _found.Add(new(_scan, name.First, end - name.First, WholeEntry(name.First, end), match.Rule.Id, match.Rule.Confidence));
            }
        }
    }

    /// <summary>Bodies that the lists know by name and that stand alone.</summary>
    private void ByName(Scan scan)
    {
        for (int at = 0; at < scan.Count; at++)
        {
            if (_taken[at] || _facts.NameEnd(at) is not (var end and > 0) || end == at + 1 && scan.TryMark(at, _rules.HeadLetters, out _)) continue;
            if (InHeadline(scan, at, end) is var whole and > 0)
            {
                Take(at, whole, _rules.Organisation);
                _found.Add(new(scan, at, whole - at, -1, HeadRule, Likely));
                at = whole - 1;
                continue;
            }
            if (Known(at, end) is var entry and >= 0 && !_taken.AsSpan(at, end - at).Contains(true) && !IsOwner(scan, at))
            {
                Take(at, end, _rules.Organisation);
                _found.Add(new(scan, at, end - at, entry, scan.Lexicon.Entries[entry].List, Sure));
                AddLetters(end, _found.Count - 1);
            }
            if (!_facts.Is(end - 1, Fact.Known)) continue;
            at = end - 1;
        }
    }

    /// <summary>In headlines a known name may begin a longer one with a head close behind ("LNA Harbour Section"); 0 where not.</summary>
    private int InHeadline(Scan scan, int at, int end)
    {
        if (scan.Part != TextPart.Title || Known(at, end) < 0) return 0;
        NameSpan name = _parser.Parse(at, scan.Count);
        return name.Kind == NameKind.Body && name.First == at && name.End > end && name.End <= end + 3 && !IsVerb(end, name.Head) && !_taken.AsSpan(at, name.End - at).Contains(true) ? name.End : 0;
    }

    /// <summary>"LNA Hails Harbour Section": whether the word behind a known name is what it does.</summary>
    private bool IsVerb(int at, int head) => at < head && _scan.TextOf(at).EndsWith("s") && !_facts.Is(at, Fact.Field | Fact.Body | Fact.Bodies | Fact.SmallModifier | Fact.Gazetteer | Fact.PluralPeople);

    /// <summary>"Lamp Office of the Road Party" in a headline: whether the name at a word only says whose body is named.</summary>
    private bool IsOwner(Scan scan, int first)
    {
        if (scan.Part != TextPart.Title) return false;
        for (int at = OfBefore(first) - 1; at >= 0 && (_chains.IsNameWord(at) || _chains.IsWord(at, "of") || _chains.IsWord(at, "for")); at--)
        {
            if (_facts.Is(at, Fact.Body)) return true;
        }
        return false;
    }

    /// <summary>Bodies that are printed in small letters, known whole.</summary>
    private void BySmallName(Scan scan)
    {
        int marks = scan.Marks.Length;
        for (int at = 0; at < marks; at++)
        {
            Mark mark = scan.Marks[at];
            if (_rules.FactOf(mark.Class) != Fact.SmallName || _taken.AsSpan(mark.First, mark.Count).Contains(true) || mark.First > 0 && _chains.IsSign(mark.First - 1, '\'')) continue;
            int behind = mark.First + mark.Count;
            if (scan.ValueOf(mark) is "inside" or "continued") continue;
            if (behind < scan.Count && scan.Words[behind].Is(WordShape.Letters) && !_facts.Is(behind, Fact.Function)) continue;
            int end = _parser.ContinueSmall(mark.First, mark.First + mark.Count, scan.Sentences[scan.Words[mark.First].Sentence].End);
            AddSmall(mark, end);
        }
    }

    private int AddSmall(Mark mark, int end)
    {
        Take(mark.First, end, _rules.Organisation);
        _found.Add(new(_scan, mark.First, end - mark.First, -1, _scan.Lexicon.Entries[mark.Entry].List, Likely));
        return end;
    }

    /// <summary>Entry of the lists of bodies for exactly these words; -1 where there is none.</summary>
    private int Known(int first, int end)
    {
        for (int at = _scan.FirstMark(first); at >= 0; at = _scan.Marks[at].Next)
        {
            Mark mark = _scan.Marks[at];
            if (mark.Count == end - first && (mark.Class == _rules.OrganisationName || mark.Class == _rules.KnownBody)) return mark.Entry;
        }
        return -1;
    }

    private int WholeEntry(int first, int end) => Known(first, end);

    private int AddPlace(int first, int end, PlaceKind kind, string rule, double confidence, bool plural = false)
    {
        Take(first, end, _rules.Place);
        _places.Add(new(_scan, first, end - first, -1, rule, confidence, kind, Plural: plural));
        return end;
    }

    private void Take(int first, int end, int type)
    {
        _taken.AsSpan(first, end - first).Fill(true);
        if (type != _rules.Organisation) _scan.Add(first, end - first, type, -1, -1);
    }

    private void TakeMarks(int type)
    {
        for (int at = 0; at < _scan.Marks.Length; at++)
        {
            Mark mark = _scan.Marks[at];
            if (mark.Class == type) _taken.AsSpan(mark.First, mark.Count).Fill(true);
        }
    }
}
