namespace Presswatch.Corpus.Phrases;

/// <summary>Positions at which something begins in one segment, ascending. Grows as it is filled, and may be filled again; not safe for concurrent callers.</summary>
public sealed class Hits
{
    private int[] _positions = new int[256];

    /// <summary>Number of positions.</summary>
    public int Count { get; private set; }

    /// <summary>The positions; valid until the next filling.</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, Count);

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds one position.</summary>
    public void Add(int position)
    {
        if (Count == _positions.Length) Array.Resize(ref _positions, _positions.Length * 2);
        _positions[Count++] = position;
    }

    /// <summary>Room for so many more, of which <see cref="Advance"/> says how many were written.</summary>
    internal Span<int> Room(int count)
    {
        if (Count + count > _positions.Length) Array.Resize(ref _positions, checked((int)Math.Min(Array.MaxLength, Math.Max(Count + (long)count, _positions.Length * 2L))));
        return _positions.AsSpan(Count);
    }

    internal void Advance(int count) => Count += count;

    /// <summary>Sorts what was added from a place on.</summary>
    internal void Sort(int from) => _positions.AsSpan(from, Count - from).Sort();
}
