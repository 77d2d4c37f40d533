using System.Buffers.Binary;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Novelty;

/// <summary>The numbers of a <see cref="WindowIndex"/>, in memory or mapped from the file beside their segment: docs/formats/corpus-v1.md. Checked once, when opened.</summary>
internal sealed unsafe class WindowTable : IDisposable
{
    public const int FormatVersion = 1;
    public const int HeaderBytes = 64;

    private readonly MappedFile _bytes;

    private WindowTable(MappedFile bytes, int bucketBits, int count) => (_bytes, BucketBits, Count) = (bytes, bucketBits, count);

    /// <summary>What each file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "PWWINDOW"u8;

    /// <summary>Bits of a fingerprint that choose its bucket.</summary>
    public int BucketBits { get; }

    /// <summary>Number of windows.</summary>
    public int Count { get; }

    /// <summary>Bytes that it takes.</summary>
    public long Bytes => _bytes.Length;

    /// <summary>First place of each bucket; one more at the end.</summary>
    public ReadOnlySpan<int> Starts => new(At(HeaderBytes), (1 << BucketBits) + 1);

    /// <summary>All places, the first of each group with its mark.</summary>
    public ReadOnlySpan<uint> Places => new(At(PlacesAt(BucketBits)), Count);

    /// <summary>Where the places begin, in bytes.</summary>
    public static long PlacesAt(int bucketBits) => HeaderBytes + (((1L << bucketBits) + 1) * sizeof(int));

    /// <summary>Bytes of a file.</summary>
    public static long LengthOf(int bucketBits, int count) => PlacesAt(bucketBits) + ((long)count * sizeof(uint));

    /// <summary>Writes the header of a file whose numbers are written.</summary>
    /// <param name="segment">Checksum of the table of the segment that it belongs to.</param>
    public static void WriteHeader(SegmentTarget target, ulong segment, int bucketBits, int count)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], FormatVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], SegmentFile.ByteOrder);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], WindowScan.Words);
        BinaryPrimitives.WriteInt32LittleEndian(header[20..], bucketBits);
        BinaryPrimitives.WriteInt64LittleEndian(header[24..], count);
        BinaryPrimitives.WriteUInt64LittleEndian(header[32..], segment);
        BinaryPrimitives.WriteUInt64LittleEndian(header[40..], target.ChecksumOf(HeaderBytes, PlacesAt(bucketBits) - HeaderBytes));
        BinaryPrimitives.WriteUInt64LittleEndian(header[48..], target.ChecksumOf(PlacesAt(bucketBits), (long)count * sizeof(uint)));
        BinaryPrimitives.WriteUInt64LittleEndian(header[56..], XxHash64.Of(header[..56]));
        target.Write(0, header);
    }

    /// <summary>Maps a file.</summary>
    /// <param name="segment">Checksum of the table of the segment.</param>
    /// <param name="positions">Length of its stream.</param>
    /// <returns>The table; <see langword="null"/> where the file is missing, damaged, of another version or of another segment: it is then made anew.</returns>
    public static WindowTable? Open(string path, ulong segment, int positions)
    {
        try
        {
            return File.Exists(path) ? Open(MappedFile.Map(path), segment, positions) : null;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Checks bytes that are in memory already. They are the table's from then on, and are let go where they are none.</summary>
    public static WindowTable? Open(MappedFile bytes, ulong segment, int positions)
    {
        if (Read(bytes, segment) is { } table && table.Fits(positions)) return table;
        bytes.Dispose();
        return null;
    }

    public void Dispose() => _bytes.Dispose();

    private static WindowTable? Read(MappedFile bytes, ulong segment)
    {
        if (bytes.Length < HeaderBytes) return null;
        var header = new ReadOnlySpan<byte>(bytes.Start, HeaderBytes);
        (int bits, long count) = (BinaryPrimitives.ReadInt32LittleEndian(header[20..]), BinaryPrimitives.ReadInt64LittleEndian(header[24..]));
        bool known = header.StartsWith(Magic) && BinaryPrimitives.ReadInt32LittleEndian(header[8..]) == FormatVersion && BinaryPrimitives.ReadUInt32LittleEndian(header[12..]) == SegmentFile.ByteOrder
            && BinaryPrimitives.ReadUInt64LittleEndian(header[56..]) == XxHash64.Of(header[..56]) && BinaryPrimitives.ReadInt32LittleEndian(header[16..]) == WindowScan.Words
            && BinaryPrimitives.ReadUInt64LittleEndian(header[32..]) == segment && bits is > 0 and < 30 && count is >= 0 and <= int.MaxValue && bytes.Length == LengthOf(bits, (int)count);
        if (!known) return null;
        byte* starts = bytes.Start + HeaderBytes;
        byte* places = bytes.Start + PlacesAt(bits);
        bool whole = BinaryPrimitives.ReadUInt64LittleEndian(header[40..]) == SegmentFile.ChecksumOf(starts, places - starts)
            && BinaryPrimitives.ReadUInt64LittleEndian(header[48..]) == SegmentFile.ChecksumOf(places, count * sizeof(uint));
        return whole ? new(bytes, bits, (int)count) : null;
    }

    /// <summary>Whether buckets follow each other, each begins with a group, and each window lies in the stream.</summary>
    private bool Fits(int positions)
    {
        ReadOnlySpan<int> starts = Starts;
        ReadOnlySpan<uint> places = Places;
        if (starts[0] != 0 || starts[^1] != places.Length) return false;
        for (int i = 1; i < starts.Length; i++)
        {
            if (starts[i] < starts[i - 1] || (starts[i] > starts[i - 1] && places[starts[i - 1]] < WindowIndex.GroupMark)) return false;
        }
        int last = positions - WindowScan.Words;
        foreach (uint place in places)
        {
            if (WindowIndex.PlaceOf(place) > last) return false;
        }
        return true;
    }

    private byte* At(long offset)
    {
        ObjectDisposedException.ThrowIf(_bytes.Start is null, this);
        return _bytes.Start + offset;
    }
}
