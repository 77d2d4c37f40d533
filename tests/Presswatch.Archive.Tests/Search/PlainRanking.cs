using Presswatch.Core.Queries;
using Presswatch.Corpus;

namespace Presswatch.Archive.Tests.Search;

/// <summary>The plain twin of the ranking: every text is read and scored, and all of them are sorted.</summary>
internal static class PlainRanking
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    /// <summary>Keys and scores of what is found, the best first; ties by the later day, then by the smaller key.</summary>
    /// <param name="documents">All versions that are held.</param>
    /// <param name="found">Keys of those that are found.</param>
    public static List<(int Key, float Score)> Of(IReadOnlyCollection<CorpusDocument> documents, QueryNode query, IReadOnlySet<int> found)
    {
        QueryNode[] leaves = [.. PlainSearch.Positive(query, negated: false).DistinctBy(leaf => leaf.ToString())];
        int[] having = [.. leaves.Select(leaf => documents.Count(document => PlainSearch.Count(leaf, document) > 0))];
        float perWord = K1 * B * documents.Count / Math.Max(1, documents.Sum(PlainSearch.Words));
        float Score(CorpusDocument document)
        {
            float score = 0;
            for (int i = 0; i < leaves.Length; i++)
            {
                if (PlainSearch.Count(leaves[i], document) is not (var count and > 0)) continue;
                float weight = count + (3 * PlainSearch.CountInHeadline(leaves[i], document));
                float rarity = MathF.Log(1 + ((documents.Count - having[i] + 0.5f) / (having[i] + 0.5f)));
                score += rarity * weight * (K1 + 1) / (weight + (K1 * (1 - B)) + (perWord * PlainSearch.Words(document)));
            }
            return score;
        }
        return [.. documents.Where(document => found.Contains(document.Key)).Select(document => (Document: document, Score: Score(document)))
            .OrderByDescending(entry => entry.Score).ThenByDescending(entry => entry.Document.Published?.First.DayNumber ?? -1).ThenBy(entry => entry.Document.Key).Select(entry => (entry.Document.Key, entry.Score))];
    }
}
