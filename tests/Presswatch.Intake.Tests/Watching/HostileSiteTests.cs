using System.IO.Compression;
using System.Text;
using Presswatch.Intake.Tests.Support;
using Presswatch.Intake.Watching;
using Presswatch.Packs.Model;

namespace Presswatch.Intake.Tests.Watching;

/// <summary>Each hostile habit stands at a source of its own beside one that is well: the watcher survives them all and takes the good one whole.</summary>
public sealed class HostileSiteTests : IDisposable
{
    private static readonly byte[] Packed = Bomb();

    private readonly WatchFixture _watch = new();

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task Watch_EveryHostileHabit_SurvivesAndTakesTheGoodSource()
    {
        (string Host, Func<Wire, Task> Answer, string Ending)[] habits = [.. Habits()];
        _watch.Site.Otherwise = async (request, wire) =>
        {
            string host = request.Headers["Host"].Split('.')[0];
            if (habits.FirstOrDefault(habit => habit.Host == host) is { Answer: { } answer }) await answer(wire);
            else if (request.Path == "/list") await wire.SendAsync(200, "text/html", WatchFixture.List(Enumerable.Range(0, 25).Select(n => $"/n/{n}")));
            else await wire.SendAsync(200, "text/html", WatchFixture.Article("Good news " + request.Path, "Opened " + request.Path));
        };
        SourceProfile[] sources = [.. habits.Select(habit => Named(habit.Host)), Named("good")];

        WatchReport report = await _watch.OnceAsync(limits => limits with
        {
            MostBodyBytes = 1 << 20, HeadTime = TimeSpan.FromSeconds(8), SlowSpan = TimeSpan.FromSeconds(2), WholeTime = TimeSpan.FromSeconds(12), Retries = 0,
        }, null, sources);

        report.NewArticles.ShouldBeGreaterThanOrEqualTo(25, string.Join('\n', _watch.Steps));
        foreach ((string host, _, string ending) in habits)
        {
            WatchStep[] steps = [.. _watch.Steps.Where(step => step.Source == host + ".test" && step.Address.EndsWith("/list", StringComparison.Ordinal))];
            steps.Length.ShouldBe(1, host);
            ending.Split('|').ShouldContain(steps[0].Ending, $"{host}: {steps[0]}");
        }
        _watch.Steps.Count(step => step.Source == "good.test" && step.Ending == "taken").ShouldBe(26);
        _watch.Archive.ShouldBeSound();
        _watch.Archive.Search("root").ShouldBeEmpty();
    }

    private SourceProfile Named(string host)
    {
        bool feed = host.StartsWith("feed", StringComparison.Ordinal);
        return _watch.Source(host, watch => watch with { Robots = false, Feeds = feed ? [_watch.Url("/list", host)] : [], Lists = feed ? [] : [new(_watch.Url("/list", host))] });
    }

    private IEnumerable<(string, Func<Wire, Task>, string)> Habits()
    {
        yield return ("endless", async wire =>
        {
            await wire.RawAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
            for (byte[] block = Encoding.ASCII.GetBytes(new string('x', 64 << 10)); ;) await wire.RawAsync(block);
        }, "failed");
        yield return ("headers", async wire =>
        {
            await wire.RawAsync("HTTP/1.1 200 OK\r\n");
            while (true) await wire.RawAsync($"X: {new string('x', 8000)}\r\n");
        }, "failed");
        yield return ("bomb", wire => wire.SendAsync(200, "text/html", Packed, "Content-Encoding: gzip"), "empty");
        yield return ("loop", wire => wire.RedirectAsync("/list"), "failed");
        yield return ("chain", wire => wire.RedirectAsync($"/list?{Guid.NewGuid()}"), "failed");
        yield return ("inside", wire => wire.RedirectAsync("http://169.254.169.254/latest/meta-data/"), "failed");
        yield return ("loopback", wire => wire.RedirectAsync($"http://127.0.0.1:{_watch.Site.Port}/list"), "failed");
        yield return ("slow", async wire =>
        {
            await wire.RawAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
            while (true)
            {
                await wire.RawAsync("x");
                await Task.Delay(100, wire.Stop);
            }
        }, "failed");
        yield return ("mute", wire => wire.HangAsync(), "failed");
        yield return ("short", async wire =>
        {
            await wire.RawAsync("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<p>cut");
            wire.Close();
        }, "failed");
        yield return ("long", async wire =>
        {
            await wire.RawAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nabcdHTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nxyz");
        }, "empty|taken|layout-changed|failed");
        yield return ("two-lengths", wire => wire.RawAsync("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 9\r\n\r\nabcdefghi"), "failed|empty|taken|layout-changed");
        yield return ("garbage", async wire =>
        {
            await wire.RawAsync("\0\0\0\x16\x03\x01 nonsense\r\n\r\n");
            wire.Close();
        }, "failed");
        yield return ("feedbomb", wire => wire.SendAsync(200, "application/rss+xml", "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"lol\">" + string.Concat(Enumerable.Range(1, 20).Select(n => $"<!ENTITY {(char)('a' + n)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + n - 1)};", 10))}\">"))
            + "]><rss><channel><item><title>&u;</title><link>&u;</link></item></channel></rss>"), "layout-changed|taken");
        yield return ("feedfile", wire => wire.SendAsync(200, "application/rss+xml", "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&x;</title><link>http://feedfile.test/&x;</link></item></channel></rss>"), "layout-changed|taken");
        yield return ("feedtorn", wire => wire.SendAsync(200, "application/rss+xml", "<rss><channel><item><title>A & B<link href=http://feedtorn.test/x><item><link>nowhere"), "layout-changed|taken");
        yield return ("feeddeep", wire => wire.SendAsync(200, "text/xml", string.Concat(Enumerable.Repeat("<item>", 100_000))), "layout-changed");
        yield return ("deep", wire => wire.SendAsync(200, "text/html", string.Concat(Enumerable.Repeat("<div>", 150_000))), "empty");
        int turn = 0;
        yield return ("charset", wire => wire.SendAsync(200, turn++ % 2 == 0 ? "text/html; charset=utf-7" : "text/html; charset=iso-2022-jp", "<meta charset=utf-16>+ADw-script+AD4- \u001b$B"u8.ToArray()), "empty|taken|failed|layout-changed|blocked");
        yield return ("links", wire => wire.SendAsync(200, "text/html", WatchFixture.List(["http://10.0.0.1/n/1", "http://user@links.test/n/2", "javascript:alert(1)", "file:///n/etc", "http://[::1]/n/3"])), "taken|layout-changed|empty");
        yield return ("cookies", wire => wire.SendAsync(200, "text/html", WatchFixture.List(["/list"]), $"Set-Cookie: a={new string('a', 9000)}", "Set-Cookie: ;;;", "Set-Cookie: x=1; Domain=.test"), "taken|layout-changed|empty");
        yield return ("status", wire => wire.RawAsync("HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n"), "failed|blocked");
        yield return ("location", wire => wire.RawAsync("HTTP/1.1 302 Found\r\nLocation: http://%zz:99999/\r\nContent-Length: 0\r\n\r\n"), "failed");
    }

    private static byte[] Bomb()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, true))
        {
            byte[] block = new byte[1 << 20];
            for (int n = 0; n < 200; n++) gzip.Write(block);
        }
        return packed.ToArray();
    }
}
