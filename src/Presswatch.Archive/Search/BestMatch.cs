using System.Runtime.CompilerServices;
using Presswatch.Corpus.Segments;

namespace Presswatch.Archive.Search;

/// <summary>Okapi BM25 of the documents of one segment, asked for in ascending order.</summary>
/// <remarks>Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", 3.4, with its usual constants; an occurrence in the headline counts as four. Each document is scored when it is asked for and nothing is kept but a place
/// in each word's list, so that what filters leave out is never scored. Not safe for concurrent callers.</remarks>
internal ref struct BestMatch
{
    public const float K1 = 1.2f;
    public const float B = 0.75f;

    /// <summary>What an occurrence in the headline counts more than one in the body.</summary>
    private const int HeadlineBonus = 3;

    private readonly ReadOnlySpan<int> _starts;
    private readonly ReadOnlySpan<int> _wordsBefore;
    private readonly ReadOnlySpan<ushort> _headlines;
    private readonly LeafHits[] _leaves;
    private readonly float[] _rarity;
    private readonly float _perWord;
    private readonly int[] _at;

    /// <param name="segment">The segment.</param>
    /// <param name="leaves">Its hits of each word or phrase.</param>
    /// <param name="rarity">By word: the logarithm of its rarity.</param>
    /// <param name="perWord">What a word of a document's length weighs against its hits: K1 B over the mean length.</param>
    public BestMatch(Segment segment, LeafHits[] leaves, float[] rarity, float perWord)
    {
        _starts = segment.DocumentStarts;
        _wordsBefore = segment.WordsBefore;
        _headlines = segment.HeadlineWords;
        (_leaves, _rarity, _perWord) = (leaves, rarity, perWord);
        _at = new int[leaves.Length];
    }

    /// <summary>The score of a document behind those asked for before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly float Of(int document)
    {
        float score = 0;
        for (int i = 0; i < _leaves.Length; i++)
        {
            ReadOnlySpan<int> documents = _leaves[i].Documents;
            int at = _at[i] = Next(documents, _at[i], document);
            if (at < documents.Length && documents[at] == document) score += Weigh(i, at, document);
        }
        return score;
    }

    /// <summary>Index of the first document from one on that is not before another: near by first, then in doubling steps.</summary>
    private static int Next(ReadOnlySpan<int> documents, int at, int document)
    {
        int step = 1;
        while (at < documents.Length && documents[at] < document)
        {
            at += step;
            step <<= 1;
        }
        if (step <= 2) return at;
        int passed = at - (step >> 1) + 1;
        int found = documents[passed..Math.Min(at, documents.Length)].BinarySearch(document);
        return passed + (found < 0 ? ~found : found);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly float Weigh(int leaf, int at, int document)
    {
        LeafHits hits = _leaves[leaf];
        ReadOnlySpan<int> firsts = hits.Firsts;
        ReadOnlySpan<int> positions = hits.Hits.Positions;
        (int first, int end) = (firsts[at], firsts[at + 1]);
        // The headline's words are the first of the document.
        int body = _starts[document] + _headlines[document];
        int inBody = first;
        while (inBody < end && positions[inBody] < body) inBody++;
        float weight = end - first + (HeadlineBonus * (inBody - first));
        return _rarity[leaf] * weight * (K1 + 1) / (weight + (K1 * (1 - B)) + (_perWord * (_wordsBefore[document + 1] - _wordsBefore[document])));
    }
}
