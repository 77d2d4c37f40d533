using System.Buffers;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Archive.Search;

/// <summary>Where one word or phrase of a query stands in one segment: its positions, and the documents that have them. Its memory is lent until it is disposed of.</summary>
internal sealed class LeafHits : IDisposable
{
    private readonly int[] _documents;
    private readonly int[] _firsts;

    private LeafHits(Hits hits, int[] documents, int[] firsts, int count) => (Hits, _documents, _firsts, Count) = (hits, documents, firsts, count);

    /// <summary>The positions, ascending.</summary>
    public Hits Hits { get; }

    /// <summary>Number of documents, whatever their state.</summary>
    public int Count { get; }

    /// <summary>The documents, ascending.</summary>
    public ReadOnlySpan<int> Documents => _documents.AsSpan(0, Count);

    /// <summary>By place in <see cref="Documents"/>: the index of the document's first position; one more at the end.</summary>
    public ReadOnlySpan<int> Firsts => _firsts.AsSpan(0, Count + 1);

    /// <summary>Puts positions under their documents.</summary>
    /// <param name="hits">The positions, disposed of with this.</param>
    public static LeafHits Of(Segment segment, Hits hits)
    {
        int most = Math.Min(hits.Count, segment.DocumentCount);
        int[] documents = ArrayPool<int>.Shared.Rent(most);
        int[] firsts = ArrayPool<int>.Shared.Rent(most + 1);
        return new(hits, documents, firsts, DocumentHits.Group(segment, hits.Positions, documents, firsts));
    }

    public void Dispose()
    {
        Hits.Dispose();
        ArrayPool<int>.Shared.Return(_documents);
        ArrayPool<int>.Shared.Return(_firsts);
    }
}
