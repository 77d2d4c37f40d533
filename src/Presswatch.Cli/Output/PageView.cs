using Presswatch.Core.Dates;
using Presswatch.Core.Output;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Output;

/// <summary>What <c>extract</c> prints of one file; docs/reference/contracts.md fixes the names.</summary>
internal sealed record PageView(
    string File, string? Url, PageKind Kind, string? Language, string? Pack,
    IReadOnlyList<ArticleView> Articles, IReadOnlyList<TeaserView> Teasers, IReadOnlyList<ProblemView> Problems)
{
    /// <summary>A page with the date of each of its articles, in their order.</summary>
    public static PageView Of(string file, string? url, Page page, IReadOnlyList<FoundDate> dates) => new(
        file, url, page.Kind, page.Language, page.Pack,
        [.. page.Articles.Select((article, i) => ArticleView.Of(article, dates[i]))],
        [.. page.Teasers.Select(teaser => new TeaserView(teaser.Lead, teaser.Date, teaser.Url))],
        [.. page.Problems.Select(ProblemView.Of)]);

    /// <summary>A file that could not be read at all.</summary>
    public static PageView Of(string file, string? url, Problem problem) => new(file, url, PageKind.Empty, null, null, [], [], [ProblemView.Of(problem)]);
}

/// <summary>One article; <paramref name="Confidence"/> is of the date published.</summary>
internal sealed record ArticleView(
    string? Headline, PartialDate? Published, double Confidence, IReadOnlyList<EvidenceView> PublishedFrom, IReadOnlyList<PartialDate> Alternatives,
    string? Section, string? Byline, string? Language, DatelineView? Dateline, string? EndMark, IReadOnlyList<string> Body, IReadOnlyList<ImageView> Images)
{
    public static ArticleView Of(PageArticle article, FoundDate date) => new(
        article.Headline, date.Value, Math.Round(date.Confidence, 3), [.. date.Evidence.Select(EvidenceView.Of)], date.Alternatives,
        article.Section, article.Byline, article.Language,
        article.Dateline is { } line ? new DatelineView(line.Place, line.Month, line.Day, line.Agency, line.Year) : null,
        article.EndMark, article.Body, [.. article.Images.Select(image => new ImageView(image.Caption, image.Address))]);
}

internal sealed record EvidenceView(DateMethod By, string Text, string Supports, string? Source, bool Against, int? Start, int? Length)
{
    public static EvidenceView Of(DateEvidence found) => new(found.By, found.Text, found.Supports, found.Source, found.Against, found.Span?.Start, found.Span?.Length);
}

internal sealed record DatelineView(string Place, int Month, int Day, string? Agency, int? Year);

internal sealed record ImageView(string? Caption, string? Url);

internal sealed record TeaserView(string Lead, PartialDate? Date, string? Url);
