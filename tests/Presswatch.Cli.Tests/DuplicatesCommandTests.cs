using System.Text.Json.Nodes;

namespace Presswatch.Cli.Tests;

public sealed class DuplicatesCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Duplicates_ReprintsAmongOthers_GivesTheirGroupsAlone()
    {
        string words = string.Join(' ', Enumerable.Range(0, 120).Select(i => $"lamp{i}"));
        string other = string.Join(' ', Enumerable.Range(0, 120).Select(i => $"river{i}"));
        await IngestAsync(("a", "2031-04-01", words), ("b", "2031-04-02", words.Replace("lamp7 ", "dike ", StringComparison.Ordinal)), ("c", "2031-04-03", other), ("d", "2031-04-04", words + " " + other));

        CliRun run = await CliRun.OfAsync("duplicates", "--archive", Path.Combine(_folder, "archive"), "--format", "json");

        run.Code.ShouldBe(0);
        JsonNode report = JsonNode.Parse(run.Results)!;
        ((int)report["total"]!).ShouldBe(1);
        ((int)report["articles"]!).ShouldBe(4);
        report["items"]![0]!["members"]!.AsArray().Select(member => (string?)member!["headline"]).ShouldBe(["Headline a", "Headline b"]);
        ((double)report["items"]![0]!["members"]![1]!["resemblance"]!).ShouldBe(111.0 / 121, 0.001);
    }

    [Fact]
    public async Task Duplicates_NoReprints_IsDoneWithNone()
    {
        await IngestAsync(("a", "2031-04-01", "The mill opens on the river bank this morning."), ("b", "2031-04-02", "A ferry runs from the new quay at noon."));

        (await CliRun.OfAsync("duplicates", "--archive", Path.Combine(_folder, "archive"))).ShouldSatisfyAllConditions(run => run.Code.ShouldBe(0), run => run.Notes.ShouldContain("0 groups among 2 articles"));
    }

    private async Task IngestAsync(params (string Id, string Date, string Text)[] items)
    {
        string file = Path.Combine(_folder, "items.jsonl");
        await File.WriteAllLinesAsync(file, items.Select(item => new JsonObject
        {
            ["id"] = item.Id, ["title"] = $"Headline {item.Id}", ["date"] = item.Date, ["text"] = item.Text, ["url"] = $"http://a.example/{item.Id}", ["source"] = "a.example", ["language"] = "en",
        }.ToJsonString()));
        (await CliRun.OfAsync("ingest", file, "--archive", Path.Combine(_folder, "archive"))).Code.ShouldBe(0);
    }
}
