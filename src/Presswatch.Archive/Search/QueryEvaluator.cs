using Presswatch.Core.Queries;

namespace Presswatch.Archive.Search;

/// <summary>Answers a tree of a query with a set of documents, and remembers where its words and phrases stand.</summary>
internal sealed class QueryEvaluator(LeafReader reader, DocumentColumns columns, ReadFilters read)
{
    private readonly Dictionary<string, LeafHits> _known = new(StringComparer.Ordinal);

    /// <summary>Words and phrases that are not negated, each once.</summary>
    public IReadOnlyList<LeafHits> Positive => [.. PositiveLeaves.Select(leaf => _known[leaf])];

    private HashSet<string> PositiveLeaves { get; } = new(StringComparer.Ordinal);

    /// <summary>The documents for which the node holds. The set is the caller's own.</summary>
    public DocumentSet Evaluate(QueryNode node, bool negated = false)
    {
        switch (node)
        {
            case AndNode and:
                DocumentSet all = Evaluate(and.Parts[0], negated);
                foreach (QueryNode part in and.Parts.Skip(1)) all.IntersectWith(Evaluate(part, negated));
                return all;
            case OrNode or:
                DocumentSet any = Evaluate(or.Parts[0], negated);
                foreach (QueryNode part in or.Parts.Skip(1)) any.UnionWith(Evaluate(part, negated));
                return any;
            case NotNode not:
                DocumentSet rest = Evaluate(not.Part, !negated);
                rest.Invert();
                return rest;
            case WordNode word:
                return Find(word.ToString(), new(word.Terms, word.Prefix, word.Exact), negated);
            case PhraseNode phrase:
                return Find(phrase.ToString(), new(phrase.Terms, Prefix: false, phrase.Exact), negated);
            case FieldNode field:
                return Filter(field);
            case DateNode date:
                return Filter(date);
            default:
                return DocumentSet.All(columns.Count);
        }
    }

    /// <summary>The documents that the query's filters leave: its outermost parts without a word in them.</summary>
    public DocumentSet EvaluateFilters(QueryNode root)
    {
        DocumentSet left = DocumentSet.All(columns.Count);
        foreach (QueryNode part in root is AndNode and ? and.Parts : [root])
        {
            if (!HasWords(part)) left.IntersectWith(Evaluate(part));
        }
        return left;
    }

    /// <summary>The newest versions, or all.</summary>
    public DocumentSet Versions(bool all)
    {
        if (all) return DocumentSet.All(columns.Count);
        var newest = new DocumentSet(columns.Count);
        bool[] flags = columns.Newest;
        for (int i = 0; i < flags.Length; i++)
        {
            if (flags[i]) newest.Add(i);
        }
        return newest;
    }

    private static bool HasWords(QueryNode node) => node switch
    {
        AndNode and => and.Parts.Any(HasWords),
        OrNode or => or.Parts.Any(HasWords),
        NotNode not => HasWords(not.Part),
        WordNode or PhraseNode => true,
        _ => false,
    };

    private DocumentSet Find(string name, Leaf leaf, bool negated)
    {
        if (!_known.TryGetValue(name, out LeafHits? hits)) _known.Add(name, hits = reader.Read(leaf));
        if (!negated) PositiveLeaves.Add(name);
        var found = new DocumentSet(columns.Count);
        foreach (int document in hits.Documents) found.Add(document);
        return found;
    }

    private DocumentSet Filter(FieldNode field)
    {
        bool[] wanted = WantedNames(field.Values);
        return field.Field switch
        {
            >= QueryField.Type => read.Of(field, columns),
            QueryField.Publisher => Filter(columns.Publishers, wanted),
            QueryField.Lang => Filter(columns.Languages, wanted),
            QueryField.Section => Filter(columns.Sections, wanted),
            _ => Filter(columns.SourceSet, [.. columns.SourceSets.Select(set => set.Any(id => wanted[id]))]),
        };
    }

    /// <summary>By id of a name: whether it is one of the values, case aside.</summary>
    private bool[] WantedNames(IReadOnlyList<string> values)
    {
        bool[] wanted = new bool[columns.Names.Count == 0 ? 1 : columns.Names.Keys.Max() + 1];
        foreach ((int id, string name) in columns.Names) wanted[id] = values.Contains(name, StringComparer.OrdinalIgnoreCase);
        return wanted;
    }

    private static DocumentSet Filter(int[] values, bool[] wanted)
    {
        var left = new DocumentSet(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] >= 0 && wanted[values[i]]) left.Add(i);
        }
        return left;
    }

    /// <summary>Documents that were published on the bound or on its right side, whatever their date can mean; undated ones never.</summary>
    private DocumentSet Filter(DateNode date)
    {
        var left = new DocumentSet(columns.Count);
        int bound = date.Bound.DayNumber;
        int[] days = columns.Days;
        for (int i = 0; i < days.Length; i++)
        {
            if (days[i] >= 0 && (date.IsFrom ? days[i] >= bound : days[i] <= bound && columns.LastDay(i) <= bound)) left.Add(i);
        }
        return left;
    }
}
