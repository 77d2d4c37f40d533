using Presswatch.Corpus.Novelty;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Segments;

/// <summary>The index of windows of eight words, which novelty and set phrases need.</summary>
public sealed partial class Segment
{
    private readonly Lock _windowing = new();
    private WindowTable? _windows;

    /// <summary>The index over the words of this segment with its documents as they stand in one view. The first call maps the file beside the segment, or makes it; where it cannot be kept there, it is made in memory.</summary>
    internal WindowIndex Windows(SegmentWords words)
    {
        lock (_windowing) return new(words, _windows ??= _windowStore?.Take(_file.Checksum, words) ?? WindowIndexBuilder.Build(words, CancellationToken.None).Table);
    }
}
