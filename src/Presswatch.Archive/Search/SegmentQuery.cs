using Presswatch.Core.Queries;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Archive.Search;

/// <summary>Answers a query's tree with documents of one segment, whatever their state, and remembers where its words and phrases stand.</summary>
internal sealed class SegmentQuery(SegmentView view, ReadFilters read, HitBudget budget) : IDisposable
{
    private readonly Dictionary<string, LeafHits> _known = new(StringComparer.Ordinal);

    public SegmentView View => view;

    private Segment Segment => view.Segment;

    /// <summary>Whether <see cref="HitsOf"/> has been asked.</summary>
    public bool Knows(QueryNode leaf) => _known.ContainsKey(leaf.ToString());

    /// <summary>Where a word, a phrase or two near each other stand.</summary>
    public LeafHits HitsOf(QueryNode leaf)
    {
        string name = leaf.ToString();
        if (_known.TryGetValue(name, out LeafHits? known)) return known;
        var hits = new Hits();
        if (!budget.IsOverdrawn) Find(leaf, hits);
        budget.Take(hits.Count);
        LeafHits found = LeafHits.Of(Segment, hits);
        _known.Add(name, found);
        return found;
    }

    /// <summary>The documents for which the node holds. The set is the caller's own.</summary>
    public DocumentSet Evaluate(QueryNode node)
    {
        switch (node)
        {
            case AndNode and:
                DocumentSet all = Evaluate(and.Parts[0]);
                foreach (QueryNode part in and.Parts.Skip(1)) all.IntersectWith(Evaluate(part));
                return all;
            case OrNode or:
                DocumentSet any = Evaluate(or.Parts[0]);
                foreach (QueryNode part in or.Parts.Skip(1)) any.UnionWith(Evaluate(part));
                return any;
            case NotNode not:
                DocumentSet rest = Evaluate(not.Part);
                rest.Invert();
                return rest;
            case WordNode or PhraseNode or NearNode:
                var found = new DocumentSet(Segment.DocumentCount);
                foreach (int document in HitsOf(node).Documents) found[document] = true;
                return found;
            case FieldNode field:
                return field.Field >= QueryField.Type ? read.Of(field, Segment) : FieldFilter.Of(field, view);
            case DateNode date:
                return FieldFilter.Of(date, Segment);
            default:
                return DocumentSet.All(Segment.DocumentCount);
        }
    }

    /// <summary>Gives back what <see cref="HitsOf"/> holds.</summary>
    public void Dispose()
    {
        foreach (LeafHits hits in _known.Values) hits.Dispose();
        _known.Clear();
    }

    private void Find(QueryNode leaf, Hits hits)
    {
        if (leaf is not NearNode near)
        {
            PhraseFinder.Find(Segment, QueryLeaves.PhraseOf(leaf), hits);
            return;
        }
        Phrase first = QueryLeaves.PhraseOf(near.First);
        Phrase second = QueryLeaves.PhraseOf(near.Second);
        Near.Find(Segment.Stream, HitsOf(near.First).Hits.Positions, first.Length, HitsOf(near.Second).Hits.Positions, second.Length, near.Distance, ordered: false, hits);
    }
}

/// <summary>How many positions one question may hold in memory, four bytes each.</summary>
internal sealed class HitBudget(long most = HitBudget.Usual)
{
    private const long Usual = 60_000_000;
    private long _taken;

    /// <summary>Whether the question asked for more.</summary>
    public bool IsOverdrawn => _taken > most;

    public void Take(int positions) => _taken += positions;
}
