using System.Text.Json;

namespace Presswatch.Cli.Tests;

public sealed class PackCommandTests : IDisposable
{
    private readonly string _archive = Directory.CreateTempSubdirectory("presswatch-").FullName;

    public void Dispose() => Directory.Delete(_archive, recursive: true);

    [Fact]
    public async Task Check_SoundPackOfTheArchive_IsCounted()
    {
        WritePack("vale", "schema: presswatch.pack/1\ntitle: The Vale\n");

        CliRun run = await CliRun.OfAsync("pack", "check", "--pack", "vale", "--archive", _archive, "--format", "json");

        run.Notes.ShouldBeEmpty();
        run.Code.ShouldBe(ExitCode.Done);
        using JsonDocument json = JsonDocument.Parse(run.Results);
        json.RootElement.GetProperty("packs")[0].GetProperty("pack").GetString().ShouldBe("vale");
        json.RootElement.GetProperty("failed").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Check_MisspeltKey_EndsWithThreeAndPointsAtIt()
    {
        WritePack("vale", "schema: presswatch.pack/1\ntitel: The Vale\n");

        CliRun run = await CliRun.OfAsync("pack", "check", "--archive", _archive);

        run.Code.ShouldBe(ExitCode.BadData);
        run.Notes.ShouldContain("pack.yaml:2:1");
        run.Notes.ShouldContain("^^^^^");
        run.Results.ShouldContain("faults");
    }

    [Fact]
    public async Task Check_UnknownPack_EndsWithThree()
    {
        CliRun run = await CliRun.OfAsync("pack", "check", "--pack", "nowhere-at-all", "--archive", _archive);

        run.Code.ShouldBe(ExitCode.BadData);
        run.Notes.ShouldContain("nowhere-at-all");
    }

    private void WritePack(string name, string yaml)
    {
        string folder = Path.Combine(_archive, "packs", name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "pack.yaml"), yaml);
    }
}
