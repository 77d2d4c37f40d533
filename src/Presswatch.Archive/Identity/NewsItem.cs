using Presswatch.Core.Pages;

namespace Presswatch.Archive.Identity;

/// <summary>Decides whether two texts at one address are the same news item: then they are versions of one article, else two articles.</summary>
public static class NewsItem
{
    /// <summary>Words in one shingle (Broder, "On the resemblance and containment of documents", 1997).</summary>
    public const int ShingleWords = 5;

    /// <summary>Same dateline and headline, or half of the shingles of either shared.</summary>
    /// <remarks>Texts shorter than one shingle count as one shingle. Symmetric; a text is the same item as itself.</remarks>
    public static bool Same(PageArticle a, PageArticle b) =>
        SameHead(a, b) || SharesHalf(Shingles.Of(a), Shingles.Of(b));

    private static bool SameHead(PageArticle a, PageArticle b) =>
        a.Headline is { Length: > 0 } && b.Headline is { Length: > 0 } && Shingles.Fold(a.Headline) == Shingles.Fold(b.Headline)
        && (a.Dateline?.Place, a.Dateline?.Month, a.Dateline?.Day) == (b.Dateline?.Place, b.Dateline?.Month, b.Dateline?.Day);

    private static bool SharesHalf(HashSet<ulong> a, HashSet<ulong> b)
    {
        if (a.Count == 0 || b.Count == 0) return false;
        (HashSet<ulong> small, HashSet<ulong> large) = a.Count <= b.Count ? (a, b) : (b, a);
        int shared = small.Count(large.Contains);
        return shared * 2 >= small.Count;
    }
}
