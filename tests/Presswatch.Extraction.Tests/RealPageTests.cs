using System.Text.Json;
using Presswatch.Core.Pages;
using Presswatch.Packs;

namespace Presswatch.Extraction.Tests;

/// <summary>The pages beside which it is written what they hold, read with the shipped packs.</summary>
public sealed class RealPageTests
{
    private static readonly PackSet Packs = PackSet.LoadAll(RepositoryFolder.Of("packs"));

    public static TheoryData<string> Names => new(RealFiles.Folder is null ? [] : Directory.GetFiles(RealFiles.PathOf("pages"), "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal));

    [RealDataTheory, MemberData(nameof(Names))]
    public void Extract_KnownPage_GivesWhatIsWrittenBesideIt(string file)
    {
        JsonElement expected = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(file, ".json"))).RootElement;
        Page page = new PageExtractor(Packs.Packs).Extract(new()
        {
            Bytes = File.ReadAllBytes(file),
            Address = expected.GetProperty("url").GetString(),
            ContentType = expected.GetProperty("contentType").GetString(),
            Captured = expected.GetProperty("fetchedAt").GetDateTimeOffset(),
        });

        page.Problems.Select(p => p.ToString()).ShouldBeEmpty();
        page.Language.ShouldBe(Text(expected, "language"));
        page.Teasers.Select(t => ((string?)(t.Title ?? t.Lead), t.Title is null ? null : t.Lead, t.Date?.ToString(), t.Url)).ToList().ShouldBe(Teasers(expected));
        if (expected.TryGetProperty("articles", out JsonElement articles))
        {
            page.Articles.Select(a => (a.Headline, a.Language)).ShouldBe(articles.EnumerateArray().Select(a => (Text(a, "headline"), Text(a, "language"))));
            page.Articles.Zip(articles.EnumerateArray()).ShouldAllBe(pair => pair.First.Body.SequenceEqual(Texts(pair.Second, "body")));
            return;
        }
        Check(page.Articles.ShouldHaveSingleItem(), expected);
    }

    private static void Check(PageArticle article, JsonElement expected)
    {
        article.Headline.ShouldBe(Text(expected, "headline"));
        article.Body.ShouldBe(Texts(expected, "body"));
        article.Section.ShouldBe(Text(expected, "section"));
        if (!expected.GetProperty("publisher").GetString()!.Contains('(')) article.Publisher.ShouldBe(Text(expected, "publisher"));
        if (expected.TryGetProperty("byline", out _)) article.Byline.ShouldBe(Text(expected, "byline"));
        if (expected.TryGetProperty("endMark", out _)) article.EndMark.ShouldBe(Text(expected, "endMark"));
        if (expected.TryGetProperty("dateline", out JsonElement dateline) && dateline.TryGetProperty("month", out JsonElement month))
        {
            article.Dateline.ShouldNotBeNull();
            (article.Dateline!.Place, article.Dateline.Month, article.Dateline.Day, article.Dateline.Agency)
                .ShouldBe((Text(dateline, "place"), month.GetInt32(), dateline.GetProperty("day").GetInt32(), Text(dateline, "agency")));
        }
        string published = Text(expected, "published")!;
        article.StatedDates.Select(d => d.Date.ToString()).ShouldAllBe(date => date == published);
        if (article.StatedDates.Count == 0) article.Dateline.ShouldNotBeNull();
        if (!expected.TryGetProperty("images", out JsonElement images)) return;
        IEnumerable<string?> captions = images.EnumerateArray().Select(image => Text(image, "caption")).Where(caption => caption is not null);
        article.Images.Select(i => i.Caption).Where(caption => caption is not null).ShouldBe(captions);
        article.Images.Where(i => i.Address is not null).Select(i => i.Address).ShouldBeSubsetOf(images.EnumerateArray().Select(image => Text(image, "src")));
    }

    private static List<(string?, string?, string?, string?)> Teasers(JsonElement expected) =>
        [.. expected.GetProperty("teasers").EnumerateArray().Select(t => t.TryGetProperty("title", out _)
            ? (Text(t, "title"), Text(t, "lead"), Text(t, "date"), Text(t, "url"))
            : (Text(t, "lead"), null, Text(t, "date"), Text(t, "url")))];

    private static List<string> Texts(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
