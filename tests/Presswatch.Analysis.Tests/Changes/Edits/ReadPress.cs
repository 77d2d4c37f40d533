using System.Runtime.CompilerServices;
using System.Text.Json;
using Presswatch.Analysis.Changes;
using Presswatch.Analysis.Changes.Edits;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Search;
using Presswatch.Intake.Items;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;

namespace Presswatch.Analysis.Tests.Changes.Edits;

/// <summary>Lines of a press, taken in and read, in a folder of their own, gone with the test.</summary>
internal sealed class ReadPress : IDisposable
{
    private static readonly Lazy<ReadingDrawer> Drawing = new(() => new(PackSet.LoadAll(Path.Combine(Repository(), "packs"))));
    private static readonly Lazy<Deriver> Deriving = new(() => new(Drawing.Value.Packs) { Readings = Drawing.Value });

    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-edits-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>One capture of an article in a file.</summary>
    public static string Line(int address, string captured, string title, string text) =>
        JsonSerializer.Serialize(new { title, text, date = "2031-08-07", captured, url = $"https://lna.example/en/{address}", source = address < 10 ? "lna.example" : "mirror.example", language = "en" });

    public void Ingest(IEnumerable<string> lines, string? pack)
    {
        string path = Path.Combine(_folder, "press.jsonl");
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        using PressArchive archive = PressArchive.OpenOrCreate(Path.Combine(_folder, "archive"), TimeProvider.System).Value;
        using ISearchIndex search = SearchFiles.Open(archive, null, CancellationToken.None).Value;
        using IReadingStore store = ReadingFiles.Open(archive, Drawing.Value, null, CancellationToken.None).Value;
        var pipeline = new IngestPipeline(archive, new(archive.Catalogue, [new SearchFeed(search), new ReadingFeed(store, Drawing.Value)]), Deriving.Value, IntakeOptions.Default with { Pack = pack }, TimeProvider.System);
        pipeline.RunAsync([path], null, CancellationToken.None).GetAwaiter().GetResult();
    }

    public ChangesReport Ask(ChangesAsk? ask = null)
    {
        using PressArchive archive = PressArchive.Open(Path.Combine(_folder, "archive"), TimeProvider.System).Value;
        using IReadingStore store = ReadingFiles.Look(archive, name => Drawing.Value.KeysOf(name)).Value;
        var edits = new EditList(archive, () => Core.Problems.Outcome.Of(store), capture => Deriving.Value.Read(capture, new()).Articles);
        var book = new ChangeBook(archive, edits, () => Core.Problems.Outcome.Of(store));
        ask ??= new(Limit: int.MaxValue);
        return ChangesReport.Of(book, book.All(ask.Standing(() => Drawing.Value.Packs)), store, ask);
    }

    private static string Repository([CallerFilePath] string here = "")
    {
        string folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Presswatch.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
