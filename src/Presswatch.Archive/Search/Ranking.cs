using System.Buffers;
using System.Globalization;

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
internal sealed class Ranking(DocumentColumns columns, SearchOrder order)
{
    // Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", 3.4) with its usual constants; the logarithm as in Lucene, never negative.
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    /// <summary>What an occurrence in the headline counts more than one in the body.</summary>
    private const int HeadlineBonus = 3;

    /// <summary>The best <paramref name="limit"/> documents after a place, with their scores, in order.</summary>
    public List<(int Document, Rank Rank, float Score)> Page(DocumentSet found, IReadOnlyList<LeafHits> leaves, Rank? after, int limit)
    {
        float[] scores = ArrayPool<float>.Shared.Rent(Math.Max(1, columns.Count));
        try
        {
            scores.AsSpan(0, columns.Count).Clear();
            foreach (LeafHits leaf in leaves) AddScores(leaf, scores);
            // The worst of those kept on top.
            var kept = new PriorityQueue<int, Rank>(Comparer<Rank>.Create((a, b) => b.OrderTo(a)));
            foreach (int document in found)
            {
                Rank rank = RankOf(document, scores[document]);
                if (after is { } place && rank.OrderTo(place) <= 0) continue;
                if (kept.Count < limit) kept.Enqueue(document, rank);
                else if (kept.TryPeek(out _, out Rank worst) && rank.OrderTo(worst) < 0) kept.DequeueEnqueue(document, rank);
            }
            var page = new List<(int, Rank, float)>(kept.Count);
            while (kept.TryDequeue(out int document, out Rank rank)) page.Add((document, rank, scores[document]));
            page.Reverse();
            return page;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private Rank RankOf(int document, float score)
    {
        int day = columns.Days[document];
        return order switch
        {
            SearchOrder.Relevance => new(score, day, columns.Keys[document]),
            SearchOrder.Newest => new(0, day, columns.Keys[document]),
            _ => new(0, day < 0 ? int.MinValue : -day, columns.Keys[document]),
        };
    }

    private void AddScores(LeafHits leaf, float[] scores)
    {
        float rarity = MathF.Log(1 + (columns.Count - leaf.Count + 0.5f) / (leaf.Count + 0.5f));
        float perWord = K1 * B * columns.Count / Math.Max(1, columns.TotalWords);
        ReadOnlySpan<int> documents = leaf.Documents;
        ReadOnlySpan<int> counts = leaf.Counts;
        ReadOnlySpan<int> inHeadlines = leaf.InHeadlines;
        int[] words = columns.Words;
        for (int i = 0; i < documents.Length; i++)
        {
            float weight = counts[i] + HeadlineBonus * inHeadlines[i];
            scores[documents[i]] += rarity * weight * (K1 + 1) / (weight + K1 * (1 - B) + perWord * words[documents[i]]);
        }
    }
}
