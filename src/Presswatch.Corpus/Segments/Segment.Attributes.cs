using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Segments;

/// <summary>Attributes of the documents as they were when the segment was made; <see cref="SegmentView"/> has them as they are.</summary>
public sealed partial class Segment
{
    /// <summary>Publishers, languages, sections and sources, by name id.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Sets of sources, as name ids, the first being the one shown.</summary>
    internal int[][] SourceSets { get; }

    internal ReadOnlySpan<int> Publishers => _file.Ints(SegmentSection.DocumentPublishers);

    internal ReadOnlySpan<int> Languages => _file.Ints(SegmentSection.DocumentLanguages);

    /// <summary>-1 where a document has no section.</summary>
    internal ReadOnlySpan<int> Sections => _file.Ints(SegmentSection.DocumentSections);

    internal ReadOnlySpan<int> SourceSetOf => _file.Ints(SegmentSection.DocumentSourceSets);
}
