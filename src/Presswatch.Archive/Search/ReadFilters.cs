using Presswatch.Archive.Readings;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus.Segments;

namespace Presswatch.Archive.Search;

/// <summary>What the readings answer to the filters of one query, asked before the corpus is.</summary>
internal sealed class ReadFilters
{
    /// <summary>By filter: whether a key is one of its documents.</summary>
    private readonly Dictionary<FieldNode, bool[]> _keys = new(ReferenceEqualityComparer.Instance);

    private ReadFilters()
    {
    }

    /// <summary>Asks for every filter on what was read, or says which cannot be answered.</summary>
    public static Outcome<ReadFilters> Ask(Query query, IReadingFilters? readings)
    {
        var read = new ReadFilters();
        return read.Ask(query.Root, query.Text, readings) is { } problem ? problem : read;
    }

    /// <summary>The documents of a filter; what is read but not in the corpus yet, or was merged away, is in none.</summary>
    public DocumentSet Of(FieldNode filter, Segment segment)
    {
        bool[] wanted = _keys[filter];
        var found = new DocumentSet(segment.DocumentCount);
        ReadOnlySpan<int> keys = segment.DocumentKeys;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] < wanted.Length && wanted[keys[i]]) found[i] = true;
        }
        return found;
    }

    private Problem? Ask(QueryNode node, string text, IReadingFilters? readings) => node switch
    {
        AndNode and => and.Parts.Select(part => Ask(part, text, readings)).FirstOrDefault(problem => problem is not null),
        OrNode or => or.Parts.Select(part => Ask(part, text, readings)).FirstOrDefault(problem => problem is not null),
        NotNode not => Ask(not.Part, text, readings),
        FieldNode { Field: >= QueryField.Type } field => Ask(field, text, readings),
        _ => null,
    };

    private Problem? Ask(FieldNode filter, string text, IReadingFilters? readings)
    {
        var place = new Place("query", 1, filter.Span.Start + 1, text, Math.Max(1, filter.Span.Length));
        if (readings is null) return new(ProblemCodes.ReadingsMissing, $"The filter {QueryParser.NameOf(filter.Field)}: needs readings, which this archive does not have yet.", place);
        Outcome<IReadOnlyList<long>> asked = readings.Documents(filter);
        if (!asked.TryGet(out IReadOnlyList<long> keys)) return asked.Problem! with { Place = place };
        bool[] wanted = new bool[keys.Count == 0 ? 0 : keys.Max() + 1];
        foreach (long key in keys) wanted[key] = true;
        _keys[filter] = wanted;
        return null;
    }
}
