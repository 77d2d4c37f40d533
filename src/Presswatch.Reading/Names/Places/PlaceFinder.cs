using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Names.Words;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Places;

/// <summary>Finds places that no body's or person's name holds. Not safe for concurrent use.</summary>
internal sealed class PlaceFinder(NameRules rules, PlaceMentions mentions)
{
    private readonly PlaceMerger _merger = new(rules);
    private bool[] _taken = new bool[1024];

    public void Find(Draft draft)
    {
        Read(draft.Title, draft.Organisations);
        Read(draft.Body, []);
        _merger.Merge(mentions.All, draft);
    }

    /// <param name="scan">The headline or the text.</param>
    /// <param name="bodies">Bodies that the text names: where capitals show nothing, as in a headline, the same words are no place.</param>
    private void Read(Scan scan, List<OrganisationFinding> bodies)
    {
        if (_taken.Length < scan.Count + 1) _taken = new bool[Math.Max(scan.Count + 1, _taken.Length * 2)];
        _taken.AsSpan(0, scan.Count + 1).Clear();
        int marks = scan.Marks.Length;
        for (int at = 0; at < marks; at++)
        {
            Mark mark = scan.Marks[at];
            // "May Fair Stadium" is no holiday.
            if (mark.Class == rules.Thing && KnownEnd(scan, mark.First) >= mark.First + mark.Count) continue;
            if (mark.Class == rules.Organisation || mark.Class == rules.Person || mark.Class == rules.Thing || mark.Class == rules.Place) _taken.AsSpan(mark.First, mark.Count).Fill(true);
        }
        foreach (OrganisationFinding body in bodies) Take(scan, body.Name);
        for (int at = 0; at < scan.Count; at++)
        {
            if (_taken[at]) continue;
            int end = Gazetteer(scan, at);
            if (end == 0) end = Suffixed(scan, at);
            if (end == 0) Joined(scan, at);
            if (end > at) at = end - 1;
        }
    }

    /// <summary>Index behind the longest name of the gazetteers at a word; 0 where none begins there.</summary>
    private int KnownEnd(Scan scan, int at)
    {
        int end = scan.TryMark(at, rules.PlaceName, out Mark own) ? at + own.Count : 0;
        return scan.TryMark(at, rules.WorldName, out Mark world) ? Math.Max(end, at + world.Count) : end;
    }

    private void Take(Scan scan, string name)
    {
        if (scan.Text.IndexOf(name, StringComparison.Ordinal) is not (var from and >= 0)) return;
        for (int at = 0; at < scan.Count; at++)
        {
            if (scan.Words[at].Start >= from && scan.Words[at].End <= from + name.Length) _taken[at] = true;
        }
    }

    private int Gazetteer(Scan scan, int at)
    {
        Mark best = default;
        int nation = 0;
        for (int i = scan.FirstMark(at); i >= 0; i = scan.Marks[i].Next)
        {
            Mark mark = scan.Marks[i];
            if (mark.Class == rules.Nationality) nation = Math.Max(nation, mark.Count);
            if (mark.Class != rules.PlaceName && mark.Class != rules.WorldName) continue;
            // The pack's own places go before those of the world.
            if (mark.Count > best.Count || (mark.Count == best.Count && mark.Class == rules.PlaceName)) best = mark;
        }
        if (best.Count == 0 || nation > best.Count || _taken.AsSpan(at, best.Count).Contains(true) || IsPartOfWord(scan, at, best.Count) || IsOfMoney(scan, at + best.Count)) return 0;
        var entry = rules.Lexicon.Entries[best.Entry];
        PlaceKind kind = rules.PlaceOf(entry.Value!) is { } place ? NameRules.KindOf(place.Kind) : PlaceKind.Other;
        mentions.Add(new(scan, at, best.Count, best.Entry, entry.Value!, 0.97, kind));
        return at + best.Count;
    }

    /// <summary>"pro-U.S.", "U.S.-made": no place but an adjective.</summary>
    private static bool IsPartOfWord(Scan scan, int at, int count)
    {
        if (at > 0 && IsHyphen(scan, at - 1) && !scan.Words[at].Is(WordShape.SpaceBefore) && at > 1 && !scan.Words[at - 2].Is(WordShape.Capital)) return true;
        int end = at + count;
        return end + 1 < scan.Count && IsHyphen(scan, end) && !scan.Words[end].Is(WordShape.SpaceBefore) && !scan.Words[end + 1].Is(WordShape.SpaceBefore) && !scan.Words[end + 1].Is(WordShape.Capital);
    }

    /// <summary>"Hong Kong dollars": the name of a currency.</summary>
    private bool IsOfMoney(Scan scan, int end) => end < scan.Count && scan.TryMark(end, rules.Currency, out _);

    private static bool IsHyphen(Scan scan, int at) => scan.Words[at].Length == 1 && scan.Text[scan.Words[at].Start] == '-';

    /// <summary>"Mirna-Taron trade": each place of a word whose every part is one.</summary>
    private void Joined(Scan scan, int at)
    {
        if (!scan.Words[at].Is(WordShape.Capital) || scan.Words[at].Key > 0) return;
        ReadOnlySpan<char> text = scan.TextOf(at);
        if (!text.Contains('-')) return;
        foreach (Range part in text.Split('-'))
        {
            if (Known(text[part]) < 0) return;
        }
        foreach (Range part in text.Split('-'))
        {
            int entry = Known(text[part]);
            string id = rules.Lexicon.Entries[entry].Value!;
            (int start, int length) = part.GetOffsetAndLength(text.Length);
            mentions.Add(new(scan, at, 1, entry, id, 0.95, rules.PlaceOf(id) is { } place ? NameRules.KindOf(place.Kind) : PlaceKind.Other, Within: new(scan.Words[at].Start + start, length)));
        }
    }

    private int Known(ReadOnlySpan<char> name) => rules.Lexicon.EntryOf(name, rules.PlaceName) is var own and >= 0 ? own : rules.Lexicon.EntryOf(name, rules.WorldName);

    /// <summary>Words that end as places do, such as "-ri"; "No. 1" behind one belongs to it.</summary>
    private int Suffixed(Scan scan, int at)
    {
        if (!scan.Words[at].Is(WordShape.Capital)) return 0;
        ReadOnlySpan<char> text = scan.TextOf(at);
        foreach (PlaceSuffix suffix in rules.PlaceSuffixes)
        {
            if (text.Length < suffix.Text.Length + 2 || !text.EndsWith(suffix.Text)) continue;
            int end = NumberBehind.End(scan, at + 1);
            mentions.Add(new(scan, at, end - at, -1, suffix.List, 0.95, suffix.Kind));
            return end;
        }
        return 0;
    }
}
