using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Presswatch.Analysis.Changes.Alarms;
using Presswatch.Analysis.Changes.Gone;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Search;
using Presswatch.Core.Queries;
using Presswatch.Intake.Edits;
using Presswatch.Intake.Fetching;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Watching;
using Presswatch.Packs;
using Presswatch.Packs.Model;

namespace Presswatch.Analysis.Tests.Changes;

/// <summary>An archive that watches the site, by a clock that the test moves.</summary>
internal sealed class ReplayWatch : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-replay-").FullName;
    private readonly ReplaySite _site;
    private readonly ReadingDrawer _drawer;
    private readonly Deriver _deriver;
    private readonly MovedClock _clock = new();

    public ReplayWatch(ReplaySite site)
    {
        _site = site;
        Pack demo = PackSet.LoadAll(PacksFolder()).Find("demo").Value;
        SourceProfile source = demo.Sources.Single(one => one.Hosts.Contains(ReplaySite.Host)) with { Watch = new() { Pause = 0, Robots = false, Follow = ["/en/[0-9]{4}/"], Sitemaps = [site.Url("/map.xml")] } };
        Packs = new([demo with { Sources = [source] }], []);
        _drawer = new(Packs);
        _deriver = new(Packs) { Readings = _drawer };
    }

    public PackSet Packs { get; }

    public string Root => Path.Combine(_folder, "archive");

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>One round at a time after the beginning.</summary>
    public async Task<WatchReport> RoundAsync(double days, double hours = 0)
    {
        _clock.Set(TimeSpan.FromDays(days) + TimeSpan.FromHours(hours));
        using PressArchive archive = PressArchive.OpenOrCreate(Root, _clock).Value;
        using ISearchIndex search = SearchFiles.Open(archive, null, CancellationToken.None).Value;
        using IReadingStore readings = ReadingFiles.Open(archive, _drawer, null, CancellationToken.None).Value;
        var fetcher = new GuardedFetcher(_site.Site.Allowing(ReplaySite.Host), _clock, _site.Site);
        var watcher = new Watcher(archive, new(archive.Catalogue, [new SearchFeed(search), new ReadingFeed(readings, _drawer)]), _deriver, Packs, fetcher, new() { Once = true }, _clock) { Readings = readings };
        return (await watcher.RunAsync(CancellationToken.None)).Value;
    }

    public IReadOnlyList<Alarm> Alarms(DateTimeOffset? asOf = null) => Ask((archive, readings) => AlarmReport.Of(archive.Catalogue, Removals(archive), readings, AskOf(asOf), AlarmRules.Default));

    public IReadOnlyList<GoneChange> Gone(DateTimeOffset? asOf = null) => Ask((archive, _) => GoneReport.Of(archive.Catalogue, AskOf(asOf)));

    public int Found(string query, bool allVersions)
    {
        using PressArchive archive = PressArchive.Open(Root, _clock).Value;
        using ISearchIndex search = SearchFiles.Open(archive, null, CancellationToken.None).Value;
        return search.Search(new(QueryParser.Parse(query).Value, AllVersions: allVersions)).Value.Total;
    }

    public string State()
    {
        using PressArchive archive = PressArchive.Open(Root, _clock).Value;
        return SourceHealth.Of(archive, Packs, Now).Single().State;
    }

    public T Ask<T>(Func<PressArchive, IReadingStore, T> ask)
    {
        using PressArchive archive = PressArchive.Open(Root, _clock).Value;
        using IReadingStore readings = ReadingFiles.Open(archive, _drawer, null, CancellationToken.None).Value;
        return ask(archive, readings);
    }

    /// <summary>Takes the captures of this archive into another one, in another order, and asks that for its alarms.</summary>
    public IReadOnlyList<Alarm> AlarmsInOtherOrder(int seed)
    {
        string root = Path.Combine(_folder, $"other-{seed}");
        using PressArchive from = PressArchive.Open(Root, _clock).Value;
        using var catalogue = new SqliteConnection($"Data Source={from.Folder.Catalogue};Mode=ReadOnly;Pooling=False");
        ReadyCapture[] captures = [.. catalogue.Query<string>("SELECT name FROM capture ORDER BY id").AsList().Select(name => from.ReadCapture(new(name)).Value).Select(stored => ReadyCapture.Of(_deriver.Derive(stored), stored.HttpHead, stored.Payload))];
        new Random(seed).Shuffle(captures);
        using PressArchive into = PressArchive.OpenOrCreate(root, _clock).Value;
        using (var writer = new ArchiveWriter(into, _deriver.Derive, TimeSpan.Zero))
        {
            foreach (ReadyCapture[] share in captures.Chunk(500)) writer.Take(share, CancellationToken.None);
        }
        using IReadingStore readings = ReadingFiles.Open(into, _drawer, null, CancellationToken.None).Value;
        return AlarmReport.Of(into.Catalogue, Removals(into), readings, StandingAsk.Default, AlarmRules.Default);
    }

    private NameRemovals Removals(PressArchive archive) => new(archive, new(archive, capture => _deriver.Read(capture, new()).Articles));

    private static StandingAsk AskOf(DateTimeOffset? asOf) => asOf is { } moment ? StandingAsk.At(moment) : StandingAsk.Default;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static string PacksFolder([CallerFilePath] string here = "")
    {
        string folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Presswatch.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "packs");
    }

    /// <summary>Says the time that it was set to, and runs on from there as time does.</summary>
    private sealed class MovedClock : TimeProvider
    {
        private static readonly DateTimeOffset Begin = new(2033, 10, 1, 0, 0, 0, TimeSpan.Zero);
        private DateTimeOffset _now = Begin;
        private long _set = System.GetTimestamp();

        public void Set(TimeSpan ahead) => (_now, _set) = (Begin + ahead, System.GetTimestamp());

        public override DateTimeOffset GetUtcNow() => _now + System.GetElapsedTime(_set);
    }
}
