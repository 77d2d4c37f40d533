using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Presswatch.Archive.Warc;

/// <summary>A gzip member (RFC 1952) that says in its header how long it is, so that records can be walked without an index.</summary>
/// <remarks>The length stands in the extra field "sl" (skip length) of ISO 28500, annex D: compressed and uncompressed length, four bytes each, little endian.
/// Behind it, in a field "pw", stand the first eight bytes of SHA-256 over all other bytes of the member: the check sum of gzip is of the content alone and does not see
/// a changed header or a changed bit of padding. Members without that field are read too.</remarks>
internal static class GzipMember
{
    private const int PlainHeaderSize = 10;
    private const int FlagsAt = 3;
    private const byte HasExtraField = 4;
    private const int LengthField = 4 + 8;
    private const int DigestSize = 8;
    private const int ExtraSize = 2 + LengthField + 4 + DigestSize;
    private const int HeaderSize = PlainHeaderSize + ExtraSize;
    private const int DigestAt = HeaderSize - DigestSize;

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
        "pw"u8.CopyTo(extra[14..]);
        BinaryPrimitives.WriteUInt16LittleEndian(extra[16..], DigestSize);
        plain[PlainHeaderSize..].CopyTo(member.AsSpan(HeaderSize));
        Digest(member, member.AsSpan(DigestAt, DigestSize));
        return member;
    }

    /// <summary>Whether the bytes of a member are those that were written, as far as it says so itself.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> member)
    {
        if (LengthOf(member) != member.Length) return false;
        int extra = BinaryPrimitives.ReadUInt16LittleEndian(member[PlainHeaderSize..]);
        if (extra == LengthField) return true;
        if (extra != ExtraSize - 2 || member.Length < HeaderSize || !member.Slice(DigestAt - 4, 2).SequenceEqual("pw"u8)) return false;
        Span<byte> digest = stackalloc byte[DigestSize];
        Digest(member, digest);
        return digest.SequenceEqual(member.Slice(DigestAt, DigestSize));
    }

    private static void Digest(ReadOnlySpan<byte> member, Span<byte> digest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(member[..DigestAt]);
        hash.AppendData(member[HeaderSize..]);
        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(whole);
        whole[..DigestSize].CopyTo(digest);
    }

    /// <summary>Length in bytes of the member that begins here, or -1 where none of ours does.</summary>
    public static int LengthOf(ReadOnlySpan<byte> start)
    {
        bool ours = start.Length >= StartSize && start[0] == 0x1f && start[1] == 0x8b && start[2] == 8 && start[FlagsAt] == HasExtraField
            && start.Slice(PlainHeaderSize + 2, 2).SequenceEqual("sl"u8);
        int length = ours ? BinaryPrimitives.ReadInt32LittleEndian(start[(PlainHeaderSize + 6)..]) : -1;
        return length > StartSize ? length : -1;
    }

    /// <summary>Enough bytes for <see cref="LengthOf"/>.</summary>
    public const int StartSize = PlainHeaderSize + 2 + LengthField;
}
