using System.Numerics;

namespace Presswatch.Corpus.Postings;

/// <summary>Finds the documents of positions: near the first document of the position's stretch, of which there are about as many as documents. 8 bytes a document, in memory alone, small enough for the caches.</summary>
internal sealed class DocumentFinder
{
    private readonly int[] _starts;
    private readonly int[] _stretches;
    private readonly int _shift;

    /// <param name="starts">First positions of the documents, ascending, and the end of the last.</param>
    public DocumentFinder(ReadOnlySpan<int> starts)
    {
        _starts = starts.ToArray();
        int documents = starts.Length - 1;
        _shift = BitOperations.Log2((uint)Math.Max(1, starts[^1] / Math.Max(1, documents)));
        _stretches = new int[(starts[^1] >> _shift) + 1];
        int document = -1;
        for (int i = 0; i < _stretches.Length; i++)
        {
            while (document + 1 < documents && starts[document + 1] <= i << _shift) document++;
            _stretches[i] = document;
        }
    }

    /// <summary>The document in which a position lies, which is below the end; -1 before the first.</summary>
    public int At(int position)
    {
        int[] starts = _starts;
        int document = _stretches[position >> _shift];
        // A stretch has about one beginning: two steps without a branch, since none of them could be guessed.
        document += starts[document + 1] <= position ? 1 : 0;
        document += starts[document + 1] <= position ? 1 : 0;
        while (starts[document + 1] <= position) document++;
        return document;
    }

    /// <summary>In how many documents positions lie, which ascend.</summary>
    public int CountDocuments(ReadOnlySpan<int> positions)
    {
        int last = -1;
        int documents = 0;
        foreach (int position in positions)
        {
            int document = At(position);
            documents += document != last ? 1 : 0;
            last = document;
        }
        return documents;
    }
}
