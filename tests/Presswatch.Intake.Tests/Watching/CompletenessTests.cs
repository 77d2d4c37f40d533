using System.Globalization;
using System.Text.RegularExpressions;
using Presswatch.Archive;
using Presswatch.Core.Problems;
using Presswatch.Intake.Completeness;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Tests.Support;
using Presswatch.Packs.Model;

namespace Presswatch.Intake.Tests.Watching;

public sealed class CompletenessTests : IDisposable
{
    // Far from midnight, so that no run reaches into another day.
    private static readonly DateTimeOffset Noon = new(2031, 8, 19, 12, 0, 0, TimeSpan.Zero);

    private readonly WatchFixture _watch = new();

    private readonly MovedClock _clock = new() { Ahead = Until(Noon) };

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task Feed_NamesSix_EachIsGotOrMissedForAReason()
    {
        var day = DateOnly.FromDateTime(Noon.UtcDateTime);
        _watch.Site.Page("/feed", Feed(Noon, "/n/1", "/n/2", "/n/gone", "/n/down", "/n/wall", "/n/void"), "application/rss+xml");
        _watch.Site.Page("/n/1", WatchFixture.Article("Quay 1 opened", "Quay number 1 was opened today in the presence of the builders."));
        _watch.Site.Page("/n/2", WatchFixture.Article("Quay 2 opened", "Quay number 2 was opened today in the presence of the builders."));
        _watch.Site.On("/n/down", (_, wire) => wire.SendAsync(503, "text/html", "<p>later</p>"));
        _watch.Site.On("/n/wall", (_, wire) => wire.SendAsync(403, "text/html", "<p>no</p>"));
        _watch.Site.Page("/n/void", "<html><body></body></html>");
        SourceProfile source = _watch.Source("one", watch => watch with { Feeds = [_watch.Url("/feed")] });

        await _watch.OnceAsync(null, _clock, source);

        IReadOnlyList<SourceDay> days = _watch.Completeness(source).Days;
        SourceDay found = days.Single(row => row.Day == day);
        (found.Expected, found.Named, found.Got, found.Gone, found.Refused, found.Failed, found.Unread, found.Missed).ShouldBe((6, 6, 2, 1, 1, 1, 1, 4));
        (found.Gap, found.Look).ShouldBe((true, DayLook.Looked));
        PeriodLoss loss = _watch.Completeness(source).Between(day, day);
        (loss.Expected, loss.Missed, loss.Why).ShouldBe((6, 4, "known-missed"));
        _watch.Completeness(source).Between(day, day, ["two.test"]).ShouldBe(new PeriodLoss(0, 0, null));
    }

    [Fact]
    public async Task GotLater_IsMissedNoMore()
    {
        bool up = false;
        _watch.Site.Page("/feed", Feed(Noon, "/n/1"), "application/rss+xml");
        _watch.Site.On("/n/1", (_, wire) => up ? wire.SendAsync(200, "text/html", WatchFixture.Article("Quay opened", "The quay was opened.")) : wire.SendAsync(500, "text/html", "<p>later</p>"));
        SourceProfile source = _watch.Source("one", watch => watch with { Feeds = [_watch.Url("/feed")] });

        await _watch.OnceAsync(null, _clock, source);
        _watch.Completeness(source).Days.Sum(day => day.Missed).ShouldBe(1);
        (up, _clock.Ahead) = (true, Until(Noon.AddHours(1)));
        await _watch.OnceAsync(null, _clock, source);

        _watch.Completeness(source).Days.Sum(day => day.Missed).ShouldBe(0);
        _watch.Completeness(source).Days.Sum(day => day.Got).ShouldBe(1);
    }

    [Fact]
    public async Task DaysDownAndDaysNotLooked_AreGapsUntilALaterListReachesBack()
    {
        bool up = true;
        string feed = Feed(Noon, "/n/1");
        _watch.Site.On("/feed", (_, wire) => up ? wire.SendAsync(200, "application/rss+xml", feed) : wire.SendAsync(502, "text/html", "<p>bad</p>"));
        _watch.Site.On("/n/1", (_, wire) => up ? wire.SendAsync(200, "text/html", WatchFixture.Article("Quay 1 opened", "The first quay was opened.")) : wire.SendAsync(502, "text/html", "<p>bad</p>"));
        _watch.Site.Page("/n/3", WatchFixture.Article("Quay 3 opened", "The third quay was opened today in the presence of the builders."));
        SourceProfile source = _watch.Source("one", watch => watch with { Feeds = [_watch.Url("/feed")], Robots = false });
        DateOnly Day(int after) => DateOnly.FromDateTime(Noon.UtcDateTime.AddDays(after));

        await _watch.OnceAsync(null, _clock, source);
        (up, _clock.Ahead) = (false, Until(Noon.AddDays(1)));
        await _watch.OnceAsync(null, _clock, source);
        (up, _clock.Ahead) = (true, Until(Noon.AddDays(3)));
        await _watch.OnceAsync(null, _clock, source);

        CompletenessReport report = _watch.Completeness(source);
        report.Days.Where(day => day.Day > Day(0)).Select(day => (day.Day, day.Look)).ShouldBe([(Day(1), DayLook.Down), (Day(2), DayLook.NotLooked), (Day(3), DayLook.Looked)]);
        (report.Between(Day(1), Day(1)).Why, report.Between(Day(2), Day(2)).Why, report.Between(Day(3), Day(3)).Why).ShouldBe(("source-down", "not-looked", null));

        feed = Feed(Noon.AddDays(2), "/n/3");
        _clock.Ahead = Until(Noon.AddDays(4));
        await _watch.OnceAsync(null, _clock, source);
        _watch.Completeness(source).Days.Single(day => day.Day == Day(2)).Look.ShouldBe(DayLook.Covered);
        _watch.Completeness(source).Between(Day(2), Day(2)).Why.ShouldBeNull();
        _watch.Completeness(source).Days.Single(day => day.Day == Day(1)).Look.ShouldBe(DayLook.Down, "the list does not reach back so far");
    }

    [Theory]
    [InlineData("closed", "the journal alone tells of it")]
    [InlineData("502", "captures tell of it")]
    [InlineData("robots", "robots.txt cannot be had, so nothing else is asked for")]
    public async Task DayDown_QueueLostAndCatalogueRebuilt_IsStillAGap(string outage, string why)
    {
        bool up = true;
        Task Answer(string type, string body, Wire wire)
        {
            if (up) return wire.SendAsync(200, type, body);
            if (outage != "closed") return wire.SendAsync(502, "text/html", "<p>bad</p>");
            wire.Close();
            return Task.CompletedTask;
        }
        _watch.Site.On("/robots.txt", (_, wire) => Answer("text/plain", "User-agent: *\nAllow: /\n", wire));
        _watch.Site.On("/feed", (_, wire) => Answer("application/rss+xml", Feed(Noon, "/n/1"), wire));
        _watch.Site.On("/n/1", (_, wire) => Answer("text/html", WatchFixture.Article("Quay 1 opened", "The first quay was opened."), wire));
        SourceProfile source = _watch.Source("one", watch => watch with { Feeds = [_watch.Url("/feed")], Robots = outage == "robots" });
        DateOnly down = DateOnly.FromDateTime(Noon.UtcDateTime.AddDays(2));
        foreach (int day in (int[])[0, 2, 4])
        {
            (up, _clock.Ahead) = (day != 2, Until(Noon.AddDays(day)));
            await _watch.OnceAsync(null, _clock, source);
        }
        IReadOnlyList<SourceDay> before = _watch.Completeness(source).Days;

        Directory.Delete(new ArchiveFolder(_watch.Archive.Root).Watch, recursive: true);
        Rebuild.Catalogue(new(_watch.Archive.Root), _watch.DeriverOf(source), TimeProvider.System, TimeSpan.Zero, null, CancellationToken.None).Problem.ShouldBeNull();

        CompletenessReport report = _watch.Completeness(source);
        report.Between(down, down).Why.ShouldBe("source-down", why);
        report.Days.Where(day => day.Day >= down.AddDays(-1)).Select(day => (day.Day, day.Look)).ShouldBe(
            [(down.AddDays(-1), DayLook.NotLooked), (down, DayLook.Down), (down.AddDays(1), DayLook.NotLooked), (down.AddDays(2), DayLook.Looked)]);
        report.Days.ShouldBe(before);
    }

    [Fact]
    public async Task QueueDamaged_SaysSo_AndLostIsMadeAnew()
    {
        _watch.Site.Page("/feed", Feed(Noon, "/n/1"), "application/rss+xml");
        _watch.Site.Page("/n/1", WatchFixture.Article("Quay 1 opened", "The first quay was opened."));
        SourceProfile source = _watch.Source("one", watch => watch with { Feeds = [_watch.Url("/feed")] });
        await _watch.OnceAsync(null, _clock, source);
        IReadOnlyList<SourceDay> before = _watch.Completeness(source).Days;
        string watch = new ArchiveFolder(_watch.Archive.Root).Watch;
        Directory.Delete(watch, recursive: true);
        Directory.CreateDirectory(watch);
        await File.WriteAllBytesAsync(Path.Combine(watch, "queue.db"), [.. Enumerable.Repeat((byte)'x', 20_000)]);

        Should.Throw<ArchiveException>(() => _watch.Completeness(source)).Problem.Code.ShouldBe(ProblemCodes.ArchiveDamaged);
        (await Should.ThrowAsync<ArchiveException>(() => _watch.OnceAsync(null, _clock, source))).Problem.Code.ShouldBe(ProblemCodes.ArchiveDamaged);

        File.Delete(Path.Combine(watch, "queue.db"));
        _watch.Completeness(source).Days.ShouldBe(before);
        await _watch.OnceAsync(null, _clock, source);
        _watch.Completeness(source).Days.ShouldBe(before);
    }

    [Fact]
    public async Task Named_ADayAgoAndNeverAsked_IsLate()
    {
        _watch.Site.Page("/feed", Feed(Noon, "/n/1"), "application/rss+xml");
        SourceProfile source = _watch.Source("one", watch => watch with { Feeds = [_watch.Url("/feed")], Follow = ["/other/"] });
        await _watch.OnceAsync(null, _clock, source);
        SourceProfile followed = source with { Watch = source.Watch! with { Follow = ["/n/"] } };

        using (PressArchive archive = PressArchive.Open(_watch.Archive.Root, TimeProvider.System).Value) archive.Catalogue.Overview().Sources.Select(row => (row.Name, row.Articles)).ShouldBe([("one.test", 0)]);
        _watch.Completeness(followed).Days.Select(day => (day.Expected, day.Waiting, day.Late, day.Missed)).ShouldBe([(1, 1, 0, 0)]);
        _clock.Ahead = Until(Noon.AddHours(25));
        await _watch.OnceAsync(null, _clock, source);

        _watch.Completeness(followed).Days.Where(day => day.Expected > 0).Select(day => (day.Expected, day.Waiting, day.Late, day.Missed)).ShouldBe([(1, 1, 1, 1)]);
    }

    [Theory]
    [InlineData("1 2 3", 0, "none is left out")]
    [InlineData("1 2 5", 2, "3 and 4")]
    [InlineData("4 7", 2, "nothing tells of numbers before the first")]
    [InlineData("9", 0, "one alone says nothing")]
    [InlineData("1 2 5000", 0, "a slip, not thousands of articles")]
    public void Numbers_OfOneDay_LeftOutBetweenOthers(string numbers, int skipped, string why)
    {
        var gaps = new NumberGaps();
        var pattern = new Regex("/(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})-(?<number>[0-9]+)", RegexOptions.NonBacktracking);
        foreach (string number in numbers.Split(' '))
        {
            string address = $"http://one.test/20310819-{number}en.html";
            gaps.Add(pattern.Match(address), address, new(2031, 8, 19));
        }
        string other = "http://one.test/20310819-3es.html";
        gaps.Add(pattern.Match(other), other, new(2031, 8, 19));

        gaps.Find().Sum(day => day.Skipped).ShouldBe(skipped, why);
    }

    [Fact]
    public async Task NumbersLeftOut_CountAsMissedOfTheirDay()
    {
        _watch.Site.Page("/feed", WatchFixture.Rss([_watch.Url("/n/20310819-1"), _watch.Url("/n/20310819-4")]), "application/rss+xml");
        foreach (int n in (int[])[1, 4]) _watch.Site.Page($"/n/20310819-{n}", WatchFixture.Article($"Quay {n} opened", $"Quay number {n} was opened today in the presence of the builders."));
        SourceProfile source = _watch.Source("one", watch => watch with { Feeds = [_watch.Url("/feed")] }) with
        {
            UrlDates = [new("local.day", "/(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})-(?<number>[0-9]+)", [])],
        };

        await _watch.OnceAsync(null, _clock, source);

        SourceDay day = _watch.Completeness(source).Days.Single(row => row.Day == new DateOnly(2031, 8, 19));
        (day.Expected, day.Named, day.Got, day.Skipped, day.Missed).ShouldBe((4, 2, 2, 2, 2));
    }

    private static TimeSpan Until(DateTimeOffset time) => time - TimeProvider.System.GetUtcNow();

    private string Feed(DateTimeOffset at, params string[] paths) =>
        $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News</title>{string.Concat(paths.Select(path => $"<item><title>About {path}</title><link>{_watch.Url(path)}</link><pubDate>{at.ToString("R", CultureInfo.InvariantCulture)}</pubDate></item>"))}</channel></rss>";
}
