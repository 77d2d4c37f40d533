using System.Buffers.Binary;
using Presswatch.Corpus.Building;

namespace Presswatch.Corpus.Postings;

/// <summary>Writes what <see cref="PostingList"/> reads.</summary>
internal static class PostingListWriter
{
    /// <summary>Adds the list of one fold.</summary>
    /// <param name="positions">One or more, ascending.</param>
    /// <param name="finder">The documents.</param>
    /// <param name="bytes">Where to.</param>
    /// <returns>Number of documents that have the positions.</returns>
    public static int Write(ReadOnlySpan<int> positions, DocumentFinder finder, ByteBuffer bytes)
    {
        if (positions.Length > PostingBlock.Size) return WriteBlocks(positions, finder, bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.Room(sizeof(int)), positions[0]);
        bytes.Advance(sizeof(int));
        WriteRest(positions, bytes);
        return finder.CountDocuments(positions);
    }

    private static int WriteBlocks(ReadOnlySpan<int> positions, DocumentFinder finder, ByteBuffer bytes)
    {
        int blocks = (positions.Length + PostingBlock.Size - 1) / PostingBlock.Size;
        var tables = new PostingTables(blocks);
        int start = bytes.Length;
        bytes.Room(tables.Bytes);
        bytes.Advance(tables.Bytes);
        int last = -1;
        int documents = 0;
        for (int block = 0; block < blocks; block++)
        {
            ReadOnlySpan<int> part = positions.Slice(block * PostingBlock.Size, Math.Min(PostingBlock.Size, positions.Length - (block * PostingBlock.Size)));
            int fresh = finder.At(part[0]) == last ? 0 : 1;
            tables.Put(bytes.At(start, tables.Bytes), block, part[0], documents + fresh, bytes.Length - start - tables.Bytes);
            documents += finder.CountDocuments(part) + fresh - 1;
            last = finder.At(part[^1]);
            WriteRest(part, bytes);
        }
        return documents;
    }

    /// <summary>Writes what follows the first position of a block.</summary>
    private static void WriteRest(ReadOnlySpan<int> positions, ByteBuffer bytes)
    {
        if (positions.Length == PostingBlock.Size)
        {
            bytes.Advance(PostingBlock.Encode(positions, bytes.Room(PostingBlock.MaxBytes)));
            return;
        }
        for (int i = 1; i < positions.Length; i++) bytes.Advance(Varint.Write((uint)(positions[i] - positions[i - 1]), bytes.Room(Varint.MaxBytes)));
    }
}
