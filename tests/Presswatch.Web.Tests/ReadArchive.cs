using System.Text.Json;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Search;
using Presswatch.Intake.Items;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;

namespace Presswatch.Web.Tests;

/// <summary>A few articles of the invented country, read, and the workbench on them.</summary>
public sealed class ReadArchive : IDisposable
{
    public const string HostileName = "<script>alert(9)</script>";

    public ReadArchive()
        : this(cut: 0)
    {
    }

    /// <param name="cut">How many more articles name the premier, and were captured again when the name was cut from all of them.</param>
    public ReadArchive(int cut)
    {
        Folder = Directory.CreateTempSubdirectory("presswatch-read-").FullName;
        string lines = Path.Combine(Folder, "press.jsonl");
        File.WriteAllText(lines, string.Concat(
            Line(1, "Dike Opened", "Selvar, August 6 (LNA) -- Tama Ruel, premier of the Council of State, opened a dike on Wednesday.\nThe Joiners' and Masons' Guild plans to open fifty-six reading rooms before October 2."),
            Line(2, "Talks Held", "Selvar, August 7 (LNA) -- Tama Ruel met Belis Orsay, minister of rivers and dykes, at the Hall of Maps on Thursday."),
            Line(3, "Harvest Ends", "Selvar, August 8 (LNA) -- Corvin Thale, secretary for grain and mills, spoke at a rally on Friday."))
            + string.Concat(Enumerable.Range(10, cut).Select(n => Ferry(n, "2031-08-26", "Tama Ruel, premier of the Council of State, sent")))
            + string.Concat(Enumerable.Range(10, cut).Select(n => Ferry(n, "2031-09-02T05:00:00Z", "An official sent"))));
        Archive = Path.Combine(Folder, "archive");
        using PressArchive archive = PressArchive.OpenOrCreate(Archive, TimeProvider.System).Value;
        var drawer = new ReadingDrawer(PackSet.LoadAll(Packs));
        using ISearchIndex search = SearchFiles.Open(archive, null, CancellationToken.None).Value;
        using IReadingStore store = ReadingFiles.Open(archive, drawer, null, CancellationToken.None).Value;
        var pipeline = new IngestPipeline(archive, new(archive.Catalogue, [new SearchFeed(search), new ReadingFeed(store, drawer)]), new Deriver(drawer.Packs) { Readings = drawer }, IntakeOptions.Default with { Pack = "demo" }, TimeProvider.System);
        pipeline.RunAsync([lines], null, CancellationToken.None).GetAwaiter().GetResult().NewArticles.ShouldBe(3 + cut);
        Dike = Find(store, "demo.people.tama-ruel");
    }

    public string Folder { get; }

    public string Archive { get; }

    /// <summary>Id of the article about a dike.</summary>
    public string Dike { get; }

    public static string Packs { get; } = Path.Combine(Above(AppContext.BaseDirectory), "packs");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Find(IReadingStore store, string person) => store.People.Appearances(person, 0, 1).Rows[0].Article;

    private static string Ferry(int day, string captured, string who) =>
        Line(day, $"Ferry {day} Sails", $"Selvar, August {day + 5} (LNA) -- {who} off ferry {day} from the quay in the morning.\nThe crew of the ferry read out a letter of thanks to the people on the quay.", captured);

    private static string Line(int day, string title, string text, string? captured = null) =>
        JsonSerializer.Serialize(new { title, text, date = $"2031-08-{day + 5:00}", url = $"https://lna.example/en/{day}", source = "lna.example", language = "en", captured }) + "\n";

    private static string Above(string folder) => Directory.Exists(Path.Combine(folder, "packs", "demo")) ? folder : Above(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("packs/demo"));
}
