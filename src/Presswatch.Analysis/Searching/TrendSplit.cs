using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;

namespace Presswatch.Analysis.Searching;

/// <summary>Makes of one query a series for each of the most frequent values of a field.</summary>
public static class TrendSplit
{
    /// <summary>Most values of a field that get a series of their own.</summary>
    public const int MostValues = 10;

    /// <summary>Fields by which can be split.</summary>
    public static readonly IReadOnlyList<QueryField> Fields = [QueryField.Source, QueryField.Publisher, QueryField.Lang, QueryField.Section, QueryField.Type, QueryField.Person, QueryField.Place];

    /// <summary>The query narrowed to each value, those in most articles found first.</summary>
    /// <returns>The narrowed queries, or: readings are missing (PW4010), and the problems of a search.</returns>
    public static Outcome<IReadOnlyList<SplitQuery>> Of(ISearchIndex index, Query query, QueryField field, bool allVersions, bool once)
    {
        Outcome<SearchAnswer> asked = index.Search(new(query, SearchOrder.Newest, Limit: 0, AllVersions: allVersions, Overview: true, Once: once));
        if (!asked.TryGet(out SearchAnswer answer)) return asked.Problem!;
        if (ValuesOf(field, answer.Overview!) is not { } values) return new Problem(ProblemCodes.ReadingsMissing, $"To split by {QueryParser.NameOf(field)} needs readings, which this archive does not have of all its articles.");
        return Outcome.Of<IReadOnlyList<SplitQuery>>([.. values.Take(MostValues).Select(value => new SplitQuery(Narrowed(query, field, value.Value), value.Name))]);
    }

    private static IEnumerable<(string Value, string Name)>? ValuesOf(QueryField field, SearchOverview overview) => field switch
    {
        QueryField.Source => Known(overview.Sources),
        QueryField.Publisher => Known(overview.Publishers),
        QueryField.Lang => Known(overview.Languages),
        QueryField.Section => Known(overview.Sections),
        QueryField.Type => overview.Read is { } read ? Known(read.Types) : null,
        QueryField.Person => overview.Read?.People.Select(person => (person.Value, person.Name)),
        _ => overview.Read?.Places.Select(place => (place.Value, place.Name)),
    };

    private static IEnumerable<(string, string)> Known(IReadOnlyList<FacetCount> counts) => counts.Where(count => count.Value is not null).Select(count => (count.Value!, count.Value!));

    private static Query Narrowed(Query query, QueryField field, string value)
    {
        var filter = new FieldNode(field, [value], query.Root.Span);
        QueryNode root = query.Root switch
        {
            AllNode => filter,
            AndNode and => and with { Parts = [.. and.Parts, filter] },
            _ => new AndNode([query.Root, filter], query.Root.Span),
        };
        return new(root, root.ToString());
    }
}

/// <summary>A query narrowed to one value of a field.</summary>
/// <param name="Query">The query, which opens the articles behind the series.</param>
/// <param name="Name">The value as it is shown.</param>
public sealed record SplitQuery(Query Query, string Name);
