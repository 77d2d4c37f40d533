using System.Buffers.Binary;

namespace Presswatch.Corpus.Postings;

/// <summary>The tables before a list of several blocks: where each of them is, little-endian and not aligned.</summary>
/// <remarks>
/// One int32 a block: its first position. Then by group of 64 blocks an int32: documents of all positions up to the group's first; then another: offset of the group's first block after the
/// tables. Then two uint16 by block: what is to be added to the one and to the other of its group. 64 blocks have at most 8,192 documents and 33 kB, so that 16 bits hold them.
/// </remarks>
/// <param name="blocks">Number of blocks, two or more.</param>
internal readonly struct PostingTables(int blocks)
{
    private const int GroupBits = 6;

    private int Groups => (blocks + (1 << GroupBits) - 1) >> GroupBits;

    private int Documents => blocks * sizeof(int);

    private int Offsets => Documents + (Groups * sizeof(int));

    private int MoreDocuments => Offsets + (Groups * sizeof(int));

    private int MoreOffsets => MoreDocuments + (blocks * sizeof(ushort));

    /// <summary>Bytes of all tables.</summary>
    public int Bytes => MoreOffsets + (blocks * sizeof(ushort));

    /// <summary>Where a block's differences begin in the list.</summary>
    public int BlockAt(ReadOnlySpan<byte> list, int block) => Bytes + Sum(list, Offsets, MoreOffsets, block);

    /// <summary>Documents of all positions up to the first of a block.</summary>
    public int DocumentsThrough(ReadOnlySpan<byte> list, int block) => Sum(list, Documents, MoreDocuments, block);

    /// <summary>Writes what the tables have of a block; the blocks come in order.</summary>
    /// <param name="tables">The bytes of the tables.</param>
    /// <param name="block">The block.</param>
    /// <param name="first">Its first position.</param>
    /// <param name="documents">Documents of all positions up to that.</param>
    /// <param name="offset">Where its differences begin after the tables.</param>
    public void Put(Span<byte> tables, int block, int first, int documents, int offset)
    {
        BinaryPrimitives.WriteInt32LittleEndian(tables[(block * sizeof(int))..], first);
        Split(tables, Documents, MoreDocuments, block, documents);
        Split(tables, Offsets, MoreOffsets, block, offset);
    }

    private static int Sum(ReadOnlySpan<byte> list, int groups, int more, int block) =>
        BinaryPrimitives.ReadInt32LittleEndian(list[(groups + ((block >> GroupBits) * sizeof(int)))..]) + BinaryPrimitives.ReadUInt16LittleEndian(list[(more + (block * sizeof(ushort)))..]);

    private static void Split(Span<byte> tables, int groups, int more, int block, int value)
    {
        Span<byte> group = tables[(groups + ((block >> GroupBits) * sizeof(int)))..];
        if ((block & ((1 << GroupBits) - 1)) == 0) BinaryPrimitives.WriteInt32LittleEndian(group, value);
        BinaryPrimitives.WriteUInt16LittleEndian(tables[(more + (block * sizeof(ushort)))..], checked((ushort)(value - BinaryPrimitives.ReadInt32LittleEndian(group))));
    }
}
