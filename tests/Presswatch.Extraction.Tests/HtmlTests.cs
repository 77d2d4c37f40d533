using System.Diagnostics;
using System.Text;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Extraction.Html;

namespace Presswatch.Extraction.Tests;

public sealed class HtmlTests
{
    private const string Sentence = "The harbour office of Selvar said on Monday that nine boats had come in, and that the tenth was late.";
    private static readonly PageExtractor Extractor = new([TestPacks.Selvar]);

    private static Page Read(string html, string? address = null, ExtractionLimits? limits = null) =>
        (limits is null ? Extractor : new([TestPacks.Selvar], limits)).Extract(new() { Bytes = Encoding.UTF8.GetBytes(html), ContentType = "text/html", Address = address });

    private static string News(string inside) => $"<html><head><title>Nine Boats Come In - Lantern</title></head><body><h1>Nine Boats Come In</h1><div class=story>{inside}</div></body></html>";

    [Theory]
    [InlineData("<p>Comrade <nobr><b><font>Ana Marsh</font></b></nobr>'s boat.</p>", "Comrade Ana Marsh's boat.")]
    [InlineData("<p>1\u2009400 men\u00A0and&nbsp;\u3000boats</p>", "1 400 men and boats")]
    [InlineData("<p>One<br>two</p>", "One two")]
    [InlineData("<div>One<br><br>two</div>", "One|two")]
    [InlineData("<div>One<br>&nbsp;&nbsp;&nbsp; two</div>", "One|two")]
    [InlineData("<p>a<span hidden>b</span>c</p>", "abc")]
    [InlineData("<td>a</td><td>b</td>", "ab")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr></table>", "a|b")]
    public void BlockReader_Markup_GivesWhatIsRead(string html, string expected)
    {
        new TreeBuilder(ExtractionLimits.Default, TimeProvider.System).Build(html).TryGet(out HtmlTree tree).ShouldBeTrue();

        string.Join('|', BlockReader.Read(tree).Select(b => b.Text)).ShouldBe(expected);
    }

    [Fact]
    public void Extract_UnknownSite_KeepsTheArticleAlone()
    {
        Page page = Read("""
            <html lang="en"><head><title>Nine Boats Come In | The Lantern</title><meta property="og:site_name" content="The Lantern">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Nine Boats Come In","datePublished":"2024-05-27T08:00:00Z","author":{"name":"Ana Marsh"},"articleSection":"Home"}</script></head>
            <body><nav><a href="/">Home</a><a href="/world">World</a></nav><h1>Nine Boats Come In</h1>
            """ + $"<article><div class='byline'>By Ana Marsh</div><p>Selvar, May 27 (LNA) -- {Sentence}</p><figure><img src='/a.jpg'><figcaption>Boats at the quay</figcaption></figure><p>{Sentence} It was calm.</p>"
            + $"<div class='related-posts'><h3>Related</h3><ul><li><a href='/2024/05/kite-day-in-dell/'>Kite Day in Dell</a> <span>May 20, 2024</span></li></ul></div><p>{Sentence} -0-</p></article>"
            + $"<div id='comments'><p>{Sentence} I like it.</p></div><footer>All rights reserved, The Lantern.</footer></body></html>", "https://example.org/2024/05/nine-boats/");

        PageArticle article = page.Articles.ShouldHaveSingleItem();
        (article.Headline, article.Byline, article.Section, article.Publisher, article.EndMark).ShouldBe(("Nine Boats Come In", "Ana Marsh", "Home", "The Lantern", "-0-"));
        article.Body.ShouldBe([Sentence, Sentence + " It was calm.", Sentence]);
        article.Dateline!.Place.ShouldBe("Selvar");
        article.StatedDates.ShouldHaveSingleItem().Date.ShouldBe(new PartialDate(2024, 5, 27));
        article.Images.ShouldBe([new Picture("https://example.org/a.jpg", "Boats at the quay")]);
        page.Teasers.ShouldBe([new("Kite Day in Dell", new PartialDate(2024, 5, 20), "https://example.org/2024/05/kite-day-in-dell/")]);
    }

    public static TheoryData<string, string, PageKind> Blocked => new()
    {
        { "<html><title>Web Page Blocked!</title><body><h1>Web Page Blocked</h1><p>The page you have requested has been blocked.</p></body></html>", "PW6001", PageKind.Block },
        { "<html><title>Just a moment...</title><body><p>Checking your browser before you go on.</p></body></html>", "PW6001", PageKind.Block },
        { "<html><title>Error 404</title><body><h1>Page not found</h1></body></html>", "PW6006", PageKind.Block },
        { "<html><body><h2>Before you continue to Lantern</h2><p>We use cookies to keep you.</p><button>Accept all</button></body></html>", "PW6008", PageKind.Block },
        { "<html><body>" + string.Concat(Enumerable.Repeat("<div id=a></div>", 30)) + "<script>load()</script></body></html>", "PW6009", PageKind.Block },
        { "<html><body><div>Menu</div></body></html>", "PW1003", PageKind.Empty },
    };

    [Theory, MemberData(nameof(Blocked))]
    public void Extract_InPlaceOfContent_IsToldApart(string html, string code, PageKind kind)
    {
        Page page = Read(html);

        (page.Kind, page.Articles.Count).ShouldBe((kind, 0));
        page.Problems.ShouldHaveSingleItem().Code.Id.ShouldBe(code);
    }

    [Fact]
    public void Extract_ArticleAboutBlocking_IsAnArticle() =>
        Read(News(string.Concat(Enumerable.Repeat($"<p>{Sentence} The site said that access denied was a mistake.</p>", 20)))).Kind.ShouldBe(PageKind.Article);

    public static TheoryData<string, string?> Hostile => new()
    {
        { string.Concat(Enumerable.Repeat("<div>", 1_000_000)), "PW6003" },
        { string.Concat(Enumerable.Repeat("<b><p>", 300_000)), null },
        { string.Concat(Enumerable.Repeat("<font size=1><p>x", 100_000)), null },
        { string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<b id=x{i}>")) + string.Concat(Enumerable.Repeat("<p>x</p>", 2_000)), null },
        { string.Concat(Enumerable.Repeat("<p>x", 1_000_000)), null },
        { "<p " + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"a{i}=1 ")) + ">x</p>", null },
        { string.Concat(Enumerable.Repeat("&amp;&lt;&#65;", 500_000)), null },
        { string.Concat(Enumerable.Repeat("<table>", 100_000)), null },
        { "<script>" + new string('[', 1_000_000), null },
        { "<script type='application/ld+json'>" + new string('[', 100_000) + "</script><p>x", null },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void Extract_Hostile_EndsInTimeWithAReason(string html, string? code)
    {
        var watch = Stopwatch.StartNew();
        Page page = Read(html);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        if (code is not null) page.Problems.ShouldHaveSingleItem().Code.Id.ShouldBe(code);
    }

    [Fact]
    public void Extract_OverALimit_IsDeclinedWithTheReason()
    {
        string page = News(string.Concat(Enumerable.Repeat($"<p>{Sentence}</p>", 50)));

        Read(page, limits: new() { Nodes = 20 }).Problems.ShouldHaveSingleItem().Code.Id.ShouldBe("PW6004");
        Read(page, limits: new() { Depth = 2 }).Problems.ShouldHaveSingleItem().Code.Id.ShouldBe("PW6003");
        Read(page).Problems.ShouldBeEmpty();
    }
}
