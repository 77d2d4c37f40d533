using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Presswatch.Web.Tests;

/// <summary>What the pages show, and what they must never do.</summary>
public sealed class PageTests(WorkbenchFixture workbench) : IClassFixture<WorkbenchFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Pages_All_HaveHeadersDataAndNoForeignMatter()
    {
        foreach (string address in workbench.Pages())
        {
            using HttpResponseMessage response = await workbench.Client.GetAsync(address);
            string policy = response.Headers.GetValues("Content-Security-Policy").Single();
            foreach (string rule in (string[])["default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) policy.ShouldContain(rule, customMessage: address);
            policy.ShouldNotContain("unsafe");
            response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            response.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
            response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
            string html = await response.Content.ReadAsStringAsync();
            html.ShouldStartWith("<!DOCTYPE html>");
            Regex.IsMatch(html, @"\sstyle\s*=|<style|<script(?! type=""module"" src=""/assets/)|\son[a-z]+=""", RegexOptions.ExplicitCapture, Patience).ShouldBeFalse(address);
            Regex.IsMatch(html, @"(src|action)=""(?!/)|<link[^>]*href=""(?!/)|<(iframe|object|embed|base|meta http)", RegexOptions.ExplicitCapture, Patience).ShouldBeFalse(address);
            if (response.StatusCode == HttpStatusCode.OK) html.ShouldContain("<link rel=\"alternate\" type=\"application/json\" href=\"/api/v1/", customMessage: address);
        }
    }

    [Fact]
    public async Task Pages_HostileTexts_AreShownAsText()
    {
        foreach (string address in workbench.Pages())
        {
            using HttpResponseMessage response = await workbench.Client.GetAsync(address);
            string html = await response.Content.ReadAsStringAsync();
            html.ShouldNotContain("<script>alert", customMessage: address);
            html.ShouldNotContain("<img src=x", customMessage: address);
            html.ShouldNotContain("<i>section", customMessage: address);
            html.ShouldNotContain("\" onmouseover=alert", customMessage: address);
            Regex.IsMatch(html, @"href=""\s*(javascript|data|vbscript):", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Patience).ShouldBeFalse(address);
        }
        (await workbench.TextAsync($"/a/{workbench.Archive.Hostile}")).ShouldContain("&lt;script&gt;alert(");
        (await workbench.TextAsync("/search?q=onmouseover")).ShouldContain("<mark>onmouseover</mark>");
    }

    [Fact]
    public async Task Article_OutwardLinks_SayWhereAndTakeNothingAlong()
    {
        string html = await workbench.TextAsync($"/a/{workbench.Archive.Dated}");
        MatchCollection links = Regex.Matches(html, @"<a [^>]*href=""https?://[^>]*>", RegexOptions.ExplicitCapture, Patience);
        links.Count.ShouldBeGreaterThan(0);
        foreach (Match link in links) link.Value.ShouldContain("rel=\"noopener noreferrer external\"");
        html.ShouldContain("leads to lna.example");
    }

    [Fact]
    public async Task Article_Dated_ShowsTheDatesWithTheirEvidence()
    {
        string html = await workbench.TextAsync($"/a/{workbench.Archive.Dated}/{workbench.Archive.Versions[0]}");
        html.ShouldContain("19 August 2031");
        html.ShouldContain("92 %");
        html.ShouldContain("19 August 2025");
        html.ShouldContain("<span class=\"evidence-mark\" id=\"e1\">on Tuesday</span>");
        html.ShouldContain("demo.dates.weekday");
        html.ShouldContain("decides against");
        html.ShouldContain("not after 2031-08-21");
        html.ShouldContain("Teasers on the captured page");
        html.ShouldContain("20 Aug 2031, 04:12 UTC");
        html.ShouldContain("version 1 of 2");
        html.ShouldContain("This is not the newest version.");
    }

    [Fact]
    public async Task Search_Page_NarrowsAndGoesOnByAddress()
    {
        string html = await workbench.TextAsync("/search?q=heather");
        html.ShouldContain($"<b class=\"num\">{SampleArchive.Fillers + 1}</b> articles");
        html.ShouldContain("href=\"/search?q=heather%20publisher%3ALNA\"");
        html.ShouldContain("from%3A2031-08%20to%3A2031-08");
        Match next = Regex.Match(html, @"href=""(?<address>/search[^""]*after=[^""]*)"" rel=""next""", RegexOptions.ExplicitCapture, Patience);
        next.Success.ShouldBeTrue();
        string second = await workbench.TextAsync(WebUtility.HtmlDecode(next.Groups["address"].Value));
        second.ShouldContain("first page");
        Articles(second).ShouldNotBe(Articles(html));

        string narrowed = await workbench.TextAsync("/search?q=heather%20publisher%3ALNA");
        narrowed.ShouldContain("class=\"on\"");
        narrowed.ShouldContain("href=\"/search?q=heather\"");
    }

    [Fact]
    public async Task Search_BadQuery_IsAQuietPageWithTheMarkUnderlined()
    {
        string html = await workbench.TextAsync("/search?q=%22open", HttpStatusCode.BadRequest);
        html.ShouldContain("PW4004");
        html.ShouldContain("<pre><b>&quot;</b>open</pre>");
        html.ShouldContain("Way out");
    }

    [Fact]
    public async Task Article_InHangul_IsFoundBySyllablesAndSaysItsLanguage()
    {
        string html = await workbench.TextAsync("/search?q=" + Uri.EscapeDataString("대아래"));
        html.ShouldContain("/a/" + workbench.Archive.Hangul);
        (await workbench.TextAsync($"/a/{workbench.Archive.Hangul}")).ShouldContain("lang=\"ko\"");
    }

    [Fact]
    public async Task Extraction_Page_SaysWhatWasTakenAndLeftAndWhy()
    {
        string html = await workbench.TextAsync($"/c/{workbench.Archive.DatedCapture}/extraction");
        html.ShouldContain("<b>utf-8</b>");
        html.ShouldContain("the bytes are valid UTF-8");
        html.ShouldMatch("<li class=\"taken\">.*html:prose.*Working people finished");
        html.ShouldMatch("<li class=\"left\">.*html:hint-Related.*More news &lt;img src=x");
        (await workbench.TextAsync($"/c/{workbench.Archive.DatedCapture}")).ShouldContain($"href=\"/c/{workbench.Archive.DatedCapture}/extraction\"");
        (await workbench.TextAsync($"/c/{workbench.Archive.EmptyCapture}/extraction")).ShouldContain("PW1012");
        await workbench.TextAsync("/c/aaaaaaaaaaaaaaaa/extraction", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Extraction_Data_IsTheTraceOfThePage()
    {
        JsonObject answer = await workbench.JsonAsync($"/api/v1/captures/{workbench.Archive.DatedCapture}/extraction");
        answer["kind"]!.GetValue<string>().ShouldBe("article");
        answer["total"]!.GetValue<int>().ShouldBe(answer["items"]!.AsArray().Count);
        answer["items"]!.AsArray().ShouldContain(step => step!["part"]!.GetValue<string>() == "page" && step["rule"]!.GetValue<string>() == "charset:utf-8");
        (await workbench.TextAsync($"/api/v1/captures/{workbench.Archive.DatedCapture}/extraction.csv")).ShouldStartWith("part,taken,rule,text");
    }

    [Fact]
    public async Task Overview_Page_CountsWhatIsThere()
    {
        string html = await workbench.TextAsync("/");
        html.ShouldContain($"<b class=\"num\">{SampleArchive.Fillers + 3}</b> articles");
        html.ShouldContain("PW1003");
        html.ShouldContain("fill=\"url(#gap)\"");
    }

    private static string Articles(string html) => string.Join(' ', Regex.Matches(html, "<h3[^>]*><a href=\"(?<address>[^\"]*)\"", RegexOptions.ExplicitCapture, Patience).Select(match => match.Groups["address"].Value));
}
