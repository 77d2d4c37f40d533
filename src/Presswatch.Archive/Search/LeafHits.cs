namespace Presswatch.Archive.Search;

/// <summary>Where one word or phrase of a query stands: documents in order, with how often.</summary>
internal sealed class LeafHits
{
    private int[] _documents = [];
    private int[] _counts = [];
    private int[] _inHeadlines = [];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Documents => _documents.AsSpan(0, Count);

    /// <summary>Occurrences in the document, headline and body.</summary>
    public ReadOnlySpan<int> Counts => _counts.AsSpan(0, Count);

    public ReadOnlySpan<int> InHeadlines => _inHeadlines.AsSpan(0, Count);

    public void Reserve(int more)
    {
        if (_documents.Length >= Count + more) return;
        int size = Math.Max(Count + more, Count * 2);
        Array.Resize(ref _documents, size);
        Array.Resize(ref _counts, size);
        Array.Resize(ref _inHeadlines, size);
    }

    /// <summary>Adds a document, higher than those before; there must be room.</summary>
    public void Add(int document, int count, int inHeadline)
    {
        _documents[Count] = document;
        _counts[Count] = count;
        _inHeadlines[Count++] = inHeadline;
    }
}
