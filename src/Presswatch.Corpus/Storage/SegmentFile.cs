using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Presswatch.Core.Problems;
using Presswatch.Core.Words;

namespace Presswatch.Corpus.Storage;

/// <summary>A segment's file in memory: its table of sections, and each as a span. Checked once, when it is opened.</summary>
internal sealed unsafe class SegmentFile : IDisposable
{
    public const int FormatVersion = 1;
    public const int HeaderBytes = 32;
    public const int EntryBytes = 32;
    public const int Alignment = 64;
    public const uint ByteOrder = 0x01020304;
    public const int SectionCount = (int)SegmentSection.SourceSetMembers;

    private readonly MappedFile _bytes;
    private readonly (long Offset, long Length, int Element)[] _sections;

    private SegmentFile(MappedFile bytes, (long, long, int)[] sections) => (_bytes, _sections) = (bytes, sections);

    /// <summary>What each file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => "PWCORPUS"u8;

    /// <summary>Bytes of header, table and the checksum after them, before alignment.</summary>
    public static int TableBytes => HeaderBytes + (SectionCount * EntryBytes) + sizeof(ulong);

    public long Length => _bytes.Length;

    /// <summary>The checksum of the table of sections, and so of all that the file holds.</summary>
    public ulong Checksum => BinaryPrimitives.ReadUInt64LittleEndian(new ReadOnlySpan<byte>(_bytes.Start + TableBytes - sizeof(ulong), sizeof(ulong)));

    /// <summary>Maps and checks a file.</summary>
    /// <returns>The file, or why it is not one: cut off or damaged (PW3301), newer (PW3302), made by other rules for words (PW3303).</returns>
    public static Outcome<SegmentFile> Open(string path)
    {
        MappedFile bytes;
        try
        {
            bytes = MappedFile.Map(path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return new Problem(ProblemCodes.CorpusDamaged, failed.Message, new(path));
        }
        Outcome<SegmentFile> opened = Open(bytes, path);
        if (opened.Problem is not null) bytes.Dispose();
        return opened;
    }

    /// <summary>Checks bytes that are in memory already. They are the file's from then on, unless there is a problem.</summary>
    public static Outcome<SegmentFile> Open(MappedFile bytes, string name)
    {
        Problem Damaged(string what) => new(ProblemCodes.CorpusDamaged, what, new(name));
        if (bytes.Length < TableBytes) return Damaged("The file is shorter than its header.");
        var table = new ReadOnlySpan<byte>(bytes.Start, TableBytes);
        if (!table.StartsWith(Magic)) return Damaged("The file does not begin like a segment of the corpus.");
        uint version = BinaryPrimitives.ReadUInt32LittleEndian(table[8..]);
        if (version > FormatVersion) return new Problem(ProblemCodes.CorpusNewer, $"The file has format {version}; this program knows {FormatVersion}.", new(name));
        if (version != FormatVersion || BinaryPrimitives.ReadUInt32LittleEndian(table[12..]) != ByteOrder) return Damaged("The header is not one of this format.");
        if (BinaryPrimitives.ReadUInt64LittleEndian(table[^8..]) != XxHash64.Of(table[..^8])) return Damaged("The table of sections does not have its checksum.");
        if (BinaryPrimitives.ReadUInt32LittleEndian(table[20..]) != SectionCount) return Damaged("The table has another number of sections.");
        if (BinaryPrimitives.ReadInt64LittleEndian(table[24..]) != bytes.Length) return Damaged("The file does not have the length that it had when it was written.");
        if (BinaryPrimitives.ReadUInt32LittleEndian(table[16..]) != Tokeniser.Version)
        {
            return new Problem(ProblemCodes.CorpusOutdated, "The words of this part of the corpus were cut by other rules than this program's.", new(name));
        }
        var sections = new (long, long, int)[SectionCount + 1];
        for (int id = 1; id <= SectionCount; id++)
        {
            ReadOnlySpan<byte> entry = table.Slice(HeaderBytes + ((id - 1) * EntryBytes), EntryBytes);
            (long offset, long length) = (BinaryPrimitives.ReadInt64LittleEndian(entry[8..]), BinaryPrimitives.ReadInt64LittleEndian(entry[16..]));
            if (BinaryPrimitives.ReadUInt32LittleEndian(entry) != id || offset < TableBytes || length < 0 || offset > bytes.Length - length || offset % Alignment != 0)
            {
                return Damaged($"Section {(SegmentSection)id} lies outside of the file.");
            }
            if (BinaryPrimitives.ReadUInt64LittleEndian(entry[24..]) != ChecksumOf(bytes.Start + offset, length)) return Damaged($"Section {(SegmentSection)id} does not have its checksum.");
            sections[id] = (offset, length, BinaryPrimitives.ReadInt32LittleEndian(entry[4..]));
        }
        var file = new SegmentFile(bytes, sections);
        return SegmentCheck.Find(file) is { } flaw ? Damaged(flaw) : file;
    }

    public ReadOnlySpan<int> Ints(SegmentSection section) => Of<int>(section);

    /// <summary>All elements of a section.</summary>
    public ReadOnlySpan<T> Of<T>(SegmentSection section)
        where T : unmanaged
    {
        (long offset, long length, _) = _sections[(int)section];
        ObjectDisposedException.ThrowIf(_bytes.Start is null, this);
        return new(_bytes.Start + offset, checked((int)(length / sizeof(T))));
    }

    /// <summary>Some elements of a section that may hold more of them than a span can.</summary>
    public ReadOnlySpan<T> Of<T>(SegmentSection section, long first, long count)
        where T : unmanaged
    {
        (long offset, long length, _) = _sections[(int)section];
        ObjectDisposedException.ThrowIf(_bytes.Start is null, this);
        if (first < 0 || count < 0 || first > (length / sizeof(T)) - count) throw new ArgumentOutOfRangeException(nameof(first));
        return new(_bytes.Start + offset + (first * sizeof(T)), checked((int)count));
    }

    public long LengthOf(SegmentSection section) => _sections[(int)section].Length;

    /// <summary>Bytes of one element.</summary>
    public int ElementOf(SegmentSection section) => _sections[(int)section].Element;

    public void Dispose() => _bytes.Dispose();

    /// <summary>The checksum of bytes that may be more than a span can hold.</summary>
    public static ulong ChecksumOf(byte* start, long length)
    {
        const int Part = 1 << 30;
        var state = new XxHash64.State();
        long whole = length & ~31L;
        for (long at = 0; at < whole; at += Part) state.Stripes(new(start + at, (int)Math.Min(Part, whole - at)));
        return state.Finish(new(start + whole, (int)(length - whole)), (ulong)length, whole > 0);
    }

    /// <summary>The bytes of a value as they stand in a file; the program runs on little-endian machines only.</summary>
    public static ReadOnlySpan<byte> Raw<T>(ReadOnlySpan<T> values)
        where T : unmanaged => MemoryMarshal.AsBytes(values);
}
