using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Presswatch.Core.Values;
using Presswatch.Core.Words;

namespace Presswatch.Core.Tests.Words;

/// <summary>The plain twin: each character becomes one letter for its class, and one expression says what a token is.</summary>
internal static class PlainTokeniser
{
    private const string Run = @"(?:Ll?|[DZ]|E)*";

    private const string Tokens =
        @"(?<comma>D[DZ]{0,2}(?:,[DZ]{3}(?![DZE]))+(?:Ll?" + Run + "|" + DecimalsPure + "))"
        + @"|(?<space>D[DZ]{0,2}(?:_[DZ]{3}(?![LDZE]))+" + DecimalsPure + ")"
        + @"|(?<initials>LE*(?![LlDZE])(?:\.LE*(?![lLDZE]))*)"
        + @"|(?<decimal>[DZ]+(?=\.[DZ])" + DecimalsPure + ")"
        + @"|(?<run>(?:Ll?|[DZ])" + Run + ")"
        + "|(?<han>Hh?E*)|(?<kana>K[KE]*)|(?<syllable>CE*|1+CE*|1*(?:S2*3*|T3*|2+3*|3+)E*|1+E*)";

    // A part with a letter ends the number; marks do not.
    private const string DecimalsPure = @"(?:\.[DZ][DZE]*(?![LDZE]))*(?:\.[DZ]" + Run + ")?";

    private static readonly Regex Expression = new(Tokens, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

    public static List<Token> All(string text) => [.. Expression.Matches(Classes(text)).Select(match => new Token(new TextSpan(match.Index, match.Length), Kind(match)))];

    private static TokenKind Kind(Match match) =>
        match.Groups["han"].Success ? TokenKind.Ideograph
        : match.Groups["syllable"].Success ? TokenKind.Syllable
        : match.Value.AsSpan().ContainsAny("LK") ? TokenKind.Word : TokenKind.Number;

    private static string Classes(string text)
    {
        var classes = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogatePair(text, i))
            {
                classes.Append(Class(text[i]));
                continue;
            }
            int point = char.ConvertToUtf32(text, i++);
            classes.Append(CharUnicodeInfo.GetUnicodeCategory(point) switch
            {
                UnicodeCategory.OtherLetter when point is >= 0x20000 and < 0x40000 => "Hh",
                UnicodeCategory.DecimalDigitNumber => "Ll",
                UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format => "EE",
                <= UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => "Ll",
                _ => "--",
            });
        }
        return classes.ToString();
    }

    private static char Class(char c)
    {
        if (c is '\u02BB' or '\u02BC' or '\u200B') return '-';
        if (c is '.' or ',') return c;
        if (c is ' ' or '\u00A0' or '\u2007' or '\u2009' or '\u202F') return '_';
        if (c is >= '가' and <= '힣') return c.ToString().Normalize(System.Text.NormalizationForm.FormD).Length == 2 ? 'S' : 'T';
        if (c is (>= '\u3131' and <= '\u318E') or (>= '\uFFA0' and <= '\uFFDC') && char.IsLetter(c)) return 'C';
        if (c is (>= '\u1100' and <= '\u115F') or (>= '\uA960' and <= '\uA97C')) return '1';
        if (c is (>= '\u1160' and <= '\u11A7') or (>= '\uD7B0' and <= '\uD7C6')) return '2';
        if (c is (>= '\u11A8' and <= '\u11FF') or (>= '\uD7CB' and <= '\uD7FB')) return '3';
        bool letter = char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber;
        if (letter && c is '々' or '〇' or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\u3041' and <= '\u309F') && letter && c is not (>= '\u4DC0' and < '\u4E00')) return 'H';
        if (letter && c is (>= '\u30A1' and <= '\u30FF') or (>= '\u31F0' and <= '\u31FF') or (>= '\uFF66' and <= '\uFF9F') && letter) return 'K';
        if (letter) return 'L';
        if (char.IsDigit(c)) return c == '0' ? 'Z' : 'D';
        return char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 'E' : '-';
    }
}
