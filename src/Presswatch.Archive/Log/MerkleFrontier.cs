namespace Presswatch.Archive.Log;

/// <summary>The right edge of a growing tree: roots of its whole subtrees, from which the root follows. 2 KB, whatever the size. Not safe for concurrent callers.</summary>
internal sealed class MerkleFrontier
{
    private const int Levels = 63;

    // One node a level; level n stands where bit n of the count is set.
    private readonly byte[] _nodes = new byte[Levels * MerkleHash.Size];

    /// <summary>Leaves added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds whole leaf hashes, one after the other.</summary>
    public void Add(ReadOnlySpan<byte> leaves)
    {
        Span<byte> node = stackalloc byte[MerkleHash.Size];
        for (; leaves.Length >= MerkleHash.Size; leaves = leaves[MerkleHash.Size..])
        {
            leaves[..MerkleHash.Size].CopyTo(node);
            int level = 0;
            for (; ((Count >> level) & 1) == 1; level++) MerkleHash.OfNode(At(level), node, node);
            node.CopyTo(At(level));
            Count++;
        }
    }

    /// <summary>The Merkle Tree Hash of all leaves so far.</summary>
    public byte[] Root()
    {
        if (Count == 0) return MerkleHash.OfNothing();
        byte[]? root = null;
        for (int level = 0; level < Levels; level++)
        {
            if (((Count >> level) & 1) == 0) continue;
            root = root is null ? At(level).ToArray() : MerkleHash.OfNode(At(level), root);
        }
        return root!;
    }

    /// <summary>Adds the leaves of a log file up to a count, from the disk in pieces.</summary>
    /// <exception cref="EndOfStreamException">The file holds fewer.</exception>
    public void AddFrom(string path, long upTo)
    {
        if (upTo <= Count) return;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        file.Position = Count * MerkleHash.Size;
        byte[] piece = new byte[Math.Min(1 << 20, (upTo - Count) * MerkleHash.Size)];
        while (Count < upTo)
        {
            Span<byte> next = piece.AsSpan(0, (int)Math.Min(piece.Length, (upTo - Count) * MerkleHash.Size));
            file.ReadExactly(next);
            Add(next);
        }
    }

    private Span<byte> At(int level) => _nodes.AsSpan(level * MerkleHash.Size, MerkleHash.Size);
}
