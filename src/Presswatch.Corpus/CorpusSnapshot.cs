using Presswatch.Corpus.Segments;
using Presswatch.Corpus.Store;

namespace Presswatch.Corpus;

/// <summary>The corpus at one moment. Hold it while asking, and dispose of it after: spans of its segments must not be used later.</summary>
public sealed class CorpusSnapshot : IDisposable
{
    private readonly SegmentLease[] _leases;
    private bool _disposed;

    internal CorpusSnapshot(SegmentLease[] leases, IReadOnlyList<SegmentView> segments, long generation, long fedUpTo)
    {
        _leases = leases;
        (Segments, Generation, FedUpTo) = (segments, generation, fedUpTo);
    }

    /// <summary>The live segments, oldest first. A document is counted in one of them.</summary>
    public IReadOnlyList<SegmentView> Segments { get; }

    /// <summary>Grows with every change.</summary>
    public long Generation { get; }

    /// <summary>Up to where the feeder's changes are in it.</summary>
    public long FedUpTo { get; }

    /// <summary>Documents that are not retired, whether newest or not.</summary>
    public int Documents => Segments.Sum(view => view.AllCount(allVersions: true) ? view.Segment.DocumentCount : view.Counted(allVersions: true).Count);

    /// <summary>A corpus of one segment that is in memory alone, all of its documents being the newest. The segment stays the caller's.</summary>
    public static CorpusSnapshot Of(params IReadOnlyList<Segment> segments) => new([], [.. segments.Select(segment => new SegmentView(segment, SegmentState.Fresh))], 0, 0);

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        foreach (SegmentLease lease in _leases) lease.Release();
    }
}
