using System.Globalization;

namespace Presswatch.Core.Words;

/// <summary>What a character does to a word: the Word_Break classes of UAX #29 as far as the tokeniser tells them apart.</summary>
internal enum CharClass : byte
{
    /// <summary>Ends a word: spaces, punctuation, symbols, unpaired surrogates.</summary>
    None,
    Letter,
    Digit,
    /// <summary>Combining marks and format characters: belong to the character before them.</summary>
    Extend,
    /// <summary>Han and Hiragana: each a token.</summary>
    Single,
    Katakana,
    Syllable,
    LeadingJamo,
    VowelJamo,
    TrailingJamo,
    Surrogate,
}

/// <summary>Looks classes up: one table for the first plane, the runtime's categories beyond it.</summary>
internal static class CharClasses
{
    private static readonly byte[] Table = Build();

    public static CharClass Of(char c) => (CharClass)Table[c];

    /// <summary>Class of the character that begins at <paramref name="at"/>, and how many units it takes.</summary>
    public static CharClass At(ReadOnlySpan<char> text, int at, out int units)
    {
        units = 1;
        var found = (CharClass)Table[text[at]];
        if (found != CharClass.Surrogate) return found;
        if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1])) return CharClass.None;
        units = 2;
        return OfSupplementary(char.ConvertToUtf32(text[at], text[at + 1]));
    }

    private static CharClass OfSupplementary(int c) => c is >= 0x20000 and <= 0x3FFFF && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter
        ? CharClass.Single
        : OfCategory(CharUnicodeInfo.GetUnicodeCategory(c)) switch { CharClass.Digit => CharClass.Letter, var other => other };

    private static byte[] Build()
    {
        byte[] table = new byte[0x10000];
        for (int c = 0; c < table.Length; c++) table[c] = (byte)OfFirstPlane((char)c);
        return table;
    }

    private static CharClass OfFirstPlane(char c) => c switch
    {
        // The two letters that are written for an apostrophe, and the zero-width space, which ends a word.
        '\u02BB' or '\u02BC' or '\u200B' => CharClass.None,
        >= '\uAC00' and <= '\uD7A3' => CharClass.Syllable,
        (>= '\u1100' and <= '\u115F') or (>= '\uA960' and <= '\uA97C') => CharClass.LeadingJamo,
        (>= '\u1160' and <= '\u11A7') or (>= '\uD7B0' and <= '\uD7C6') => CharClass.VowelJamo,
        (>= '\u11A8' and <= '\u11FF') or (>= '\uD7CB' and <= '\uD7FB') => CharClass.TrailingJamo,
        // Jamo that do not join: each a token of its own, as the syllables are.
        (>= '\u3131' and <= '\u318E') or (>= '\uFFA0' and <= '\uFFDC') when char.IsLetter(c) => CharClass.Syllable,
        '\u3005' or '\u3007' or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') when char.GetUnicodeCategory(c)
            is UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.LetterNumber => CharClass.Single,
        >= '\u3041' and <= '\u309F' when char.IsLetter(c) => CharClass.Single,
        (>= '\u30A1' and <= '\u30FF') or (>= '\u31F0' and <= '\u31FF') or (>= '\uFF66' and <= '\uFF9F') when char.IsLetter(c) => CharClass.Katakana,
        _ => OfCategory(char.GetUnicodeCategory(c)),
    };

    private static CharClass OfCategory(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => CharClass.Letter,
        UnicodeCategory.DecimalDigitNumber => CharClass.Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => CharClass.Extend,
        UnicodeCategory.Surrogate => CharClass.Surrogate,
        _ => CharClass.None,
    };
}
