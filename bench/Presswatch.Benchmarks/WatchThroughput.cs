using System.Runtime.CompilerServices;
using Presswatch.Archive;
using Presswatch.Archive.Search;
using Presswatch.Demo;
using Presswatch.Intake.Fetching;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Tests.Support;
using Presswatch.Intake.Watching;
using Presswatch.Packs;
using Presswatch.Packs.Model;

namespace Presswatch.Benchmarks;

/// <summary>How many pages a second are fetched, extracted, stored and logged from 32 hosts of this machine, the server included.</summary>
internal static class WatchThroughput
{
    private const int Hosts = 32;

    public static async Task<int> RunAsync(int pagesOfHost)
    {
        DemoCapture[] pages = [.. new DemoCountry(new()).Captures().Where(page => page.Source == "lna.example" && page.ContentType.StartsWith("text/html", StringComparison.Ordinal) && page.Status == 200)
            .DistinctBy(page => page.Address).Take(pagesOfHost * 2)];
        using var site = new LocalSite();
        var bytes = pages.ToDictionary(page => new Uri(page.Address).PathAndQuery, page => page.Bytes, StringComparer.Ordinal);
        site.Otherwise = (request, wire) => request.Path == "/map.xml"
            ? wire.SendAsync(200, "text/xml", $"<urlset>{string.Concat(bytes.Keys.Take(pagesOfHost).Select(path => $"<url><loc>http://{request.Headers["Host"]}{path}</loc></url>"))}</urlset>")
            : bytes.TryGetValue(request.Path, out byte[]? page) ? wire.SendAsync(200, "text/html; charset=utf-8", page) : wire.SendAsync(404, "text/html", "no");

        Pack demo = PackSet.LoadAll(Path.Combine(Root(), "packs")).Packs.Single(pack => pack.Name == "demo");
        SourceProfile model = demo.Sources.Single(source => source.Name == "lna.example");
        SourceProfile[] sources = [.. Enumerable.Range(1, Hosts).Select(n => model with
        {
            Id = $"demo.h{n:00}", Name = $"h{n:00}.test", Publisher = $"H{n:00}", Hosts = [$"h{n:00}.test"], Watch = new() { Pause = 0, Robots = false, Sitemaps = [site.At("/map.xml", $"h{n:00}.test").AbsoluteUri] },
        })];
        var packs = new PackSet([demo with { Sources = sources }], []);
        string folder = Directory.CreateTempSubdirectory("presswatch-bench-").FullName;
        try
        {
            using PressArchive archive = PressArchive.OpenOrCreate(Path.Combine(folder, "archive"), TimeProvider.System).Value;
            using ISearchIndex search = SearchFiles.Open(archive, null, CancellationToken.None).Value;
            var fetcher = new GuardedFetcher(site.Allowing([.. sources.Select(source => source.Hosts[0])]), TimeProvider.System, site);
            var watcher = new Watcher(archive, new(archive.Catalogue, [new SearchFeed(search)]), new Deriver(packs), packs, fetcher, new() { Once = true }, TimeProvider.System);
            WatchReport report = (await watcher.RunAsync(CancellationToken.None)).Value;
            Console.WriteLine($"{report.Captures:N0} captures, {report.NewArticles:N0} new articles in {report.Seconds:0.0} s: {report.Captures / report.Seconds:0} a second; processor {Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Root([CallerFilePath] string here = "")
    {
        string folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Presswatch.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
