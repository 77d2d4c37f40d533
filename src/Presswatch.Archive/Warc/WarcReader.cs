using System.IO.Compression;
using System.Text;

namespace Presswatch.Archive.Warc;

/// <summary>Reads our own WARC files, record by record; each record is a gzip member.</summary>
public static class WarcReader
{
    /// <summary>One record at a known place.</summary>
    /// <returns>The capture; <see langword="null"/> where the bytes there are no whole, undamaged record.</returns>
    public static WarcCapture? ReadAt(string path, long offset, long length)
    {
        if (offset < 0 || length is <= 0 or > int.MaxValue) return null;
        byte[] member = new byte[length];
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1))
        {
            if (offset + length > file.Length) return null;
            file.Position = offset;
            file.ReadExactly(member);
        }
        return Parse(member);
    }

    /// <summary>Reads one gzip member that holds one record.</summary>
    public static WarcCapture? Parse(ReadOnlyMemory<byte> member)
    {
        if (!GzipMember.IsWhole(member.Span)) return null;
        try
        {
            using var packed = new MemoryStream(member.ToArray(), writable: false);
            using var gzip = new GZipStream(packed, CompressionMode.Decompress);
            using var plain = new MemoryStream();
            gzip.CopyTo(plain);
            return FromPlain(plain.GetBuffer().AsSpan(0, (int)plain.Length));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>All records of a file from an offset on, with their places, until its end or the first bytes that are no record.</summary>
    public static IEnumerable<(WarcCapture Capture, long Offset, long Length)> ReadFrom(string path, long offset)
    {
        foreach ((WarcCapture? capture, long at, long length) in MembersFrom(path, offset))
        {
            if (capture is null) yield break;
            yield return (capture, at, length);
        }
    }

    /// <summary>Where the gzip members of a file stand, from an offset on, without reading what is in them.</summary>
    internal static IEnumerable<(long Offset, long Length)> PlacesFrom(string path, long offset) => Walk(path, offset, bufferSize: 1, (_, at, length) => (at, (long)length));

    /// <summary>All gzip members of a file from an offset on, until its end or the first bytes that begin none; no capture where a member is damaged within.</summary>
    internal static IEnumerable<(WarcCapture? Capture, long Offset, long Length)> MembersFrom(string path, long offset) => Walk(path, offset, 1 << 16, (file, at, length) =>
    {
        byte[] member = new byte[length];
        file.Position = at;
        file.ReadExactly(member);
        return (Parse(member), at, (long)length);
    });

    // From member to member by the lengths that their starts name.
    private static IEnumerable<T> Walk<T>(string path, long offset, int bufferSize, Func<FileStream, long, int, T> take)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize);
        long end = file.Length;
        byte[] start = new byte[GzipMember.StartSize];
        while (end - offset >= start.Length)
        {
            file.Position = offset;
            file.ReadExactly(start);
            int length = GzipMember.LengthOf(start);
            if (length < 0 || length > end - offset) yield break;
            yield return take(file, offset, length);
            offset += length;
        }
    }

    private static WarcCapture? FromPlain(ReadOnlySpan<byte> record)
    {
        int headEnd = record.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0) return null;
        string[] lines = Encoding.UTF8.GetString(record[..headEnd]).Split("\r\n");
        if (lines[0] != "WARC/1.1") return null;
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.AsSpan(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) fields[line[..colon]] = line[(colon + 1)..].Trim();
        }
        if (!long.TryParse(fields.GetValueOrDefault("Content-Length"), out long length)) return null;
        ReadOnlySpan<byte> rest = record[(headEnd + 4)..];
        if (length < 0 || rest.Length != length + 4 || !rest[(int)length..].SequenceEqual("\r\n\r\n"u8)) return null;
        return WarcCapture.From(fields, rest[..(int)length].ToArray());
    }
}
