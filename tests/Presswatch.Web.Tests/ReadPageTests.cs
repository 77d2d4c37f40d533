using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Presswatch.Web.Tests;

/// <summary>What was read, on the pages: findings, people, filters, and corrections by form.</summary>
public sealed class ReadPageTests(ReadFixture workbench) : IClassFixture<ReadFixture>
{
    private const string Ruel = "demo.people.tama-ruel";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private string Article => "/a/" + workbench.Sample.Dike;

    [Fact]
    public async Task Article_Findings_LeadToTheirRuleAndBack()
    {
        string html = await workbench.TextAsync(Article);
        html.ShouldMatch("<a class=\"f person\" href=\"#p0\" id=\"t[0-9]+\">Tama Ruel</a>, premier");
        html.ShouldContain("class=\"f figure\"");
        html.ShouldContain($"href=\"/people/{Ruel}\"");
        foreach (Match link in Regex.Matches(html, "href=\"#(?<id>[a-z0-9]+)\"", RegexOptions.ExplicitCapture, Patience))
        {
            Regex.Count(html, $"id=\"{link.Groups["id"].Value}\"", RegexOptions.None, Patience).ShouldBe(1, link.Value);
        }
    }

    [Theory]
    [InlineData("?show=none", false, false)]
    [InlineData("?show=people", true, false)]
    [InlineData("?show=people,figures", true, true)]
    public async Task Article_Show_UnderlinesWhatTheAddressSays(string show, bool people, bool figures)
    {
        string html = await workbench.TextAsync(Article + show);
        html.Contains("class=\"f person\"", StringComparison.Ordinal).ShouldBe(people);
        html.Contains("class=\"f figure\"", StringComparison.Ordinal).ShouldBe(figures);
        html.Contains("class=\"promise\"", StringComparison.Ordinal).ShouldBeFalse();
        (await workbench.Client.GetAsync(Article + "?show=colours")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task People_Pages_ListAndShowOneWithSentences()
    {
        string list = await workbench.TextAsync("/people");
        list.ShouldContain($"href=\"/people/{Ruel}\"");
        (await workbench.TextAsync("/people?title=rivers")).ShouldNotContain(Ruel);
        (await workbench.TextAsync("/people?sort=name&role=speaker&from=2031&to=2031-08")).ShouldContain("so narrowed");
        (await workbench.Client.GetAsync("/people?sort=size")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        string person = await workbench.TextAsync("/people/" + Ruel);
        person.ShouldContain("premier of the Council of State");
        person.ShouldMatch("href=\"/a/[a-z0-9]{16}/[0-9a-f]{12}#t[0-9]+\"");
        person.ShouldMatch("href=\"/c/[a-z0-9]{16}\"");
        (await workbench.Client.GetAsync("/people/nobody")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        JsonNode json = JsonNode.Parse(await workbench.TextAsync("/api/v1/people/" + Ruel))!;
        json["counts"]!["all"]!.GetValue<int>().ShouldBe(2);
        json["months"]![0]!["month"]!.GetValue<string>().ShouldBe("2031-08");
        (await workbench.TextAsync("/api/v1/people.csv")).ShouldStartWith("person,name,pack,known,titlesNow,all");
        json["items"]!.AsArray().ShouldAllBe(item => item!["listOf"] == null, "neither stands in a list of names");
        (await workbench.TextAsync($"/api/v1/people/{Ruel}/appearances.jsonl")).TrimEnd('\n').Split('\n').Length.ShouldBe(2);
    }

    [Fact]
    public async Task Search_Facets_CountAndNarrowByWhatWasRead()
    {
        string html = await workbench.TextAsync("/search");
        Match link = Regex.Match(html, "<a href=\"(?<to>/search[?]q=person[^\"]*)\"[^>]*><span class=\"label\">Tama Ruel</span><span class=\"num\">(?<count>[0-9]+)</span>", RegexOptions.ExplicitCapture, Patience);
        link.Groups["count"].Value.ShouldBe("2");
        string narrowed = await workbench.TextAsync(WebUtility.HtmlDecode(link.Groups["to"].Value));
        narrowed.ShouldContain("<b class=\"num\">2</b> articles");
        // A second person narrows further: both must be named.
        Match second = Regex.Match(narrowed, "<a href=\"(?<to>/search[?]q=[^\"]*)\"[^>]*><span class=\"label\">Belis Orsay</span><span class=\"num\">1</span>", RegexOptions.ExplicitCapture, Patience);
        (await workbench.TextAsync(WebUtility.HtmlDecode(second.Groups["to"].Value))).ShouldContain("<b class=\"num\">1</b> article");
        (await workbench.TextAsync("/api/v1/search/facets.csv")).ShouldContain("person,Tama Ruel,2");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("wrong", null)]
    [InlineData("wrong", "presswatch-form=wrong")]
    public async Task Correct_WithoutItsToken_IsRefused(string? token, string? cookie)
    {
        using HttpResponseMessage answer = await PostAsync(new() { ["of"] = "person", ["subject"] = workbench.Sample.Dike, ["person"] = "Tama Ruel", ["title"] = "forger", ["was-title"] = "" }, token, cookie);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await workbench.TextAsync(Article)).ShouldNotContain("forger");
    }

    [Fact]
    public async Task Correct_ByForm_IsShownAsOneAndCanBeTakenBack()
    {
        (string token, string cookie) = await TokenAsync();
        using HttpResponseMessage answer = await PostAsync(
            new()
            {
                ["of"] = "person", ["subject"] = workbench.Sample.Dike, ["person"] = "Tama Ruel", ["author"] = "ana", ["note"] = "on film", ["to"] = Article + "#p0",
                ["name"] = ReadArchive.HostileName, ["was-name"] = "Tama Ruel", ["title"] = "keeper of dikes", ["was-title"] = "premier", ["role"] = "present", ["was-role"] = "present",
            }, token, cookie);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe(Article + "#p0");
        answer.Headers.GetValues("Set-Cookie").ShouldContain(one => one.StartsWith("presswatch-author=ana", StringComparison.Ordinal) && one.Contains("httponly", StringComparison.OrdinalIgnoreCase));

        string html = await workbench.TextAsync(Article);
        html.ShouldContain("keeper of dikes");
        html.ShouldContain("corrected by ana");
        html.ShouldNotContain(ReadArchive.HostileName);
        html.ShouldContain("&lt;script&gt;alert(9)");
        (await workbench.TextAsync("/people")).ShouldNotContain(ReadArchive.HostileName);

        JsonNode kept = JsonNode.Parse(await workbench.TextAsync("/api/v1/corrections"))!;
        foreach (JsonNode? one in kept["items"]!.AsArray().Reverse())
        {
            using HttpResponseMessage back = await PostAsync(new() { ["takeBack"] = one!["id"]!.GetValue<string>(), ["to"] = "//evil.example" }, token, cookie);
            back.Headers.Location!.ToString().ShouldBe("/");
        }
        (await workbench.TextAsync(Article)).ShouldNotContain("keeper of dikes");
    }

    private async Task<(string Token, string Cookie)> TokenAsync()
    {
        using HttpResponseMessage page = await workbench.Client.GetAsync(Article);
        Match token = Regex.Match(await page.Content.ReadAsStringAsync(), "name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, Patience);
        return (token.Groups["value"].Value, page.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("presswatch-form=", StringComparison.Ordinal)).Split(';')[0]);
    }

    private async Task<HttpResponseMessage> PostAsync(Dictionary<string, string> fields, string? token, string? cookie)
    {
        if (token is not null) fields["__RequestVerificationToken"] = token;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/corrections") { Content = new FormUrlEncodedContent(fields) };
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return await workbench.Client.SendAsync(request);
    }
}
