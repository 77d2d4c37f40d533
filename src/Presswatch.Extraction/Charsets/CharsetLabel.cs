using System.Buffers;
using System.Text;

namespace Presswatch.Extraction.Charsets;

/// <summary>Finds the character set that a header or the head of a page declares.</summary>
internal static class CharsetLabel
{
    /// <summary>Bytes at the head in which a declaration counts; browsers look at 1,024, old pages need more.</summary>
    private const int Head = 4096;
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\"';/>\r\n,");

    public static string? OfContentType(string? contentType) => contentType is null ? null : After(contentType);

    public static string? OfHead(ReadOnlySpan<byte> bytes) => After(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)]));

    private static string? After(string text)
    {
        int at = text.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        ReadOnlySpan<char> rest = text.AsSpan(at + 7).TrimStart();
        if (rest is not ['=', ..]) return null;
        rest = rest[1..].TrimStart(" \t\"'");
        int end = rest.IndexOfAny(Ends);
        ReadOnlySpan<char> label = end < 0 ? rest : rest[..end];
        return label.Length is > 0 and <= 40 ? label.ToString() : null;
    }
}
