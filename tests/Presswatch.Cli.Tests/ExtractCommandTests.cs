using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Presswatch.Cli.Tests;

public sealed class ExtractCommandTests : IDisposable
{
    private const string Article = "Harvest Begins\n\nThe harvest began in the southern valleys, the council said in a statement on the work of the season.\n\nIt will last for three weeks and end with a feast.\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Extract_Jsonl_HasOneObjectAFileWithTheNamesOfTheContract()
    {
        string file = Write("a.txt", Article);

        CliRun run = await CliRun.OfAsync("extract", file, "--format", "jsonl");

        run.Code.ShouldBe(ExitCode.Done);
        run.Notes.ShouldBe("1 file: 1 read, 0 declined\n");
        JsonElement page = JsonDocument.Parse(run.Results.TrimEnd('\n').Split('\n').ShouldHaveSingleItem()).RootElement;
        page.EnumerateObject().Select(field => field.Name).ShouldBe(["file", "url", "kind", "language", "pack", "articles", "teasers", "problems"]);
        page.GetProperty("file").GetString().ShouldBe(file);
        page.GetProperty("kind").GetString().ShouldBe("article");
        JsonElement article = page.GetProperty("articles")[0];
        article.EnumerateObject().Select(field => field.Name).ShouldBe(
            ["headline", "published", "confidence", "publishedFrom", "alternatives", "section", "byline", "language", "dateline", "endMark", "body", "images"]);
        article.GetProperty("published").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Extract_FolderWithBadFiles_TakesTheOthersAndCountsAll()
    {
        string good = Write("good.txt", Article);
        Write("empty.txt", "");
        File.WriteAllBytes(Path.Combine(_folder, "binary.txt"), [0, 1, 2, 3, 0, 255, 254, 0]);
        byte[] packed = Packed(Article);
        File.WriteAllBytes(Path.Combine(_folder, "cut.txt.gz"), packed[..^9]);
        File.WriteAllBytes(Path.Combine(_folder, "whole.txt.gz"), packed);
        Write("ignored.bin", "not a page");

        CliRun run = await CliRun.OfAsync("extract", _folder, "--format", "jsonl");

        run.Code.ShouldBe(ExitCode.Declined);
        run.Results.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(5);
        run.Notes.ShouldEndWith("5 files: 2 read, 3 declined (cut-off 1, empty 1, not-text 1)\n");
        run.Results.ShouldContain(JsonEncodedText.Encode(good).ToString());
    }

    [Fact]
    public async Task Extract_NothingThatCanBeRead_EndsWithThree()
    {
        CliRun run = await CliRun.OfAsync("extract", Path.Combine(_folder, "missing.txt"));

        run.Code.ShouldBe(ExitCode.BadData);
        run.Notes.ShouldContain("PW1001");
        run.Notes.ShouldContain("missing.txt");
    }

    [Fact]
    public async Task Extract_FileThatUnpacksToFarMore_IsDeclined()
    {
        File.WriteAllBytes(Path.Combine(_folder, "bomb.txt.gz"), Packed(new string('a', 8 << 20)));

        CliRun run = await CliRun.OfAsync("extract", _folder);

        run.Code.ShouldBe(ExitCode.BadData);
        run.Notes.ShouldContain("PW1010");
    }

    [Theory, InlineData("--url", "not an address"), InlineData("--captured", "tomorrow")]
    public async Task Extract_ImpossibleFact_IsAnArgumentError(string option, string value)
    {
        CliRun run = await CliRun.OfAsync("extract", Write("a.txt", Article), option, value);

        run.Code.ShouldBe(ExitCode.Arguments);
        run.Notes.ShouldContain($"{option} takes");
    }

    [Fact]
    public async Task Extract_Json_IsOneDocument()
    {
        CliRun run = await CliRun.OfAsync("extract", Write("a.txt", Article), "--format", "json");

        JsonDocument.Parse(run.Results).RootElement.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task ExplainExtract_File_SaysWhatWasTakenByWhichRule()
    {
        CliRun run = await CliRun.OfAsync("explain", "extract", Write("a.txt", Article), "--format", "csv");

        run.Code.ShouldBe(ExitCode.Done);
        run.Results.ShouldStartWith("part,taken,rule,text\r\n");
        run.Results.ShouldContain("headline,true,");
    }

    [RealDataFact]
    public async Task Extract_Seeds_GivesDatesTeasersAndBodies()
    {
        CliRun run = await CliRun.OfAsync("extract", Path.Combine(RealFiles.Folder!, "seeds"), "--format", "jsonl");

        JsonElement[] pages = [.. run.Results.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        pages.Select(page => page.GetProperty("articles")[0].GetProperty("published").GetString()).ShouldBe(["2021-01-20", "2020-11-02"]);
        pages.Select(page => page.GetProperty("teasers").GetArrayLength()).ShouldBe([20, 0]);
        pages.Select(page => page.GetProperty("articles").GetArrayLength()).ShouldBe([1, 1]);
        pages[0].GetProperty("articles")[0].GetProperty("alternatives").EnumerateArray().Select(date => date.GetString()).ShouldBe(["2026-01-20"]);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static byte[] Packed(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
