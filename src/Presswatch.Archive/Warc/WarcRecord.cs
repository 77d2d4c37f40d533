using System.Globalization;
using System.Text;
using Presswatch.Core.Captures;

namespace Presswatch.Archive.Warc;

/// <summary>Writes a capture as one WARC 1.1 record in a gzip member of its own (ISO 28500:2017, annex D).</summary>
/// <remarks>An item out of a file is a "resource" record, an answer of a server a "response" whose block holds the status line and headers as served.
/// What the standard has no field for stands in fields that begin with "Presswatch-".</remarks>
public static class WarcRecord
{
    private const string LineEnd = "\r\n";

    /// <summary>The capture as it will be read back: its texts on one line each, without white space around them, and the status that the head states.</summary>
    /// <remarks>Everything that hangs on a capture (leaf, catalogue row, what is drawn from it) is made of this form, so that the record alone gives it again.</remarks>
    public static Capture AsKept(Capture capture, ReadOnlySpan<byte> httpHead) => capture with
    {
        Source = Field(capture.Source),
        Address = Field(capture.Address),
        Claimed = capture.Claimed is { } claimed ? Field(claimed) : null,
        ContentType = Field(capture.ContentType),
        Taken = CaptureTime.Whole(capture.Taken),
        Status = StatusOf(httpHead),
        Origin = capture.Origin is { } origin ? origin with { Name = Field(origin.Name) } : null,
    };

    /// <summary>The status that an HTTP head states (RFC 9112 section 4): three digits after the first space; <see langword="null"/> where none does.</summary>
    public static int? StatusOf(ReadOnlySpan<byte> httpHead)
    {
        ReadOnlySpan<byte> line = httpHead[..Math.Max(0, httpHead.IndexOfAny((byte)'\r', (byte)'\n'))];
        int space = line.IndexOf((byte)' ');
        if (space < 0) return null;
        ReadOnlySpan<byte> code = line[(space + 1)..];
        int end = code.IndexOf((byte)' ');
        if (end >= 0) code = code[..end];
        return code.Length == 3 && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int status) ? status : null;
    }

    /// <summary>The record's bytes, ready to be appended.</summary>
    /// <param name="capture">What was captured.</param>
    /// <param name="httpHead">Status line and headers with the empty line that ends them; empty for a resource.</param>
    /// <param name="payload">The bytes whose digest the capture names.</param>
    public static byte[] Write(Capture capture, ReadOnlySpan<byte> httpHead, ReadOnlySpan<byte> payload)
    {
        bool isResponse = httpHead.Length > 0;
        byte[] head = Encoding.UTF8.GetBytes(Head(capture, isResponse, httpHead, payload));
        return GzipMember.Write(head, httpHead, payload, "\r\n\r\n"u8);
    }

    private static string Head(Capture capture, bool isResponse, ReadOnlySpan<byte> httpHead, ReadOnlySpan<byte> payload)
    {
        string digest = "sha256:" + capture.Bytes.Hex;
        string block = isResponse ? "sha256:" + Digest(httpHead, payload) : digest;
        var head = new StringBuilder(700);
        head.Append("WARC/1.1").Append(LineEnd)
            .Append("WARC-Type: ").Append(isResponse ? "response" : "resource").Append(LineEnd)
            .Append("WARC-Target-URI: ").Append(Field(capture.Address)).Append(LineEnd)
            .Append("WARC-Date: ").Append(CaptureTime.Write(capture.Taken)).Append(LineEnd)
            .Append("WARC-Record-ID: <urn:presswatch:capture:").Append(capture.Id).Append('>').Append(LineEnd)
            .Append("Content-Type: ").Append(isResponse ? "application/http;msgtype=response" : Field(capture.ContentType)).Append(LineEnd)
            .Append("Content-Length: ").Append((httpHead.Length + payload.Length).ToString(CultureInfo.InvariantCulture)).Append(LineEnd)
            .Append("WARC-Block-Digest: ").Append(block).Append(LineEnd);
        // The block of a resource is its payload; one digest says both.
        if (isResponse) head.Append("WARC-Payload-Digest: ").Append(digest).Append(LineEnd);
        head.Append(Fields.Source).Append(": ").Append(Field(capture.Source)).Append(LineEnd);
        if (isResponse) head.Append(Fields.ContentType).Append(": ").Append(Field(capture.ContentType)).Append(LineEnd);
        if (capture.Claimed is { } claimed) head.Append(Fields.Claimed).Append(": ").Append(Field(claimed)).Append(LineEnd);
        if (capture.Origin is { } origin)
        {
            head.Append(Fields.File).Append(": sha256:").Append(origin.File.Hex).Append(' ')
                .Append(origin.Line?.ToString(CultureInfo.InvariantCulture) ?? "-").Append(' ').Append(Field(origin.Name)).Append(LineEnd);
        }
        return head.Append(LineEnd).ToString();
    }

    private static string Digest(ReadOnlySpan<byte> head, ReadOnlySpan<byte> payload)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        hash.AppendData(head);
        hash.AppendData(payload);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A field's value on one line: line ends and other control characters are percent-encoded. What has passed through stays the same.</summary>
    private static string Field(string value)
    {
        value = value.Trim();
        if (!value.AsSpan().ContainsAnyInRange('\0', '\u001f')) return value;
        var safe = new StringBuilder(value.Length + 8);
        foreach (char c in value)
        {
            if (c < ' ') safe.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
            else safe.Append(c);
        }
        return safe.ToString();
    }

    /// <summary>Our own fields.</summary>
    public static class Fields
    {
        public const string Source = "Presswatch-Source";

        public const string Claimed = "Presswatch-Claimed";

        public const string ContentType = "Presswatch-Content-Type";

        /// <summary>The file an item came out of: its digest, the item's line ("-" where the file is the item), its name.</summary>
        public const string File = "Presswatch-File";
    }
}
