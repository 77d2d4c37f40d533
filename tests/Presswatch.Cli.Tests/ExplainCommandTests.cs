using System.Text.Json;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Tests;

public sealed class ExplainCommandTests
{
    [Fact]
    public async Task Explain_KnownCode_SaysMeaningAndWayOut()
    {
        CliRun run = await CliRun.OfAsync("explain", "pw1001");

        run.Code.ShouldBe(ExitCode.Done);
        run.Results.ShouldContain("PW1001 (not-found)");
        run.Results.ShouldContain(ProblemCodes.NotFound.WayOut);
    }

    [Fact]
    public async Task Explain_UnknownCode_EndsWithOne()
    {
        CliRun run = await CliRun.OfAsync("explain", "PW9999");

        run.Code.ShouldBe(ExitCode.Declined);
        run.Notes.ShouldContain("PW4107");
    }

    [Fact]
    public async Task Explain_Codes_ListsEveryCodeInEveryFormat()
    {
        int all = ProblemCode.All.Count;

        (await CliRun.OfAsync("explain", "codes")).Results.Split('\n').Length.ShouldBe(all + 2);
        (await CliRun.OfAsync("explain", "codes", "--format", "csv")).Results.Split("\r\n").Length.ShouldBe(all + 2);
        (await CliRun.OfAsync("explain", "codes", "--format", "jsonl")).Results.Split('\n').Length.ShouldBe(all + 1);
        using JsonDocument json = JsonDocument.Parse((await CliRun.OfAsync("--format", "json", "explain", "codes")).Results);
        json.RootElement.GetProperty("total").GetInt32().ShouldBe(all);
        json.RootElement.GetProperty("items")[0].GetProperty("wayOut").GetString().ShouldBe(ProblemCodes.NotFound.WayOut);
    }
}
