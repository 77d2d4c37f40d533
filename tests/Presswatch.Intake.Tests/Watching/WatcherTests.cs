using System.Globalization;
using System.IO.Compression;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Presswatch.Archive;
using Presswatch.Archive.Journal;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Tests.Support;
using Presswatch.Intake.Watching;
using Presswatch.Packs.Model;

namespace Presswatch.Intake.Tests.Watching;

public sealed class WatcherTests : IDisposable
{
    private readonly WatchFixture _watch = new();

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task Once_FeedSitemapAndList_CapturesEachArticleOnce()
    {
        _watch.Site.Page("/feed", WatchFixture.Rss([_watch.Url("/n/1"), _watch.Url("/n/2"), "http://elsewhere.test/n/9"]), "application/rss+xml");
        _watch.Site.On("/map.xml.gz", (_, wire) => wire.SendAsync(200, "application/gzip", Gzip($"<urlset><url><loc>{_watch.Url("/n/2")}</loc></url><url><loc>{_watch.Url("/n/3")}</loc></url><url><loc>{_watch.Url("/about")}</loc></url></urlset>")));
        _watch.Site.Page("/list", WatchFixture.List(["/n/3", "/n/4#part", "/contact"]));
        for (int n = 1; n <= 4; n++) _watch.Site.Page($"/n/{n}", WatchFixture.Article($"Quay {n} opened", $"Quay number {n} was opened today in the presence of the builders."));
        SourceProfile source = _watch.Source("one", watch => watch with { Feeds = [_watch.Url("/feed")], Sitemaps = [_watch.Url("/map.xml.gz")], Lists = [new(_watch.Url("/list"))] });

        WatchReport report = await _watch.OnceAsync(source);

        report.NewArticles.ShouldBe(4, string.Join('\n', _watch.Steps));
        report.Visits.ShouldBe(7);
        report.Captures.ShouldBe(8, "seven visits and robots.txt");
        _watch.Site.Requests.Count(request => request.Path.StartsWith("/n/", StringComparison.Ordinal)).ShouldBe(4);
        _watch.Archive.Search("builders").Length.ShouldBe(4);
        _watch.Archive.ShouldBeSound();
        using (PressArchive archive = PressArchive.Open(_watch.Archive.Root, TimeProvider.System).Value)
        {
            using IReadingStore readings = ReadingFiles.Look(archive, null).Value;
            (readings.FedUpTo, readings.Count).ShouldBe((archive.Catalogue.CaptureCount(), 4), "what is watched is read");
        }
        SourceFare fare = _watch.Fares(source).Single();
        (fare.State, fare.Addresses, fare.Expected, fare.Got, fare.Overdue).ShouldBe(("live", 7, 7, 7, 0));
    }

    [Fact]
    public async Task Once_EveryAnswer_StandsInTheRecordAsServed()
    {
        _watch.Site.Page("/list", WatchFixture.List(["/n/1", "/n/gone", "/n/moved"]), "text/html; presswatch-role=robots");
        _watch.Site.On("/n/moved", (_, wire) => wire.RedirectAsync("/n/1", 301));
        _watch.Site.On("/n/1", (_, wire) => wire.RawAsync("HTTP/1.1 200 Very well\r\nX-Served-By: quay\r\nContent-Length: 3\r\n\r\nabc"));

        await _watch.OnceAsync(_watch.Source("one", watch => watch with { Lists = [new(_watch.Url("/list"))], Robots = false }));

        using PressArchive archive = PressArchive.Open(_watch.Archive.Root, TimeProvider.System).Value;
        using var catalogue = new SqliteConnection($"Data Source={archive.Folder.Catalogue};Mode=ReadOnly");
        WarcCapture[] stored = [.. catalogue.Query<string>("SELECT name FROM capture").ToArray().Select(name => archive.ReadCapture(new(name)).Value)];
        stored.Select(capture => $"{capture.Capture.Status} {new Uri(capture.Capture.Address).AbsolutePath}").Order().ShouldBe(["200 /list", "200 /n/1", "200 /n/1", "301 /n/moved", "404 /n/gone"]);
        WarcCapture page = stored.First(capture => capture.Capture.Address.EndsWith("/n/1", StringComparison.Ordinal));
        Encoding.Latin1.GetString(page.HttpHead).ShouldBe("HTTP/1.1 200 Very well\r\nX-Served-By: quay\r\nContent-Length: 3\r\n\r\n");
        Encoding.Latin1.GetString(page.Payload).ShouldBe("abc");
        page.Capture.Source.ShouldBe("one.test");
        stored.Single(capture => capture.Capture.Address.EndsWith("/list", StringComparison.Ordinal)).Capture.ContentType.ShouldBe("text/html");
    }

    [Fact]
    public async Task SecondRound_UnchangedPages_AreAskedConditionally()
    {
        _watch.Site.On("/feed", (request, wire) => request.Headers.TryGetValue("If-None-Match", out string? tag) && tag == "\"f1\""
            ? wire.SendAsync(304, "application/rss+xml", "")
            : wire.SendAsync(200, "application/rss+xml", WatchFixture.Rss([_watch.Url("/n/1")]), "ETag: \"f1\""));
        _watch.Site.Page("/n/1", WatchFixture.Article("Quay opened", "The quay was opened."));
        SourceProfile source = _watch.Source("one", watch => watch with { Feeds = [_watch.Url("/feed")] });

        await _watch.OnceAsync(source);
        WatchReport second = await _watch.OnceAsync(source);

        second.Endings.ShouldBe(new Dictionary<string, long> { ["unchanged"] = 1 });
        second.Captures.ShouldBe(2, "the answer of 304 and robots.txt are captures too");
        _watch.Archive.ShouldBeSound();
    }

    [Fact]
    public async Task Article_ChangedAnHourLater_IsANewVersion()
    {
        var clock = new MovedClock();
        string text = "The quay was opened in the presence of the minister and the builders of the harbour.";
        _watch.Site.Page("/feed", WatchFixture.Rss([_watch.Url("/n/1")]), "text/xml");
        _watch.Site.On("/n/1", (_, wire) => wire.SendAsync(200, "text/html", WatchFixture.Article("Quay opened", text)));
        SourceProfile source = _watch.Source("one", watch => watch with { Feeds = [_watch.Url("/feed")] });
        (await _watch.OnceAsync(null, clock, source)).NewArticles.ShouldBe(1);
        text = text.Replace("the minister and ", "", StringComparison.Ordinal);

        clock.Ahead = TimeSpan.FromMinutes(59);
        (await _watch.OnceAsync(null, clock, source)).NewVersions.ShouldBe(0);
        clock.Ahead = TimeSpan.FromMinutes(62);
        (await _watch.OnceAsync(null, clock, source)).NewVersions.ShouldBe(1);
    }

    [Fact]
    public async Task Robots_ForbiddenAddress_IsNeverAskedFor()
    {
        _watch.Site.Page("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: Presswatch\nDisallow: /n/secret\n", "text/plain");
        _watch.Site.Page("/list", WatchFixture.List(["/n/1", "/n/secret/2"]));
        _watch.Site.Page("/n/1", WatchFixture.Article("Quay opened", "The quay was opened."));

        WatchReport report = await _watch.OnceAsync(_watch.Source("one", watch => watch with { Lists = [new(_watch.Url("/list"))] }));

        report.Endings["robots-forbid"].ShouldBe(1);
        _watch.Site.Requests.ShouldNotContain(request => request.Path.Contains("secret", StringComparison.Ordinal));
        _watch.Site.Requests.Count(request => request.Path == "/robots.txt").ShouldBe(1);
        _watch.Archive.Search("Disallow").ShouldBeEmpty("robots.txt is no article");
    }

    [Fact]
    public async Task Robots_ForbidLaterPagesOfAList_EndThePagingThere()
    {
        _watch.Site.Page("/robots.txt", "User-agent: *\nDisallow: /list?page=3\n", "text/plain");
        _watch.Site.Page("/list", WatchFixture.List(["/n/1"]));
        for (int page = 2; page <= 4; page++) _watch.Site.Page($"/list?page={page}", WatchFixture.List([$"/n/{page}"]));
        for (int n = 1; n <= 4; n++) _watch.Site.Page($"/n/{n}", WatchFixture.Article($"Quay {n}", $"Quay {n} was opened."));
        var list = new WatchList(_watch.Url("/list")) { Pages = 4, Numbered = _watch.Url("/list") + "?page={page}" };

        (await _watch.OnceAsync(_watch.Source("one", watch => watch with { Lists = [list] }))).NewArticles.ShouldBe(2);
        _watch.Site.Requests.Select(request => request.Path).ShouldNotContain("/list?page=3");
        _watch.Site.Requests.Select(request => request.Path).ShouldNotContain("/list?page=4");
        _watch.Site.Requests.Count(request => request.Path == "/robots.txt").ShouldBe(1);
    }

    [Fact]
    public async Task List_PagedByFormWithToken_FollowsUntilNothingIsNew()
    {
        const int PerPage = 3;
        string Page(int page, string token) => WatchFixture.List(Enumerable.Range(0, PerPage).Select(n => $"/n/{((page - 1) * PerPage) + n}"))
            .Replace("</body>", $"<form id=\"f\"><input name=\"_csrf\" value=\"{token}\"></form><script>cur_page = {page};</script></body>", StringComparison.Ordinal);
        int wrong = 0;
        _watch.Site.On("/list", (request, wire) =>
        {
            if (request.Method == "GET") return wire.SendAsync(200, "text/html", Page(1, "t1"), "Set-Cookie: JSESSIONID=s1; Path=/");
            var fields = request.Body.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
            int page = int.Parse(fields["page_num"], CultureInfo.InvariantCulture);
            if (fields["_csrf"] != $"t{page - 1}" || !request.Headers.TryGetValue("Cookie", out string? cookie) || cookie != "JSESSIONID=s1") return wire.SendAsync(403, "text/html", "stale");
            // Once another page is answered than the one asked for.
            return wire.SendAsync(200, "text/html", page == 3 && wrong++ == 0 ? Page(1, "t2") : Page(Math.Min(page, 4), $"t{page}"));
        });
        for (int n = 0; n < 4 * PerPage; n++) _watch.Site.Page($"/n/{n}", WatchFixture.Article($"Quay {n}", $"Quay {n} was opened."));
        var list = new WatchList(_watch.Url("/list")) { Pages = 9, Form = new(null, [new("page_num", "{page}"), new("_csrf", "{token}")], [new("token", "#f input[name=_csrf]::attr(value)")], "cur_page = (?<page>[0-9]+)") };

        WatchReport report = await _watch.OnceAsync(_watch.Source("one", watch => watch with { Lists = [list] }));

        report.NewArticles.ShouldBe(12, string.Join('\n', _watch.Steps));
        wrong.ShouldBeGreaterThan(0);
        _watch.Site.Requests.Count(request => request.Method == "POST").ShouldBeLessThan(8);
    }

    [Fact]
    public async Task List_PagedByLinkAndByNumber_IsFollowed()
    {
        _watch.Site.Page("/a", WatchFixture.List(["/n/1"]).Replace("</body>", "<a class=next href=\"/a2\">more</a></body>", StringComparison.Ordinal));
        _watch.Site.Page("/a2", WatchFixture.List(["/n/2"]));
        _watch.Site.Page("/b", WatchFixture.List(["/n/3"]));
        _watch.Site.Page("/b?page=2", WatchFixture.List(["/n/4"]));
        _watch.Site.Otherwise = (request, wire) => request.Path.StartsWith("/n/", StringComparison.Ordinal) ? wire.SendAsync(200, "text/html", WatchFixture.Article("On " + request.Path, "Opened " + request.Path)) : wire.SendAsync(404, "text/html", "no");
        WatchList[] lists = [new(_watch.Url("/a")) { Pages = 3, Next = "a.next::attr(href)" }, new(_watch.Url("/b")) { Pages = 3, Numbered = _watch.Url("/b") + "?page={page}" }];

        (await _watch.OnceAsync(_watch.Source("one", watch => watch with { Lists = lists }))).NewArticles.ShouldBe(4);
    }

    [Fact]
    public async Task FailedAttempt_IsNotedInTheJournalAndTriedLater()
    {
        _watch.Site.On("/list", (_, wire) =>
        {
            wire.Close();
            return Task.CompletedTask;
        });
        SourceProfile source = _watch.Source("one", watch => watch with { Lists = [new(_watch.Url("/list"))], Robots = false });

        for (int n = 0; n < 3; n++) await _watch.OnceAsync(source);

        using PressArchive archive = PressArchive.Open(_watch.Archive.Root, TimeProvider.System).Value;
        JournalEntry[] attempts = [.. archive.Journal.Read().Where(entry => entry.What == JournalEntry.Attempt)];
        attempts.Length.ShouldBe(3);
        attempts.ShouldAllBe(entry => entry.Address == _watch.Url("/list") && (entry.Code == ProblemCodes.BrokenAnswer.Id || entry.Code == ProblemCodes.NotReached.Id));
        archive.LeafCount().ShouldBe(0);
        _watch.Fares(source).Single().State.ShouldBe("down");
    }

    [Fact]
    public async Task TwoWatchers_OneArchive_TheSecondSaysSo()
    {
        using var stop = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        _watch.Site.On("/list", (_, wire) =>
        {
            asked.TrySetResult();
            return wire.HangAsync();
        });
        SourceProfile source = _watch.Source("one", watch => watch with { Lists = [new(_watch.Url("/list"))], Robots = false });
        Task<Outcome<WatchReport>> first = _watch.RunAsync(WatchOptions.Default, null, null, stop.Token, source);
        await asked.Task;

        (await _watch.RunAsync(WatchOptions.Default, null, null, CancellationToken.None, source)).Problem!.Code.ShouldBe(ProblemCodes.WatchedAlready);
        await stop.CancelAsync();

        WatchReport stopped = (await first).Value;
        (stopped.Stopped, stopped.Visits).ShouldBe((true, 0));
    }

    [Fact]
    public async Task Stopped_NextRunGoesOnWhereItWas()
    {
        using var stop = new CancellationTokenSource();
        _watch.Site.Page("/list", WatchFixture.List(Enumerable.Range(0, 40).Select(n => $"/n/{n}")));
        int served = 0;
        _watch.Site.Otherwise = async (request, wire) =>
        {
            if (Interlocked.Increment(ref served) == 15) await stop.CancelAsync();
            await wire.SendAsync(200, "text/html", WatchFixture.Article("On " + request.Path, "Opened " + request.Path));
        };
        SourceProfile source = _watch.Source("one", watch => watch with { Lists = [new(_watch.Url("/list"))], Robots = false });

        WatchReport first = (await _watch.RunAsync(new() { Once = true }, null, null, stop.Token, source)).Value;
        WatchReport second = await _watch.OnceAsync(source);

        first.Stopped.ShouldBeTrue();
        (first.NewArticles + second.NewArticles).ShouldBe(40);
        served.ShouldBeInRange(40, 42, "at most what was under way is asked twice");
        _watch.Archive.ShouldBeSound();
    }

    [Fact]
    public async Task LostQueue_IsMadeAnewFromTheCatalogue()
    {
        _watch.Site.Page("/list", WatchFixture.List(["/n/1", "/n/2"]));
        _watch.Site.Otherwise = (request, wire) => wire.SendAsync(200, "text/html", WatchFixture.Article("On " + request.Path, "Opened " + request.Path));
        SourceProfile source = _watch.Source("one", watch => watch with { Lists = [new(_watch.Url("/list"))], Robots = false });
        await _watch.OnceAsync(source);
        Directory.Delete(Path.Combine(_watch.Archive.Root, "watch"), recursive: true);

        WatchReport again = await _watch.OnceAsync(source);

        again.Endings["taken"].ShouldBe(1, "the list alone is due: the articles are known with their times");
        _watch.Fares(source).Single().Addresses.ShouldBe(3);
    }

    [Fact]
    public async Task ArchiveOnlySource_IsNeverAsked()
    {
        Outcome<WatchReport> ran = await _watch.RunAsync(new() { Once = true }, null, null, CancellationToken.None, _watch.Source("one", watch => watch with { ArchiveOnly = true, Feeds = [_watch.Url("/feed")] }));

        ran.Problem!.Code.ShouldBe(ProblemCodes.NothingToWatch);
        _watch.Site.Requests.ShouldBeEmpty();
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
