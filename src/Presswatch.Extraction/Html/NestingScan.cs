namespace Presswatch.Extraction.Html;

/// <summary>An upper bound of how deep a page may nest, from its tags alone, before anything is parsed.</summary>
internal static class NestingScan
{
    /// <summary>The largest number of start tags minus end tags met so far. Void and unclosed elements count too, so honest pages stay far below a limit set well above the true one.</summary>
    public static int Deepest(ReadOnlySpan<char> text)
    {
        int depth = 0, deepest = 0;
        while (true)
        {
            int at = text.IndexOf('<');
            if (at < 0 || at + 1 >= text.Length) return deepest;
            text = text[(at + 1)..];
            char c = text[0];
            if (c == '/') depth = Math.Max(0, depth - 1);
            else if (char.IsAsciiLetter(c) && !IsFlat(text)) deepest = Math.Max(deepest, ++depth);
        }
    }

    /// <summary>Elements that hold nothing, or that close each other.</summary>
    private static bool IsFlat(ReadOnlySpan<char> tag)
    {
        int end = 0;
        while (end < tag.Length && end < 8 && char.IsAsciiLetterOrDigit(tag[end])) end++;
        Span<char> lower = stackalloc char[8];
        tag[..end].ToLowerInvariant(lower);
        return lower[..end] is "br" or "p" or "img" or "hr" or "meta" or "link" or "input" or "li" or "td" or "tr" or "th" or "option" or "dd" or "dt" or "source" or "wbr" or "col" or "area" or "path" or "param" or "script";
    }
}
