using System.Buffers;

namespace Presswatch.Corpus.Phrases;

/// <summary>Positions at which something begins in one segment, ascending. Grows as it is filled, and may be filled again; not safe for concurrent callers.</summary>
/// <remarks>Its memory is lent: disposing gives it back for the next question. What is not disposed is only collected later.</remarks>
public sealed class Hits : IDisposable
{
    private const int Fewest = 256;
    private int[] _positions = [];

    /// <summary>Number of positions.</summary>
    public int Count { get; private set; }

    /// <summary>The positions; valid until the next filling.</summary>
    public ReadOnlySpan<int> Positions => _positions.AsSpan(0, Count);

    /// <summary>Forgets all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds one position.</summary>
    public void Add(int position)
    {
        if (Count == _positions.Length) Grow(1);
        _positions[Count++] = position;
    }

    /// <summary>Forgets all and gives the memory back. May be filled again.</summary>
    public void Dispose()
    {
        Count = 0;
        Lend([]);
    }

    /// <summary>Room for so many more, of which <see cref="Advance"/> says how many were written.</summary>
    internal Span<int> Room(int count)
    {
        if (Count + (long)count > _positions.Length) Grow(count);
        return _positions.AsSpan(Count);
    }

    internal void Advance(int count) => Count += count;

    /// <summary>Adds what another holds, which must stand behind all of this.</summary>
    internal void Add(Hits later)
    {
        later.Positions.CopyTo(Room(later.Count));
        Count += later.Count;
    }

    /// <summary>Sorts what was added from a place on.</summary>
    internal void Sort(int from) => _positions.AsSpan(from, Count - from).Sort();

    private void Grow(int more)
    {
        int[] larger = ArrayPool<int>.Shared.Rent(checked((int)Math.Min(Array.MaxLength, Math.Max(Count + (long)more, Math.Max(Fewest, _positions.Length * 2L)))));
        Positions.CopyTo(larger);
        Lend(larger);
    }

    private void Lend(int[] other)
    {
        if (_positions.Length > 0) ArrayPool<int>.Shared.Return(_positions);
        _positions = other;
    }
}
