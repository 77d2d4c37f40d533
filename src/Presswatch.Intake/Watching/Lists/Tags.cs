using System.Buffers;
using System.Net;

namespace Presswatch.Intake.Watching.Lists;

/// <summary>Finds elements in text that need not be XML, by their tags alone; a prefix before the name is passed over. Linear in the text, expands nothing.</summary>
internal static class Tags
{
    private const int LongestContent = 8_000;
    private static readonly SearchValues<char> EndsOfNames = SearchValues.Create(" \t\r\n/>");

    /// <summary>Where the first opening tag of that name begins; -1 where there is none.</summary>
    public static int Open(ReadOnlySpan<char> text, string name)
    {
        for (int at = 0; at < text.Length;)
        {
            int angle = text[at..].IndexOf('<');
            if (angle < 0) return -1;
            at += angle;
            ReadOnlySpan<char> inside = text[(at + 1)..];
            int end = inside[..Math.Min(80, inside.Length)].IndexOfAny(EndsOfNames);
            if (end > 0)
            {
                ReadOnlySpan<char> found = inside[..end];
                int colon = found.IndexOf(':');
                if (found[(colon + 1)..].Equals(name, StringComparison.OrdinalIgnoreCase)) return at;
            }
            at++;
        }
        return -1;
    }

    /// <summary>The text between the tags, markup of CDATA and character references undone; <see langword="null"/> where there is no such element.</summary>
    public static string? Content(ReadOnlySpan<char> text, string name)
    {
        int open = Open(text, name);
        if (open < 0) return null;
        ReadOnlySpan<char> rest = text[open..];
        int start = rest.IndexOf('>');
        if (start < 0 || rest[start - 1] == '/') return null;
        rest = rest[(start + 1)..];
        if (rest.Length > LongestContent) rest = rest[..LongestContent];
        ReadOnlySpan<char> trimmed = rest.TrimStart();
        if (trimmed.StartsWith("<![CDATA[", StringComparison.Ordinal))
        {
            trimmed = trimmed[9..];
            int close = trimmed.IndexOf("]]>", StringComparison.Ordinal);
            return trimmed[..(close < 0 ? trimmed.Length : close)].Trim().ToString();
        }
        int end = rest.IndexOf('<');
        return WebUtility.HtmlDecode(rest[..(end < 0 ? rest.Length : end)].Trim().ToString());
    }

    /// <summary>An attribute of the first element of that name, with or without quotes.</summary>
    public static string? Attribute(ReadOnlySpan<char> text, string name, string attribute)
    {
        int open = Open(text, name);
        if (open < 0) return null;
        ReadOnlySpan<char> tag = text[open..];
        int end = tag.IndexOf('>');
        if (end >= 0) tag = tag[..end];
        int at = tag.IndexOf(attribute + "=", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        ReadOnlySpan<char> value = tag[(at + attribute.Length + 1)..];
        if (value.IsEmpty) return null;
        if (value[0] is '"' or '\'')
        {
            int close = value[1..].IndexOf(value[0]);
            return WebUtility.HtmlDecode((close < 0 ? value[1..] : value.Slice(1, close)).ToString());
        }
        int space = value.IndexOfAny(" \t\r\n");
        return WebUtility.HtmlDecode(value[..(space < 0 ? value.Length : space)].TrimEnd('/').ToString());
    }
}
