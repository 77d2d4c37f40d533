using Presswatch.Archive.Search;
using Presswatch.Core.Queries;
using Presswatch.Core.Words;

namespace Presswatch.Archive.Tests.Search;

/// <summary>The plain twin of the index: reads every text for every question.</summary>
internal static class PlainSearch
{
    public static List<int> Keys(IEnumerable<SearchDocument> documents, QueryNode query, bool allVersions) =>
        [.. documents.Where(document => (allVersions || document.IsNewest) && Holds(query, document)).Select(document => document.Key).Order()];

    public static long Occurrences(IEnumerable<SearchDocument> documents, QueryNode query) =>
        documents.Where(document => document.IsNewest && Holds(query, document))
            .Sum(document => Positive(query, negated: false).DistinctBy(leaf => leaf.ToString()).Sum(leaf => Count(leaf, document)));

    public static long Words(SearchDocument document) => Paragraphs(document).Sum(paragraph => Tokens(paragraph, exact: false).Count);

    private static bool Holds(QueryNode node, SearchDocument document) => node switch
    {
        AndNode and => and.Parts.All(part => Holds(part, document)),
        OrNode or => or.Parts.Any(part => Holds(part, document)),
        NotNode not => !Holds(not.Part, document),
        FieldNode { Field: QueryField.Source } field => document.Sources.Any(source => field.Values.Contains(source, StringComparer.OrdinalIgnoreCase)),
        FieldNode { Field: QueryField.Publisher } field => field.Values.Contains(document.Publisher, StringComparer.OrdinalIgnoreCase),
        FieldNode { Field: QueryField.Lang } field => field.Values.Contains(document.Language, StringComparer.OrdinalIgnoreCase),
        FieldNode { Field: QueryField.Section } field => field.Values.Contains(document.Section ?? "-", StringComparer.OrdinalIgnoreCase),
        DateNode date => document.Published is { } day && (date.IsFrom ? date.Dates.Any(from => day.First >= from.First) : date.Dates.Any(to => day.Last <= to.Last)),
        AllNode => true,
        _ => Count(node, document) > 0,
    };

    private static IEnumerable<QueryNode> Positive(QueryNode node, bool negated) => node switch
    {
        AndNode and => and.Parts.SelectMany(part => Positive(part, negated)),
        OrNode or => or.Parts.SelectMany(part => Positive(part, negated)),
        NotNode not => Positive(not.Part, !negated),
        WordNode or PhraseNode when !negated => [node],
        _ => [],
    };

    private static int Count(QueryNode leaf, SearchDocument document)
    {
        (IReadOnlyList<string> terms, bool exact, bool prefix) = leaf is WordNode word ? (word.Terms, word.Exact, word.Prefix) : (((PhraseNode)leaf).Terms, ((PhraseNode)leaf).Exact, false);
        int count = 0;
        foreach (string paragraph in Paragraphs(document))
        {
            List<string> tokens = Tokens(paragraph, exact);
            for (int at = 0; at + terms.Count <= tokens.Count; at++)
            {
                if (terms.Index().All(term => prefix ? tokens[at].StartsWith(term.Item, StringComparison.Ordinal) : tokens[at + term.Index] == term.Item)) count++;
            }
        }
        return count;
    }

    private static IEnumerable<string> Paragraphs(SearchDocument document) => [document.Headline ?? "", .. document.Text.Split('\n')];

    private static List<string> Tokens(string text, bool exact)
    {
        var tokens = new List<string>();
        foreach (Token token in Tokeniser.Tokens(text)) tokens.Add(exact ? Tokeniser.Exact(token.Span.Of(text)) : Tokeniser.Fold(token.Span.Of(text)));
        return tokens;
    }
}
