using Presswatch.Reading.Patterns;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.People;

/// <summary>Finds words that are names by their shape or because the pack knows the person, and runs of capitalised words that may be names. Not safe for concurrent use.</summary>
internal sealed class NameSpotter(NameRules rules)
{
    /// <summary>Most words of a name: "Omar Al Karim Al Hadi Al Nur" has seven.</summary>
    private const int MostWords = 8;

    private const double KnownConfidence = 0.99;

    private readonly List<RuleMatch> _matches = [];

    /// <summary>Adds the names that need no evidence beside them.</summary>
    public void FindShapes(PersonScan at, List<NameSpan> names)
    {
        for (int i = 0; i < at.Count; i++)
        {
            if (!at.IsCap(i) || at.Scan.FirstMark(i) < 0) continue;
            if (at.Scan.TryMark(i, rules.People.PersonName, out Mark known))
            {
                if (Add(at, names, new(i, i + known.Count, PeopleRules.KnownRule, KnownConfidence, FamilyFirst: true))) i += known.Count - 1;
                continue;
            }
            _matches.Clear();
            rules.People.Shapes.FindAt(at.Scan, i, _matches);
            if (_matches.Count == 0) continue;
            RuleSet.KeepLongest(_matches);
            RuleMatch match = _matches[0];
            if (LeadsOn(at, i + match.Count) || (match.Count == 2 && FollowsOn(at, i))) continue;
            if (at.Is(i, PersonWord.Place) && at.Is(i + 1, PersonWord.Place)) continue;
            if (Add(at, names, new(i, i + match.Count, match.Rule.Id, match.Rule.Confidence, match.Rule.Means == "family-first"))) i += match.Count - 1;
        }
    }

    /// <summary>Marks runs of capitalised words that are no name yet.</summary>
    public void FindRuns(PersonScan at)
    {
        for (int i = 0; i < at.Count; i++)
        {
            if (!CanBegin(at, i)) continue;
            int end = EndOf(at, i);
            int first = i;
            i = end - 1;
            int before = at.IsSign(first - 1, '.') && !at.Scan.Words[first].Is(WordShape.SentenceStart) ? first - 2 : first - 1;
            if (at.Is(before, PersonWord.PlaceBefore) && at.IsCap(before)) continue;
            (first, end) = Trimmed(at, first, end);
            if (end <= first || end - first > MostWords || IsThing(at, first, end)) continue;
            at.AddRun(first, end);
            at.Scan.Add(first, end - first, rules.People.Run, -1, -1);
        }
    }

    /// <summary>Whether a short name that fits a shape is only the end of a longer one: "Nam Hong" of "Hor Nam Hong".</summary>
    private static bool FollowsOn(PersonScan at, int first)
    {
        const PersonWord apart = PersonWord.Common | PersonWord.AnyHead | PersonWord.AnyHonour | PersonWord.NoName | PersonWord.Nationality | PersonWord.Place | PersonWord.Inner | PersonWord.Name | PersonWord.Opener;
        if (at.Headline || at.Scan.Words[first].Is(WordShape.SentenceStart) || at.Scan.Words[first].Is(WordShape.Glued)) return false;
        return at.IsCap(first - 1) && at.Scan.Words[first - 1].Is(WordShape.Letters) && !at.Scan.Words[first - 1].Is(WordShape.AllCapitals) && !at.Is(first - 1, apart);
    }

    /// <summary>The run without ordinary words at its edges, as far as two words are left.</summary>
    private static (int First, int End) Trimmed(PersonScan at, int first, int end)
    {
        int start = first;
        bool opens = at.Scan.Words[first].Is(WordShape.SentenceStart);
        bool known = at.Is(first, PersonWord.Clue);
        int last = end;
        while (end > first && (!known || at.Headline) && at.Is(end - 1, PersonWord.Common | PersonWord.Thing) && !at.Is(end - 1, PersonWord.Clue | PersonWord.Surname)) end--;
        while (end > first && at.Is(first, PersonWord.Common | PersonWord.Inner | PersonWord.Modifier | PersonWord.Thing) && !at.Is(first, PersonWord.Clue | PersonWord.Surname)) first++;
        if (end > first + 1 && !known && (opens || at.Headline) && first == start && IsParticiple(at.Scan.TextOf(first))) first++;
        if (at.Headline)
        {
            while (end > first + 2 && at.Scan.TextOf(end - 1).EndsWith("ed")) end--;
            for (int i = first + 1; i < end - 1; i++)
            {
                if (at.Is(i, PersonWord.Clue) && !at.Is(first, PersonWord.Clue)) first = i;
            }
        }
        // "Ketil Morrow": so may one close it.
        if (end > first && last == end + 1 && !at.Headline && !at.Is(first, PersonWord.Common) && !at.Is(end, PersonWord.Inner | PersonWord.Modifier | PersonWord.Thing)) end = last;
        // "Him Chaem": a word that is ordinary elsewhere may open a name inside a sentence.
        if (end == first + 1 && first > start && !opens && !at.Headline && !at.Is(first - 1, PersonWord.Inner | PersonWord.Modifier | PersonWord.Thing)) first--;
        return (first, end);
    }

    private static bool IsParticiple(ReadOnlySpan<char> word) => word.EndsWith("ing") || word.EndsWith("ed");

    /// <summary>Whether a name that fits a shape is only the beginning of a longer one: "Ho Chi" of "Ho Chi Minh".</summary>
    private static bool LeadsOn(PersonScan at, int end)
    {
        if (at.Headline || end >= at.Count || !at.IsCap(end) || !at.Scan.Words[end].Is(WordShape.Letters) || at.Scan.Words[end].Is(WordShape.SentenceStart) || at.Scan.Words[end].Is(WordShape.Glued)) return false;
        return !at.Scan.Words[end].Is(WordShape.AllCapitals) && !at.Is(end, PersonWord.Common | PersonWord.AnyHead | PersonWord.NoName | PersonWord.Honorific | PersonWord.Thing | PersonWord.Nationality | PersonWord.Place);
    }

    /// <summary>Whether the words are the name of a thing, a body, or stand in the title of a work.</summary>
    public static bool IsThing(PersonScan at, int first, int end)
    {
        if (at.Is(first, PersonWord.Work) || at.Is(first, PersonWord.Name) || at.Is(end - 1, PersonWord.Name)) return true;
        if (at.Is(first, PersonWord.Covered) && at.Is(end - 1, PersonWord.Covered)) return true;
        Scan scan = at.Scan;
        if (end >= scan.Count || scan.Words[end].Sentence != scan.Words[end - 1].Sentence) return false;
        if (at.IsSign(end, '-') && !scan.Words[end].Is(WordShape.SpaceBefore)) return true;
        if (at.Is(end, PersonWord.Thing) && (at.IsCap(end) || at.Headline)) return true;
        // "Oren Valdis Higher Road School": capitals lead on to a thing.
        for (int i = end; i < end + 6 && at.IsCap(i) && scan.Words[i].Sentence == scan.Words[first].Sentence; i++)
        {
            if (at.Is(i, PersonWord.AnyHead) || at.NameAt(i) > 0) return false;
            if (at.Is(i, PersonWord.Thing) && !at.Headline) return true;
        }
        return false;
    }

    private static bool Add(PersonScan at, List<NameSpan> names, NameSpan name)
    {
        if (IsThing(at, name.First, name.End)) return false;
        names.Add(name);
        at.AddName(name.First, name.End);
        return true;
    }

    private static bool CanBegin(PersonScan at, int word)
    {
        Word found = at.Scan.Words[word];
        if (!found.Is(WordShape.Capital | WordShape.Letters) || found.Is(WordShape.Digits)) return false;
        return found.Is(WordShape.Initials) ? BehindInitials(at, word) > 0 : IsNameWord(at, word);
    }

    /// <summary>Index behind the family name that follows initials printed without a space ("A.B. Morrow", "A.B.Morrow"); 0 where none does.</summary>
    private static int BehindInitials(PersonScan at, int word)
    {
        const PersonWord no = PersonWord.Common | PersonWord.Thing | PersonWord.Inner | PersonWord.Modifier | PersonWord.Place | PersonWord.Covered | PersonWord.NoName;
        int next = word + 1;
        if (next >= at.SentenceEnd(word) || at.Is(word, no) || at.Is(next, no) || at.Scan.Text[at.Scan.Words[word].End - 1] != '.') return 0;
        Word name = at.Scan.Words[next];
        return name.Is(WordShape.Capital | WordShape.Letters) && !name.Is(WordShape.AllCapitals) && !name.Is(WordShape.Initials) && name.Length > 2 && IsNameWord(at, next) ? next + 1 : 0;
    }

    private static bool IsNameWord(PersonScan at, int word)
    {
        if (at.Is(word, PersonWord.Opener) && (at.Headline || at.Scan.Words[word].Is(WordShape.SentenceStart))) return false;
        const PersonWord no = PersonWord.AnyHead | PersonWord.Honorific | PersonWord.Honour | PersonWord.NoName | PersonWord.Nationality | PersonWord.Name | PersonWord.Work | PersonWord.Covered;
        if (at.Is(word, no)) return false;
        if (at.Is(word, PersonWord.Place) && !at.Is(word, PersonWord.Clue)) return false;
        Word found = at.Scan.Words[word];
        // "WPK", "GIs".
        if (found.Length is > 1 and <= 5 && char.IsUpper(at.Scan.Text[found.Start + 1])) return false;
        if (found.Is(WordShape.SentenceStart) && IsAdverb(at.Scan.TextOf(word)) && !at.Is(word, PersonWord.Clue)) return false;
        return !at.Is(word, PersonWord.Inner | PersonWord.Modifier) || !at.Is(word, PersonWord.Common) || at.Is(word, PersonWord.Clue);
    }

    /// <summary>Ends in "-ly" as adverbs do: never behind "a" or "o", as in "Anatoly".</summary>
    private static bool IsAdverb(ReadOnlySpan<char> word) => word.EndsWith("ly") && word.Length > 3 && word[^3] is not ('a' or 'o');

    /// <summary>Index behind the run: capitalised words, particles between them, initials with their stops.</summary>
    private static int EndOf(PersonScan at, int first)
    {
        Scan scan = at.Scan;
        int end = first + 1, sentenceEnd = at.SentenceEnd(first);
        if (end < sentenceEnd && scan.Words[first].Length == 1 && at.IsSign(end, '.')) end++;
        if (scan.Words[first].Is(WordShape.Initials)) end = BehindInitials(at, first);
        while (end < sentenceEnd && scan.Words[end].Is(WordShape.SpaceBefore))
        {
            if (at.Is(end, PersonWord.Particle) && at.IsLower(end) && end + 1 < sentenceEnd && at.IsCap(end + 1) && IsNameWord(at, end + 1) && !at.Is(end, PersonWord.Determiner)) end += 2;
            else if (scan.Words[end].Is(WordShape.Capital | WordShape.Letters) && !scan.Words[end].Is(WordShape.Digits) && IsNameWord(at, end)) end++;
            else if (AfterNumeral(at, end, sentenceEnd) is var behind && behind > end) end = behind;
            else break;
            if (end < sentenceEnd && scan.Words[end - 1].Length == 1 && at.IsSign(end, '.') && end + 1 < sentenceEnd) end++;
        }
        return end;
    }

    /// <summary>Index behind a Roman numeral, as in "Haldan XIV Orm": letters, or signs of their own (U+2160 to U+2188); the same index where none stands there.</summary>
    private static int AfterNumeral(PersonScan at, int word, int limit)
    {
        Scan scan = at.Scan;
        if (scan.Words[word].Is(WordShape.AllCapitals)) return scan.TextOf(word).ContainsAnyExcept("IVX") || scan.Words[word].Length > 5 ? word : word + 1;
        while (word < limit && scan.Words[word].Length == 1 && scan.Text[scan.Words[word].Start] is >= '\u2160' and <= '\u2188') word++;
        return word;
    }
}
