using System.Buffers.Binary;
using Presswatch.Core.Values;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Segments;

/// <summary>Articles as numbers, to be compared over segments.</summary>
public sealed partial class Segment
{
    /// <summary>The article of each document, as the 80 bits of its id.</summary>
    internal UInt128[] ArticleBits()
    {
        ReadOnlySpan<byte> ids = _file.Of<byte>(SegmentSection.DocumentIds);
        var articles = new UInt128[DocumentCount];
        for (int i = 0; i < articles.Length; i++) articles[i] = Bits(ids.Slice(i * PackedIds.Bytes, PackedIds.Bytes));
        return articles;
    }

    /// <summary>An article's id in the same form.</summary>
    internal static UInt128 ArticleBits(ArticleId article)
    {
        Span<byte> packed = stackalloc byte[PackedIds.Bytes];
        PackedIds.Write(article, new(new string('0', VersionId.Digits)), packed);
        return Bits(packed);
    }

    private static UInt128 Bits(ReadOnlySpan<byte> packed) => BinaryPrimitives.ReadUInt128BigEndian(packed) >> 48;
}
