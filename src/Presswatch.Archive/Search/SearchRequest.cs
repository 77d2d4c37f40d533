using Presswatch.Archive.Readings;
using Presswatch.Core.Dates;
using Presswatch.Core.Queries;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Search;

/// <summary>The order of a list of hits.</summary>
public enum SearchOrder
{
    /// <summary>Best first; the newer first among equals.</summary>
    Relevance,
    /// <summary>Newest first; undated last.</summary>
    Newest,
    /// <summary>Oldest first; undated last.</summary>
    Oldest,
}

/// <summary>What is asked of the index.</summary>
/// <param name="Query">The query.</param>
/// <param name="Order">Order of the hits.</param>
/// <param name="Limit">Most hits of a page, 0 to 10,000.</param>
/// <param name="After">Where to go on: <see cref="SearchAnswer.Next"/> of the page before; <see langword="null"/> for the first.</param>
/// <param name="AllVersions">All versions; otherwise the newest of each article alone.</param>
/// <param name="Overview">Whether histogram and facets are wanted.</param>
/// <param name="Once">Whether of each reprint group the first that is found counts alone.</param>
public sealed record SearchRequest(Query Query, SearchOrder Order = SearchOrder.Relevance, int Limit = 20, string? After = null, bool AllVersions = false, bool Overview = false, bool Once = false);

/// <summary>What the index answers.</summary>
/// <param name="Total">Exact number of versions that the query finds.</param>
/// <param name="Hits">One page of them.</param>
/// <param name="Next">Where the next page goes on; <see langword="null"/> on the last.</param>
/// <param name="Overview">Histogram and facets over all that was found, where asked for.</param>
public sealed record SearchAnswer(int Total, IReadOnlyList<SearchHit> Hits, string? Next, SearchOverview? Overview);

/// <summary>One version found.</summary>
/// <param name="Score">Okapi BM25 over the words and phrases asked for; 0 for a query of filters alone.</param>
/// <param name="HeadlineMatches">Where the headline has what was asked for.</param>
/// <param name="Snippets">Passages of the text, best first; empty where the caller gave no texts.</param>
public sealed record SearchHit(
    int Key, ArticleId Article, VersionId Version, IReadOnlyList<string> Sources, string Publisher, string Language, string? Section, PartialDate? Published,
    double Score, string? Headline, IReadOnlyList<TextSpan> HeadlineMatches, IReadOnlyList<Snippet> Snippets);

/// <summary>A passage of a text, within one paragraph.</summary>
/// <param name="Text">The passage, with "…" where the paragraph goes on.</param>
/// <param name="Matches">What was asked for, in UTF-16 units of <paramref name="Text"/>, in order, not overlapping.</param>
public sealed record Snippet(string Text, IReadOnlyList<TextSpan> Matches);

/// <summary>How what was found is spread. Each list of counts adds up to the total, but for the sources, of which a version can have several.</summary>
/// <param name="Months">By month, in order of time; a date known to the year alone stands under the year, none under <see langword="null"/>.</param>
public sealed record SearchOverview(
    IReadOnlyList<MonthCount> Months, IReadOnlyList<FacetCount> Sources, IReadOnlyList<FacetCount> Publishers, IReadOnlyList<FacetCount> Languages, IReadOnlyList<FacetCount> Sections)
{
    /// <summary>By what was read; <see langword="null"/> where readings are missing.</summary>
    public ReadingSpread? Read { get; init; }
}

/// <summary>Number of versions published in a month (or a year, or at an unknown time).</summary>
public readonly record struct MonthCount(PartialDate? Period, int Count);

/// <summary>Number of versions with a value, most first; <see langword="null"/> for those without.</summary>
public readonly record struct FacetCount(string? Value, int Count);

/// <summary>The text of a document that is shown.</summary>
public readonly record struct SearchText(string? Headline, string Text);
