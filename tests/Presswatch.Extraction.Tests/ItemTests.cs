using System.IO.Compression;
using System.Text.Json;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;

namespace Presswatch.Extraction.Tests;

public sealed class ItemTests
{
    private static readonly PageExtractor Extractor = new([TestPacks.Selvar]);

    [Fact]
    public void ExtractFields_WireItem_FindsWhatTheFieldsLeave()
    {
        Page page = Extractor.ExtractFields(new()
        {
            Title = "Nine  Boats",
            Section = "Home",
            Date = new PartialDate(2024, 5, 27),
            Address = "http://www.lantern.example/a/1",
            Text = "Nine  Boats\nSelvar,May 26 (LNA) --Nine boats came in.\n\n They were late. -0-\nMore Articles\nKite Day\nMay 29, 2024",
        });

        PageArticle article = page.Articles.ShouldHaveSingleItem();
        (article.Headline, article.Section, article.Publisher, article.EndMark, article.Language).ShouldBe(("Nine Boats", "Home", "LNA", "-0-", "en"));
        article.Body.ShouldBe(["Nine boats came in.", "They were late."]);
        article.Dateline!.Day.ShouldBe(26);
        article.StatedDates.ShouldBe([new StatedDate(DateMethod.Page, "2024-05-27", new PartialDate(2024, 5, 27), "field:date")]);
        page.Teasers.ShouldBe([new("Kite Day", new PartialDate(2024, 5, 29), null)]);
        page.Pack.ShouldBe("selvar");
    }

    [Fact]
    public void ExtractFields_NoText_IsAProblem()
    {
        Page page = Extractor.ExtractFields(new() { Title = "Nine Boats", Text = " \n " });

        page.Kind.ShouldBe(PageKind.Empty);
        page.Problems.ShouldHaveSingleItem().Code.Id.ShouldBe("PW1003");
    }

    [RealDataFact]
    public void ExtractFields_RealItems_KeepEveryParagraph()
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(RealFiles.PathOf("corpus", "kcna-2024a.jsonl.gz")), CompressionMode.Decompress));
        var wire = TestPacks.Selvar with { Datelines = [new("wire.en", "en", "{place}, {month} {day} ({agency}) {dash}", ["KCNA"])] };
        var extractor = new PageExtractor([wire]);
        int datelines = 0, marks = 0, all = 0, empty = 0;
        while (file.ReadLine() is { } line)
        {
            all++;
            string text = JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!;
            Page page = extractor.ExtractFields(new() { Text = text });
            if (page.Articles is not [var article])
            {
                empty++;
                text.Trim().ShouldBeEmpty();
                continue;
            }
            if (article.Dateline is not null) datelines++;
            if (article.EndMark is not null) marks++;
            article.Body.Count.ShouldBe(text.Split('\n').Count(p => p.Trim().Length > 0));
            article.Language.ShouldBe("en");
        }
        (all, empty, datelines, marks).ShouldBe((1141, 117, 975, 1024));
    }
}
