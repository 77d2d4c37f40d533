using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Presswatch.Core.Values;

/// <summary>A SHA-256 digest (FIPS 180-4) as 64 lower-case hex digits.</summary>
public readonly record struct Sha256
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string? _hex;

    private Sha256(string hex) => _hex = hex;

    /// <summary>64 lower-case hex digits; empty for the default value, which no digest has.</summary>
    public string Hex => _hex ?? "";

    public static Sha256 Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return new(Convert.ToHexStringLower(digest));
    }

    /// <summary>Digest of the UTF-8 bytes of a text.</summary>
    public static Sha256 Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Digest from 32 raw bytes.</summary>
    public static Sha256 FromDigest(ReadOnlySpan<byte> digest) => new(Convert.ToHexStringLower(digest[..SHA256.HashSizeInBytes]));

    public static bool TryParse(string? hex, out Sha256 digest)
    {
        bool right = hex is { Length: 64 } && !hex.AsSpan().ContainsAnyExcept(HexDigits);
        digest = right ? new(hex!) : default;
        return right;
    }

    public byte[] ToBytes() => Convert.FromHexString(Hex);

    public override string ToString() => Hex;
}
