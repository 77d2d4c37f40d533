using System.Globalization;
using System.IO.Compression;
using System.Text;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Pipeline;

/// <summary>The content of an answer as served: chunks joined (RFC 9112 section 7.1) and packing undone, within bounds. The record keeps the bytes as they came.</summary>
internal static class HttpBody
{
    private const int MaxBytes = 64 << 20;

    public static Outcome<ReadOnlyMemory<byte>> Decode(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> payload)
    {
        if (head.IsEmpty) return payload;
        string text = Encoding.Latin1.GetString(head.Span);
        if (Field(text, "Transfer-Encoding").Contains("chunked", StringComparison.OrdinalIgnoreCase)) payload = Unchunk(payload);
        try
        {
            return Field(text, "Content-Encoding").ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" => Unpack(new GZipStream(Reading(payload), CompressionMode.Decompress)),
                "deflate" => Unpack(new ZLibStream(Reading(payload), CompressionMode.Decompress)),
                "br" => Unpack(new BrotliStream(Reading(payload), CompressionMode.Decompress)),
                _ => payload,
            };
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            return new Problem(ProblemCodes.CutOff, "The packed answer is damaged or cut off.");
        }
    }

    private static Outcome<ReadOnlyMemory<byte>> Unpack(Stream packed)
    {
        using (packed)
        {
            return Items.PageItems.ReadWhole(packed, MaxBytes) is { } bytes ? (ReadOnlyMemory<byte>)bytes : new Problem(ProblemCodes.TooDense, "The packed answer unpacks to more than a page can hold.");
        }
    }

    private static MemoryStream Reading(ReadOnlyMemory<byte> bytes) => new(bytes.ToArray(), writable: false);

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
