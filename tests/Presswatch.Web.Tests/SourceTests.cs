using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Presswatch.Core.Problems;

namespace Presswatch.Web.Tests;

/// <summary>The workbench on the sample archive with a list whose articles were not all got.</summary>
public sealed class ListedFixture : WorkbenchFixture
{
    public ListedFixture()
        : base(new SampleArchive(listed: true))
    {
    }
}

public sealed class SourceTests(ListedFixture workbench) : IClassFixture<ListedFixture>
{
    [Fact]
    public async Task Sources_Page_ShowsTheProofOfTheLog()
    {
        string page = await workbench.TextAsync("/sources");
        JsonObject log = await workbench.JsonAsync("/api/v1/log");

        ((long)log["size"]!).ShouldBeGreaterThan(40);
        page.ShouldContain((string)log["root"]!);
        page.ShouldContain("never signed");
        page.ShouldContain("presswatch verify --share 1/30");
        page.ShouldContain("https://lists.example/n/20310805-1.html", customMessage: "the alarm leads to the page that looked otherwise");
    }

    [Fact]
    public async Task Completeness_ListNamedWhatWasNeverGot_IsAGapOnTrendAndOverview()
    {
        JsonObject days = await workbench.JsonAsync("/api/v1/sources/completeness?source=lists.example");
        JsonObject day = days["items"]!.AsArray().Single()!.AsObject();
        ((string)day["day"]!, (int)day["expected"]!, (int)day["named"]!, (int)day["got"]!, (int)day["missed"]!, (bool)day["gap"]!).ShouldBe(("2031-08-05", 3, 2, 1, 2, true));
        (await workbench.TextAsync("/api/v1/sources/completeness.csv?source=lists.example")).ShouldContain("lists.example,2031-08-05,3,2,1,2");

        JsonObject trend = await workbench.JsonAsync("/api/v1/trend");
        JsonObject august = trend["series"]![0]!["points"]!.AsArray().Single(point => (string)point!["period"]! == "2031-08")!.AsObject();
        ((bool)august["gap"]!, (int)august["missed"]!, (string)august["why"]!).ShouldBe((true, 2, "known-missed"));
        ((int)august["articles"]!).ShouldBeGreaterThan(10);
        JsonObject other = (await workbench.JsonAsync("/api/v1/trend?q=source:lna.example"))["series"]![0]!["points"]!.AsArray().Single(point => (string)point!["period"]! == "2031-08")!.AsObject();
        ((bool)other["gap"]!, (int)other["missed"]!).ShouldBe((false, 0));
        JsonObject month = (await workbench.JsonAsync("/api/v1/overview"))["months"]!.AsArray().Single(row => (string)row!["month"]! == "2031-08")!.AsObject();
        ((int)month["missed"]!, (string)month["why"]!).ShouldBe((2, "known-missed"));
        foreach (string page in (string[])["/", "/trend", "/search?q=heather"]) (await workbench.TextAsync(page)).ShouldContain("2 articles known to be missed", customMessage: page);
        (await workbench.TextAsync("/sources?source=lists.example")).ShouldContain("number left out");
    }

    [Fact]
    public async Task Completeness_SourceDownByTheJournal_IsAGapOnEveryChart()
    {
        JsonObject day = (await workbench.JsonAsync("/api/v1/sources/completeness?source=outage.example"))["items"]!.AsArray().Single()!.AsObject();
        ((string)day["day"]!, (string)day["look"]!, (int)day["missed"]!, (bool)day["gap"]!).ShouldBe(("2031-09-12", "down", 0, true));

        (await SeptemberAsync("/api/v1/trend")).ShouldBe((true, "source-down"));
        (await SeptemberAsync("/api/v1/trend?q=source:lna.example")).ShouldBe((true, "nothing-held"));
        (await workbench.TextAsync("/api/v1/trend.csv")).Split('\n').Single(row => row.Contains(",2031-09,", StringComparison.Ordinal)).TrimEnd().ShouldEndWith(",true,0,0,source-down");
        JsonObject month = (await workbench.JsonAsync("/api/v1/overview"))["months"]!.AsArray().Single(row => (string)row!["month"]! == "2031-09")!.AsObject();
        ((string)month["why"]!).ShouldBe("source-down");
        foreach (string page in (string[])["/", "/trend", "/search?q=heather", "/sources?source=outage.example"]) (await workbench.TextAsync(page)).ShouldContain("a source gave no answer for a day or more", customMessage: page);

        async Task<(bool, string?)> SeptemberAsync(string address)
        {
            JsonNode point = (await workbench.JsonAsync(address))["series"]![0]!["points"]!.AsArray().Single(one => (string)one!["period"]! == "2031-09")!;
            return ((bool)point["gap"]!, (string?)point["why"]);
        }
    }

    [Theory]
    [InlineData("/api/v1/sources/completeness?from=then")]
    [InlineData("/sources?to=2031-13")]
    public async Task Completeness_BadDay_IsAProblem(string address) => (await workbench.TextAsync(address, HttpStatusCode.BadRequest)).ShouldContain("PW");

    [Fact]
    public async Task Metrics_Form_IsPrometheusText()
    {
        using HttpResponseMessage response = await workbench.Client.GetAsync("/metrics");
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        string[] lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldContain("# TYPE presswatch_captures_total counter");
        lines.ShouldContain("presswatch_source_state{source=\"lists.example\",pack=\"local\",state=\"archive-only\"} 1");
        foreach (string line in lines.Where(line => line[0] != '#')) line.ShouldMatch(@"^presswatch_[a-z_]+(\{[^{}]*\})? [0-9.E+-]+$");
    }

    [Fact]
    public async Task Health_WithAPassword_IsOpenAndSaysLittle()
    {
        string state = Directory.CreateTempSubdirectory("presswatch-state-").FullName;
        Outcome<WebApplication> built = Workbench.Build(new() { ArchiveFolder = workbench.Archive.Folder, Password = "quay and harbour", StateFolder = state }, builder => builder.WebHost.UseTestServer());
        await using WebApplication app = built.Value;
        await app.StartAsync();
        using HttpClient client = app.GetTestClient();

        using HttpResponseMessage health = await client.GetAsync("/health");
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
        string text = await health.Content.ReadAsStringAsync();
        JsonObject said = JsonNode.Parse(text)!.AsObject();
        ((string)said["status"]!, (bool)said["inCatalogue"]!).ShouldBe(("ok", true));
        text.Length.ShouldBeLessThan(300);
        text.ShouldNotContain("example");
        (await client.GetAsync("/metrics")).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        await app.StopAsync();
        Directory.Delete(state, recursive: true);
    }
}
