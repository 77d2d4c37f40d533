using System.Buffers;
using System.Globalization;
using Presswatch.Corpus;
using Presswatch.Corpus.Segments;

namespace Presswatch.Archive.Search;

/// <summary>Where a hit stands in its order: larger <paramref name="Primary"/>, then larger <paramref name="Secondary"/>, then smaller <paramref name="Key"/> comes first.</summary>
internal readonly record struct Rank(float Primary, int Secondary, int Key)
{
    private const int Digits = 8;

    /// <summary>Negative where this comes before the other.</summary>
    public int OrderTo(Rank other)
    {
        int order = other.Primary.CompareTo(Primary);
        if (order == 0) order = other.Secondary.CompareTo(Secondary);
        return order != 0 ? order : Key.CompareTo(other.Key);
    }

    /// <summary>The place in a list, as a caller sees it.</summary>
    public string ToCursor(SearchOrder order) => $"{(int)order}{BitConverter.SingleToInt32Bits(Primary):x8}{Secondary:x8}{Key:x8}";

    public static bool TryParse(string cursor, SearchOrder order, out Rank rank)
    {
        rank = default;
        if (cursor.Length != 1 + 3 * Digits || cursor[0] != '0' + (int)order) return false;
        Span<int> numbers = stackalloc int[3];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!int.TryParse(cursor.AsSpan(1 + i * Digits, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out numbers[i])) return false;
        }
        rank = new(BitConverter.Int32BitsToSingle(numbers[0]), numbers[1], numbers[2]);
        return !float.IsNaN(rank.Primary);
    }
}

/// <summary>Puts what was found in order and keeps one page of it.</summary>
internal sealed class Ranking
{
    // Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", 3.4) with its usual constants; the logarithm as in Lucene, never negative.
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    /// <summary>What an occurrence in the headline counts more than one in the body.</summary>
    private const int HeadlineBonus = 3;

    private readonly CorpusSnapshot _snapshot;
    private readonly SearchOrder _order;
    private readonly LeafHits[][] _leaves;
    private readonly float[] _rarity;
    private readonly float _perWord;

    /// <param name="query">The query, evaluated.</param>
    /// <param name="order">Order of the page.</param>
    public Ranking(SnapshotQuery query, SearchOrder order)
    {
        (_snapshot, _order) = (query.Snapshot, order);
        _leaves = [.. query.Leaves.Select(query.HitsOf)];
        (int documents, long words) = (0, 0);
        foreach (SegmentView view in _snapshot.Segments)
        {
            (int live, long liveWords) = Live(view);
            (documents, words) = (documents + live, words + liveWords);
        }
        _rarity = [.. _leaves.Select(leaf => MathF.Log(1 + ((documents - Frequency(leaf) + 0.5f) / (Frequency(leaf) + 0.5f))))];
        _perWord = K1 * B * documents / Math.Max(1, words);
    }

    /// <summary>The best <paramref name="limit"/> documents after a place, with their scores, in order.</summary>
    /// <param name="found">By segment: what the query finds.</param>
    /// <param name="after">The place; <see langword="null"/> for the beginning.</param>
    /// <param name="limit">How many at most.</param>
    public List<RankedDocument> Page(DocumentSet[] found, Rank? after, int limit)
    {
        // The worst of those kept on top.
        var kept = new PriorityQueue<(int Segment, int Document), Rank>(Comparer<Rank>.Create((a, b) => b.OrderTo(a)));
        for (int i = 0; i < found.Length; i++)
        {
            if (limit > 0) Offer(i, found[i], after, limit, kept);
        }
        var page = new List<RankedDocument>(kept.Count);
        while (kept.TryDequeue(out (int Segment, int Document) place, out Rank rank))
        {
            page.Add(new(place.Segment, place.Document, rank, _order == SearchOrder.Relevance ? rank.Primary : Score(place.Segment, place.Document)));
        }
        page.Reverse();
        return page;
    }

    private void Offer(int segment, DocumentSet found, Rank? after, int limit, PriorityQueue<(int, int), Rank> kept)
    {
        Segment documents = _snapshot.Segments[segment].Segment;
        ReadOnlySpan<int> days = documents.Days;
        ReadOnlySpan<int> keys = documents.DocumentKeys;
        float[]? scores = _order == SearchOrder.Relevance && _leaves.Length > 0 ? Scores(segment) : null;
        float worstScore = float.NegativeInfinity;
        foreach (int document in found)
        {
            // Most documents score below those kept, and are looked at no further.
            if (scores is not null && scores[document] < worstScore) continue;
            Rank rank = RankOf(days[document], keys[document], scores is null ? 0 : scores[document]);
            if (after is { } place && rank.OrderTo(place) <= 0) continue;
            if (kept.Count < limit) kept.Enqueue((segment, document), rank);
            else if (kept.TryPeek(out _, out Rank worst) && rank.OrderTo(worst) < 0) kept.DequeueEnqueue((segment, document), rank);
            else continue;
            if (scores is not null && kept.Count == limit && kept.TryPeek(out _, out Rank last)) worstScore = last.Primary;
        }
        if (scores is not null) ArrayPool<float>.Shared.Return(scores);
    }

    private Rank RankOf(int day, int key, float score) => _order switch
    {
        SearchOrder.Relevance => new(score, day, key),
        SearchOrder.Newest => new(0, day, key),
        _ => new(0, day < 0 ? int.MinValue : -day, key),
    };

    /// <summary>By document of a segment: the sum over the words asked for. From the pool.</summary>
    private float[] Scores(int segment)
    {
        Segment documents = _snapshot.Segments[segment].Segment;
        float[] scores = ArrayPool<float>.Shared.Rent(Math.Max(1, documents.DocumentCount));
        scores.AsSpan(0, documents.DocumentCount).Clear();
        for (int i = 0; i < _leaves.Length; i++)
        {
            LeafHits hits = _leaves[i][segment];
            ReadOnlySpan<int> found = hits.Documents;
            for (int n = 0; n < found.Length; n++) scores[found[n]] += Score(documents, found[n], hits.PositionsOf(n), _rarity[i]);
        }
        return scores;
    }

    /// <summary>The same sum for one document.</summary>
    private float Score(int segment, int document)
    {
        float score = 0;
        for (int i = 0; i < _leaves.Length; i++)
        {
            LeafHits hits = _leaves[i][segment];
            int at = hits.Documents.BinarySearch(document);
            if (at >= 0) score += Score(_snapshot.Segments[segment].Segment, document, hits.PositionsOf(at), _rarity[i]);
        }
        return score;
    }

    private float Score(Segment documents, int document, ReadOnlySpan<int> positions, float rarity)
    {
        // The headline's words are the first of the document.
        int body = documents.DocumentStarts[document] + documents.HeadlineWords[document];
        int inHeadline = 0;
        while (inHeadline < positions.Length && positions[inHeadline] < body) inHeadline++;
        float weight = positions.Length + (HeadlineBonus * inHeadline);
        return rarity * weight * (K1 + 1) / (weight + (K1 * (1 - B)) + (_perWord * documents.WordsOf(document)));
    }

    /// <summary>Documents, of whatever version, that have a word; those taken out are not counted, so that merging changes no score.</summary>
    private int Frequency(LeafHits[] leaf)
    {
        int sum = 0;
        for (int i = 0; i < leaf.Length; i++)
        {
            SegmentView view = _snapshot.Segments[i];
            if (view.AllCount(allVersions: true))
            {
                sum += leaf[i].Count;
                continue;
            }
            DocumentSet live = view.Counted(allVersions: true);
            foreach (int document in leaf[i].Documents)
            {
                if (live[document]) sum++;
            }
        }
        return sum;
    }

    private static (int Documents, long Words) Live(SegmentView view)
    {
        if (view.AllCount(allVersions: true)) return (view.Segment.DocumentCount, view.Segment.Words);
        long words = 0;
        DocumentSet live = view.Counted(allVersions: true);
        foreach (int document in live) words += view.Segment.WordsOf(document);
        return (live.Count, words);
    }
}

/// <summary>A document in its place on a page.</summary>
/// <param name="Segment">Index of its segment in the snapshot.</param>
/// <param name="Document">Its number there.</param>
/// <param name="Rank">Its place in the order.</param>
/// <param name="Score">Its BM25.</param>
internal readonly record struct RankedDocument(int Segment, int Document, Rank Rank, float Score);
