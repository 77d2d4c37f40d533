using Presswatch.Core.Queries;
using Presswatch.Corpus;
using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Segments;

namespace Presswatch.Archive.Search;

/// <summary>One query over one snapshot of the corpus: what it finds, what its filters leave, and where its words stand. For use while the snapshot is held; disposing gives back the places of its words.</summary>
internal sealed class SnapshotQuery : IDisposable
{
    private readonly HitBudget _budget;
    private readonly SegmentQuery[] _segments;
    private readonly CountedOnce _once;

    public SnapshotQuery(CorpusSnapshot snapshot, Query query, ReadFilters read, CountedOnce once, bool allVersions, HitBudget? budget = null)
    {
        (Snapshot, Query, _once, AllVersions, _budget) = (snapshot, query, once, allVersions, budget ?? new());
        _segments = [.. snapshot.Segments.Select(view => new SegmentQuery(view, read, _budget))];
        Leaves = QueryLeaves.Positive(query.Root);
    }

    public CorpusSnapshot Snapshot { get; }

    public Query Query { get; }

    /// <summary>Words and phrases that are not negated, each once.</summary>
    public IReadOnlyList<QueryNode> Leaves { get; }

    /// <summary>All versions; otherwise the newest of each article alone.</summary>
    public bool AllVersions { get; }

    /// <summary>Whether nothing but one word, phrase or near pair and filters must hold, and reprints count: then the places of that word in what the filters leave are the answer.</summary>
    public bool IsOneLeafWithFilters => !_once.Reduces && Leaves.Count == 1 && (IsLeaf(Query.Root) || (Query.Root is AndNode and && and.Parts.Count(QueryLeaves.Any) == 1 && and.Parts.Any(IsLeaf)));

    /// <summary>Whether the question asked for more than one may; then what it found is not to be used.</summary>
    public bool IsOverdrawn => _budget.IsOverdrawn;

    /// <summary>By segment: the documents for which the whole query holds, among the versions asked for; of each reprint group one where they count once.</summary>
    public DocumentSet[] Found()
    {
        DocumentSet[] found = [.. _segments.Select(segment => Among(segment.Evaluate(Query.Root), segment.View))];
        _once.Reduce(found, Snapshot);
        return found;
    }

    /// <summary>Whether the query, or the part of it, leaves every version that was asked for.</summary>
    public bool IsWhole(QueryPart part) => !_once.Reduces && (Query.Root is AllNode || (part == QueryPart.Filters && !Filters.Any()));

    /// <summary>What the query's filters leave: its outermost parts without a word in them. Each word and phrase is counted in these alone.</summary>
    public CountScope Filtered()
    {
        QueryNode[] filters = [.. Filters];
        if (filters.Length == 0 && !_once.Reduces) return new(AllVersions);
        DocumentSet[] left = [.. _segments.Select(segment =>
        {
            DocumentSet all = DocumentSet.All(segment.View.Segment.DocumentCount);
            foreach (QueryNode filter in filters) all.IntersectWith(segment.Evaluate(filter));
            return Among(all, segment.View);
        })];
        _once.Reduce(left, Snapshot);
        return new(AllVersions, left);
    }

    /// <summary>By segment: where one of the <see cref="Leaves"/> stands, whatever the documents' state.</summary>
    public LeafHits[] HitsOf(QueryNode leaf) => [.. _segments.Select(segment => segment.HitsOf(leaf))];

    /// <summary>Whether the places of one of the leaves have been read.</summary>
    public bool Knows(QueryNode leaf) => _segments.Length > 0 && _segments[0].Knows(leaf);

    public void Dispose()
    {
        foreach (SegmentQuery segment in _segments) segment.Dispose();
    }

    private IEnumerable<QueryNode> Filters => (Query.Root is AndNode and ? and.Parts : [Query.Root]).Where(part => part is not AllNode && !QueryLeaves.Any(part));

    private static bool IsLeaf(QueryNode node) => node is WordNode or PhraseNode or NearNode;

    private DocumentSet Among(DocumentSet found, SegmentView view)
    {
        if (!view.AllCount(AllVersions)) found.IntersectWith(view.Counted(AllVersions));
        return found;
    }
}
