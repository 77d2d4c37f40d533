using System.Runtime.CompilerServices;
using Presswatch.Corpus;
using Presswatch.Corpus.Segments;

namespace Presswatch.Archive.Search;

/// <summary>Puts what was found in order and keeps one page of it.</summary>
internal sealed class Ranking
{
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
        // The logarithm as in Lucene, never negative.
        _rarity = [.. _leaves.Select(leaf => MathF.Log(1 + ((documents - Frequency(leaf) + 0.5f) / (Frequency(leaf) + 0.5f))))];
        _perWord = BestMatch.K1 * BestMatch.B * documents / Math.Max(1, words);
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
            page.Add(new(place.Segment, place.Document, rank, _order == SearchOrder.Relevance ? rank.Primary : MatchIn(place.Segment).Of(place.Document)));
        }
        page.Reverse();
        return page;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Offer(int segment, DocumentSet found, Rank? after, int limit, PriorityQueue<(int, int), Rank> kept)
    {
        Segment documents = _snapshot.Segments[segment].Segment;
        ReadOnlySpan<int> days = documents.Days;
        ReadOnlySpan<int> keys = documents.DocumentKeys;
        bool byScore = _order == SearchOrder.Relevance && _leaves.Length > 0;
        BestMatch match = MatchIn(segment);
        float worstScore = kept.Count == limit && kept.TryPeek(out _, out Rank before) ? before.Primary : float.NegativeInfinity;
        foreach (int document in found)
        {
            float score = byScore ? match.Of(document) : 0;
            // Most documents score below those kept, and are looked at no further.
            if (score < worstScore) continue;
            Rank rank = RankOf(days[document], keys[document], score);
            if (after is { } place && rank.OrderTo(place) <= 0) continue;
            if (kept.Count < limit) kept.Enqueue((segment, document), rank);
            else if (kept.TryPeek(out _, out Rank worst) && rank.OrderTo(worst) < 0) kept.DequeueEnqueue((segment, document), rank);
            else continue;
            if (byScore && kept.Count == limit && kept.TryPeek(out _, out Rank last)) worstScore = last.Primary;
        }
    }

    private BestMatch MatchIn(int segment) => new(_snapshot.Segments[segment].Segment, [.. _leaves.Select(leaf => leaf[segment])], _rarity, _perWord);

    private Rank RankOf(int day, int key, float score) => _order switch
    {
        SearchOrder.Relevance => new(score, day, key),
        SearchOrder.Newest => new(0, day, key),
        _ => new(0, day < 0 ? int.MinValue : -day, key),
    };

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
