using System.Text;

namespace Presswatch.Extraction;

/// <summary>Tells HTML, text and binary data apart from header, name and bytes.</summary>
internal static class ContentSniffer
{
    private const int Head = 2048;
    private static readonly string[] Signs = ["<!doctype", "<html", "<head", "<body", "<meta", "<div", "<p>", "<table", "<article", "<br", "<title", "<script", "<h1", "<content"];

    /// <summary>Whether the bytes are a PDF (ISO 32000: its header may stand behind other bytes, which nobody writes any more).</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8);

    /// <summary>Whether the bytes are no text in any character set: NUL without the look of UTF-16, or many control bytes.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return false;
        if (IsPdf(bytes) || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
            || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("GIF8"u8)) return true;
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, 8192)];
        int odd = 0;
        foreach (byte b in head)
        {
            if (b is < 0x09 or (> 0x0D and < 0x20 and not 0x1B) or 0x7F) odd++;
        }
        return odd * 100 > head.Length * 2;
    }

    public static bool IsHtml(ReadOnlySpan<byte> bytes, string? contentType, string? name)
    {
        if (contentType is not null && contentType.Contains("html", StringComparison.OrdinalIgnoreCase)) return true;
        if (contentType is not null && contentType.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)) return false;
        ReadOnlySpan<char> bare = name.AsSpan();
        if (bare.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) bare = bare[..^3];
        if (bare.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || bare.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) || bare.EndsWith(".xhtml", StringComparison.OrdinalIgnoreCase)) return true;
        if (bare.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) return false;
        string head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)]).Replace("\0", string.Empty, StringComparison.Ordinal);
        int first = head.AsSpan().IndexOf('<');
        return first >= 0 && Signs.Any(sign => head.Contains(sign, StringComparison.OrdinalIgnoreCase));
    }
}
