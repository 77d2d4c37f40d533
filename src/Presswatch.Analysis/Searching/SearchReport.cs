using System.Text.Json.Serialization;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Search;
using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Analysis.Searching;

/// <summary>What a search found: what <c>search</c> prints, the search page shows and the API answers.</summary>
/// <param name="Query">As asked.</param>
/// <param name="Total">Exact number of articles, or of versions where all were asked for.</param>
/// <param name="Items">One page of them.</param>
/// <param name="Next">Where the next page goes on; <see langword="null"/> on the last.</param>
/// <param name="Seconds">Wall-clock time of the answer, texts of the snippets included.</param>
public sealed record SearchReport(string Query, int Total, IReadOnlyList<FoundArticle> Items, string? Next, double Seconds)
{
    /// <summary>How what was found is spread; where asked for.</summary>
    [JsonIgnore]
    public SearchOverview? Overview { get; init; }

    /// <summary>Asks the index, and the catalogue for the texts of the snippets.</summary>
    /// <returns>The report, or the index's problem: readings missing (PW4010), too broad (PW4011), a bad cursor (PW4012).</returns>
    public static Outcome<SearchReport> Of(ISearchIndex index, ICatalogue catalogue, SearchRequest request, TimeProvider clock)
    {
        long start = clock.GetTimestamp();
        Outcome<SearchAnswer> asked = index.Search(request, key => TextOf(catalogue, key));
        if (!asked.TryGet(out SearchAnswer answer)) return asked.Problem!;
        FoundArticle[] items = [.. answer.Hits.Select(FoundArticle.Of)];
        return new SearchReport(request.Query.Text, answer.Total, items, answer.Next, Math.Round(clock.GetElapsedTime(start).TotalSeconds, 4)) { Overview = answer.Overview };
    }

    /// <summary>All that a request finds, from its cursor on, page after page; ends where a page has a problem.</summary>
    public static IEnumerable<FoundArticle> All(ISearchIndex index, ICatalogue catalogue, SearchRequest request, TimeProvider clock)
    {
        SearchRequest? next = request;
        while (next is not null && Of(index, catalogue, next, clock).TryGet(out SearchReport page))
        {
            foreach (FoundArticle item in page.Items) yield return item;
            next = page.Next is null ? null : next with { After = page.Next };
        }
    }

    // A damaged text has no snippet; the article's own page says what is wrong with it.
    private static SearchText TextOf(ICatalogue catalogue, int key)
    {
        try
        {
            return catalogue.Text(key) is { } text ? new(text.Article.Headline, text.Article.Text) : default;
        }
        catch (InvalidDataException)
        {
            return new(null, "");
        }
    }
}

/// <summary>One article found.</summary>
/// <param name="Source">Where it was captured, the first of its sources.</param>
/// <param name="Score">Okapi BM25; 0 for a query of filters alone.</param>
/// <param name="Snippets">Passages with what was asked for, best first.</param>
public sealed record FoundArticle(
    string Article, string Version, string? Headline, PartialDate? Published, string Source, string Publisher, double Score, IReadOnlyList<FoundSnippet> Snippets)
{
    [JsonIgnore]
    public string Language { get; init; } = "und";

    [JsonIgnore]
    public string? Section { get; init; }

    /// <summary>Number of sources it was captured from.</summary>
    [JsonIgnore]
    public int Sources { get; init; } = 1;

    /// <summary>Where the headline has what was asked for.</summary>
    [JsonIgnore]
    public IReadOnlyList<TextSpan> HeadlineMatches { get; init; } = [];

    internal static FoundArticle Of(SearchHit hit) => new(
        hit.Article.Value, hit.Version.Value, hit.Headline, hit.Published, hit.Sources[0], hit.Publisher, Math.Round(hit.Score, 3),
        [.. hit.Snippets.Select(snippet => new FoundSnippet(snippet.Text, [.. snippet.Matches.Select(match => (int[])[match.Start, match.Length])]))])
    {
        Language = hit.Language, Section = hit.Section, Sources = hit.Sources.Count, HeadlineMatches = hit.HeadlineMatches,
    };
}

/// <summary>A passage within one paragraph, "…" where the paragraph goes on.</summary>
/// <param name="Matches">Pairs of start and length in UTF-16 units of <paramref name="Text"/>.</param>
public sealed record FoundSnippet(string Text, IReadOnlyList<IReadOnlyList<int>> Matches)
{
    /// <summary>The matches as spans.</summary>
    [JsonIgnore]
    public IReadOnlyList<TextSpan> Spans => [.. Matches.Select(match => new TextSpan(match[0], match[1]))];
}
