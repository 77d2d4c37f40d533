using Presswatch.Core.Dates;
using Presswatch.Core.Values;
using Presswatch.Packs.Text;
using Presswatch.Reading.Cursor;

namespace Presswatch.Reading.Dates;

/// <summary>Finds in one pass what a text tells of its day: weekdays, events, anniversaries, people, posts, years written out. Not safe for concurrent use.</summary>
internal sealed class ClueSpotter(DatingRules rules)
{
    private readonly List<PhraseHit> _hits = [];
    private readonly List<SpottedClue> _spotted = [];
    private bool _weekday;

    /// <summary>The clues of headline and paragraphs; one of each source and kind, and of weekdays the first of the text alone.</summary>
    public IReadOnlyList<SpottedClue> Spot(string? headline, IReadOnlyList<string> paragraphs)
    {
        _spotted.Clear();
        _weekday = false;
        int offset = 0;
        foreach (string paragraph in paragraphs)
        {
            SpotIn(paragraph, offset);
            offset += paragraph.Length + 1;
        }
        if (headline is not null) SpotIn(headline, null);
        return _spotted;
    }

    private void SpotIn(string text, int? offset)
    {
        _hits.Clear();
        rules.Matcher.Find(text, 0, _hits);
        foreach (PhraseHit hit in _hits)
        {
            IReadOnlyList<Clue> clues = rules.Clues[hit.Tag];
            ClueKind kind = clues[0].Kind;
            if (kind == ClueKind.Weekday) SpotWeekday(text, offset, hit, clues);
            else if (kind == ClueKind.Anniversary) SpotAnniversary(text, offset, hit, clues);
            else if (kind == ClueKind.Era) SpotEra(text, offset, hit, clues[0]);
            else Add(new(kind, kind is ClueKind.Within ? DateMethod.Calendar : DateMethod.Bound, text.Substring(hit.Start, hit.Length), SpanOf(offset, hit.Start, hit.Length), clues));
        }
        SpotYears(text, offset);
    }

    private void SpotWeekday(string text, int? offset, PhraseHit hit, IReadOnlyList<Clue> clues)
    {
        if (_weekday || offset is null) return;
        _weekday = true;
        int start = WordBefore(text, hit.Start);
        if (hit.Start - start is < 2 or > 4) start = hit.Start;
        Add(new(ClueKind.Weekday, DateMethod.Weekday, text[start..(hit.Start + hit.Length)], SpanOf(offset, start, hit.Start + hit.Length - start), clues));
    }

    private void SpotAnniversary(string text, int? offset, PhraseHit hit, IReadOnlyList<Clue> clues)
    {
        int end = hit.Start;
        while (end > 0 && char.IsWhiteSpace(text[end - 1])) end--;
        int letters = end;
        while (letters > 0 && char.IsAsciiLetter(text[letters - 1])) letters--;
        if (text.AsSpan(letters, end - letters) is not ("st" or "nd" or "rd" or "th")) return;
        while (letters > 0 && char.IsWhiteSpace(text[letters - 1])) letters--;
        int start = letters, number = 0, scale = 1;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]) && letters - start < 3)
        {
            number += (text[--start] - '0') * scale;
            scale *= 10;
        }
        if (number == 0) return;
        Add(new(ClueKind.Anniversary, DateMethod.Calendar, text[start..(hit.Start + hit.Length)], SpanOf(offset, start, hit.Start + hit.Length - start), clues, number));
    }

    private void SpotEra(string text, int? offset, PhraseHit hit, Clue clue)
    {
        var cursor = new TextCursor(text, hit.Start);
        if (clue.Era!.Read(ref cursor) is not { Value: { } year } found || year is < 1 or > 9999) return;
        AddYear(text, offset, found.Span.Start, found.Span.Length, year, clue);
    }

    /// <summary>Years of four digits where a date or "in" stands before them: elsewhere they may count things.</summary>
    private void SpotYears(string text, int? offset)
    {
        for (int i = 0; i + 4 <= text.Length; i++)
        {
            i += text.AsSpan(i).IndexOfAnyInRange('0', '9') is var next and >= 0 ? next : text.Length;
            int end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            if (end - i == 4 && text[i] is '1' or '2' && (text[i + 1] is '9' or '0') && IsDatePlace(text, i, end)) AddYear(text, offset, i, 4, int.Parse(text.AsSpan(i, 4)), null);
            i = end;
        }
    }

    private static bool IsDatePlace(string text, int start, int end)
    {
        if (end < text.Length && (char.IsLetter(text[end]) || text[end] is '%' or '-')) return false;
        ReadOnlySpan<char> before = text.AsSpan(0, start);
        if (before.EndsWith("in ", StringComparison.OrdinalIgnoreCase) || before.EndsWith("since ", StringComparison.OrdinalIgnoreCase)) return true;
        before = before.TrimEnd(' ');
        return before.Length > 1 && before[^1] == ',' && char.IsAsciiDigit(before[^2]);
    }

    private void AddYear(string text, int? offset, int start, int length, int year, Clue? clue)
    {
        DateOnly? day = null;
        int end = start + length;
        int at = start;
        while (at > 0 && text[at - 1] is ' ' or ',' && start - at < 3) at--;
        int digits = at;
        while (digits > 0 && char.IsAsciiDigit(text[digits - 1]) && at - digits < 2) digits--;
        if (digits < at && digits > 1 && int.Parse(text.AsSpan(digits, at - digits)) is var number and >= 1 and <= 31)
        {
            int word = WordBefore(text, digits);
            if (rules.MonthOf(text[word..digits].Trim()) is { } month && number <= DateTime.DaysInMonth(year, month))
            {
                day = new(year, month, number);
                start = word;
            }
        }
        _spotted.Add(new(ClueKind.Era, DateMethod.Pattern, text[start..end], SpanOf(offset, start, end - start), clue is null ? [] : [clue], year, day));
    }

    private static int WordBefore(string text, int position)
    {
        int start = position;
        while (start > 0 && text[start - 1] == ' ') start--;
        while (start > 0 && char.IsLetter(text[start - 1])) start--;
        return start;
    }

    private static TextSpan? SpanOf(int? offset, int start, int length) => offset is { } shift ? new TextSpan(shift + start, length) : null;

    /// <summary>Keeps of one source and kind the clue that says most: the later bound.</summary>
    private void Add(SpottedClue clue)
    {
        for (int i = 0; i < _spotted.Count; i++)
        {
            SpottedClue other = _spotted[i];
            if (other.Kind != clue.Kind || other.Source != clue.Source || other.Kind == ClueKind.Anniversary && other.Year != clue.Year) continue;
            if (clue.Kind != ClueKind.While && clue.Clues[0].From > other.Clues[0].From) _spotted[i] = clue;
            else if (clue.Kind == ClueKind.While && clue.Clues[0] != other.Clues[0]) continue;
            return;
        }
        _spotted.Add(clue);
    }
}
