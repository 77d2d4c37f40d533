using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Archive.Search;

/// <summary>The words and phrases of a query's tree.</summary>
internal static class QueryLeaves
{
    /// <summary>The phrase of a word or phrase, which <see cref="Check"/> has passed.</summary>
    public static Phrase PhraseOf(QueryNode leaf) => Phrase.Of(leaf)!;

    /// <summary>Words, phrases and pairs of near ones that are not negated, each once.</summary>
    public static IReadOnlyList<QueryNode> Positive(QueryNode root) => [.. All(root, negated: false).Where(leaf => !leaf.Negated).Select(leaf => leaf.Node).DistinctBy(leaf => leaf.ToString(), StringComparer.Ordinal)];

    /// <summary>Whether a part holds a word, negated or not.</summary>
    public static bool Any(QueryNode node) => All(node, negated: false).Any();

    /// <summary>What is wrong with the words of a query: a phrase that is too long.</summary>
    public static Problem? Check(Query query)
    {
        foreach ((QueryNode node, _) in All(query.Root, negated: false))
        {
            foreach (QueryNode word in node is NearNode near ? [near.First, near.Second] : new[] { node })
            {
                if (Phrase.Of(word) is null)
                {
                    return new(ProblemCodes.QueryTooBroad, $"A phrase has at most {Phrase.MaxWords} words.", new("query", 1, word.Span.Start + 1, query.Text, Math.Max(1, word.Span.Length)), "shorten the phrase");
                }
            }
        }
        return null;
    }

    private static IEnumerable<(QueryNode Node, bool Negated)> All(QueryNode node, bool negated) => node switch
    {
        AndNode and => and.Parts.SelectMany(part => All(part, negated)),
        OrNode or => or.Parts.SelectMany(part => All(part, negated)),
        NotNode not => All(not.Part, !negated),
        WordNode or PhraseNode or NearNode => [(node, negated)],
        _ => [],
    };
}
