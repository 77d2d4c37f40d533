using System.Security.Cryptography;

namespace Presswatch.Archive.Log;

/// <summary>The hashes of RFC 6962 section 2.1: a leaf is SHA-256(0x00 || data), a node SHA-256(0x01 || left || right), the empty tree SHA-256 of nothing.</summary>
internal static class MerkleHash
{
    public const int Size = SHA256.HashSizeInBytes;

    public static byte[] OfNothing() => SHA256.HashData([]);

    /// <summary>Hash of a node; the result may lie over either input.</summary>
    public static void OfNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> node)
    {
        Span<byte> both = stackalloc byte[1 + (2 * Size)];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + Size)..]);
        SHA256.HashData(both, node);
    }

    public static byte[] OfNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        byte[] node = new byte[Size];
        OfNode(left, right, node);
        return node;
    }
}
