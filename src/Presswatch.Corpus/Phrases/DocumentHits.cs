using System.Runtime.CompilerServices;
using Presswatch.Corpus.Postings;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Phrases;

/// <summary>The hits of one document.</summary>
/// <param name="Document">Its number in the segment.</param>
/// <param name="First">Index of its first hit.</param>
/// <param name="Count">Number of its hits.</param>
public readonly record struct DocumentHits(int Document, int First, int Count)
{
    /// <summary>Hits a document, over all of a segment, from which on a run of them is worth a branch.</summary>
    private const int LongRun = 4;

    /// <summary>Puts positions under their documents.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="positions">Positions of it, ascending.</param>
    /// <param name="documents">The documents, ascending; room for as many as there can be.</param>
    /// <param name="firsts">By place in <paramref name="documents"/>: the index of the first position, and one more at the end: the number of positions. Room for one more.</param>
    /// <returns>Number of documents.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Group(Segment segment, ReadOnlySpan<int> positions, Span<int> documents, Span<int> firsts)
    {
        int count = 0;
        firsts[0] = 0;
        if (positions.Length / LongRun > segment.DocumentCount)
        {
            foreach (DocumentHits hits in new DocumentHitsEnumerator(segment, positions))
            {
                documents[count++] = hits.Document;
                firsts[count] = hits.First + hits.Count;
            }
            return count;
        }
        DocumentFinder finder = segment.Finder;
        int last = -1;
        for (int i = 0; i < positions.Length; i++)
        {
            // Where a document ends cannot be guessed: no branch asks it.
            int document = finder.At(positions[i]);
            count += document != last ? 1 : 0;
            documents[count - 1] = last = document;
            firsts[count] = i + 1;
        }
        return count;
    }
}

/// <summary>Goes over ascending positions document by document, without allocating.</summary>
public ref struct DocumentHitsEnumerator
{
    private readonly DocumentFinder _finder;
    private readonly ReadOnlySpan<int> _starts;
    private readonly ReadOnlySpan<int> _positions;
    private int _next;

    /// <param name="segment">The segment.</param>
    /// <param name="positions">Positions of it, ascending.</param>
    public DocumentHitsEnumerator(Segment segment, ReadOnlySpan<int> positions)
    {
        _finder = segment.Finder;
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
        int document = _finder.At(_positions[_next]);
        int end = _starts[document + 1];
        int first = _next;
        while (_next < _positions.Length && _positions[_next] < end) _next++;
        Current = new(document, first, _next - first);
        return true;
    }
}
