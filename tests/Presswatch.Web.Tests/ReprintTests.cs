using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Presswatch.Web.Tests;

/// <summary>The workbench on the sample archive with an article that was reprinted, shortened and announced.</summary>
public sealed class ReprintFixture() : WorkbenchFixture(new SampleArchive(listed: false, reprinted: true));

/// <summary>Reprints, short forms and announcements: /duplicates, beside articles and captures, and counted once.</summary>
public sealed class ReprintTests(ReprintFixture workbench) : IClassFixture<ReprintFixture>
{
    [Fact]
    public async Task Duplicates_Page_ShowsTheGroupByDateWithWhatDiffers()
    {
        string html = await workbench.TextAsync("/duplicates");

        html.ShouldContain("<b class=\"num\">1</b> reprint group");
        int first = html.IndexOf($"href=\"/a/{workbench.Archive.Full}\"", StringComparison.Ordinal), second = html.IndexOf($"href=\"/a/{workbench.Archive.Reprint}\"", StringComparison.Ordinal);
        first.ShouldBePositive();
        second.ShouldBeGreaterThan(first);
        html.ShouldContain("92 %");
        html.ShouldContain("lantern");
        html.ShouldNotContain($"href=\"/a/{workbench.Archive.Brief}\"");
    }

    [Theory]
    [InlineData("source=two.example", 1)]
    [InlineData("source=lna.example", 0)]
    [InlineData("from=2031-09-11&to=2031-09-11", 1)]
    [InlineData("from=2031-10", 0)]
    public async Task Duplicates_Narrowed_GivesGroupsWithAMemberThatFits(string query, int groups)
    {
        JsonObject answer = await workbench.JsonAsync($"/api/v1/duplicates?{query}");

        answer["total"]!.GetValue<int>().ShouldBe(groups);
        (await workbench.TextAsync($"/duplicates?{query}")).ShouldContain($"<b class=\"num\">{groups}</b> reprint");
    }

    [Fact]
    public async Task Duplicates_Data_IsTheGroupsMembers()
    {
        JsonNode group = (await workbench.JsonAsync("/api/v1/duplicates"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        group["members"]!.AsArray().Select(member => (string?)member!["article"]).ShouldBe([workbench.Archive.Full, workbench.Archive.Reprint]);
        ((double)group["members"]![1]!["resemblance"]!).ShouldBe(111.0 / 121, 0.001);

        string[] rows = (await workbench.TextAsync("/api/v1/duplicates.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows.Length.ShouldBe(3);
        rows[0].ShouldStartWith("group,article,version,headline");
        rows[2].ShouldContain(workbench.Archive.Reprint);
        (await workbench.TextAsync($"/api/v1/articles/{workbench.Archive.Brief}/reprints.jsonl")).Trim().ShouldBeEmpty();
        await workbench.TextAsync("/duplicates?from=nonsense", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task ShortForm_SameDay_IsToldOnBothPagesAndListed()
    {
        (await workbench.TextAsync($"/a/{workbench.Archive.Brief}")).ShouldMatch($"This is the short form of\\s*<a href=\"/a/{workbench.Archive.Full}\">Lamps lit on the quay</a>");
        (await workbench.TextAsync($"/a/{workbench.Archive.Full}")).ShouldMatch($"Its short form is\\s*<a href=\"/a/{workbench.Archive.Brief}\">");
        // That of the reprint came a day later, so it is no full text of it.
        (await workbench.TextAsync("/api/v1/duplicates/short.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1..].ShouldBe([$"{workbench.Archive.Brief},{workbench.Archive.Full},1,30,120"]);
    }

    [Fact]
    public async Task Teasers_OfAList_PointToTheirArticlesByHeadlineAndAddress()
    {
        string[] lines = [.. Regex.Matches(await workbench.TextAsync($"/c/{workbench.Archive.ListCapture}"), @"<li><time>.*?</li>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1)).Select(match => match.Value)];

        lines.Length.ShouldBe(4);
        lines[0].ShouldContain($"<a href=\"/a/{workbench.Archive.Full}\">the article</a>, by its headline");
        lines[1].ShouldContain($"<a href=\"/a/{workbench.Archive.Reprint}\">the article</a>, by its address");
        lines[2].ShouldNotContain("the article", customMessage: "two months lie between");
        lines[3].ShouldNotContain("the article");
        string announced = await workbench.TextAsync($"/a/{workbench.Archive.Full}");
        announced.ShouldContain("Announced on <span class=\"num faint\">1</span>");
        announced.ShouldContain($"href=\"/c/{workbench.Archive.ListCapture}\"");
        (await workbench.TextAsync($"/api/v1/articles/{workbench.Archive.Reprint}/announced.csv")).ShouldContain("More light,address");
    }

    [Fact]
    public async Task Once_InSearchAndTrend_CountsTheFirstOfTheGroupAlone()
    {
        JsonObject every = await workbench.JsonAsync("/api/v1/search?q=lamp70"), once = await workbench.JsonAsync("/api/v1/search?q=lamp70&reprints=once");
        every["total"]!.GetValue<int>().ShouldBe(2);
        once["total"]!.GetValue<int>().ShouldBe(1);
        once["items"]![0]!["article"]!.GetValue<string>().ShouldBe(workbench.Archive.Full);

        Sum(await workbench.JsonAsync("/api/v1/trend?q=lamp70")).ShouldBe(2);
        Sum(await workbench.JsonAsync("/api/v1/trend?q=lamp70&reprints=once")).ShouldBe(1);
        // The filter leaves the reprint alone: then that is the first of those found.
        (await workbench.JsonAsync("/api/v1/search?q=lamp70%20source%3Atwo.example&reprints=once"))["items"]![0]!["article"]!.GetValue<string>().ShouldBe(workbench.Archive.Reprint);

        static int Sum(JsonObject trend) => trend["series"]![0]!["points"]!.AsArray().Sum(point => point!["articles"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("/trend?q=lamp70", "href=\"/phrases?q=lamp70&amp;reprints=once\">once</a>")]
    [InlineData("/trend?q=lamp70&reprints=once", "to%3A2031-09&amp;reprints=once\"")]
    [InlineData("/trend?q=lamp70&reprints=once", "href=\"/phrases?q=lamp70\">each</a>")]
    [InlineData("/search?q=lamp70", "href=\"/search?q=lamp70&amp;reprints=once\">reprints once</a>")]
    public async Task Once_Pages_LinkTheOtherWayOfCounting(string address, string link) => (await workbench.TextAsync(address)).ShouldContain(link);
}

/// <summary>An archive whose texts were not compared.</summary>
public sealed class UncomparedTests(WorkbenchFixture workbench) : IClassFixture<WorkbenchFixture>
{
    [Theory]
    [InlineData("/duplicates")]
    [InlineData("/api/v1/duplicates")]
    [InlineData("/api/v1/search?q=heather&reprints=once")]
    [InlineData("/api/v1/trend?q=heather&reprints=once")]
    public async Task Once_TextsNotCompared_SaysSoAndNeverNone(string address)
    {
        using HttpResponseMessage response = await workbench.Client.GetAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.Content.ReadAsStringAsync()).ShouldContain("PW3038");
    }
}
