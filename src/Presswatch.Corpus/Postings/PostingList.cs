using System.Runtime.InteropServices;

namespace Presswatch.Corpus.Postings;

/// <summary>The positions of one fold in a segment, ascending, read block by block.</summary>
/// <remarks>
/// A block has 128 positions, the last of a list may have fewer: its first position stands in a table, the differences of the others are packed as <see cref="PostingBlock"/>
/// does it, or varints where there are fewer than 128 positions. A list of one block is its first position and these. A longer one begins with the tables of
/// <see cref="PostingTables"/>.
/// </remarks>
public readonly ref struct PostingList
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly DocumentFinder _finder;

    internal PostingList(ReadOnlySpan<byte> bytes, int count, int documents, DocumentFinder finder)
    {
        _bytes = bytes;
        Count = count;
        Documents = documents;
        _finder = finder;
    }

    /// <summary>Positions of a block, but for the last.</summary>
    public const int BlockSize = PostingBlock.Size;

    /// <summary>Number of positions.</summary>
    public int Count { get; }

    /// <summary>Number of documents that have at least one.</summary>
    public int Documents { get; }

    /// <summary>Number of blocks.</summary>
    public int Blocks => (Count + BlockSize - 1) / BlockSize;

    private ReadOnlySpan<int> Firsts => MemoryMarshal.Cast<byte, int>(_bytes)[..Blocks];

    /// <summary>Reads one block.</summary>
    /// <param name="block">From 0 to below <see cref="Blocks"/>.</param>
    /// <param name="positions">Room for <see cref="BlockSize"/>.</param>
    /// <returns>How many were read.</returns>
    public int Read(int block, Span<int> positions)
    {
        int blocks = Blocks;
        int count = Math.Min(BlockSize, Count - (block * BlockSize));
        int first = MemoryMarshal.Read<int>(_bytes[(block * sizeof(int))..]);
        if (Count == 1)
        {
            positions[0] = first;
            return 1;
        }
        ReadOnlySpan<byte> bytes = _bytes[(blocks == 1 ? sizeof(int) : new PostingTables(blocks).BlockAt(_bytes, block))..];
        if (count == BlockSize)
        {
            PostingBlock.Decode(bytes, first, positions);
            return count;
        }
        positions[0] = first;
        int at = 0;
        for (int i = 1; i < count; i++) positions[i] = first += (int)Varint.Read(bytes, ref at);
        return count;
    }

    /// <summary>Reads all positions.</summary>
    /// <param name="positions">Room for <see cref="Count"/>, and <see cref="BlockSize"/> more need not be there.</param>
    public void CopyTo(Span<int> positions)
    {
        for (int block = 0; block < Blocks; block++) Read(block, positions[(block * BlockSize)..]);
    }

    /// <summary>How many positions, and documents that have them, stand before a place.</summary>
    /// <param name="position">The first position of a document, or the length of the stream: no document may lie on both sides.</param>
    public (int Occurrences, int Documents) Before(int position)
    {
        if (Count == 0) return default;
        int block = Firsts.BinarySearch(position);
        // The block before the first one that begins at the place or after it.
        block = (block < 0 ? ~block : block) - 1;
        if (block < 0) return default;
        Span<int> positions = stackalloc int[BlockSize];
        int count = Read(block, positions);
        int below = LowerBound(positions[..count], position);
        if (below == count && block + 1 == Blocks) return (Count, Documents);
        int documents = Blocks == 1 ? 1 : new PostingTables(Blocks).DocumentsThrough(_bytes, block);
        return ((block * BlockSize) + below, documents + _finder.CountDocuments(positions[..below]) - 1);
    }

    private static int LowerBound(ReadOnlySpan<int> positions, int position)
    {
        int found = positions.BinarySearch(position);
        return found < 0 ? ~found : found;
    }
}
