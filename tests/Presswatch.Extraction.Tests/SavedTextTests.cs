using System.Text;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;

namespace Presswatch.Extraction.Tests;

public sealed class SavedTextTests
{
    private static readonly PageExtractor Extractor = new([TestPacks.Selvar]);

    private static Page Read(string text, string? address = null) => Extractor.Extract(new() { Bytes = Encoding.UTF8.GetBytes(text), Address = address });

    private const string Sentence = "The harbour office of Selvar said on Monday that nine boats had come in and that the tenth was late.";

    [Fact]
    public void Extract_WireTextWithTeasers_KeepsThemApart()
    {
        Page page = Read($"""
            Nine Boats Come In
            Selvar, August 6 (LNA) -- {Sentence}
            It was calm. -0-
            www.lantern.example (Lamp113.8.7.)
            More From Lantern (En)
            A lamp was lit in
            August 9, 2024
            A lamp was lit in
            A lamp was lit in
            August 9, 2024
            A lamp was lit in
            More Articles
            Kite Day
            Kite Day
            The kites rose over
            The kites rose over
            August 10, 2024
            """);

        PageArticle article = page.Articles.ShouldHaveSingleItem();
        article.Headline.ShouldBe("Nine Boats Come In");
        article.Body.ShouldBe([Sentence, "It was calm."]);
        article.EndMark.ShouldBe("-0-");
        article.Publisher.ShouldBe("LNA");
        article.StatedDates.ShouldHaveSingleItem().Date.ShouldBe(new PartialDate(2024, 8, 7));
        page.Pack.ShouldBe("selvar");
        page.Teasers.ShouldBe(
        [
            new("A lamp was lit in", new PartialDate(2024, 8, 9), null),
            new("A lamp was lit in", new PartialDate(2024, 8, 9), null),
            new("The kites rose over", new PartialDate(2024, 8, 10), null, "Kite Day"),
        ]);
    }

    [Fact]
    public void Extract_MirrorPage_TakesLabelledDateNotViewingDate()
    {
        Page page = Read($"""
            December 14, 2025Dec 14, 2025
            LNA Lantern (En)
            Nine Boats Come In
            Date: 27/05/2024 | Source: Lantern (En) | Read original version at source
            Selvar, May 26 (LNA) -- {Sentence}
            """);

        PageArticle article = page.Articles.ShouldHaveSingleItem();
        article.Headline.ShouldBe("Nine Boats Come In");
        article.StatedDates.ShouldBe([new StatedDate(DateMethod.Page, "27/05/2024", new PartialDate(2024, 5, 27), "text:date-label")]);
        article.Publisher.ShouldBe("Lantern (En)");
        article.Body.ShouldBe([Sentence]);
    }

    public static TheoryData<string, string?, string?, string?> Heads => new()
    {
        { "Home News\nNine Boats Come In", "Nine Boats Come In", "Home News", null },
        { "Section: Home News\nNine Boats Come In", "Nine Boats Come In", "Home News", null },
        { "Nine Boats Come In\nMarch 3, 2024", "Nine Boats Come In", null, "2024-03-03" },
        { "Nine Boats Come In\nBy Ana Marsh\n27/05/2024", "Nine Boats Come In", null, "2024-05-27" },
        { "March 3, 2024\nNine Boats Come In", "Nine Boats Come In", null, null },   // may be the day of viewing
        { "", null, null, null },
    };

    [Theory, MemberData(nameof(Heads))]
    public void Extract_Head_IsSorted(string head, string? headline, string? section, string? date)
    {
        PageArticle article = Read($"{head}\n\n{Sentence}\n\n{Sentence}").Articles.ShouldHaveSingleItem();

        (article.Headline, article.Section, article.StatedDates.SingleOrDefault()?.Date.ToString()).ShouldBe((headline, section, date));
        article.Body.ShouldBe([Sentence, Sentence]);
    }

    [Fact]
    public void Extract_DateAboveThatFitsDateline_IsThePages() =>
        Read($"March 3, 2024\nNine Boats Come In\nSelvar, March 2 (LNA) -- {Sentence}").Articles[0].StatedDates.ShouldHaveSingleItem().Rule.ShouldBe("text:date-above");

    [Fact]
    public void Extract_TwoWireTexts_AreTwoArticles()
    {
        Page page = Read($"One Boat\nSelvar, March 2 (LNA) -- {Sentence} -0-\nTwo Boats\nSelvar, March 2 (LNA) -- {Sentence}\nAll calm. (end)");

        page.Kind.ShouldBe(PageKind.Day);
        page.Articles.Select(a => (a.Headline, a.Body.Count, a.EndMark)).ShouldBe([("One Boat", 1, "-0-"), ("Two Boats", 2, "(end)")]);
    }

    [Fact]
    public void Extract_OddSpaces_AreCollapsed() =>
        Read("Nine boats\u00A0came\u3000 in\u200B to the\u2009quay, and then the tenth one came in too.").Articles[0].Body
            .ShouldBe(["Nine boats came in to the quay, and then the tenth one came in too."]);

    public static TheoryData<byte[], string> Bad => new()
    {
        { [], "PW1012" },
        { [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0, 1], "PW1004" },
        { [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7 % 32))], "PW1004" },
        { "  \n \r\n\t "u8.ToArray(), "PW1003" },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Extract_NoText_SaysWhy(byte[] bytes, string code)
    {
        Page page = Extractor.Extract(new() { Bytes = bytes, Name = "a.txt" });

        page.Kind.ShouldBe(PageKind.Empty);
        page.Problems.ShouldHaveSingleItem().Code.Id.ShouldBe(code);
        page.Problems[0].Place!.File.ShouldBe("a.txt");
    }

    [Fact]
    public void Extract_OverTheLimit_IsDeclined() =>
        new PageExtractor([], new() { Bytes = 10 }).Extract(new() { Bytes = new byte[11] }).Problems.ShouldHaveSingleItem().Code.Id.ShouldBe("PW1006");

    [Fact]
    public void Extract_WithTrace_NamesEachRule()
    {
        var trace = new ExtractionTrace();
        Extractor.Extract(new() { Bytes = Encoding.UTF8.GetBytes($"Nine Boats\nSelvar, March 2 (LNA) -- {Sentence} -0-\nAll rights reserved.") }, trace);

        trace.Steps.ShouldContain(new TraceStep(TracePart.Dateline, true, "Selvar, March 2 (LNA) --", "selvar.dateline.en"));
        trace.Steps.ShouldContain(new TraceStep(TracePart.Boilerplate, false, "All rights reserved.", "selvar.rights"));
        trace.Steps.ShouldContain(new TraceStep(TracePart.Headline, true, "Nine Boats", "text:headline"));
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Extract_TextWithMoreLinesThanTheLimit_IsDeclined(int lines, bool declined)
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat("The harbour office said that nine boats had come in.", lines)));

        Page page = new PageExtractor([TestPacks.Selvar], new() { Lines = 3 }).Extract(new() { Bytes = text, ContentType = "text/plain" });

        page.Problems.Select(problem => problem.Code.Id).ShouldBe(declined ? ["PW1006"] : []);
    }
}
