using System.Text;
using Presswatch.Core.Pages;
using Presswatch.Packs;

namespace Presswatch.Extraction.Tests;

/// <summary>Invented pages in the structure of the sites that shipped packs describe.</summary>
public sealed class ShippedPackTests
{
    private static readonly PackSet Packs = PackSet.LoadAll(RepositoryFolder.Of("packs"));

    [Fact]
    public void Load_ShippedPacks_HaveNoProblems() => Packs.Problems.Select(p => p.ToString()).ShouldBeEmpty();

    [Fact]
    public void Parse_SelectorsOfShippedPacks_AreAllKnown() =>
        Packs.Packs.SelectMany(p => p.Sources).SelectMany(s => s.Layouts)
            .SelectMany(l => new[] { l.Headline, l.Date, l.Section, l.Byline, l.Body, l.Captions, l.Teasers, l.Articles, l.Publisher, l.Images, l.Remove }.SelectMany(list => list))
            .Where(selector => Profiles.Selector.Parse(selector) is null).ShouldBeEmpty();

    public static TheoryData<string, string, string, string, int, string?> Pages => new()
    {
        {
            "https://tass.com/world/1234567", "<meta property='article:published_time' content='2024-05-27T10:00:00'><h1>Kites Rise</h1><div class=text-block><p>PORT DELL, May 27. /TASS/. Kites rose.</p><p>They fell.</p></div>",
            "Kites Rise", "world", 2, "2024-05-27"
        },
        { "https://tass.com/economy/1", "<h1 class=news-header__title>Boats</h1><article><p>Nine boats came in.</p></article>", "Boats", "economy", 1, null },
        {
            "https://eng.belta.by/society/view/kites-rise-1-2024/", "<h1>Kites Rise</h1><div class=date_full>27 May 2024, 10:00</div><div class=js-mediator-article><p>MINSK, 27 May (BelTA) - Kites rose.</p><p>They fell.</p></div>",
            "Kites Rise", "society", 2, "2024-05-27"
        },
        { "https://eng.belta.by/president/view/boats-2-2024/", "<h1>Boats</h1><div class=js-mediator-article>Nine boats came in.<br><br>One was late.</div>", "Boats", "president", 2, null },
        {
            "http://paper.people.com.cn/rmrb/pc/content/202412/02/content_30000001.html", "<div class=article><h1>风筝节开幕</h1><div id=ozoom><p>　　城里的风筝节昨天开幕。</p><p>　　来了九条船。</p></div></div>",
            "风筝节开幕", "", 2, "2024-12-02"
        },
        { "http://en.people.cn/n3/2024/0527/c90000-2.html", "<div class=main><h1>Kites Rise</h1></div><div class=w860><p>Kites rose.</p></div>", "Kites Rise", "", 1, "2024-05-27" },
        {
            "http://www.xinhuanet.com/world/2019-05/04/c_1124449713.htm", "<div class=h-title>风筝节开幕</div><div id=p-detail><p>　　新华社灯城5月4日电 城里的风筝节4日开幕。</p><p>　　来了九条船。</p></div>",
            "风筝节开幕", "world", 2, "2019-05-04"
        },
        {
            "https://en.granma.cu/cuba/2024-05-27/kites-rise", "<h1 class=g-story-heading>Kites Rise</h1><div class=g-story-meta-footer><time>may 27, 2024 10:00:00</time></div><div class=story-body-text><p>PORT DELL.—Kites rose.</p></div>",
            "Kites Rise", "cuba", 1, "2024-05-27"
        },
        {
            "http://www.kcna.kp/en/article/q/0123456789abcdef0123456789abcdef.kcmsf", "<div class=article-main-title>Kites Rise</div><div class=content-wrapper><p>Selvar, May 27 (KCNA) -- Kites rose.</p><p>They fell. -0-</p><span class=publish-time>www.kcna.kp (2024.5.27.)</span></div>",
            "Kites Rise", "", 2, "2024-05-27"
        },
        {
            "http://www.rodong.rep.kp/en/index.php?MTJA", "<div id=article-date>May 27, 2024 Monday</div><p class=TitleP>Kites Rise</p><p class=TextP>Kites rose.</p><p class=TextP>They fell in ２ hours.</p>",
            "Kites Rise", "", 2, "2024-05-27"
        },
    };

    [Theory, MemberData(nameof(Pages))]
    public void Extract_InventedPage_IsRead(string address, string html, string headline, string section, int paragraphs, string? date)
    {
        Page page = new PageExtractor(Packs.Packs).Extract(new() { Bytes = Encoding.UTF8.GetBytes("<html><body>" + html + "</body></html>"), ContentType = "text/html", Address = address });

        page.Problems.ShouldBeEmpty();
        PageArticle article = page.Articles.ShouldHaveSingleItem();
        (article.Headline, article.Section ?? "", article.Body.Count).ShouldBe((headline, section, paragraphs));
        article.StatedDates.Select(d => d.Date.ToString()).Distinct().ShouldBe(date is null ? [] : [date]);
        article.Body[0].ShouldNotContain("--");
        article.Body[0].ShouldNotContain("电");
    }

    [Fact]
    public void Extract_UnknownAddressOfAKnownSite_IsSaid()
    {
        Page page = new PageExtractor(Packs.Packs).Extract(new()
        {
            Bytes = Encoding.UTF8.GetBytes("<html><body><h1>알수 없는 주소</h1></body></html>"), ContentType = "text/html", Address = "http://www.rodong.rep.kp/en/index.php?strPageID=SF01_02_01&newsID=2022-03-10-9999",
        });

        page.Problems.ShouldHaveSingleItem().Code.Id.ShouldBe("PW6006");
    }
}
