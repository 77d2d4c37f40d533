using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Segments;

/// <summary>Attributes of the documents as they were when the segment was made; <see cref="SegmentView"/> has them as they are.</summary>
public sealed partial class Segment
{
    private int[]? _publishers;
    private int[]? _languages;
    private int[]? _sections;
    private int[]? _sourceSetOf;

    /// <summary>Publishers, languages, sections and sources, by name id.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Sets of sources, as name ids, the first being the one shown.</summary>
    internal int[][] SourceSets { get; }

    internal ReadOnlySpan<int> Publishers => Wide(ref _publishers, SegmentSection.DocumentPublishers);

    internal ReadOnlySpan<int> Languages => Wide(ref _languages, SegmentSection.DocumentLanguages);

    /// <summary>-1 where a document has no section.</summary>
    internal ReadOnlySpan<int> Sections => Wide(ref _sections, SegmentSection.DocumentSections);

    internal ReadOnlySpan<int> SourceSetOf => Wide(ref _sourceSetOf, SegmentSection.DocumentSourceSets);

    /// <summary>A column that may have two bytes a document in the file, with four: made once.</summary>
    private ReadOnlySpan<int> Wide(ref int[]? column, SegmentSection section) =>
        _file.ElementOf(section) == sizeof(int) ? _file.Ints(section) : LazyInitializer.EnsureInitialized(ref column, () => NarrowColumn.Read(_file.Of<ushort>(section)));
}
