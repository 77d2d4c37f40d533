using System.Buffers.Binary;
using Presswatch.Core.Words;

namespace Presswatch.Corpus.Storage;

/// <summary>Writes the sections of a segment's file one after another, and at the end the table that names them.</summary>
internal sealed class SegmentFileWriter
{
    private const int PartBytes = 1 << 22;

    private readonly SegmentTarget _target;
    private readonly (long Offset, long Length, ulong Checksum, int ElementSize)[] _sections = new (long, long, ulong, int)[SegmentFile.SectionCount + 1];
    private long _end = Align(SegmentFile.TableBytes);

    public SegmentFileWriter(SegmentTarget target) => _target = target;

    public SegmentTarget Target => _target;

    /// <summary>Writes a whole section.</summary>
    public unsafe void Write<T>(SegmentSection section, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        long offset = Begin();
        Append(SegmentFile.Raw(values));
        End(section, offset, sizeof(T));
    }

    /// <summary>Begins a section that is appended to, or written out of order; returns its offset.</summary>
    public long Begin() => _end = Align(_end);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length > PartBytes; bytes = bytes[PartBytes..]) AppendPart(bytes[..PartBytes]);
        AppendPart(bytes);
    }

    /// <summary>Says that so many bytes from the beginning of the section were written to the target by the caller.</summary>
    public void Skip(long bytes) => _end += bytes;

    /// <summary>Ends a section; its checksum is read back from the target.</summary>
    public void End(SegmentSection section, long offset, int elementSize) => _sections[(int)section] = (offset, _end - offset, _target.ChecksumOf(offset, _end - offset), elementSize);

    /// <summary>Writes the table.</summary>
    public void Finish()
    {
        // The last byte is written, so that the file is as long as the table says.
        long length = Align(_end + 1);
        _target.Write(length - 1, [0]);
        Span<byte> table = new byte[SegmentFile.TableBytes];
        SegmentFile.Magic.CopyTo(table);
        BinaryPrimitives.WriteInt32LittleEndian(table[8..], SegmentFile.FormatVersion);
        BinaryPrimitives.WriteUInt32LittleEndian(table[12..], SegmentFile.ByteOrder);
        BinaryPrimitives.WriteInt32LittleEndian(table[16..], Tokeniser.Version);
        BinaryPrimitives.WriteInt32LittleEndian(table[20..], SegmentFile.SectionCount);
        BinaryPrimitives.WriteInt64LittleEndian(table[24..], length);
        for (int id = 1; id <= SegmentFile.SectionCount; id++)
        {
            Span<byte> entry = table.Slice(SegmentFile.HeaderBytes + ((id - 1) * SegmentFile.EntryBytes), SegmentFile.EntryBytes);
            BinaryPrimitives.WriteInt32LittleEndian(entry, id);
            BinaryPrimitives.WriteInt32LittleEndian(entry[4..], _sections[id].ElementSize);
            BinaryPrimitives.WriteInt64LittleEndian(entry[8..], _sections[id].Offset);
            BinaryPrimitives.WriteInt64LittleEndian(entry[16..], _sections[id].Length);
            BinaryPrimitives.WriteUInt64LittleEndian(entry[24..], _sections[id].Checksum);
        }
        BinaryPrimitives.WriteUInt64LittleEndian(table[^8..], XxHash64.Of(table[..^8]));
        _target.Write(0, table);
    }

    private void AppendPart(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0) _target.Write(_end, bytes);
        _end += bytes.Length;
    }

    private static long Align(long offset) => (offset + SegmentFile.Alignment - 1) / SegmentFile.Alignment * SegmentFile.Alignment;
}
