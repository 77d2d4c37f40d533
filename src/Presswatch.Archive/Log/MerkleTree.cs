using System.Numerics;

namespace Presswatch.Archive.Log;

/// <summary>The whole tree over some leaves in memory, for roots and proofs at any size (RFC 6962 sections 2.1, 2.1.1, 2.1.2). 64 bytes a leaf; made in one pass. Immutable.</summary>
public sealed class MerkleTree
{
    // Level n holds the roots of all whole subtrees of 2^n leaves.
    private readonly List<byte[]> _levels;

    /// <param name="leaves">Leaf hashes of 32 bytes, one after the other.</param>
    public MerkleTree(byte[] leaves)
    {
        _levels = [leaves];
        for (int count = leaves.Length / MerkleHash.Size / 2; count > 0; count /= 2)
        {
            byte[] below = _levels[^1], level = new byte[count * MerkleHash.Size];
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> pair = below.AsSpan(2 * i * MerkleHash.Size, 2 * MerkleHash.Size);
                MerkleHash.OfNode(pair[..MerkleHash.Size], pair[MerkleHash.Size..], level.AsSpan(i * MerkleHash.Size));
            }
            _levels.Add(level);
        }
    }

    /// <summary>Number of leaves.</summary>
    public long Size => _levels[0].Length / MerkleHash.Size;

    /// <summary>The root of the tree of the first so many leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than there are.</exception>
    public byte[] Root(long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        return size == 0 ? MerkleHash.OfNothing() : Hash(0, size).ToArray();
    }

    public ReadOnlySpan<byte> Leaf(long index) => _levels[0].AsSpan((int)index * MerkleHash.Size, MerkleHash.Size);

    /// <summary>The audit path of a leaf in the tree of the first so many leaves (RFC 6962 section 2.1.1), from the leaf upwards.</summary>
    public IReadOnlyList<byte[]> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<byte[]>();
        long from = 0, to = size;
        while (to - from > 1)
        {
            long middle = from + Split(to - from);
            path.Add(index < middle ? Hash(middle, to).ToArray() : Hash(from, middle).ToArray());
            (from, to) = index < middle ? (from, middle) : (middle, to);
        }
        path.Reverse();
        return path;
    }

    /// <summary>The proof that the tree of the first <paramref name="older"/> leaves is the beginning of the tree of the first <paramref name="newer"/> (RFC 6962 section 2.1.2).</summary>
    public IReadOnlyList<byte[]> Consistency(long older, long newer)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(newer, Size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(older, newer);
        var proof = new List<byte[]>();
        if (older == 0) return proof;
        long from = 0, to = newer, end = older;
        while (end != to)
        {
            long middle = from + Split(to - from);
            proof.Add(end <= middle ? Hash(middle, to).ToArray() : Hash(from, middle).ToArray());
            (from, to) = end <= middle ? (from, middle) : (middle, to);
        }
        if (from != 0) proof.Add(Hash(from, to).ToArray());
        proof.Reverse();
        return proof;
    }

    /// <summary>The hashes of one tile of height 8 (C2SP tlog-tiles): up to 256 roots of whole subtrees of 256^level leaves.</summary>
    /// <returns>Empty where there is no such tile.</returns>
    public ReadOnlyMemory<byte> Tile(int level, long number, long size)
    {
        int height = level * 8;
        long whole = height < 63 ? Math.Min(size, Size) >> height : 0;
        long from = number * 256, to = Math.Min(whole, from + 256);
        return from < to ? _levels[height].AsMemory((int)from * MerkleHash.Size, (int)(to - from) * MerkleHash.Size) : default;
    }

    // A range begins at a multiple of the next power of two of its length, as all ranges of the RFC's definitions do.
    private ReadOnlySpan<byte> Hash(long from, long to)
    {
        long length = to - from;
        int level = BitOperations.Log2((ulong)length);
        if (length == 1L << level) return _levels[level].AsSpan((int)(from >> level) * MerkleHash.Size, MerkleHash.Size);
        long middle = from + Split(length);
        return MerkleHash.OfNode(Hash(from, middle), Hash(middle, to));
    }

    // The largest power of two below a length of two or more.
    private static long Split(long length) => 1L << BitOperations.Log2((ulong)(length - 1));
}
