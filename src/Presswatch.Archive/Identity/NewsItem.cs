using Presswatch.Core.Pages;

namespace Presswatch.Archive.Identity;

/// <summary>Decides whether two texts at one address are the same news item: then they are versions of one article, else two articles.</summary>
public static class NewsItem
{
    /// <summary>Words in one shingle (Broder, "On the resemblance and containment of documents", 1997).</summary>
    public const int ShingleWords = 5;

    /// <summary>Shingles below which a text is too short for what it shares to say anything.</summary>
    private const int FewShingles = 20;

    /// <summary>Same dateline and headline, or half of the shingles of either shared.</summary>
    /// <remarks>A site can serve one article's text under another's headline: with the same head, texts of some length that share less than a tenth of
    /// the shingles of either are two items. Texts shorter than one shingle count as one shingle. Symmetric; a text is the same item as itself.</remarks>
    public static bool Same(PageArticle a, PageArticle b)
    {
        HashSet<ulong> of = Shingles.Of(a), other = Shingles.Of(b);
        (HashSet<ulong> small, HashSet<ulong> large) = of.Count <= other.Count ? (of, other) : (other, of);
        int shared = small.Count(large.Contains);
        if (small.Count > 0 && shared * 2 >= small.Count) return true;
        return SameHead(a, b) && (small.Count < FewShingles || shared * 10 >= small.Count);
    }

    private static bool SameHead(PageArticle a, PageArticle b) =>
        a.Headline is { Length: > 0 } && b.Headline is { Length: > 0 } && Shingles.Fold(a.Headline) == Shingles.Fold(b.Headline)
        && (a.Dateline?.Place, a.Dateline?.Month, a.Dateline?.Day) == (b.Dateline?.Place, b.Dateline?.Month, b.Dateline?.Day);
}
