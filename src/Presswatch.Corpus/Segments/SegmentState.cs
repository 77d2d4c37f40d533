using System.Collections.Frozen;

namespace Presswatch.Corpus.Segments;

/// <summary>What may change of a segment's documents. Immutable; a change makes another.</summary>
/// <param name="NotNewest">Documents that are not the newest version of their article; <see langword="null"/> where all are.</param>
/// <param name="Retired">Documents that are in another segment by now, or gone; <see langword="null"/> for none.</param>
/// <param name="Changed">Documents with other attributes than the segment has.</param>
internal sealed record SegmentState(DocumentSet? NotNewest, DocumentSet? Retired, FrozenDictionary<int, ChangedAttributes> Changed)
{
    public static readonly SegmentState Fresh = new(null, null, FrozenDictionary<int, ChangedAttributes>.Empty);

    /// <summary>Whether nothing has changed since the segment was made, of which all documents are the newest.</summary>
    public bool IsFresh => NotNewest is null && Retired is null && Changed.Count == 0;
}

/// <summary>Attributes of one document that differ from what its segment has.</summary>
internal sealed record ChangedAttributes(IReadOnlyList<string> Sources, string Publisher, string Language, string? Section);
