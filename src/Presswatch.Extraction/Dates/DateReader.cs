using Presswatch.Core.Dates;
using Presswatch.Packs.Model;

namespace Presswatch.Extraction.Dates;

/// <summary>A full date found in a line.</summary>
/// <param name="Date">Always with its day.</param>
/// <param name="Start">First unit of the date in the line.</param>
/// <param name="Length">Its length.</param>
/// <param name="Whole">Whether the line holds nothing but the date, a weekday, a clock time and words such as "published".</param>
internal readonly record struct DateFind(PartialDate Date, int Start, int Length, bool Whole);

/// <summary>
/// Reads full dates as pages print them: "May 27, 2024", "27 de mayo de 2024", "27/05/2024" (day first unless that cannot be), "2024-05-27",
/// "[2024.05.27.]", "2024年5月27日", and years of a pack's eras. Day, month and year must all be there. Immutable.
/// </summary>
internal sealed class DateReader(IReadOnlyList<DateWords> words, IReadOnlyList<DateRule> rules)
{
    /// <summary>Reads with the words that need no pack.</summary>
    public static readonly DateReader Plain = new([], []);

    private const int MaxTokens = 48;
    private readonly DateVocabulary _vocabulary = new(words, rules);

    private enum Kind : byte { Number, Month, Era, Filler, Weekday, Other }

    private readonly record struct Token(Kind Kind, int Value, int Start, int End, char Before);

    /// <summary>Finds the first full date of a line; lines over 400 units are not looked at.</summary>
    public bool TryFind(ReadOnlySpan<char> text, out DateFind find)
    {
        find = default;
        if (text.Length is < 6 or > 400 || !text.ContainsAnyInRange('0', '9') && !text.ContainsAnyInRange('\uFF10', '\uFF19')) return false;
        Span<Token> tokens = stackalloc Token[MaxTokens];
        int count = Split(text, tokens);
        tokens = tokens[..count];
        for (int i = 0; i < count; i++)
        {
            int taken = ReadAt(tokens[i..], out PartialDate date);
            if (taken == 0) continue;
            int start = tokens[i].Start;
            bool whole = count < MaxTokens && RestIsPlain(tokens[..i]) && RestIsPlain(tokens[(i + taken)..]);
            find = new(date, start, tokens[i + taken - 1].End - start, whole);
            return true;
        }
        return false;
    }

    private static bool RestIsPlain(ReadOnlySpan<Token> tokens)
    {
        foreach (Token token in tokens)
        {
            if (token.Kind is Kind.Other or Kind.Month or Kind.Era || token is { Kind: Kind.Number, Value: > 60 }) return false;
        }
        return true;
    }

    private int Split(ReadOnlySpan<char> text, Span<Token> tokens)
    {
        int count = 0, at = 0;
        char before = ' ';
        while (at < text.Length && count < tokens.Length)
        {
            char c = text[at];
            if (DigitOf(c) >= 0)
            {
                int start = at, value = 0;
                while (at < text.Length && DigitOf(text[at]) is >= 0 and int digit && at - start < 9) (value, at) = (value * 10 + digit, at + 1);
                if (at - start > 4) value = -1;
                else if (at - start == 3) value += 100_000; // Three digits are neither a day nor a year, save of an era.
                tokens[count++] = new(Kind.Number, value, start, at, before);
                before = ' ';
                if (at < text.Length && text[at] is '年' or '月' or '日' or '号' or '년' or '월' or '일') before = text[at++];
            }
            else if (char.IsLetter(c))
            {
                int start = at;
                while (at < text.Length && char.IsLetter(text[at])) at++;
                DateWordKind kind = _vocabulary.KindOf(text[start..at], out int value);
                tokens[count++] = new(kind switch
                {
                    DateWordKind.Month => Kind.Month,
                    DateWordKind.Weekday => Kind.Weekday,
                    DateWordKind.Filler => Kind.Filler,
                    DateWordKind.Era => Kind.Era,
                    _ => Kind.Other,
                }, value, start, at, before);
                before = ' ';
            }
            else
            {
                if (!char.IsWhiteSpace(c)) before = c;
                at++;
            }
        }
        return count;
    }

    private static int DigitOf(char c) => c is >= '0' and <= '9' ? c - '0' : c is >= '\uFF10' and <= '\uFF19' ? c - '\uFF10' : -1;

    private static int ReadAt(ReadOnlySpan<Token> tokens, out PartialDate date)
    {
        date = default;
        return tokens[0].Kind switch
        {
            Kind.Month => MonthFirst(tokens, out date),
            Kind.Era => EraFirst(tokens, out date),
            Kind.Number => NumberFirst(tokens, out date),
            _ => 0,
        };
    }

    /// <summary>"May 27, 2024", "May 27, Era 113 (2024)".</summary>
    private static int MonthFirst(ReadOnlySpan<Token> tokens, out PartialDate date)
    {
        date = default;
        int at = 1;
        if (at >= tokens.Length || tokens[at] is not { Kind: Kind.Number, Value: >= 1 and <= 31 }) return 0;
        int day = tokens[at++].Value;
        at = SkipFillers(tokens, at);
        int year = ReadYear(tokens, ref at);
        return year > 0 && Make(year, tokens[0].Value, day, out date) ? at : 0;
    }

    /// <summary>"Era 113.5.27", "Era107(2018) 3 21".</summary>
    private static int EraFirst(ReadOnlySpan<Token> tokens, out PartialDate date)
    {
        date = default;
        int at = 0;
        int year = ReadYear(tokens, ref at);
        if (year <= 0 || at + 1 >= tokens.Length || tokens[at].Kind != Kind.Number || tokens[at + 1].Kind != Kind.Number) return 0;
        return Make(year, tokens[at].Value, tokens[at + 1].Value, out date) ? at + 2 : 0;
    }

    private static int NumberFirst(ReadOnlySpan<Token> tokens, out PartialDate date)
    {
        date = default;
        Token first = tokens[0];
        if (first.Value is >= 1 and <= 31)
        {
            int at = SkipFillers(tokens, 1);
            if (at < tokens.Length && tokens[at].Kind == Kind.Month)
            {
                int month = tokens[at].Value;
                at = SkipFillers(tokens, at + 1);
                int year = ReadYear(tokens, ref at);
                if (year > 0 && Make(year, month, first.Value, out date)) return at;
                return 0;
            }
        }
        if (tokens.Length < 3 || tokens[1].Kind != Kind.Number || tokens[2].Kind != Kind.Number) return 0;
        (Token second, Token third) = (tokens[1], tokens[2]);
        if (IsYear(first.Value) && IsJoint(second.Before) && IsJoint(third.Before) && Make(first.Value, second.Value, third.Value, out date)) return 3;
        if (!IsYear(third.Value) || second.Before is not ('/' or '.' or '-') || third.Before != second.Before) return 0;
        return Make(third.Value, second.Value, first.Value, out date) || Make(third.Value, first.Value, second.Value, out date) ? 3 : 0;
    }

    /// <summary>A common year, or an era's year; a common year printed in brackets behind that counts.</summary>
    private static int ReadYear(ReadOnlySpan<Token> tokens, ref int at)
    {
        if (at >= tokens.Length) return 0;
        if (tokens[at].Kind == Kind.Number && IsYear(tokens[at].Value)) return tokens[at++].Value;
        if (tokens[at].Kind != Kind.Era || at + 1 >= tokens.Length || tokens[at + 1].Kind != Kind.Number) return 0;
        int count = tokens[at + 1].Value % 100_000;
        int year = tokens[at].Value + count - 1;
        at += 2;
        if (count is < 1 or > 999) return 0;
        if (at < tokens.Length && tokens[at] is { Kind: Kind.Number, Before: '(' or '（' } && IsYear(tokens[at].Value)) return tokens[at++].Value;
        return year;
    }

    private static int SkipFillers(ReadOnlySpan<Token> tokens, int at)
    {
        while (at < tokens.Length && tokens[at].Kind == Kind.Filler) at++;
        return at;
    }

    private static bool IsYear(int value) => value is >= 1900 and <= 2100;

    private static bool IsJoint(char c) => c is '-' or '.' or '/' or '年' or '月' or '년' or '월' or '\u2010' or '\u2011';

    private static bool Make(int year, int month, int day, out PartialDate date)
    {
        date = default;
        if (month is < 1 or > 12 || day < 1 || year is < 1 or > 9999 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new(year, month, day);
        return true;
    }
}
