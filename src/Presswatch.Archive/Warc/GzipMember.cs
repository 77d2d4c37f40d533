using System.Buffers.Binary;
using System.IO.Compression;

namespace Presswatch.Archive.Warc;

/// <summary>A gzip member (RFC 1952) that says in its header how long it is, so that records can be walked without an index.</summary>
/// <remarks>The length stands in the extra field "sl" (skip length) of ISO 28500, annex D: compressed and uncompressed length, four bytes each, little endian.</remarks>
internal static class GzipMember
{
    private const int PlainHeaderSize = 10;
    private const int FlagsAt = 3;
    private const byte HasExtraField = 4;
    private const int ExtraSize = 2 + 4 + 8;
    private const int HeaderSize = PlainHeaderSize + ExtraSize;

    /// <summary>Compresses the parts, one after the other, into one member.</summary>
    public static byte[] Write(ReadOnlySpan<byte> head, ReadOnlySpan<byte> middle, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> tail)
    {
        int plainLength = head.Length + middle.Length + payload.Length + tail.Length;
        using var compressed = new MemoryStream(256 + (plainLength / 2));
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(head);
            gzip.Write(middle);
            gzip.Write(payload);
            gzip.Write(tail);
        }
        ReadOnlySpan<byte> plain = compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
        byte[] member = new byte[plain.Length + ExtraSize];
        plain[..PlainHeaderSize].CopyTo(member);
        member[FlagsAt] |= HasExtraField;
        Span<byte> extra = member.AsSpan(PlainHeaderSize, ExtraSize);
        BinaryPrimitives.WriteUInt16LittleEndian(extra, ExtraSize - 2);
        "sl"u8.CopyTo(extra[2..]);
        BinaryPrimitives.WriteUInt16LittleEndian(extra[4..], 8);
        BinaryPrimitives.WriteInt32LittleEndian(extra[6..], member.Length);
        BinaryPrimitives.WriteInt32LittleEndian(extra[10..], plainLength);
        plain[PlainHeaderSize..].CopyTo(member.AsSpan(HeaderSize));
        return member;
    }

    /// <summary>Length in bytes of the member that begins here, or -1 where none of ours does.</summary>
    public static int LengthOf(ReadOnlySpan<byte> start)
    {
        bool ours = start.Length >= HeaderSize && start[0] == 0x1f && start[1] == 0x8b && start[2] == 8 && start[FlagsAt] == HasExtraField
            && start.Slice(PlainHeaderSize + 2, 2).SequenceEqual("sl"u8);
        int length = ours ? BinaryPrimitives.ReadInt32LittleEndian(start[(PlainHeaderSize + 6)..]) : -1;
        return length > HeaderSize ? length : -1;
    }

    /// <summary>Enough bytes for <see cref="LengthOf"/>.</summary>
    public const int StartSize = HeaderSize;
}
