using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Counting;

/// <summary>Which documents are counted.</summary>
/// <param name="AllVersions">All versions; otherwise the newest of each article alone.</param>
/// <param name="Documents">By segment of the snapshot: the documents that filters leave, <see langword="null"/> for all of it. Retired and old ones in them are not counted.
/// <see langword="null"/>: no filter at all.</param>
public sealed record CountScope(bool AllVersions = false, IReadOnlyList<DocumentSet?>? Documents = null)
{
    /// <summary>The newest version of every article.</summary>
    public static readonly CountScope Newest = new();

    /// <summary>The documents of both; the other must be of the same snapshot.</summary>
    public CountScope And(CountScope other)
    {
        if (Documents is null || other.Documents is null) return Documents is null ? other : this;
        return this with { Documents = [.. Documents.Zip(other.Documents, Both)] };
    }

    /// <summary>The documents of one segment that are counted; <see langword="null"/> for all of them.</summary>
    internal DocumentSet? Of(SegmentView view, int index)
    {
        DocumentSet? chosen = Documents?[index];
        if (view.AllCount(AllVersions)) return chosen;
        DocumentSet counted = view.Counted(AllVersions);
        if (chosen is null) return counted;
        DocumentSet both = chosen.Copy();
        both.IntersectWith(counted);
        return both;
    }

    private static DocumentSet? Both(DocumentSet? one, DocumentSet? other)
    {
        if (one is null || other is null) return one ?? other;
        DocumentSet both = one.Copy();
        both.IntersectWith(other);
        return both;
    }
}
