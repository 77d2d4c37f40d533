namespace Presswatch.Archive.Log;

/// <summary>Checks proofs against roots, without the leaves (RFC 9162 sections 2.1.3.2 and 2.1.4.2, which hold for the trees of RFC 6962).</summary>
public static class MerkleProof
{
    /// <summary>Whether a leaf stands at an index of the tree with that size and root.</summary>
    public static bool Includes(ReadOnlySpan<byte> leaf, long index, long size, IReadOnlyList<byte[]> path, ReadOnlySpan<byte> root)
    {
        if (index < 0 || index >= size) return false;
        long at = index, last = size - 1;
        byte[] hash = leaf.ToArray();
        foreach (byte[] sibling in path)
        {
            if (last == 0 || sibling.Length != MerkleHash.Size) return false;
            if ((at & 1) == 1 || at == last)
            {
                hash = MerkleHash.OfNode(sibling, hash);
                while ((at & 1) == 0 && at != 0) (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                hash = MerkleHash.OfNode(hash, sibling);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && root.SequenceEqual(hash);
    }

    /// <summary>Whether the tree with the older size and root is the beginning of the newer.</summary>
    public static bool Extends(long older, ReadOnlySpan<byte> olderRoot, long newer, ReadOnlySpan<byte> newerRoot, IReadOnlyList<byte[]> proof)
    {
        if (older < 0 || older > newer) return false;
        if (older == newer) return proof.Count == 0 && olderRoot.SequenceEqual(newerRoot);
        if (older == 0) return proof.Count == 0 && olderRoot.SequenceEqual(MerkleHash.OfNothing());
        if (proof.Any(hash => hash.Length != MerkleHash.Size)) return false;
        var path = new Queue<byte[]>(proof);
        if ((older & (older - 1)) == 0) path = new([olderRoot.ToArray(), .. proof]);
        if (path.Count == 0) return false;
        long at = older - 1, last = newer - 1;
        while ((at & 1) == 1) (at, last) = (at >> 1, last >> 1);
        byte[] first = path.Dequeue();
        byte[] second = first;
        foreach (byte[] next in path)
        {
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last)
            {
                first = MerkleHash.OfNode(next, first);
                second = MerkleHash.OfNode(next, second);
                while ((at & 1) == 0 && at != 0) (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                second = MerkleHash.OfNode(second, next);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && olderRoot.SequenceEqual(first) && newerRoot.SequenceEqual(second);
    }
}
