using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Search;
using Presswatch.Core.Queries;
using Presswatch.Core.Values;
using Presswatch.Intake.Items;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;

namespace Presswatch.Intake.Tests.Support;

/// <summary>An archive and files to take into it, in a folder of their own, gone with the test.</summary>
internal sealed class TestArchive : IDisposable
{
    public static readonly bool IsLong = Environment.GetEnvironmentVariable("PRESSWATCH_LONG") == "1";

    public static string Packs { get; } = Path.Combine(Repository(), "packs");

    private static readonly Lazy<Deriver> Drawing = new(() => new(PackSet.LoadAll(Packs)));

    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-intake-").FullName;

    public string Root => Path.Combine(_folder, "archive");

    public static Deriver Deriver => Drawing.Value;

    public string this[string name] => Path.Combine(_folder, name);

    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        string path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public IngestReport Ingest(params string[] paths) => Ingest(IntakeOptions.Default, paths);

    public IngestReport Ingest(IntakeOptions options, params string[] paths)
    {
        using PressArchive archive = PressArchive.OpenOrCreate(Root, TimeProvider.System).Value;
        using ISearchIndex search = SearchFiles.Open(archive, null, CancellationToken.None).Value;
        var pipeline = new IngestPipeline(archive, new(archive.Catalogue, [new SearchFeed(search)]), Deriver, options, TimeProvider.System);
        IngestReport report = pipeline.RunAsync(paths, null, CancellationToken.None).GetAwaiter().GetResult();
        report.Items.ShouldBe(report.Taken + report.Declined.Values.Sum());
        return report;
    }

    /// <summary>Verify finds nothing, and the search index holds every version.</summary>
    public void ShouldBeSound()
    {
        using PressArchive archive = PressArchive.Open(Root, TimeProvider.System).Value;
        RecordCheck.Run(archive, null, CancellationToken.None).Problems.ShouldBeEmpty();
        var notes = new List<string>();
        using ISearchIndex search = SearchFiles.Open(archive, notes.Add, CancellationToken.None).Value;
        notes.ShouldBeEmpty();
        search.FedUpTo.ShouldBe(archive.Catalogue.CaptureCount());
    }

    public T Read<T>(Func<ICatalogue, T> read)
    {
        using PressArchive archive = PressArchive.Open(Root, TimeProvider.System).Value;
        return read(archive.Catalogue);
    }

    public string[] Inventory() => Read(catalogue => catalogue.Inventory().ToArray());

    /// <summary>All texts that stand, newest versions only.</summary>
    public string[] Texts() => Read(catalogue => catalogue.Inventory().Select(line => line[..16]).Distinct()
        .Select(id => catalogue.Text(catalogue.FindArticle(new ArticleId(id))!.Newest)!.Article.Text).ToArray());

    public string[] Search(string query)
    {
        using PressArchive archive = PressArchive.Open(Root, TimeProvider.System).Value;
        using ISearchIndex search = SearchFiles.Open(archive, null, CancellationToken.None).Value;
        SearchAnswer answer = search.Search(new SearchRequest(QueryParser.Parse(query).Value, Limit: 1000)).Value;
        return [.. answer.Hits.Select(hit => $"{hit.Article} {hit.Version}")];
    }

    /// <summary>Digest of all files of the record.</summary>
    public string RecordDigest() => string.Join('\n', new[] { "captures", "log", "journal" }.Select(part => Path.Combine(Root, part)).Where(Directory.Exists)
        .SelectMany(part => Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)
        .Select(path => $"{path} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Repository([CallerFilePath] string here = "")
    {
        string folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Presswatch.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
