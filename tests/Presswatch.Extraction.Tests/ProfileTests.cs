using System.Text;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Packs.Model;

namespace Presswatch.Extraction.Tests;

public sealed class ProfileTests
{
    private const string Sentence = "The harbour office said that nine boats had come in.";

    private static readonly Pack Pack = TestPacks.Selvar with
    {
        Sources =
        [
            new()
            {
                Id = "selvar.lantern", Name = "lantern.example", Publisher = "LNA", Hosts = ["lantern.example"],
                Missing = ["No such lamp"],
                Walls = ["for members of the reading room"],
                Publishers = [new("Tide *", "Tide")],
                UrlDates = [new("selvar.lantern.day", "/(?<year>20[0-9]{2})-(?<month>[0-9]{2})-(?<day>[0-9]{2})/", [])],
                Layouts =
                [
                    new()
                    {
                        Id = "selvar.lantern.article", Address = "/(?<section>[a-z]+)/20[0-9]{2}-", Headline = ["h1"], Date = [".date"], Byline = [".by"], Publisher = [".from"], Body = [".text p"],
                        Captions = [".text p.cap"], Images = [".text img"], Teasers = [".more li"], Remove = [".share"], LeastParagraphs = 2,
                    },
                    new() { Id = "selvar.lantern.day", Address = "/day/", Articles = ["p:has(a[name])"], Headline = ["b"] },
                    new() { Id = "selvar.lantern.list", Address = "/list/", Teasers = ["li"], LeastParagraphs = 2 },
                ],
            },
        ],
    };

    private static Page Read(string html, string address) =>
        new PageExtractor([Pack]).Extract(new() { Bytes = Encoding.UTF8.GetBytes(html), ContentType = "text/html; charset=utf-8", Address = address });

    [Fact]
    public void Extract_Layout_TakesWhatItsSelectorsName()
    {
        Page page = Read($"""
            <body><h1>Nine
            Boats</h1><div class=date>May 27, 2024</div><div class=by>Ana Marsh</div><div class=from>Tide (En)</div>
            <div class=text><p>Selvar, May 26 (LNA) -- {Sentence}</p><p><img src=b.jpg></p><p class=cap>The quay</p><div class=share><p>Share</p></div><p>{Sentence} -0-</p><p>www.lantern.example (Lamp113.5.27.)</p></div>
            <ul class=more><li><a href="/home/2024-05-25/kites">Kites</a></li><li><a href="/x">Nine Boats</a> [2024.5.28.]</li></ul></body>
            """, "http://www.lantern.example/home/2024-05-27/boats");

        PageArticle article = page.Articles.ShouldHaveSingleItem();
        (article.Headline, article.Section, article.Byline, article.Publisher, article.EndMark).ShouldBe(("Nine Boats", "home", "Ana Marsh", "Tide", "-0-"));
        article.Body.ShouldBe([Sentence, Sentence]);
        article.Images.ShouldBe([new Picture("http://www.lantern.example/home/2024-05-27/b.jpg", "The quay")]);
        article.StatedDates.Select(d => (d.By, d.Date.ToString())).ShouldBe([(DateMethod.Page, "2024-05-27"), (DateMethod.Url, "2024-05-27"), (DateMethod.Page, "2024-05-27"), (DateMethod.Page, "2024-05-28")]);
        page.Teasers.ShouldBe([new("Kites", new PartialDate(2024, 5, 25), "http://www.lantern.example/home/2024-05-25/kites")]);
    }

    [Theory]
    [InlineData("src=wait.gif data-src=a.jpg")]
    [InlineData("src='data:image/gif;base64,x' data-original=a.jpg")]
    [InlineData("data-lazy-src=a.jpg")]
    public void Extract_PictureLoadedLater_HasTheAddressThatWillBeLoaded(string attributes) =>
        Read($"<h1>Boats</h1><div class=text><p>One. {Sentence}</p><p><img {attributes}></p><p>Two. {Sentence}</p></div>", "http://lantern.example/home/2024-05-27/b")
            .Articles.ShouldHaveSingleItem().Images.ShouldHaveSingleItem().Address.ShouldBe("http://lantern.example/home/2024-05-27/a.jpg");

    /// <summary>A row without an element around it: found by breaking pages at random.</summary>
    [Fact]
    public void Extract_RootAsRowOfAList_IsRead()
    {
        var all = new Pack
        {
            Name = "all", Title = "all", Version = "",
            Sources = [new() { Id = "all.list", Name = "lantern.example", Publisher = "LNA", Hosts = ["lantern.example"], Layouts = [new() { Id = "all.list.rows", Teasers = ["html"], LeastParagraphs = 1 }] }],
        };
        Page page = new PageExtractor([all]).Extract(new() { Bytes = "<html><a href=/2024/kites>Kites rose</a>"u8.ToArray(), ContentType = "text/html", Address = "http://lantern.example/" });

        page.Teasers.ShouldHaveSingleItem().Url.ShouldBe("http://lantern.example/2024/kites");
    }

    [Fact]
    public void Extract_BodyPrintedTwice_IsKeptOnce() =>
        Read($"<h1>Boats</h1><div class=text><p>One. {Sentence}</p><p>Two. {Sentence}</p><p>One. {Sentence}</p><p>Two. {Sentence}</p></div>", "http://lantern.example/home/2024-05-27/b")
            .Articles[0].Body.ShouldBe([$"One. {Sentence}", $"Two. {Sentence}"]);

    [Fact]
    public void Extract_SeveralArticles_AreADay()
    {
        Page page = Read($"<body><p><a name=1></a><b>One</b><br><br>&nbsp;&nbsp; Selvar, May 26 (LNA) -- {Sentence}<br>&nbsp;&nbsp; {Sentence}<p><a name=2></a><b>Two</b><br><br>{Sentence}<hr></body>", "http://lantern.example/day/1");

        page.Kind.ShouldBe(PageKind.Day);
        page.Articles.Select(a => (a.Headline, a.Body.Count)).ShouldBe([("One", 2), ("Two", 1)]);
    }

    public static TheoryData<string, string, string, PageKind> Faulty => new()
    {
        { $"<h1>Boats</h1><div class=copy><p>{Sentence}</p><p>{Sentence}</p></div>", "/home/2024-05-27/b", "PW6002", PageKind.Empty },    // the class of the text has changed
        { $"<h1>Boats</h1><div class=text><p>{Sentence}</p></div>", "/home/2024-05-27/b", "PW6002", PageKind.Empty },                      // too few paragraphs
        { $"<div class=text><p>{Sentence}</p><p>{Sentence}</p></div>", "/home/2024-05-27/b", "PW6002", PageKind.Empty },                    // no headline
        { "<ul><li><a href=/a>One lamp</a></li></ul>", "/list/1", "PW6002", PageKind.Empty },
        { "<h1>No such lamp</h1>", "/home/2024-05-27/b", "PW6006", PageKind.Block },
    };

    [Theory, MemberData(nameof(Faulty))]
    public void Extract_LessThanAWholePage_IsAProblemNotAnArticle(string html, string path, string code, PageKind kind)
    {
        Page page = Read(html, "http://lantern.example" + path);

        (page.Kind, page.Articles.Count).ShouldBe((kind, 0));
        page.Problems.ShouldHaveSingleItem().Code.Id.ShouldBe(code);
        page.Problems[0].Message.ShouldContain("lantern.example");
    }

    [Fact]
    public void Extract_AddressOfNoLayout_IsReadByTheGeneralRules() =>
        Read($"<h1>Boats</h1><div><p>{Sentence} {Sentence}</p><p>{Sentence} {Sentence}</p></div>", "http://lantern.example/other").Articles.ShouldHaveSingleItem().Body.Count.ShouldBe(2);

    [Theory]
    [InlineData("<p>Nine boats came in.</p><p>The rest is for members of the reading room.</p>", "Nine boats came in.", "Boats")]
    [InlineData("<p>The rest is for members of the reading room.</p>", "Boats", null)]
    public void Extract_TextBehindAWall_IsATeaserOfItself(string text, string lead, string? title)
    {
        Page page = Read($"<h1>Boats</h1><div class=text>{text}</div>", "http://lantern.example/home/2024-05-27/b");

        page.Kind.ShouldBe(PageKind.Block);
        page.Articles.ShouldBeEmpty();
        page.Teasers.ShouldBe([new(lead, new PartialDate(2024, 5, 27), "http://lantern.example/home/2024-05-27/b", title)]);
        page.Problems.ShouldHaveSingleItem().Code.Id.ShouldBe("PW6008");
    }
}
