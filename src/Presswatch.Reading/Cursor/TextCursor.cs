using Presswatch.Core.Values;

namespace Presswatch.Reading.Cursor;

/// <summary>Why a rule read nothing: a value, never an exception.</summary>
public enum Why
{
    /// <summary>It read something.</summary>
    None,
    /// <summary>The text has another shape than the rule reads.</summary>
    OtherShape,
    /// <summary>A number is outside of what it can be.</summary>
    BadNumber,
    /// <summary>Two years are printed that should be one, and are not.</summary>
    YearsDisagree,
}

/// <summary>What a rule read, with its span and the rule's id; or why nothing.</summary>
internal readonly record struct Found<T>(T? Value, Why Why, TextSpan Span, string? Rule)
    where T : struct
{
    public static Found<T> Of(T value, TextSpan span, string rule) => new(value, Why.None, span, rule);
}

/// <summary>A place in a text from which rules read. A rule that declines leaves it where it was.</summary>
internal ref struct TextCursor(ReadOnlySpan<char> text, int position = 0)
{
    private readonly ReadOnlySpan<char> _text = text;

    public int Position { get; private set; } = position;

    public bool TryTake(string word)
    {
        if (!_text[Position..].StartsWith(word, StringComparison.Ordinal)) return false;
        Position += word.Length;
        return true;
    }

    public void SkipSpaces()
    {
        while (Position < _text.Length && char.IsWhiteSpace(_text[Position])) Position++;
    }

    /// <summary>A whole number of one to four digits, spaces before it allowed.</summary>
    public bool TryTakeNumber(out int number)
    {
        int start = Position;
        SkipSpaces();
        int digits = 0;
        number = 0;
        while (Position < _text.Length && _text[Position] is >= '0' and <= '9' && ++digits <= 4) number = number * 10 + (_text[Position++] - '0');
        if (digits is >= 1 and <= 4) return true;
        Position = start;
        return false;
    }

    public bool TryTakeBracketedNumber(out int number)
    {
        int start = Position;
        SkipSpaces();
        if (TryTake("(") && TryTakeNumber(out number) && TryTake(")")) return true;
        (Position, number) = (start, 0);
        return false;
    }

    public readonly TextSpan Since(int start) => new(start, Position - start);

    public Found<T> Decline<T>(int start, Why why)
        where T : struct
    {
        Position = start;
        return new(null, why, new(start, 0), null);
    }
}
