using System.Security.Cryptography;
using System.Text;

namespace Presswatch.Core.Values;

/// <summary>Names one article for ever: 16 base32 characters of SHA-256 over publisher, language, the folded text first sighted and the publication date (or none).</summary>
public readonly record struct ArticleId(string Value)
{
    public static ArticleId From(string publisher, string language, Sha256 foldedText, string? published) =>
        new(ShortId.Of("article", publisher, language, foldedText.Hex, published ?? ""));

    public override string ToString() => Value;
}

/// <summary>Names one capture: 16 base32 characters over source, address, the time of serving (or the claim in the file) and the digest of the bytes.</summary>
public readonly record struct CaptureId(string Value)
{
    public static CaptureId From(string source, string address, string time, Sha256 bytes) => new(ShortId.Of("capture", source, address, time, bytes.Hex));

    public override string ToString() => Value;
}

/// <summary>Names one text of an article: the first 12 hex digits of the text's digest, unique within the article.</summary>
public readonly record struct VersionId(string Value)
{
    public const int Digits = 12;

    public static VersionId From(Sha256 text) => new(text.Hex[..Digits]);

    public override string ToString() => Value;
}

/// <summary>Names one person of the registry whom no pack knows: 16 base32 characters over the pack, the key of the name, and what tells namesakes apart.</summary>
public readonly record struct PersonId(string Value)
{
    public static PersonId From(string pack, string key, string apart) => new(ShortId.Of("person", pack, key, apart));

    public override string ToString() => Value;
}

internal static class ShortId
{
    private const int Characters = 16;

    public static string Of(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (string part in parts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return Base32.Encode(digest, Characters);
    }
}
