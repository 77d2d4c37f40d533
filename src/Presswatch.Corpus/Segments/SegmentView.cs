using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Segments;

/// <summary>A segment with its documents as they stand at one moment. Immutable; safe for concurrent callers.</summary>
public sealed class SegmentView
{
    private readonly SegmentState _state;
    private DocumentSet? _live;
    private DocumentSet? _newest;
    private AttributeColumns? _attributes;
    private SegmentWords? _words;

    internal SegmentView(Segment segment, SegmentState state) => (Segment, _state) = (segment, state);

    /// <summary>What never changes.</summary>
    public Segment Segment { get; }

    internal SegmentState State => _state;

    /// <summary>Whether every document counts: none is retired, and all are the newest of their articles or all versions are asked for.</summary>
    public bool AllCount(bool allVersions) => _state.Retired is null && (allVersions || _state.NotNewest is null);

    /// <summary>Documents that count: those not retired, and unless all versions are asked for, the newest of their articles. Not to be changed.</summary>
    public DocumentSet Counted(bool allVersions) => allVersions
        ? LazyInitializer.EnsureInitialized(ref _live, () => Without(_state.Retired, null))
        : LazyInitializer.EnsureInitialized(ref _newest, () => Without(_state.Retired, _state.NotNewest));

    /// <summary>Whether a document is the newest version of its article.</summary>
    public bool IsNewest(int document) => _state.NotNewest is not { } old || !old[document];

    /// <summary>Publishers, languages, sections and sources as they are now.</summary>
    public AttributeColumns Attributes => LazyInitializer.EnsureInitialized(ref _attributes, () => new(Segment, _state.Changed));

    /// <summary>The words, as questions about phrases and novelty read them.</summary>
    internal SegmentWords Words => LazyInitializer.EnsureInitialized(ref _words, () => new(this));

    private DocumentSet Without(DocumentSet? first, DocumentSet? second)
    {
        DocumentSet all = DocumentSet.All(Segment.DocumentCount);
        if (first is not null) all.Remove(first);
        if (second is not null) all.Remove(second);
        return all;
    }
}
