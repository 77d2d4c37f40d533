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

    [Fact]
    public async Task Once_InSearchAndTrend_CountsTheFirstOfTheGroupAlone()
    {
        string words = string.Join(' ', Enumerable.Range(0, 120).Select(i => $"lamp{i}"));
        await IngestAsync(("a", "2031-04-01", words), ("b", "2031-04-02", words.Replace("lamp7 ", "dike ", StringComparison.Ordinal)), ("c", "2031-04-03", "The lamp9 alone was out."));

        ((int)(await AskAsync("search", "lamp9"))["total"]!).ShouldBe(3);
        JsonNode once = await AskAsync("search", "lamp9", "--once");
        once["items"]!.AsArray().Select(item => (string?)item!["headline"]).Order().ShouldBe(["Headline a", "Headline c"]);
        // Of those found the reprint is the only one: it counts.
        ((string?)(await AskAsync("search", "dike", "--once"))["items"]![0]!["headline"]).ShouldBe("Headline b");
        Articles(await AskAsync("trend", "lamp9", "--by", "year")).ShouldBe(3);
        Articles(await AskAsync("trend", "lamp9", "--by", "year", "--once")).ShouldBe(2);

        static int Articles(JsonNode trend) => trend["series"]![0]!["points"]!.AsArray().Sum(point => (int)point!["articles"]!);
    }

    [Fact]
    public async Task Ingest_Reprints_AreCountedBesideTheSum()
    {
        string words = string.Join(' ', Enumerable.Range(0, 120).Select(i => $"lamp{i}"));
        JsonNode first = await IngestAsync(("a", "2031-04-01", words), ("b", "2031-04-02", words.Replace("lamp7 ", "dike ", StringComparison.Ordinal)), ("c", "2031-04-03", "Another text."));
        ((int)first["reprints"]!, (int)first["newArticles"]!).ShouldBe((1, 3));

        JsonNode second = await IngestAsync(("d", "2031-04-04", words.Replace("lamp90 ", "dike ", StringComparison.Ordinal)), ("c", "2031-04-03", "Another text."));
        ((int)second["reprints"]!, (int)second["newArticles"]!, (int)second["unchanged"]!).ShouldBe((1, 1, 1));
    }

    private async Task<JsonNode> AskAsync(params string[] args)
    {
        CliRun run = await CliRun.OfAsync([.. args, "--archive", Path.Combine(_folder, "archive"), "--format", "json"]);
        run.Code.ShouldBe(0, run.Notes);
        return JsonNode.Parse(run.Results)!;
    }

    private async Task<JsonNode> IngestAsync(params (string Id, string Date, string Text)[] items)
    {
        string file = Path.Combine(_folder, "items.jsonl");
        await File.WriteAllLinesAsync(file, items.Select(item => new JsonObject
        {
            ["id"] = item.Id, ["title"] = $"Headline {item.Id}", ["date"] = item.Date, ["text"] = item.Text, ["url"] = $"http://a.example/{item.Id}", ["source"] = "a.example", ["language"] = "en",
        }.ToJsonString()));
        return await AskAsync("ingest", file);
    }
}
