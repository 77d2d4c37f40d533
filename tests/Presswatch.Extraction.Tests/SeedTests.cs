using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Packs.Model;

namespace Presswatch.Extraction.Tests;

/// <summary>The two saved pages, exactly.</summary>
public sealed class SeedTests
{
    private static readonly Pack Wire = TestPacks.Selvar with
    {
        Datelines = [new("wire.en", "en", "{place}, {month} {day} ({agency}) {dash}", ["KCNA"])],
    };

    private const string First = "000_f50a0f6003f57db9.txt";
    private const string Second = "002_0639528721bc72dd.txt";

    private static Page Read(string name) => new PageExtractor([Wire]).Extract(new() { Bytes = File.ReadAllBytes(RealFiles.PathOf("seeds", name)), Name = name });

    private static string[] Lines(string name) => [.. File.ReadAllLines(RealFiles.PathOf("seeds", name)).Where(line => line.Length > 0)];

    [RealDataFact]
    public void Extract_FirstSeed_GivesOneArticleAndTwentyTeasers()
    {
        Page page = Read(First);

        PageArticle article = page.Articles.ShouldHaveSingleItem();
        article.Headline.ShouldBeNull();
        article.Language.ShouldBe("en");
        (article.Dateline!.Place, article.Dateline.Month, article.Dateline.Day, article.Dateline.Agency).ShouldBe(("Pyongyang", 1, 20, "KCNA"));
        article.EndMark.ShouldBe("-0-");
        article.Body.Count.ShouldBe(12);
        string[] lines = Lines(First);
        lines[0].ShouldBe(article.Dateline.Text + " " + article.Body[0]);
        article.Body.Skip(1).SkipLast(1).ShouldBe(lines[1..11]);
        lines[11].ShouldBe(article.Body[^1] + " -0-");
        article.StatedDates.ShouldBeEmpty();
        page.Teasers.Count.ShouldBe(20);
        page.Teasers.Count(t => t.Date == new PartialDate(2026, 2, 27)).ShouldBe(15);
        page.Teasers.Count(t => t.Date == new PartialDate(2026, 2, 26)).ShouldBe(5);
        page.Teasers.Select(t => t.Lead).Distinct().Count().ShouldBe(19);
        page.Teasers.ShouldAllBe(t => !article.Text.Contains(t.Lead));
    }

    [RealDataFact]
    public void Extract_SecondSeed_GivesHeadlineDateAndCaption()
    {
        Page page = Read(Second);

        string[] lines = Lines(Second);
        PageArticle article = page.Articles.ShouldHaveSingleItem();
        article.Headline.ShouldBe(lines[0]);
        article.StatedDates.ShouldHaveSingleItem().Date.ShouldBe(new PartialDate(2020, 11, 2));
        article.Images.ShouldHaveSingleItem().Caption.ShouldBe(lines[0] + " - Image");
        article.Body.ShouldBe(lines[3..]);
        article.Dateline.ShouldBeNull();
        page.Teasers.ShouldBeEmpty();
        page.Kind.ShouldBe(PageKind.Article);
    }
}
