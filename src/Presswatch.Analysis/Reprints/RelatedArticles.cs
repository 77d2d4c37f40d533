using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Reprints;
using Presswatch.Core.Dates;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Analysis.Reprints;

/// <summary>What stands beside an article by its text.</summary>
/// <param name="Group">Its reprint group, what differs told against this article; <see langword="null"/> where it is in none.</param>
/// <param name="ShortForms">The full text of which it is the short form, and the short forms of which it is the full text.</param>
/// <param name="Announced">The pages that announced it.</param>
public sealed record RelatedArticles(ReprintGroup? Group, IReadOnlyList<RelatedShortForm> ShortForms, IReadOnlyList<Announcement> Announced)
{
    /// <summary>Gathers it, by the newest versions.</summary>
    /// <param name="store">The reprints.</param>
    /// <param name="catalogue">The archive's catalogue.</param>
    /// <param name="article">The article.</param>
    /// <param name="readingOf">As for <see cref="ReprintGroup.Of"/>.</param>
    public static RelatedArticles Of(SqliteReprintStore store, ICatalogue catalogue, string article, Func<long, ArticleReading?>? readingOf)
    {
        ReprintGroup? group = store.GroupOf(article) is { } team ? ReprintGroup.Of(team, catalogue, readingOf) : null;
        DateOnly? day = catalogue.FindArticle(new(article)) is { Published: { } published } && PartialDate.TryParse(published, out PartialDate date) ? date.Exact : null;
        return new(group, [.. ShortForm.Of(store, catalogue, article, day).Select(pair => RelatedShortForm.Of(pair, catalogue))], Announcement.Of(store, catalogue, article));
    }
}

/// <summary>A short form and its full text, with their headlines.</summary>
public sealed record RelatedShortForm(ShortForm Pair, string? ShortHeadline, string? FullHeadline)
{
    internal static RelatedShortForm Of(ShortForm pair, ICatalogue catalogue) =>
        new(pair, catalogue.FindArticle(new ArticleId(pair.Article))?.Headline, catalogue.FindArticle(new ArticleId(pair.Full))?.Headline);
}
