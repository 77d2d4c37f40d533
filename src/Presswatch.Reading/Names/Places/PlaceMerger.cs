using Presswatch.Core.Readings;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Names.Words;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Places;

/// <summary>Brings the mentions of each place together, under the longest form printed: the same words, the same id in a gazetteer, the name with and without its kind ("Mirna", "Mirna City").</summary>
internal sealed class PlaceMerger(NameRules rules)
{
    private readonly List<int> _group = [];
    private readonly List<int> _best = [];

    public void Merge(List<NameMention> found, Draft draft)
    {
        _group.Clear();
        _best.Clear();
        for (int i = 0; i < found.Count; i++)
        {
            found[i] = Identified(found[i]);
            int same = -1;
            for (int j = 0; j < i && same < 0; j++)
            {
                if (Same(found[i], found[j])) same = _group[j];
            }
            if (same < 0)
            {
                same = _best.Count;
                _best.Add(i);
            }
            else if (IsBetter(found[i], found[_best[same]])) _best[same] = i;
            _group.Add(same);
        }
        Write(found, draft);
    }

    /// <summary>The gazetteer's entry for a name that a head made a place: its words as a whole, or those before the head.</summary>
    private NameMention Identified(NameMention mention)
    {
        if (mention.Entry >= 0) return mention;
        for (int at = mention.Scan.FirstMark(mention.First); at >= 0; at = mention.Scan.Marks[at].Next)
        {
            Mark mark = mention.Scan.Marks[at];
            if (mark.Class != rules.PlaceName && mark.Class != rules.WorldName) continue;
            PlaceKind kind = rules.PlaceOf(rules.Lexicon.Entries[mark.Entry].Value!) is { } place ? NameRules.KindOf(place.Kind) : PlaceKind.Other;
            if (mark.Count == mention.Count) return mention with { Entry = mark.Entry, Kind = kind == PlaceKind.Other ? mention.Kind : kind };
            if (mark.Count == mention.Count - 1 && kind == mention.Kind) return mention with { Entry = mark.Entry };
        }
        return mention;
    }

    private void Write(List<NameMention> found, Draft draft)
    {
        int offset = draft.Places.Count;
        for (int group = 0; group < _best.Count; group++)
        {
            NameMention best = Full(found[_best[group]], draft);
            string? id = best.Entry >= 0 ? rules.Lexicon.Entries[best.Entry].Value : null;
            var span = best.Span;
            string name = best.Text.ToString();
            draft.Places.Add(new() { Name = name, Kind = Kind(best), Id = id, In = best.Scan.Part, Start = span.Start, Length = span.Length, Rule = best.Rule, Confidence = best.Confidence });
            draft.Trace?.Fired(best.Scan.Part, span.Start, span.Length, best.Rule, name);
        }
        for (int i = 0; i < found.Count; i++) found[i].Scan.Add(found[i].First, found[i].Count, rules.Place, found[i].Entry, offset + _group[i]);
    }

    /// <summary>For a country's letters, and for what only the headline shortens ("S. Taron"), the longer name that the text prints inside of another.</summary>
    private NameMention Full(NameMention best, Draft draft)
    {
        if (best.Entry < 0 || best.Kind != PlaceKind.Country) return best;
        string? id = rules.Lexicon.Entries[best.Entry].Value;
        if (best.Scan.Part == TextPart.Title && best.Text.Contains('.'))
        {
            foreach (Mark mark in draft.Body.Marks)
            {
                if (mark.Entry >= 0 && (mark.Class == rules.PlaceName || mark.Class == rules.WorldName) && rules.Lexicon.Entries[mark.Entry].Value == id && draft.Body.SpanOf(mark.First, mark.Count).Length > best.Span.Length) best = best with { Scan = draft.Body, First = mark.First, Count = mark.Count, Within = default };
            }
            return best;
        }
        if (best.Count > 1 || !best.Scan.Words[best.First].Is(WordShape.AllCapitals)) return best;
        for (int at = 0; at < draft.Body.Marks.Length; at++)
        {
            Mark mark = draft.Body.Marks[at];
            if (mark.Count > 3 && mark.Count > best.Count && mark.Entry >= 0 && (mark.Class == rules.PlaceName || mark.Class == rules.WorldName) && rules.Lexicon.Entries[mark.Entry].Value == id) best = best with { Scan = draft.Body, First = mark.First, Count = mark.Count };
        }
        return best;
    }

    /// <summary>A city that is a first-level unit is called a city without "Municipality".</summary>
    private PlaceKind Kind(NameMention mention)
    {
        if (mention.Kind != PlaceKind.Province || mention.Entry < 0 || mention.Rule != rules.Lexicon.Entries[mention.Entry].Value) return mention.Kind;
        PackPlace? place = rules.PlaceOf(mention.Rule);
        return place is { Kind: "province", Code: not null } && place.Latitude is not null && place.Name.IndexOf(' ', StringComparison.Ordinal) < 0 ? PlaceKind.City : PlaceKind.Province;
    }

    private bool Same(NameMention a, NameMention b)
    {
        if (a.Entry >= 0 && b.Entry >= 0 && rules.Lexicon.Entries[a.Entry].Value == rules.Lexicon.Entries[b.Entry].Value) return true;
        return a.Text.Equals(b.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsBetter(NameMention a, NameMention b)
    {
        if (a.Scan.Part != b.Scan.Part && a.Scan.Part == TextPart.Title) return false;
        // "Kamen Province" rather than "Kamen provinces", but rather that than "Kamen".
        if (a.Plural != b.Plural) return a.Plural ? a.Span.Length > b.Span.Length + 2 : a.Span.Length + 2 >= b.Span.Length;
        return a.Span.Length > b.Span.Length;
    }
}
