using System.Buffers;

namespace Presswatch.Extraction.Texts;

/// <summary>White space as pages print it, brought to single spaces.</summary>
internal static class Spaces
{
    /// <summary>Everything that makes a text differ from its collapsed form, save two plain spaces in a row.</summary>
    private static readonly SearchValues<char> Odd = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(i => (char)i).Where(c => c != ' ' && (char.IsWhiteSpace(c) || IsDropped(c)))]);

    /// <summary>Characters without a look of their own: controls, zero-width marks, the soft hyphen.</summary>
    private static bool IsDropped(char c) =>
        (char.IsControl(c) && !char.IsWhiteSpace(c)) || c is '\u00AD' or '\u200B' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>The text with every run of white space as one space, none at the ends, and invisible characters left out.</summary>
    public static string Collapse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty) return string.Empty;
        if (IsCollapsed(text)) return text.ToString();
        char[]? rented = null;
        Span<char> target = text.Length <= 512 ? stackalloc char[512] : (rented = ArrayPool<char>.Shared.Rent(text.Length));
        int length = Collapse(text, target);
        string result = target[..length].ToString();
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    /// <summary>Collapses into a target at least as long as the text; gives the length written.</summary>
    public static int Collapse(ReadOnlySpan<char> text, Span<char> target)
    {
        int length = 0;
        bool space = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c)) space = length > 0;
            else if (!IsDropped(c))
            {
                if (space) target[length++] = ' ';
                space = false;
                target[length++] = c;
            }
        }
        return length;
    }

    internal static bool IsCollapsed(ReadOnlySpan<char> text) =>
        !text.ContainsAny(Odd) && text.IndexOf("  ") < 0 && (text.IsEmpty || (text[0] != ' ' && text[^1] != ' '));

    /// <summary>Full-width digits as plain ones, for texts of scripts that do not use them.</summary>
    public static string PlainDigits(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uFF10', '\uFF19')) return text;
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (int i = 0; i < source.Length; i++) target[i] = source[i] is >= '\uFF10' and <= '\uFF19' ? (char)(source[i] - '\uFF10' + '0') : source[i];
        });
    }
}
