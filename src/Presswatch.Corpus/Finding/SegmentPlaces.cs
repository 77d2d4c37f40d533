using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Finding;

/// <summary>Where what is sought stands in the counted documents of one segment. Immutable.</summary>
public sealed class SegmentPlaces
{
    private readonly int[] _positions;
    private readonly int _length;
    private readonly ushort[]? _lengths;

    internal SegmentPlaces(Segment segment, int[] positions, int length, ushort[]? lengths = null) => (Segment, _positions, _length, _lengths) = (segment, positions, length, lengths);

    /// <summary>The segment.</summary>
    public Segment Segment { get; }

    /// <summary>First positions, ascending, each once.</summary>
    public ReadOnlySpan<int> Positions => _positions;

    /// <summary>Number of places.</summary>
    public int Count => _positions.Length;

    /// <summary>Words of the place at an index.</summary>
    public int LengthAt(int index) => _lengths is null ? _length : _lengths[index];

    /// <summary>Some of the places, by index, ascending.</summary>
    internal SegmentPlaces Only(IReadOnlyList<int> indexes) =>
        new(Segment, [.. indexes.Select(index => _positions[index])], _length, _lengths is null ? null : [.. indexes.Select(index => _lengths[index])]);
}
