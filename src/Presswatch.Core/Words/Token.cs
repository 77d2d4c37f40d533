using Presswatch.Core.Values;

namespace Presswatch.Core.Words;

/// <summary>What a token is made of.</summary>
public enum TokenKind
{
    /// <summary>Letters, or letters and digits: "unity", "U.S", "3rd".</summary>
    Word,
    /// <summary>Digits, with group separators and decimal points where there are any: "2012", "300 000", "3.5".</summary>
    Number,
    /// <summary>One Hangul syllable or jamo.</summary>
    Syllable,
    /// <summary>One Han character, or one character of Hiragana.</summary>
    Ideograph,
}

/// <summary>One word of a text.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What it is made of.</param>
public readonly record struct Token(TextSpan Span, TokenKind Kind)
{
    /// <summary>Whether it is a part of a longer run that is written without spaces, so that any substring of the run is found.</summary>
    public bool IsPart => Kind is TokenKind.Syllable or TokenKind.Ideograph;
}
