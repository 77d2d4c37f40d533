using Presswatch.Reading.Patterns;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.People;

/// <summary>Makes names of the runs of capitalised words beside which something says so: a title, a verb of speech, a given name, other names of the same list. Not safe for concurrent use.</summary>
internal sealed class NameEvidence(NameRules rules)
{
    /// <summary>What a rule may mean: that the run must hold a given or family name that the lists know; that one word is enough; that papers say things too, so that neither article nor "daily" may stand before it.</summary>
    private const string Clue = "clue", OneWord = "one-word", Speech = "speech";

    private const double InListConfidence = 0.75;

    private readonly List<RuleMatch> _matches = [];

    public void Find(PersonScan at, List<NameSpan> names, List<TitlePhrase> titles)
    {
        foreach (TitlePhrase title in titles)
        {
            // A title that a line break cuts is matched as far as its sentence goes.
            int end = Math.Min(title.End, at.SentenceEnd(title.First));
            if (title.IsPersonal && !TitleBinder.IsSubject(at, title)) at.Scan.Add(title.First, end - title.First, rules.People.Title, -1, -1);
        }
        _matches.Clear();
        rules.People.Evidence.Find(at.Scan, _matches);
        foreach (RuleMatch match in _matches)
        {
            Captured name = match["name"];
            if (!name.IsSet) continue;
            int first = name.First, end = name.First + name.Count;
            if (at.Is(first, PersonWord.Name) || NameSpotter.IsThing(at, first, end) || at.Is(first, PersonWord.Covered) || at.Is(end - 1, PersonWord.Covered)) continue;
            if (!Fits(at, match.Rule.Means, first, end) || end == first + 1 && match.First == first && EndsThing(at, first)) continue;
            Add(at, names, new(first, end, match.Rule.Id, match.Rule.Confidence, FamilyFirst: false));
        }
        if (!at.Headline) FindListed(at, names);
    }

    private static bool Fits(PersonScan at, string? means, int first, int end)
    {
        bool clue = false, common = true;
        for (int i = first; i < end; i++)
        {
            clue |= at.Is(i, PersonWord.Clue | PersonWord.Surname);
            common &= at.Is(i, PersonWord.Common | PersonWord.Inner | PersonWord.Place) || at.IsSign(i, '.');
        }
        if (means == Clue) return clue && end - first > 1 && !(at.Headline && at.Is(end - 1, PersonWord.Common));
        if (at.Headline) return clue;
        if (common && !clue) return false;
        if (means == Speech && at.Is(first - 1, PersonWord.Determiner | PersonWord.NoName | PersonWord.Inner)) return false;
        return end - first > 1 || means == OneWord;
    }

    /// <summary>"chairman of Oxgas, the former envoy": one word behind "of", an article or another capital is the end of a thing's name, whatever title comes next.</summary>
    private static bool EndsThing(PersonScan at, int word)
    {
        if (at.Is(word, PersonWord.Clue | PersonWord.Surname) || word == 0 || at.Scan.Words[word].Is(WordShape.SentenceStart)) return false;
        if (at.Is(word - 1, PersonWord.Determiner)) return true;
        if (at.IsCap(word - 1)) return !at.Is(word - 1, PersonWord.AnyHead | PersonWord.AnyHonour | PersonWord.Nationality) && !at.Scan.Words[word - 1].Is(WordShape.SentenceStart);
        return at.IsLower(word - 1) && (at.Scan.TextOf(word - 1) is "in" or "at" || at.Scan.TextOf(word - 1) is "of" && !at.Is(word - 2, PersonWord.Kinship) && !(word > 1 && at.Scan.TextOf(word - 2) is "name" or "behalf" or "remarks"));
    }

    private static void Add(PersonScan at, List<NameSpan> names, NameSpan name)
    {
        names.Add(name);
        at.AddName(name.First, name.End);
    }

    /// <summary>Runs between the names of a list are names.</summary>
    private static void FindListed(PersonScan at, List<NameSpan> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            int next = names[i].End;
            if (!at.Is(next, PersonWord.Comma | PersonWord.And)) continue;
            while (at.Is(next, PersonWord.Comma | PersonWord.And)) next++;
            int end = at.RunAt(next);
            if (end <= next + 1 || at.Is(next, PersonWord.Name) || at.Scan.Words[next].Sentence != at.Scan.Words[names[i].First].Sentence) continue;
            if (!(at.Is(end, PersonWord.Comma | PersonWord.And) || at.IsSign(end, '.'))) continue;
            if (NameSpotter.IsThing(at, next, end) || at.Is(next, PersonWord.Covered) || HasCommon(at, next, end)) continue;
            Add(at, names, new(next, end, PeopleRules.InListRule, InListConfidence, FamilyFirst: false));
        }
    }

    private static bool HasCommon(PersonScan at, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (at.Is(i, PersonWord.Common | PersonWord.Thing | PersonWord.Inner) || !at.Scan.Words[i].Is(WordShape.Letters)) return true;
        }
        return false;
    }
}
