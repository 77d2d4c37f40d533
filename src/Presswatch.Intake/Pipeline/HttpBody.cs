using System.Globalization;
using System.Text;
using Presswatch.Core.Problems;
using Presswatch.Intake.Fetching;

namespace Presswatch.Intake.Pipeline;

/// <summary>The content of an answer as served: chunks joined (RFC 9112 section 7.1) and packing undone, within bounds. The record keeps the bytes as they came.</summary>
internal static class HttpBody
{
    public static Outcome<ReadOnlyMemory<byte>> Decode(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> payload)
    {
        if (head.IsEmpty) return payload;
        string text = Encoding.Latin1.GetString(head.Span);
        if (Field(text, "Transfer-Encoding").Contains("chunked", StringComparison.OrdinalIgnoreCase)) payload = Unchunk(payload);
        return Unpacking.Unpack(Field(text, "Content-Encoding"), payload, UnpackLimits.Default);
    }

    private static string Field(string head, string name)
    {
        foreach (string line in head.Split("\r\n").Skip(1))
        {
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) return line[(name.Length + 1)..].Trim();
        }
        return "";
    }

    // Bytes that are not chunked although the head says so are taken as they are: recorders often store the joined body.
    private static ReadOnlyMemory<byte> Unchunk(ReadOnlyMemory<byte> payload)
    {
        using var joined = new MemoryStream(payload.Length);
        ReadOnlySpan<byte> rest = payload.Span;
        while (true)
        {
            int end = rest.IndexOf("\r\n"u8);
            if (end is < 1 or > 64) return payload;
            string size = Encoding.Latin1.GetString(rest[..end]).Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int length) || length < 0) return payload;
            rest = rest[(end + 2)..];
            if (length == 0) return joined.ToArray();
            if (length > rest.Length) return payload;
            joined.Write(rest[..length]);
            rest = rest[length..];
            if (rest.StartsWith("\r\n"u8)) rest = rest[2..];
        }
    }
}
