using Presswatch.Core.Queries;
using Presswatch.Core.Words;
using Presswatch.Corpus;

namespace Presswatch.Archive.Tests.Search;

/// <summary>The plain twin of the index: reads every text for every question.</summary>
internal static class PlainSearch
{
    public static List<int> Keys(IEnumerable<CorpusDocument> documents, QueryNode query, bool allVersions) =>
        [.. documents.Where(document => (allVersions || document.IsNewest) && Holds(query, document)).Select(document => document.Key).Order()];

    public static long Occurrences(IEnumerable<CorpusDocument> documents, QueryNode query) =>
        documents.Where(document => document.IsNewest && Holds(query, document))
            .Sum(document => Positive(query, negated: false).DistinctBy(leaf => leaf.ToString()).Sum(leaf => Count(leaf, document)));

    public static long Words(CorpusDocument document) => Paragraphs(document).Sum(paragraph => Tokens(paragraph, exact: false).Count);

    private static bool Holds(QueryNode node, CorpusDocument document) => node switch
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

    public static IEnumerable<QueryNode> Positive(QueryNode node, bool negated) => node switch
    {
        AndNode and => and.Parts.SelectMany(part => Positive(part, negated)),
        OrNode or => or.Parts.SelectMany(part => Positive(part, negated)),
        NotNode not => Positive(not.Part, !negated),
        WordNode or PhraseNode or NearNode when !negated => [node],
        _ => [],
    };

    public static int Count(QueryNode leaf, CorpusDocument document) => Paragraphs(document).Sum(paragraph => CountIn(leaf, paragraph));

    public static int CountInHeadline(QueryNode leaf, CorpusDocument document) => CountIn(leaf, document.Headline ?? "");

    private static int CountIn(QueryNode leaf, string paragraph) => leaf is NearNode near ? CountNear(near, paragraph) : Places(leaf, paragraph).Count;

    private static int CountNear(NearNode near, string paragraph)
    {
        (int firstLength, int secondLength) = (Pattern(near.First).Count, Pattern(near.Second).Count);
        List<int> seconds = Places(near.Second, paragraph);
        return Places(near.First, paragraph).Count(first => seconds.Exists(second =>
        {
            int between = second > first ? second - first - firstLength : first - second - secondLength;
            return between >= 0 && between <= near.Distance;
        }));
    }

    private static List<int> Places(QueryNode leaf, string paragraph)
    {
        List<(string Text, bool Prefix)> pattern = Pattern(leaf);
        List<string> tokens = Tokens(paragraph, leaf is WordNode { Exact: true } or PhraseNode { Exact: true });
        return [.. Enumerable.Range(0, Math.Max(0, tokens.Count - pattern.Count + 1)).Where(at => pattern.Index().All(word => word.Item.Prefix
            ? tokens[at + word.Index].StartsWith(word.Item.Text, StringComparison.Ordinal)
            : tokens[at + word.Index] == word.Item.Text))];
    }

    /// <summary>The words of a leaf; any word is the beginning of nothing.</summary>
    private static List<(string Text, bool Prefix)> Pattern(QueryNode leaf)
    {
        if (leaf is WordNode word) return [.. word.Terms.Select(term => (term, word.Prefix))];
        var phrase = (PhraseNode)leaf;
        var pattern = new List<(string, bool)>();
        foreach (string piece in phrase.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (piece == "*") pattern.Add(("", true));
            else pattern.AddRange(Tokens(piece, phrase.Exact).Select(term => (term, piece[^1] == '*')));
        }
        return pattern;
    }

    private static IEnumerable<string> Paragraphs(CorpusDocument document) => [document.Headline ?? "", .. document.Text.Split('\n')];

    private static List<string> Tokens(string text, bool exact)
    {
        var tokens = new List<string>();
        foreach (Token token in Tokeniser.Tokens(text)) tokens.Add(exact ? Tokeniser.Exact(token.Span.Of(text)) : Tokeniser.Fold(token.Span.Of(text)));
        return tokens;
    }
}
