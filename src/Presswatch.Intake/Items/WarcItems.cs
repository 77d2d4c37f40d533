using System.Globalization;
using System.Text;
using Presswatch.Archive.Warc;
using Presswatch.Core.Captures;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Items;

/// <summary>The pages in a WARC file of any maker (1.0 and 1.1, plain or gzip): response and resource records; others are passed over.</summary>
internal static class WarcItems
{
    private const int MaxHeadLine = 64 * 1024;

    public static IEnumerable<IntakeItem> Records(Stream stream, string path, FileOrigin origin, IntakeOptions options)
    {
        int first = stream.ReadByte();
        stream.Position = 0;
        using Stream plain = first == 0x1f ? new BufferedStream(new BoundedGunzip(stream, options.MaxRatio), 1 << 16) : new BufferedStream(stream, 1 << 16);
        int number = 0;
        while (true)
        {
            number++;
            var place = new Place(path, number);
            Dictionary<string, string>? fields = ReadHead(plain);
            if (fields is null) yield break;
            if (!fields.ContainsKey("") || !long.TryParse(fields.GetValueOrDefault("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out long length))
            {
                yield return IntakeItem.Declined(path, new(ProblemCodes.BadArchiveFile, "A WARC record has no proper head; the rest of the file was not read.", place));
                yield break;
            }
            bool wanted = fields.GetValueOrDefault("WARC-Type") is "response" or "resource";
            byte[]? block = wanted && length <= options.MaxItemBytes ? new byte[length] : null;
            if (block is null) Skip(plain, length);
            else plain.ReadExactly(block);
            if (wanted)
            {
                yield return block is null
                    ? IntakeItem.Declined(path, new(ProblemCodes.TooLarge, $"A record is larger than {options.MaxItemBytes:N0} bytes.", place))
                    : Item(fields, block, origin with { Line = number }, options, path, place);
            }
        }
    }

    private static IntakeItem Item(Dictionary<string, string> fields, byte[] block, FileOrigin origin, IntakeOptions options, string path, Place place)
    {
        string? address = fields.GetValueOrDefault("WARC-Target-URI")?.Trim('<', '>');
        string? claimed = fields.GetValueOrDefault("WARC-Date");
        // Records of our own keep what was claimed of an item apart from the day we took it in.
        if (fields.GetValueOrDefault(WarcRecord.Fields.Claimed) is { } ours) claimed = ours;
        if (claimed is not null && Capture.ClaimedTime(claimed) is null) claimed = null;
        string? source = options.Source ?? fields.GetValueOrDefault(WarcRecord.Fields.Source);
        if (fields["WARC-Type"] == "resource")
        {
            return new()
            {
                Bytes = block, ContentType = fields.GetValueOrDefault("Content-Type") ?? "", Origin = origin, Address = address, Source = source, Claimed = claimed ?? options.Captured,
            };
        }
        int end = block.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0) return IntakeItem.Declined(path, new(ProblemCodes.BadArchiveFile, "A response has no end of its headers.", place));
        if (WarcRecord.StatusOf(block.AsSpan(0, end + 4)) is null) return IntakeItem.Declined(path, new(ProblemCodes.BadArchiveFile, "A response does not state its status.", place));
        string[] head = Encoding.Latin1.GetString(block, 0, end).Split("\r\n");
        string contentType = head.Skip(1).FirstOrDefault(line => line.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase))?["Content-Type:".Length..].Trim() ?? "";
        return new()
        {
            Bytes = block.AsMemory(end + 4), HttpHead = block.AsMemory(0, end + 4), ContentType = contentType, Origin = origin,
            Address = address, Source = source, Claimed = claimed ?? options.Captured,
        };
    }

    /// <summary>The head of the next record, its version line under ""; <see langword="null"/> at the end.</summary>
    private static Dictionary<string, string>? ReadHead(Stream stream)
    {
        string? line;
        do
        {
            line = ReadLine(stream);
            if (line is null) return null;
        }
        while (line.Length == 0);
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (line.StartsWith("WARC/", StringComparison.Ordinal)) fields[""] = line;
        while (ReadLine(stream) is { Length: > 0 } field && fields.Count < 200)
        {
            int colon = field.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) fields[field[..colon].Trim()] = field[(colon + 1)..].Trim();
        }
        return fields;
    }

    private static string? ReadLine(Stream stream)
    {
        var line = new List<byte>(128);
        while (line.Count < MaxHeadLine)
        {
            int next = stream.ReadByte();
            if (next < 0) return line.Count == 0 ? null : Encoding.UTF8.GetString([.. line]);
            if (next == '\n') break;
            if (next != '\r') line.Add((byte)next);
        }
        return Encoding.UTF8.GetString([.. line]);
    }

    private static void Skip(Stream stream, long length)
    {
        byte[] buffer = new byte[1 << 16];
        while (length > 0)
        {
            int read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, length));
            if (read == 0) throw new EndOfStreamException();
            length -= read;
        }
    }
}
