using System.Text;
using Presswatch.Core.Pages;
using Presswatch.Intake.Watching.Lists;

namespace Presswatch.Intake.Tests.Watching;

public sealed class ListReaderTests
{
    private const string Here = "http://press.test/feed";

    public static TheoryData<string, string[]> Feeds => new()
    {
        { "<rss><channel><link>http://press.test/</link><item><title>A &amp; B</title><link> http://press.test/1 </link><pubDate>Tue, 04 Mar 2025 08:00:00 GMT</pubDate></item></channel></rss>", ["http://press.test/1 A & B 2025-03-04"] },
        { "<rss><channel><item><title><![CDATA[<b>x]]></title><guid>http://press.test/g</guid></item><item><guid isPermaLink=\"false\">7</guid></item></channel></rss>", ["http://press.test/g <b>x "] },
        { "<rdf:RDF xmlns:rdf=\"r\" xmlns=\"s\" xmlns:dc=\"d\"><item><title>t</title><link>/rel</link><dc:date>2025-03-04</dc:date></item></rdf:RDF>", ["http://press.test/rel t 2025-03-04"] },
        { "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title type=\"html\">t</title><link rel=\"self\" href=\"/self\"/><link rel=\"alternate\" href=\"/alt\"/><updated>2025-03-04T23:00:00Z</updated></entry></feed>", ["http://press.test/alt t 2025-03-04"] },
        // What is no XML.
        { "<rss><channel><item><title>A & B</title><link>http://press.test/1</link></item><item><link>http://press.test/2</channel>", ["http://press.test/1 A & B ", "http://press.test/2 http://press.test/2 "] },
        { "<feed><entry><title>t</title><link href=http://press.test/3 rel=alternate></entry>", ["http://press.test/3 t "] },
        { "<!DOCTYPE rss [<!ENTITY x \"y\">]><rss><item><title>&x;</title><link>http://press.test/4</link></item></rss>", ["http://press.test/4 &x; "] },
        { "<item></item><item><link>javascript:alert(1)</link></item>", [] },
        { "no feed at all", [] },
        { "", [] },
    };

    [Theory, MemberData(nameof(Feeds))]
    public void Feed_WellOrIllFormed_GivesItsEntries(string feed, string[] entries)
    {
        IReadOnlyList<Teaser> read = FeedReader.Read(Encoding.UTF8.GetBytes(feed), null, Here);

        read.Select(teaser => $"{teaser.Url} {teaser.Lead} {teaser.Date}").ShouldBe(entries);
    }

    [Fact]
    public void Feed_DeclaredCharacterSet_IsUsed()
    {
        byte[] feed = [.. "<?xml version='1.0' encoding='windows-1251'?><rss><item><title>"u8, 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, .. "</title><link>http://press.test/1</link></item></rss>"u8];

        FeedReader.Read(feed, "text/xml", Here).Single().Lead.ShouldBe("Привет");
    }

    [Fact]
    public void Feed_AnyBytes_NeverThrows()
    {
        var random = new Random(7);
        byte[] seed = Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><rss><channel><item><title><![CDATA[x]]></title><link>http://press.test/1</link></item></channel></rss>");
        for (int n = 0; n < 3_000; n++)
        {
            byte[] bytes = [.. seed];
            for (int k = random.Next(1, 12); k > 0; k--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            FeedReader.Read(bytes.AsMemory(0, random.Next(bytes.Length)), null, Here).Count.ShouldBeLessThan(2);
            SitemapReader.Read(bytes, null).Pages.ShouldBeEmpty();
            RobotsRules.Read(bytes);
        }
    }

    [Fact]
    public void Sitemap_Forms_AreRead()
    {
        Sitemap index = SitemapReader.Read("<?xml version='1.0'?><sitemapindex xmlns='x'><sitemap><loc>http://press.test/a.xml</loc></sitemap></sitemapindex>"u8.ToArray(), null);
        Sitemap map = SitemapReader.Read("<urlset><url><loc><![CDATA[http://press.test/1?a=1&b=2]]></loc></url><url><loc> http://press.test/2?a=1&amp;b=2 </loc></url><url><loc>nothing</loc></url><x:loc>http://press.test/3"u8.ToArray(), null);
        Sitemap lines = SitemapReader.Read("http://press.test/1\r\nnothing\nhttp://press.test/2"u8.ToArray(), "text/plain");

        (index.Sitemaps.Single(), index.Pages.Count).ShouldBe(("http://press.test/a.xml", 0));
        map.Pages.ShouldBe(["http://press.test/1?a=1&b=2", "http://press.test/2?a=1&b=2", "http://press.test/3"]);
        lines.Pages.ShouldBe(["http://press.test/1", "http://press.test/2"]);
    }

    public static TheoryData<string, string, bool> Robots => new()
    {
        { "", "/a", true },
        { "User-agent: *\nDisallow: /", "/a", false },
        { "User-agent: *\nDisallow:", "/a", true },
        { "User-agent: *\nDisallow: /a", "/b", true },
        { "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true },
        { "User-agent: *\nAllow: /a\nDisallow: /a", "/a", true },
        { "User-agent: *\nDisallow: /\nUser-agent: Presswatch\nDisallow: /x", "/a", true },
        { "User-agent: other\nUser-agent: presswatch\nDisallow: /a", "/a", false },
        { "User-agent: other\nDisallow: /a", "/a", true },
        { "user-agent : * # all\ndisallow : *.php$", "/a/b.php", false },
        { "User-agent: *\nDisallow: *.php$", "/a/b.php?x", true },
        { "User-agent: *\nDisallow: /*print*html", "/a/print/1.html", false },
        { "User-agent: *\nDisallow: /a?b=", "/a?b=1", false },
        { "Disallow: /a", "/a", true },
        { "User-agent: *\nCrawl-delay: 10\nDisallow: private", "/private", false },
    };

    [Theory, MemberData(nameof(Robots))]
    public void Robots_Rules_AllowOrNot(string text, string path, bool allows) => RobotsRules.Read(Encoding.UTF8.GetBytes(text)).Allows(new("http://press.test" + path)).ShouldBe(allows);

    [Fact]
    public void Robots_ManyStars_EndSoon()
    {
        string pattern = string.Concat(Enumerable.Repeat("*a", 500));
        RobotsRules.Read(Encoding.UTF8.GetBytes($"User-agent: *\nDisallow: /{pattern}b\nCrawl-delay: 99999")).Allows(new("http://press.test/" + new string('a', 4000))).ShouldBeTrue();
    }
}
