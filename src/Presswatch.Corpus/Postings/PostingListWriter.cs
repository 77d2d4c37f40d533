using System.Buffers.Binary;
using Presswatch.Corpus.Building;

namespace Presswatch.Corpus.Postings;

/// <summary>Writes what <see cref="PostingList"/> reads.</summary>
internal static class PostingListWriter
{
    /// <summary>Adds the list of one fold.</summary>
    /// <param name="positions">One or more, ascending.</param>
    /// <param name="documentStarts">First positions of the documents, and the end.</param>
    /// <param name="bytes">Where to.</param>
    /// <returns>Number of documents that have the positions.</returns>
    public static int Write(ReadOnlySpan<int> positions, ReadOnlySpan<int> documentStarts, ByteBuffer bytes)
    {
        if (positions.Length > PostingBlock.Size) return WriteBlocks(positions, documentStarts, bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.Room(sizeof(int)), positions[0]);
        bytes.Advance(sizeof(int));
        WriteRest(positions, bytes);
        int end = 0;
        int document = -1;
        int documents = 0;
        CountDocuments(positions, documentStarts, ref document, ref end, ref documents);
        return documents;
    }

    private static int WriteBlocks(ReadOnlySpan<int> positions, ReadOnlySpan<int> documentStarts, ByteBuffer bytes)
    {
        int blocks = (positions.Length + PostingBlock.Size - 1) / PostingBlock.Size;
        int table = bytes.Length;
        int tableBytes = 3 * sizeof(int) * blocks;
        bytes.Room(tableBytes);
        bytes.Advance(tableBytes);
        int end = 0;
        int document = -1;
        int documents = 0;
        for (int block = 0; block < blocks; block++)
        {
            ReadOnlySpan<int> part = positions.Slice(block * PostingBlock.Size, Math.Min(PostingBlock.Size, positions.Length - (block * PostingBlock.Size)));
            CountDocuments(part[..1], documentStarts, ref document, ref end, ref documents);
            Put(bytes, table, block, part[0]);
            Put(bytes, table, blocks + block, documents);
            Put(bytes, table, (2 * blocks) + block, bytes.Length - table - tableBytes);
            CountDocuments(part[1..], documentStarts, ref document, ref end, ref documents);
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

    private static void CountDocuments(ReadOnlySpan<int> positions, ReadOnlySpan<int> starts, ref int document, ref int end, ref int documents)
    {
        foreach (int position in positions)
        {
            if (position < end) continue;
            document = DocumentWalk.Next(starts, document, position);
            end = starts[document + 1];
            documents++;
        }
    }

    private static void Put(ByteBuffer bytes, int table, int index, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes.At(table + (index * sizeof(int)), sizeof(int)), value);
}
