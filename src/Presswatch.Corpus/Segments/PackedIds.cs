using System.Globalization;
using Presswatch.Core.Values;

namespace Presswatch.Corpus.Segments;

/// <summary>An article's and a version's id in 16 bytes: 80 bits of base32 and 48 bits of hex, as the ids are written.</summary>
internal static class PackedIds
{
    public const int Bytes = 16;
    private const int ArticleBytes = 10;

    /// <exception cref="ArgumentException">An id is not of its shape.</exception>
    public static void Write(ArticleId article, VersionId version, Span<byte> into)
    {
        if (!Base32.IsId(article.Value)) throw new ArgumentException($"'{article.Value}' is no article id.", nameof(article));
        if (version.Value.Length != VersionId.Digits || !ulong.TryParse(version.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong digits))
        {
            throw new ArgumentException($"'{version.Value}' is no version id.", nameof(version));
        }
        UInt128 bits = 0;
        foreach (char c in article.Value) bits = (bits << 5) | (uint)(c >= 'a' ? c - 'a' : c - '2' + 26);
        for (int i = ArticleBytes - 1; i >= 0; i--, bits >>= 8) into[i] = (byte)bits;
        for (int i = Bytes - 1; i >= ArticleBytes; i--, digits >>= 8) into[i] = (byte)digits;
    }

    public static ArticleId Article(ReadOnlySpan<byte> packed) => new(Base32.Encode(packed[..ArticleBytes], 16));

    public static VersionId Version(ReadOnlySpan<byte> packed) => new(Convert.ToHexStringLower(packed[ArticleBytes..Bytes]));
}
