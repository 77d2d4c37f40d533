using System.Globalization;
using Presswatch.Core.Pages;
using Presswatch.Packs.Model;

namespace Presswatch.Extraction.Wire;

/// <summary>
/// Reads one form of dateline at the start of a text. The form is run by hand, token by token: a place or a reporter's name is as short as the rest
/// of the form allows and at most 60 characters, so the work is bounded by 60 tries of the few tokens behind it. Immutable; allocates on a hit only.
/// </summary>
internal sealed class DatelineMatcher
{
    private const int LongestName = 60;
    private readonly DatelineForm _form;
    private readonly DatelineToken[] _tokens;
    private readonly (string Name, int Month)[] _months;

    public DatelineMatcher(DatelineForm form, IReadOnlyList<DateWords> words)
    {
        _form = form;
        _tokens = [.. DatelineToken.Split(form.Form)];
        _months = [.. words.Where(w => w.Language == form.Language)
            .SelectMany(w => w.Months.SelectMany((names, i) => names.Select(name => (name, i + 1))))
            .OrderByDescending(m => m.name.Length)];
    }

    /// <summary>Reads the dateline at the start of the text.</summary>
    /// <param name="text">One paragraph; leading white space is skipped.</param>
    /// <param name="dateline">What it says.</param>
    /// <param name="length">Units of <paramref name="text"/> it takes, with the space behind it.</param>
    public bool TryRead(ReadOnlySpan<char> text, out Dateline dateline, out int length)
    {
        var found = new Found();
        int start = text.Length - text.TrimStart().Length;
        int end = Match(text, start, 0, ref found);
        if (end < 0 || found.Month is < 1 or > 12 || found.Day < 1 || found.Day > DateTime.DaysInMonth(found.Year ?? 2000, found.Month))
        {
            (dateline, length) = (null!, 0);
            return false;
        }
        string? agency = found.Agency.Length == 0 ? null : text.Slice(found.Agency.Start, found.Agency.Length).ToString();
        dateline = new(text.Slice(found.Place.Start, found.Place.Length).ToString(), found.Month, found.Day, agency, found.Year, text[start..end].TrimEnd().ToString(), _form.Id);
        length = SkipSpace(text, end);
        return true;
    }

    /// <summary>Whether the form has a day; one that has none only takes a place off the text.</summary>
    public bool IsDated => Array.Exists(_tokens, token => token.Kind == DatelineTokenKind.Day);

    /// <summary>Length of what an undated form takes off the text; 0 where it does not fit.</summary>
    public int PlaceLength(ReadOnlySpan<char> text)
    {
        var found = new Found();
        int end = Match(text, 0, 0, ref found);
        return end <= 0 ? 0 : SkipSpace(text, end);
    }

    private int Match(ReadOnlySpan<char> text, int at, int token, ref Found found)
    {
        if (token == _tokens.Length) return at;
        DatelineToken next = _tokens[token];
        switch (next.Kind)
        {
            case DatelineTokenKind.Space:
                return Match(text, SkipSpace(text, at), token + 1, ref found);
            case DatelineTokenKind.Literal:
                return text[at..].StartsWith(next.Text, StringComparison.OrdinalIgnoreCase) ? Match(text, at + next.Text.Length, token + 1, ref found) : -1;
            case DatelineTokenKind.Dash:
                int dash = TakeDash(text, at);
                return dash == at ? -1 : Match(text, dash, token + 1, ref found);
            case DatelineTokenKind.Month:
                int month = TakeMonth(text, at, ref found);
                return month < 0 ? -1 : Match(text, month, token + 1, ref found);
            case DatelineTokenKind.Day:
                return MatchDay(text, at, token, ref found);
            case DatelineTokenKind.Year:
                int year = TakeNumber(text, at, 4, 4, out int value);
                found.Year = value;
                return year < 0 ? -1 : Match(text, year, token + 1, ref found);
            case DatelineTokenKind.Agency when _form.Agencies.Count > 0:
                return MatchAgency(text, at, token, ref found);
            default:
                return MatchName(text, at, token, next.Kind, ref found);
        }
    }

    private int MatchDay(ReadOnlySpan<char> text, int at, int token, ref Found found)
    {
        int day = TakeNumber(text, at, 1, 2, out int value);
        if (day < 0) return -1;
        found.Day = value;
        int end = Match(text, day, token + 1, ref found);
        if (end >= 0 || found.Year is not null) return end;
        // A year printed where the form has none: ", 2024" or " 2024".
        int comma = day < text.Length && text[day] == ',' ? day + 1 : day;
        int year = TakeNumber(text, SkipSpace(text, comma), 4, 4, out int stated);
        if (year < 0 || stated < 1900) return -1;
        found.Year = stated;
        end = Match(text, year, token + 1, ref found);
        if (end < 0) found.Year = null;
        return end;
    }

    private int MatchAgency(ReadOnlySpan<char> text, int at, int token, ref Found found)
    {
        foreach (string agency in _form.Agencies)
        {
            if (!text[at..].StartsWith(agency, StringComparison.OrdinalIgnoreCase)) continue;
            found.Agency = (at, agency.Length);
            int end = Match(text, at + agency.Length, token + 1, ref found);
            if (end >= 0) return end;
        }
        return -1;
    }

    private int MatchName(ReadOnlySpan<char> text, int at, int token, DatelineTokenKind kind, ref Found found)
    {
        if (at >= text.Length || !char.IsLetter(text[at]) || (kind == DatelineTokenKind.Place && char.IsLower(text[at]))) return -1;
        int last = Math.Min(text.Length, at + LongestName);
        for (int end = at + 1; end <= last; end++)
        {
            if (!IsOfName(text[end - 1])) return -1;
            if (end < text.Length && char.IsLetter(text[end]) && char.IsLetter(text[end - 1]) && !IsHan(text[end - 1])) continue;
            int rest = Match(text, end, token + 1, ref found);
            if (rest < 0) continue;
            if (kind == DatelineTokenKind.Place) found.Place = (at, text[at..end].TrimEnd().Length);
            else if (kind == DatelineTokenKind.Agency) found.Agency = (at, text[at..end].TrimEnd().Length);
            return rest;
        }
        return -1;
    }

    /// <summary>Scripts without spaces between words: a name may end before any sign.</summary>
    private static bool IsHan(char c) => c is >= '\u2E80' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3';

    private static bool IsOfName(char c) => char.IsLetter(c) || c is ' ' or '-' or '\'' or '’' or '.' or ',' or '·' or '\u00A0' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private int TakeMonth(ReadOnlySpan<char> text, int at, ref Found found)
    {
        foreach ((string name, int month) in _months)
        {
            if (!text[at..].StartsWith(name, StringComparison.OrdinalIgnoreCase)) continue;
            found.Month = month;
            int end = at + name.Length;
            return end < text.Length && text[end] == '.' ? end + 1 : end;
        }
        return -1;
    }

    private static int TakeNumber(ReadOnlySpan<char> text, int at, int least, int most, out int value)
    {
        value = 0;
        int end = at;
        while (end < text.Length && CharUnicodeInfo.GetDecimalDigitValue(text[end]) is >= 0 and int digit)
        {
            if (end - at == most) return -1;
            value = value * 10 + digit;
            end++;
        }
        return end - at < least ? -1 : end;
    }

    private static int TakeDash(ReadOnlySpan<char> text, int at)
    {
        int end = at;
        while (end < text.Length && end - at < 3 && text[end] is '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFF0D' or '\u2500') end++;
        return end;
    }

    private static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    private struct Found
    {
        public (int Start, int Length) Place;
        public (int Start, int Length) Agency;
        public int Month;
        public int Day;
        public int? Year;
    }
}
