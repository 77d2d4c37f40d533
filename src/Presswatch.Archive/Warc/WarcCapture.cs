using System.Globalization;
using Presswatch.Core.Captures;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Warc;

/// <summary>A capture as it stands in our own WARC files.</summary>
/// <param name="Capture">What was captured.</param>
/// <param name="HttpHead">Status line and headers as served; empty for an item out of a file.</param>
/// <param name="Payload">The bytes.</param>
public sealed record WarcCapture(Capture Capture, byte[] HttpHead, byte[] Payload)
{
    /// <summary>Digest of the headers as served: part of the log's leaf.</summary>
    public Sha256 Headers => Sha256.Of(HttpHead);

    /// <summary>Reads a record that <see cref="WarcRecord"/> wrote; <see langword="null"/> where fields are missing or the digest does not fit.</summary>
    internal static WarcCapture? From(IReadOnlyDictionary<string, string> fields, byte[] block)
    {
        if (!fields.TryGetValue("WARC-Record-ID", out string? name) || !name.StartsWith("<urn:presswatch:capture:", StringComparison.Ordinal) || !name.EndsWith('>')
            || !fields.TryGetValue("WARC-Target-URI", out string? address)
            || !CaptureTime.TryRead(fields.GetValueOrDefault("WARC-Date"), out DateTimeOffset taken)
            || !fields.TryGetValue(WarcRecord.Fields.Source, out string? source)
            || !fields.TryGetValue("Content-Type", out string? contentType)
            || (fields.GetValueOrDefault("WARC-Payload-Digest") ?? fields.GetValueOrDefault("WARC-Block-Digest")) is not { } digest || !digest.StartsWith("sha256:", StringComparison.Ordinal)
            || !Sha256.TryParse(digest["sha256:".Length..], out Sha256 bytes))
        {
            return null;
        }

        int bodyAt = 0;
        int? status = null;
        if (fields.GetValueOrDefault("WARC-Type") == "response")
        {
            int end = block.AsSpan().IndexOf("\r\n\r\n"u8);
            if (end < 0) return null;
            bodyAt = end + 4;
            status = WarcRecord.StatusOf(block);
            contentType = fields.GetValueOrDefault(WarcRecord.Fields.ContentType) ?? "";
        }
        byte[] payload = bodyAt == 0 ? block : block[bodyAt..];
        if (Sha256.Of(payload) != bytes) return null;

        FileOrigin? origin = OriginOf(fields.GetValueOrDefault(WarcRecord.Fields.File));
        string id = name["<urn:presswatch:capture:".Length..^1];
        var capture = new Capture(new(id), source, address, taken, fields.GetValueOrDefault(WarcRecord.Fields.Claimed), status, contentType, bytes, payload.Length, origin);
        return new(capture, block[..bodyAt], payload);
    }

    private static FileOrigin? OriginOf(string? field)
    {
        if (field?.Split(' ', 3) is not [var digest, var line, var name] || !digest.StartsWith("sha256:", StringComparison.Ordinal) || !Sha256.TryParse(digest["sha256:".Length..], out Sha256 file)) return null;
        return new(name, file, int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null);
    }
}
