using Presswatch.Archive;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Intake.Completeness;
using Presswatch.Intake.Fetching;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Tests.Support;
using Presswatch.Intake.Watching;
using Presswatch.Packs;
using Presswatch.Packs.Model;

namespace Presswatch.Intake.Tests.Watching;

/// <summary>An archive, a site on the loopback, and a watcher of it.</summary>
internal sealed class WatchFixture : IDisposable
{
    private static readonly Pack Base = new() { Name = "local", Title = "local sites", Version = "1" };

    public TestArchive Archive { get; } = new();

    public LocalSite Site { get; } = new();

    public List<WatchStep> Steps { get; } = [];

    /// <summary>Where captures, log and journal are written; <see langword="null"/> for the machine's.</summary>
    public IDisk? Disk { get; init; }

    /// <summary>A source at HOST.test, whose articles stand under /n/.</summary>
    public SourceProfile Source(string host, Func<WatchProfile, WatchProfile>? watch = null)
    {
        var profile = new WatchProfile { Pause = 0, Follow = ["/n/"] };
        return new() { Id = $"local.{host}", Name = $"{host}.test", Publisher = host, Hosts = [$"{host}.test"], Watch = watch is null ? profile : watch(profile) };
    }

    public string Url(string path, string host = "one") => Site.At(path, $"{host}.test").AbsoluteUri;

    public static string Article(string headline, string text) =>
        $"<html><head><title>{headline}</title></head><body><h1>{headline}</h1><article><p>{text}</p><p>The workers of the harbour met the delegation on the quay and showed them the new cranes, which had been built within a year.</p>"
        + "<p>In the afternoon the delegation saw the school of navigation, where four hundred pupils learn the trade of the sea.</p></article></body></html>";

    public static string List(IEnumerable<string> links) => $"<html><body><ul class=\"news\">{string.Concat(links.Select(link => $"<li><a href=\"{link}\">News of the harbour and the quay at {link}</a></li>"))}</ul></body></html>";

    public static string Rss(IEnumerable<string> links) => $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title>{string.Concat(links.Select(link => $"<item><title>About {link}</title><link>{link}</link></item>"))}</channel></rss>";

    public Task<WatchReport> OnceAsync(params SourceProfile[] sources) => OnceAsync(null, null, sources);

    public async Task<WatchReport> OnceAsync(Func<FetchOptions, FetchOptions>? limits, TimeProvider? clock, params SourceProfile[] sources)
    {
        Outcome<WatchReport> ran = await RunAsync(new() { Once = true, For = TimeSpan.FromMinutes(2) }, limits, clock, CancellationToken.None, sources);
        return ran.Value;
    }

    public async Task<Outcome<WatchReport>> RunAsync(WatchOptions options, Func<FetchOptions, FetchOptions>? limits, TimeProvider? clock, CancellationToken cancel, params SourceProfile[] sources)
    {
        clock ??= TimeProvider.System;
        using PressArchive archive = PressArchive.OpenOrCreate(Archive.Root, clock, Disk).Value;
        using ISearchIndex search = SearchFiles.Open(archive, null, CancellationToken.None).Value;
        var packs = new PackSet([Base with { Sources = sources }], []);
        var drawer = new ReadingDrawer(packs);
        using IReadingStore readings = ReadingFiles.Open(archive, drawer, null, CancellationToken.None).Value;
        FetchOptions allowing = Site.Allowing([.. sources.SelectMany(source => source.Hosts)]);
        var fetcher = new GuardedFetcher(limits is null ? allowing : limits(allowing), clock, Site);
        var watcher = new Watcher(archive, new(archive.Catalogue, [new SearchFeed(search), new ReadingFeed(readings, drawer)]), new Deriver(packs) { Readings = drawer }, packs, fetcher, options, clock)
        {
            Stepped = step =>
            {
                lock (Steps) Steps.Add(step);
            },
        };
        return await watcher.RunAsync(cancel);
    }

    public IReadOnlyList<SourceFare> Fares(params SourceProfile[] sources)
    {
        using PressArchive archive = PressArchive.Open(Archive.Root, TimeProvider.System).Value;
        return SourceHealth.Of(archive, new PackSet([Base with { Sources = sources }], []), TimeProvider.System.GetUtcNow());
    }

    public CompletenessReport Completeness(params SourceProfile[] sources)
    {
        using PressArchive archive = PressArchive.Open(Archive.Root, TimeProvider.System).Value;
        return CompletenessReport.Of(archive, new PackSet([Base with { Sources = sources }], []));
    }

    public Deriver DeriverOf(params SourceProfile[] sources) => new(new PackSet([Base with { Sources = sources }], []));

    public void Dispose()
    {
        Site.Dispose();
        Archive.Dispose();
    }
}
