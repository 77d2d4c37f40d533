using Presswatch.Corpus.Postings;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Phrases;

/// <summary>The hits of one document.</summary>
/// <param name="Document">Its number in the segment.</param>
/// <param name="First">Index of its first hit.</param>
/// <param name="Count">Number of its hits.</param>
public readonly record struct DocumentHits(int Document, int First, int Count);

/// <summary>Goes over ascending positions document by document, without allocating.</summary>
public ref struct DocumentHitsEnumerator
{
    private readonly ReadOnlySpan<int> _starts;
    private readonly ReadOnlySpan<int> _positions;
    private int _next;

    /// <param name="segment">The segment.</param>
    /// <param name="positions">Positions of it, ascending.</param>
    public DocumentHitsEnumerator(Segment segment, ReadOnlySpan<int> positions)
    {
        _starts = segment.DocumentStarts;
        _positions = positions;
    }

    /// <summary>The document last found.</summary>
    public DocumentHits Current { get; private set; }

    public readonly DocumentHitsEnumerator GetEnumerator() => this;

    /// <summary>Goes on to the next document that has a position; false at the end.</summary>
    public bool MoveNext()
    {
        if (_next == _positions.Length) return false;
        int document = DocumentWalk.Next(_starts, Current.Document, _positions[_next]);
        int end = _starts[document + 1];
        int first = _next;
        while (_next < _positions.Length && _positions[_next] < end) _next++;
        Current = new(document, first, _next - first);
        return true;
    }
}
