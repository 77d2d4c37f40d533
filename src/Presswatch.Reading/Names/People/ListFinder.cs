using System.Runtime.InteropServices;
using Presswatch.Core.Values;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Names.People;

/// <summary>Finds lists of names: names with their titles, parted by commas and conjunctions, and what brings them together. Not safe for concurrent use.</summary>
internal sealed class ListFinder(NameRules rules)
{
    private const string PlainKind = "names";
    private const double PlainConfidence = 0.8;

    private readonly List<RuleMatch> _openings = [];

    /// <summary>Sets list and position of the names, and adds the lists to the draft.</summary>
    public void Find(PersonScan at, List<NameSpan> found, Draft draft)
    {
        Span<NameSpan> names = CollectionsMarshal.AsSpan(found);
        for (int i = 0; i < names.Length; i++) names[i].List = -1;
        _openings.Clear();
        rules.People.Lists.Find(at.Scan, _openings);
        for (int first = 0; first < names.Length;)
        {
            int end = first + 1;
            while (end < names.Length && TitleBinder.AreListed(at, names[end - 1], names[end])) end++;
            RuleMatch? opening = OpeningOf(at, names[first]) ?? ClosingOf(at, names[end - 1]);
            if (end - first > 1 || opening is not null) AddList(at, names[first..end], opening, draft);
            first = end;
        }
    }

    private static void AddList(PersonScan at, Span<NameSpan> names, RuleMatch? opening, Draft draft)
    {
        int last = Math.Max(names[^1].End, names[^1].Right);
        TextSpan span = at.Scan.SpanOf(names[0].Left, last - names[0].Left);
        for (int i = 0; i < names.Length; i++) (names[i].List, names[i].Position) = (draft.Lists.Count, i + 1);
        draft.Lists.Add(new()
        {
            In = at.Scan.Part,
            Start = span.Start,
            Length = span.Length,
            Kind = opening?.Rule.Means ?? PlainKind,
            Rule = opening?.Rule.Id ?? PeopleRules.NamesRule,
            Confidence = opening?.Rule.Confidence ?? PlainConfidence,
        });
    }

    /// <summary>The rule whose words stand before the first name and its title.</summary>
    private RuleMatch? OpeningOf(PersonScan at, NameSpan first)
    {
        int end = first.Left;
        while (at.Is(end - 1, PersonWord.Determiner)) end--;
        RuleMatch? best = null;
        foreach (RuleMatch match in _openings)
        {
            if (match.First + match.Count == end && (best is null || match.Count > best.Count)) best = match;
        }
        return best;
    }

    /// <summary>The rule whose words stand behind the last name: "… were present".</summary>
    private RuleMatch? ClosingOf(PersonScan at, NameSpan last)
    {
        int start = Math.Max(last.End, last.Right);
        if (at.Is(start, PersonWord.Comma)) start++;
        foreach (RuleMatch match in _openings)
        {
            if (match.First == start) return match;
        }
        return null;
    }
}
