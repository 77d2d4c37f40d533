using System.Net;
using System.Text.Json.Nodes;
using Presswatch.Core.Values;

namespace Presswatch.Web.Tests;

/// <summary>The API: shapes as the contracts have them, lists as CSV and JSONL, problems as problem+json.</summary>
public sealed class ApiTests(WorkbenchFixture workbench) : IClassFixture<WorkbenchFixture>
{
    private SampleArchive Sample => workbench.Archive;

    [Fact]
    public async Task Search_Json_IsAsInTheContract()
    {
        JsonObject answer = await workbench.JsonAsync("/api/v1/search?q=heather&limit=2");
        Names(answer).ShouldBe(["query", "total", "items", "next", "seconds"]);
        answer["total"]!.GetValue<int>().ShouldBe(SampleArchive.Fillers + 1);
        JsonObject first = answer["items"]![0]!.AsObject();
        Names(first).ShouldBe(["article", "version", "headline", "published", "source", "publisher", "score", "snippets"]);
        JsonObject snippet = first["snippets"]![0]!.AsObject();
        int start = snippet["matches"]![0]![0]!.GetValue<int>(), length = snippet["matches"]![0]![1]!.GetValue<int>();
        snippet["text"]!.GetValue<string>().Substring(start, length).ShouldBe("heather");
        answer["items"]!.AsArray().Count.ShouldBe(2);

        JsonObject next = await workbench.JsonAsync($"/api/v1/search?q=heather&limit=2&after={Uri.EscapeDataString(answer["next"]!.GetValue<string>())}");
        next["items"]![0]!["article"]!.GetValue<string>().ShouldNotBe(first["article"]!.GetValue<string>());
    }

    [Fact]
    public async Task Search_Undated_KeepsNull()
    {
        JsonObject answer = await workbench.JsonAsync("/api/v1/search?q=lang:ko");
        answer["items"]![0]!.AsObject().ContainsKey("published").ShouldBeTrue();
        answer["items"]![0]!["published"].ShouldBeNull();
        answer["next"].ShouldBeNull();
    }

    [Fact]
    public async Task Trend_Json_IsAsInTheContract()
    {
        JsonObject answer = await workbench.JsonAsync("/api/v1/trend?q=heather&q=dikes");
        answer["by"]!.GetValue<string>().ShouldBe("month");
        answer["series"]!.AsArray().Count.ShouldBe(2);
        JsonArray points = answer["series"]![0]!["points"]!.AsArray();
        Names(points[0]!.AsObject()).ShouldBe(["period", "articles", "occurrences", "words", "perMillion", "low", "high", "gap", "missed", "expected", "why"]);
        points.Select(point => point!["period"]!.GetValue<string>()).ShouldBe(["2031-08", "2031-09", "2031-10"]);
        points[1]!["gap"]!.GetValue<bool>().ShouldBeTrue();
        points[0]!["occurrences"]!.GetValue<int>().ShouldBe(23);
    }

    [Fact]
    public async Task Article_Json_HasTextDatesAndWhereItComesFrom()
    {
        JsonObject answer = await workbench.JsonAsync($"/api/v1/articles/{Sample.Dated}/{Sample.Versions[0]}");
        answer["published"]!.GetValue<string>().ShouldBe("2031-08-19");
        answer["alternatives"]![0]!.GetValue<string>().ShouldBe("2025-08-19");
        answer["event"].ShouldBeNull();
        answer.ContainsKey("event").ShouldBeTrue();
        JsonNode weekday = answer["publishedFrom"]![1]!;
        weekday["by"]!.GetValue<string>().ShouldBe("weekday");
        string text = string.Join('\n', answer["body"]!.AsArray().Select(paragraph => paragraph!.GetValue<string>()));
        text.Substring(weekday["start"]!.GetValue<int>(), weekday["length"]!.GetValue<int>()).ShouldBe("on Tuesday");
        answer["sightings"]![0]!["capture"]!.GetValue<string>().ShouldBe(Sample.DatedCapture);
        answer["sightings"]![0]!["sha256"]!.GetValue<string>().ShouldBe(Sha256.Of(SampleArchive.DatedPage).Hex);
        answer["versions"]!.AsArray().Count.ShouldBe(2);
        answer["teasers"]!.AsArray().Count.ShouldBe(2);

        JsonObject newest = await workbench.JsonAsync($"/api/v1/articles/{Sample.Dated}");
        newest["version"]!.GetValue<string>().ShouldBe(Sample.Versions[1]);
        newest["isNewest"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Capture_Json_HasRecordAndProblems()
    {
        JsonObject answer = await workbench.JsonAsync($"/api/v1/captures/{Sample.EmptyCapture}");
        answer["kind"]!.GetValue<string>().ShouldBe("empty");
        answer["problems"]![0]!["code"]!.GetValue<string>().ShouldBe("PW1003");
        answer["origin"]!["line"]!.GetValue<int>().ShouldBe(SampleArchive.Fillers + 5);
        answer["status"].ShouldBeNull();
    }

    [Fact]
    public async Task Overview_Json_AddsUp()
    {
        JsonObject answer = await workbench.JsonAsync("/api/v1/overview");
        answer["articles"]!.GetValue<int>().ShouldBe(SampleArchive.Fillers + 3);
        answer["captures"]!.GetValue<int>().ShouldBe(SampleArchive.Fillers + 5);
        (answer["months"]!.AsArray().Sum(month => month!["articles"]!.GetValue<int>()) + answer["undated"]!.GetValue<int>()).ShouldBe(SampleArchive.Fillers + 3);
    }

    [Fact]
    public async Task Lists_Csv_LetNoCellRun()
    {
        foreach (string address in Lists())
        {
            string csv = await workbench.TextAsync(address + "csv" + Query(address));
            string[] lines = csv.Split("\r\n");
            lines[0].ShouldMatch("^[a-zA-Z0-9,]+$", address);
            lines.SelectMany(line => line.Split(',')).Where(cell => cell.Trim('"').Length > 0 && cell.TrimStart('"')[0] is '=' or '+' or '@').ShouldBeEmpty(address);
        }
        string found = await workbench.TextAsync("/api/v1/search.csv?q=onmouseover");
        found.ShouldContain("\"'=HYPERLINK(\"\"http://evil.example\"\")\"");
    }

    [Fact]
    public async Task Lists_Jsonl_AreOneObjectALine()
    {
        foreach (string address in Lists())
        {
            string text = await workbench.TextAsync(address + "jsonl" + Query(address));
            text.TrimEnd('\n').Split('\n').ShouldAllBe(line => JsonNode.Parse(line, null, default) is JsonObject);
        }
        (await workbench.TextAsync("/api/v1/search.jsonl?q=heather")).Count(c => c == '\n').ShouldBe(SampleArchive.Fillers + 1);
        (await workbench.TextAsync("/api/v1/search.jsonl?q=heather&limit=7")).Count(c => c == '\n').ShouldBe(7);
    }

    [Fact]
    public async Task Citation_Forms_NameTheVersionAndItsCapture()
    {
        string address = $"/api/v1/articles/{Sample.Dated}/{Sample.Versions[0]}/citation.";
        string permanent = $"/a/{Sample.Dated}/{Sample.Versions[0]}";
        string text = await workbench.TextAsync(address + "txt");
        text.ShouldContain("LNA, “Dikes of the Lower Vale Finished”, 19 August 2031");
        text.ShouldContain(permanent);
        text.ShouldContain(Sha256.Of(SampleArchive.DatedPage).Hex);
        (await workbench.TextAsync(address + "bib")).ShouldStartWith($"@misc{{presswatch-{Sample.Dated}-{Sample.Versions[0]},\n  author = {{{{LNA}}}}");
        (await workbench.JsonAsync(address + "json"))["permanent"]!.GetValue<string>().ShouldEndWith(permanent);
    }

    public static TheoryData<string, HttpStatusCode, string> Problems => new()
    {
        { "/api/v1/articles/aaaaaaaaaaaaaaaa", HttpStatusCode.NotFound, "PW3008" },
        { "/api/v1/articles/..%2f..%2fetc", HttpStatusCode.NotFound, "PW3008" },
        { "/api/v1/captures/aaaaaaaaaaaaaaaa", HttpStatusCode.NotFound, "PW3008" },
        { "/api/v1/nothing", HttpStatusCode.NotFound, "PW5004" },
        { "/api/v1/search?q=%22open", HttpStatusCode.BadRequest, "PW4004" },
        { "/api/v1/search?q=person:x", HttpStatusCode.BadRequest, "PW4010" },
        { "/api/v1/search?q=a&after=zz", HttpStatusCode.BadRequest, "PW4012" },
        { "/api/v1/search?q=a&limit=0", HttpStatusCode.BadRequest, "PW5007" },
        { "/api/v1/search?q=a&sort=2", HttpStatusCode.BadRequest, "PW5007" },
        { "/api/v1/search.csv?q=%22open", HttpStatusCode.BadRequest, "PW4004" },
        { "/api/v1/trend?q=a&by=hour", HttpStatusCode.BadRequest, "PW5007" },
    };

    [Theory, MemberData(nameof(Problems))]
    public async Task Problem_InApi_IsProblemJson(string address, HttpStatusCode status, string code)
    {
        using HttpResponseMessage response = await workbench.Client.GetAsync(address);
        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonObject problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        Names(problem).ShouldBe(["type", "title", "status", "detail", "code", "reason", "place", "wayOut"]);
        problem["code"]!.GetValue<string>().ShouldBe(code);
        problem["status"]!.GetValue<int>().ShouldBe((int)status);
    }

    private IEnumerable<string> Lists() =>
    [
        "/api/v1/search.", "/api/v1/search/months.", "/api/v1/search/facets.", "/api/v1/trend.", "/api/v1/overview/sources.", "/api/v1/overview/months.", "/api/v1/overview/problems.",
        $"/api/v1/articles/{Sample.Dated}/versions.", $"/api/v1/articles/{Sample.Dated}/{Sample.Versions[0]}/sightings.", $"/api/v1/captures/{Sample.HostileCapture}/articles.", $"/api/v1/captures/{Sample.HostileCapture}/teasers.",
    ];

    private static string Query(string address) => address.Contains("search") || address.Contains("trend") ? "?q=heather" : "";

    private static IEnumerable<string> Names(JsonObject value) => value.Select(pair => pair.Key);
}
