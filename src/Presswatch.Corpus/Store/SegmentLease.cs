using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Store;

/// <summary>An open segment that several snapshots hold; unmapped when the last has let go.</summary>
internal sealed class SegmentLease(string name, Segment segment)
{
    private int _holders = 1;

    /// <summary>The file's name in the corpus' folder.</summary>
    public string Name => name;

    public Segment Segment => segment;

    public void Hold() => Interlocked.Increment(ref _holders);

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0) segment.Dispose();
    }
}
