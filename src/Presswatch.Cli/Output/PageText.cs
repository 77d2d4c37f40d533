using Presswatch.Core.Output;

namespace Presswatch.Cli.Output;

/// <summary>A page for people.</summary>
internal static class PageText
{
    private const int Sample = 100;

    public static void Write(PageView page, CliOutput print)
    {
        print.Line($"{page.File}: {JsonText.NameOf(page.Kind)}{Also("language", page.Language)}{Also("pack", page.Pack)}");
        foreach (ArticleView article in page.Articles) WriteArticle(article, print);
        if (page.Teasers.Count == 0) return;
        print.Line($"  {page.Teasers.Count} teasers");
        foreach (TeaserView teaser in page.Teasers) print.Line($"    {teaser.Date?.ToString() ?? "no date   "}  {Short(teaser.Lead)}");
    }

    private static void WriteArticle(ArticleView article, CliOutput print)
    {
        print.Line($"  article: {article.Headline ?? "(no headline)"}");
        print.Line($"    published {DateOf(article)}");
        foreach (EvidenceView found in article.PublishedFrom)
        {
            string word = found.Against ? "against" : "from";
            print.Line($"      {word} {JsonText.NameOf(found.By)} \"{Short(found.Text)}\": {found.Supports}{Also("rule", found.Source)}");
        }
        if (article.Dateline is { } line) print.Line($"    dateline {line.Place}, {line.Month:00}-{line.Day:00}{Also("agency", line.Agency)}");
        if (article.Section is { } section) print.Line($"    section {section}");
        if (article.Byline is { } byline) print.Line($"    by {byline}");
        print.Line($"    {article.Body.Count} paragraphs, {article.Images.Count} pictures");
        foreach (string paragraph in article.Body) print.Line("    | " + paragraph);
    }

    private static string DateOf(ArticleView article)
    {
        string others = article.Alternatives.Count == 0 ? "" : $"; else {string.Join(", ", article.Alternatives)}";
        return article.Published is { } date ? $"{date} (confidence {article.Confidence:0.00}){others}" : $"on a day that is not known{others}";
    }

    private static string Also(string name, string? value) => value is null ? "" : $", {name} {value}";

    private static string Short(string text) => text.Length <= Sample ? text : text[..(Sample - 1)] + "…";
}
