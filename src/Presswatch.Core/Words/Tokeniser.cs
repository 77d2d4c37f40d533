using System.Buffers;
using System.Globalization;
using System.Text;

namespace Presswatch.Core.Words;

/// <summary>The one way in which texts and queries are cut into words, and words are made comparable.</summary>
/// <remarks>
/// Word boundaries are those of UAX #29 (Unicode Text Segmentation, section 4), tailored as that text allows:
/// <list type="bullet">
/// <item>Apostrophes of all kinds, hyphens, colons, middle dots and underscores split; phrases match across them.</item>
/// <item>A full stop joins single letters ("U.S", "C.C") and digits ("3.5"), never words: a missing space after a sentence joins nothing.</item>
/// <item>A comma, or a space of normal, no-break, figure, thin or narrow width, joins groups of a number: a first group of one to three digits
/// that does not begin with 0, then groups of exactly three. "300 000", "1,400" and "5 000" are one number; "2012 300" and "1,2" are two.</item>
/// <item>Hangul syllables, Han and Hiragana characters are a token each; Katakana runs are one.</item>
/// <item>Symbols and emoji are no tokens. Scripts without spaces that need a dictionary (Thai, Khmer …) give one token a run.</item>
/// <item>A run longer than <see cref="MaxTokenLength"/> is cut into several tokens.</item>
/// </list>
/// The fold of a word is its NFC form in lower case (simple case mapping, besides: ß and ẞ are "ss", ς is σ, ſ is s, dotted İ is i, the Latin
/// ligatures are taken apart), without format characters and variation selectors; digits of all scripts become 0 to 9, group separators go.
/// Accents stay. Whatever changes a token or a fold raises <see cref="Version"/>. Safe for concurrent callers; never throws on any text;
/// allocates nothing but where a token is not composed.
/// </remarks>
public static class Tokeniser
{
    /// <summary>Version of the rules; what was indexed under another must be built anew.</summary>
    public const int Version = 1;

    /// <summary>Longest token in UTF-16 units.</summary>
    public const int MaxTokenLength = 256;

    /// <summary>Longest fold in UTF-16 units: NFC and the ligatures make three of one at most, and never both.</summary>
    public const int MaxFoldedLength = 3 * MaxTokenLength;

    /// <summary>Characters that a fold changes in ways of their own.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create("ßẞςſİ\uFB00\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06");

    /// <summary>Characters below U+0300 that a fold leaves out.</summary>
    private static readonly SearchValues<char> LeftOut = SearchValues.Create(", \u00A0\u00AD");

    /// <summary>The words of a text.</summary>
    public static TokenEnumerator Tokens(ReadOnlySpan<char> text) => new(text);

    /// <summary>Writes the form under which a token is found.</summary>
    /// <param name="token">The text of one token, as the enumerator gave it.</param>
    /// <param name="destination">At least <see cref="MaxFoldedLength"/> units.</param>
    /// <returns>Number of units written.</returns>
    public static int Fold(ReadOnlySpan<char> token, Span<char> destination) => Write(token, destination, keepCase: false);

    /// <summary>Writes the form that a query for the unfolded word (<c>=word</c>) compares: as <see cref="Fold(ReadOnlySpan{char}, Span{char})"/>, but the case and the special letters stay.</summary>
    /// <inheritdoc cref="Fold(ReadOnlySpan{char}, Span{char})"/>
    public static int Exact(ReadOnlySpan<char> token, Span<char> destination) => Write(token, destination, keepCase: true);

    /// <summary>The fold of one token, as a string.</summary>
    public static string Fold(ReadOnlySpan<char> token)
    {
        Span<char> buffer = stackalloc char[MaxFoldedLength];
        return new string(buffer[..Fold(token, buffer)]);
    }

    /// <summary>The unfolded form of one token, as a string.</summary>
    public static string Exact(ReadOnlySpan<char> token)
    {
        Span<char> buffer = stackalloc char[MaxFoldedLength];
        return new string(buffer[..Exact(token, buffer)]);
    }

    /// <summary>Space, or no-break, figure, thin or narrow no-break space: what stands between the groups of a number.</summary>
    internal static bool IsGroupSpace(char c) => c is ' ' or '\u00A0' or '\u2007' or '\u2009' or '\u202F';

    private static int Write(ReadOnlySpan<char> token, Span<char> destination, bool keepCase)
    {
        int written = 0;
        foreach (char c in token)
        {
            if (c >= 0x80) return WriteAny(token, destination, keepCase);
            if (c is ',' or ' ') continue;
            destination[written++] = !keepCase && (uint)(c - 'A') <= 'Z' - 'A' ? (char)(c | 0x20) : c;
        }
        return written;
    }

    private static int WriteAny(ReadOnlySpan<char> token, Span<char> destination, bool keepCase) =>
        IsSurelyComposed(token) && !token.ContainsAny(LeftOut) ? WriteCased(token, destination, keepCase) : WriteComposed(token, destination, keepCase);

    private static int WriteComposed(ReadOnlySpan<char> token, Span<char> destination, bool keepCase)
    {
        Span<char> composed = stackalloc char[MaxFoldedLength];
        Span<char> kept = stackalloc char[MaxTokenLength];
        int length = 0;
        foreach (char c in token)
        {
            // Left out before composing: a format character between a letter and its accent must not part them.
            if (c is ',' || IsGroupSpace(c) || IsIgnored(c)) continue;
            kept[length++] = c;
        }
        ReadOnlySpan<char> source = kept[..length];
        if (!IsSurelyComposed(source) && source.TryNormalize(composed, out int units)) source = composed[..units];
        int written = WriteCased(source, destination, keepCase);
        // Lower case can bring letter and accent together that did not compose before: a dotted capital I with an acute.
        if (IsSurelyComposed(destination[..written]) || !((ReadOnlySpan<char>)destination[..written]).TryNormalize(composed, out units)) return written;
        composed[..units].CopyTo(destination);
        return units;
    }

    private static int WriteCased(ReadOnlySpan<char> source, Span<char> destination, bool keepCase)
    {
        bool plain = keepCase || !source.ContainsAny(Special);
        int written = 0;
        for (int i = 0; i < source.Length; i++)
        {
            char c = source[i];
            if (char.IsDigit(c)) destination[written++] = (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
            else if (keepCase) destination[written++] = c;
            else if (char.IsHighSurrogate(c) && i + 1 < source.Length && Rune.TryCreate(c, source[i + 1], out Rune rune))
            {
                written += Rune.ToLowerInvariant(rune).EncodeToUtf16(destination[written..]);
                i++;
            }
            else if (plain || !TryExpand(c, out string parts)) destination[written++] = char.ToLowerInvariant(c);
            else
            {
                parts.CopyTo(destination[written..]);
                written += parts.Length;
            }
        }
        return written;
    }

    private static bool TryExpand(char c, out string parts)
    {
        parts = c switch
        {
            'ß' or 'ẞ' => "ss",
            'ς' => "σ",
            'ſ' => "s",
            'İ' => "i",
            '\uFB00' => "ff",
            '\uFB01' => "fi",
            '\uFB02' => "fl",
            '\uFB03' => "ffi",
            '\uFB04' => "ffl",
            '\uFB05' or '\uFB06' => "st",
            _ => "",
        };
        return parts.Length > 0;
    }

    private static bool IsIgnored(char c) => c >= 0xAD && (c is >= '\uFE00' and <= '\uFE0F' || char.GetUnicodeCategory(c) == UnicodeCategory.Format);

    /// <summary>Whether only characters of blocks stand there that NFC leaves alone; false may still be composed.</summary>
    private static bool IsSurelyComposed(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c is not (< '\u0300' or (>= '\u0400' and <= '\u0482') or (>= '\u048A' and <= '\u052F')
                or (>= '\uAC00' and <= '\uD7A3') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF'))) return false;
        }
        return true;
    }
}
