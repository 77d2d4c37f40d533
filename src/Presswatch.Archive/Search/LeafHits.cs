using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Archive.Search;

/// <summary>Where one word or phrase of a query stands in one segment: its positions, and the documents that have them.</summary>
internal sealed class LeafHits
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

    /// <summary>The positions in the document at a place of <see cref="Documents"/>.</summary>
    public ReadOnlySpan<int> PositionsOf(int index) => Hits.Positions[_firsts[index].._firsts[index + 1]];

    /// <summary>Puts positions under their documents.</summary>
    public static LeafHits Of(Segment segment, Hits hits)
    {
        int most = Math.Min(hits.Count, segment.DocumentCount);
        int[] documents = new int[most];
        int[] firsts = new int[most + 1];
        int count = 0;
        foreach (DocumentHits found in new DocumentHitsEnumerator(segment, hits.Positions))
        {
            documents[count] = found.Document;
            firsts[count++] = found.First;
        }
        firsts[count] = hits.Count;
        return new(hits, documents, firsts, count);
    }
}
