using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus;
using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Finding;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Analysis.Corpora;

/// <summary>A query put to the words of the archive.</summary>
/// <param name="Query">Its words and phrases that are not negated are looked for, in the articles that it finds.</param>
/// <param name="AllVersions">All versions; otherwise the newest of each article alone.</param>
/// <param name="Once">Whether of each reprint group the first that the filters leave counts alone.</param>
public sealed record CorpusQuestion(Query Query, bool AllVersions = false, bool Once = false)
{
    /// <summary>Whether the query asks for places: has a word that is not negated.</summary>
    public bool HasWords => Leaves(Query.Root).Any();

    /// <summary>Where the query's words stand; the scope is what its filters leave. The snapshot must be held as long as the places are used.</summary>
    /// <returns>The places, or a problem as with a search; a query without words is one (PW4005).</returns>
    public Outcome<FoundPlaces> Find(ISearchIndex index, CorpusSnapshot snapshot, CancellationToken cancel)
    {
        List<Sought> sought = [.. Leaves(Query.Root).DistinctBy(leaf => leaf.ToString(), StringComparer.Ordinal).Select(SoughtOf).OfType<Sought>()];
        if (sought.Count == 0) return new Problem(ProblemCodes.EmptyPhrase, "The query has no word to be counted.", Try: "write a word, or a \"phrase\"");
        Outcome<CountScope> filtered = index.Scope(snapshot, Query, QueryPart.Filters, AllVersions, Once);
        if (!filtered.TryGet(out CountScope left)) return filtered.Problem!;
        if (IsOneLeaf) return FoundPlaces.Of(snapshot, sought, left, cancel);
        Outcome<CountScope> whole = index.Scope(snapshot, Query, QueryPart.All, AllVersions);
        return whole.TryGet(out CountScope found) ? FoundPlaces.Of(snapshot, sought, left.And(found), cancel).Among(left) : whole.Problem!;
    }

    /// <summary>Whether one word, phrase or near pair and filters is all that must hold.</summary>
    private bool IsOneLeaf => IsLeaf(Query.Root) || (Query.Root is AndNode and && and.Parts.Count(part => All(part).Any()) == 1 && and.Parts.Any(IsLeaf));

    /// <summary>The query narrowed by another part, as text.</summary>
    internal static string And(QueryNode root, QueryNode part) => root is AllNode ? part.ToString() : new AndNode([.. root is AndNode and ? and.Parts : [root], part], default).ToString();

    /// <summary>The query narrowed by another text, as text.</summary>
    internal static string And(QueryNode root, string part) => root switch
    {
        AllNode => part,
        OrNode => $"({root}) {part}",
        _ => $"{root} {part}",
    };

    /// <summary>Words, phrases and near pairs that are not negated.</summary>
    internal static IEnumerable<QueryNode> Leaves(QueryNode node) => node is NotNode ? [] : Parts(node) is { } parts ? parts.SelectMany(Leaves) : IsLeaf(node) ? [node] : [];

    private static IEnumerable<QueryNode> All(QueryNode node) => node is NotNode not ? All(not.Part) : Parts(node) is { } parts ? parts.SelectMany(All) : IsLeaf(node) ? [node] : [];

    private static IReadOnlyList<QueryNode>? Parts(QueryNode node) => node switch
    {
        AndNode and => and.Parts,
        OrNode or => or.Parts,
        _ => null,
    };

    private static bool IsLeaf(QueryNode node) => node is WordNode or PhraseNode or NearNode;

    private static Sought? SoughtOf(QueryNode leaf)
    {
        if (leaf is not NearNode near) return Phrase.Of(leaf) is { } phrase ? new(phrase) : null;
        return Phrase.Of(near.First) is { } first && Phrase.Of(near.Second) is { } second ? new(first, second, near.Distance) : null;
    }
}
