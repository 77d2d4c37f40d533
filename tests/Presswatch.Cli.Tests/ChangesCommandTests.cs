using System.Text.Json;
using System.Text.Json.Nodes;

namespace Presswatch.Cli.Tests;

/// <summary>An archive of a source that cut a name from all of its articles.</summary>
public sealed class CutPress : IAsyncLifetime
{
    public const int Articles = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-cli-").FullName;

    public string Archive => Path.Combine(_folder, "archive");

    public async Task InitializeAsync()
    {
        string file = Path.Combine(_folder, "press.jsonl");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Range(1, Articles).Select(n => Line(n, "2031-08-20", "Tama Ruel, premier of the Council of State, opened")).Concat(
            Enumerable.Range(1, Articles).Select(n => Line(n, "2031-09-02", "An official opened")))));
        (await CliRun.OfAsync("ingest", file, "--pack", "demo", "--archive", Archive, "--format", "json")).Code.ShouldBe(0);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private static string Line(int n, string captured, string who) => JsonSerializer.Serialize(new
    {
        title = $"Dike Number {n} Opened",
        text = $"Selvar, August {n + 5} (LNA) -- {who} the dike of county {n} on the river bank in the morning.\nThe keepers of the dike read out a letter of thanks, and {n + 40} boats left the quay.",
        date = $"2031-08-{n + 5:00}",
        url = $"https://lna.example/en/{n}",
        source = "lna.example",
        language = "en",
        captured,
    }) + "\n";
}

/// <summary>The list of changes and the list of alarms in every form.</summary>
public sealed class ChangesCommandTests(CutPress press) : IClassFixture<CutPress>
{
    private const int Articles = CutPress.Articles;

    [Fact]
    public async Task Changes_Json_IsAsTheContractsSay()
    {
        JsonNode report = JsonNode.Parse((await AskAsync("--format", "json")).Results)!;
        ((int)report["total"]!).ShouldBe(Articles);
        JsonNode change = report["items"]!.AsArray().Single(item => (string)item!["address"]! == "https://lna.example/en/2")!;
        ((string?)change["kind"], (string?)change["significance"], (string?)change["seen"], (string?)change["source"]).ShouldBe(("edit", "high", "2031-09-02", "lna.example"));
        JsonNode what = change["what"]![0]!;
        ((string?)what["kind"], (string?)what["before"]).ShouldBe(("name", "Tama Ruel"));
        what["after"].ShouldBeNull();
        foreach (JsonNode? evidence in change["evidence"]!.AsArray()) evidence!.AsObject().Select(one => one.Key).ShouldBe(["article", "version", "in", "start", "length", "capture", "sha256", "rule"]);
        change["evidence"]!.AsArray().Select(evidence => (string?)evidence!["version"]).ShouldBe([(string?)change["from"], (string?)change["to"]]);
    }

    [Theory]
    [InlineData(Articles, "--person", "Tama Ruel")]
    [InlineData(0, "--person", "Corvin Thale")]
    [InlineData(Articles, "--kind", "edit", "--what", "name")]
    [InlineData(0, "--kind", "variance")]
    [InlineData(0, "--kind", "gone")]
    [InlineData(0, "--as-of", "2031-09-01")]
    [InlineData(Articles, "--since", "2031-09", "--until", "2031")]
    public async Task Changes_Narrowed_CountWhatFits(int total, params string[] filters) => ((int)JsonNode.Parse((await AskAsync([.. filters, "--format", "json"])).Results)!["total"]!).ShouldBe(total);

    [Fact]
    public async Task Changes_CsvJsonlAndPages_HaveEachChangeOnce()
    {
        string[] csv = (await AskAsync("--format", "csv", "--all")).Results.Trim().Split('\n');
        csv[0].ShouldStartWith("article,address,");
        csv.Skip(1).Count(line => line.Contains(",name,", StringComparison.Ordinal)).ShouldBe(Articles);
        (await AskAsync("--format", "jsonl", "--all")).Results.Trim().Split('\n').Length.ShouldBe(Articles);
        JsonNode first = JsonNode.Parse((await AskAsync("--limit", "3", "--format", "json")).Results)!;
        JsonNode rest = JsonNode.Parse((await AskAsync("--limit", "3", "--after", (string)first["next"]!, "--format", "json")).Results)!;
        first["items"]!.AsArray().Concat(rest["items"]!.AsArray()).Select(item => (string?)item!["article"]).Distinct().Count().ShouldBe(Articles);
        rest["next"].ShouldBeNull();
    }

    [Fact]
    public async Task Alarms_Json_HaveTheFacts()
    {
        JsonNode list = JsonNode.Parse((await AskAsync("--kind", "alarm", "--format", "json")).Results)!;
        ((int)list["total"]!).ShouldBe(1);
        JsonNode alarm = list["items"]![0]!;
        ((string?)alarm["kind"], (string?)alarm["source"], (string?)alarm["since"], (string?)alarm["after"]).ShouldBe(("name-removed", "lna.example", "2031-09-02T00:00:00+00:00", "2031-08-20T00:00:00+00:00"));
        ((int)alarm["confirmed"]!, (int)alarm["suspected"]!, (int)alarm["removed"]!, (int)alarm["of"]!, (int)alarm["standing"]!).ShouldBe((Articles, 0, Articles, Articles, 0));
        ((string?)alarm["names"]![0]!["name"], (int)alarm["names"]![0]!["articles"]!).ShouldBe(("Tama Ruel", Articles));
        alarm["articles"]!.AsArray().Count.ShouldBe(Articles);

        string id = (string)alarm["id"]!;
        (await AskAsync("--kind", "alarm", "--alarm", id, "--format", "csv")).Results.Trim().Split('\n').Length.ShouldBe(Articles + 1);
        (await AskAsync("--kind", "alarm", "--alarm", id, "--format", "jsonl", "--limit", "3")).Results.Trim().Split('\n').Length.ShouldBe(3);
        (await AskAsync("--kind", "alarm", "--format", "csv")).Results.ShouldContain($"{id},name-removed,lna.example,Tama Ruel {Articles} of {Articles},");
        (await AskAsync("--kind", "alarm")).ShouldSatisfyAllConditions(run => run.Results.ShouldContain($"{Articles} confirmed"), run => run.Notes.Trim().ShouldBe("1 alarm"));
    }

    [Theory]
    [InlineData(1, "--kind", "alarm", "--alarm", "0000000000000000")]
    [InlineData(2, "--kind", "edits")]
    [InlineData(2, "--as-of", "2031-09")]
    public async Task Changes_WhatIsNone_IsSaidSo(int code, params string[] args)
    {
        CliRun run = await AskAsync(args);
        (run.Code, run.Results).ShouldBe((code, ""));
        run.Notes.ShouldContain("error PW");
    }

    private Task<CliRun> AskAsync(params string[] args) => CliRun.OfAsync(["changes", .. args, "--pack", "demo", "--archive", press.Archive]);
}
