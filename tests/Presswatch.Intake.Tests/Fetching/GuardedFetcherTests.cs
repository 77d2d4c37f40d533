using System.IO.Compression;
using System.Net;
using System.Text;
using Presswatch.Core.Problems;
using Presswatch.Intake.Fetching;
using Presswatch.Intake.Tests.Support;

namespace Presswatch.Intake.Tests.Fetching;

public sealed class GuardedFetcherTests : IDisposable
{
    private readonly LocalSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Fetch_Page_KeepsHeadAndBytesAsServed()
    {
        _site.On("/a", (_, wire) => wire.RawAsync("HTTP/1.1 200 Fine by me\r\nx-Odd-CASE:  two  spaces\r\nContent-Length: 5\r\nETag: \"e1\"\r\n\r\nhello"));

        FetchResult result = await FetchAsync("/a");

        Exchange answer = result.Answer.ShouldNotBeNull(result.Problem?.ToString());
        Encoding.Latin1.GetString(answer.Head.Span).ShouldBe("HTTP/1.1 200 Fine by me\r\nx-Odd-CASE:  two  spaces\r\nContent-Length: 5\r\nETag: \"e1\"\r\n\r\n");
        Encoding.Latin1.GetString(answer.Body.Span).ShouldBe("hello");
        answer.Header("etag").ShouldBe("\"e1\"");
        _site.Requests.Single().Headers["User-Agent"].ShouldStartWith("Presswatch/");
    }

    [Fact]
    public async Task Fetch_InterimAnswerAndChunks_HeadIsThatOfTheFinalOne()
    {
        _site.On("/a", (_, wire) => wire.RawAsync("HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));

        Exchange answer = (await FetchAsync("/a")).Answer.ShouldNotBeNull();

        Encoding.Latin1.GetString(answer.Head.Span).ShouldBe("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        Encoding.Latin1.GetString(answer.Body.Span).ShouldBe("abcde");
    }

    [Fact]
    public async Task Fetch_NotFound_IsAnAnswer() => (await FetchAsync("/nothing")).Answer!.Status.ShouldBe(404);

    [Fact]
    public async Task Fetch_Conditional_IsAnswered304()
    {
        _site.On("/a", (request, wire) => wire.SendAsync(request.Headers["If-None-Match"] == "\"e1\"" && request.Headers["If-Modified-Since"].StartsWith("Mon", StringComparison.Ordinal) ? 304 : 200, "text/html", ""));

        FetchResult result = await FetchAsync(new FetchRequest(_site.At("/a")) { ETag = "\"e1\"", LastModified = "Mon, 06 Jan 2025 10:00:00 GMT" });

        result.Answer!.Status.ShouldBe(304);
    }

    [Fact]
    public async Task Fetch_Redirects_EachIsKeptAndCheckedAnew()
    {
        _site.On("/a", (_, wire) => wire.RedirectAsync("/b", 301));
        _site.On("/b", (_, wire) => wire.RedirectAsync(_site.At("/c", "other.test").AbsoluteUri));
        _site.Page("/c", "<p>there</p>");

        FetchResult result = await FetchAsync("/a");
        result.Exchanges.Select(exchange => $"{exchange.Status} {exchange.Address.AbsolutePath}").ShouldBe(["301 /a", "302 /b", "200 /c"]);

        // The same way with the last host not allowed by name.
        FetchResult stopped = await FetchAsync(new FetchRequest(_site.At("/a")), _site.Allowing("press.test"));
        stopped.Problem!.Code.ShouldBe(ProblemCodes.ForbiddenAddress);
        stopped.Exchanges.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("http://127.0.0.1/admin")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("//[::1]/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://u:p@press.test/")]
    public async Task Fetch_RedirectToInside_IsRefused(string target)
    {
        _site.On("/a", (_, wire) => wire.RedirectAsync(target));

        FetchResult result = await FetchAsync("/a");

        new[] { ProblemCodes.AddressRefused, ProblemCodes.ForbiddenAddress }.ShouldContain(result.Problem!.Code);
        result.Exchanges.Single().Status.ShouldBe(302);
        _site.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fetch_RedirectLoop_EndsAfterTen()
    {
        _site.On("/a", (_, wire) => wire.RedirectAsync("/a"));

        FetchResult result = await FetchAsync("/a");

        result.Problem!.Code.ShouldBe(ProblemCodes.TooManyRedirects);
        _site.Requests.Count.ShouldBe(11);
    }

    [Fact]
    public async Task Fetch_RedirectToAnotherHost_TakesNoCookiesAndNoFormAlong()
    {
        _site.On("/in", (_, wire) => wire.RedirectAsync("/same", 302, "Set-Cookie: id=secret; Path=/"));
        _site.On("/same", (_, wire) => wire.RedirectAsync(_site.At("/out", "other.test").AbsoluteUri));
        _site.Page("/out", "out");
        _site.On("/form", (_, wire) => wire.RedirectAsync(_site.At("/out", "other.test").AbsoluteUri, 307));

        await FetchAsync("/in");
        FetchResult posted = await FetchAsync(new FetchRequest(_site.At("/form")) { Form = [new("token", "t1")] });

        SeenRequest[] seen = [.. _site.Requests];
        seen[1].Headers["Cookie"].ShouldBe("id=secret");
        seen[2].Path.ShouldBe("/out");
        seen[2].Headers.ContainsKey("Cookie").ShouldBeFalse();
        seen[3].Body.ShouldBe("token=t1");
        posted.Answer!.Status.ShouldBe(307);
        seen.Length.ShouldBe(4);
    }

    [Fact]
    public async Task Session_OfAnotherSource_KnowsNoCookies()
    {
        _site.Page("/a", "a", "text/html", "Set-Cookie: id=1");
        GuardedFetcher fetcher = Fetcher();
        using FetchSession one = fetcher.Open(), other = fetcher.Open();

        await fetcher.FetchAsync(one, new(_site.At("/a")), CancellationToken.None);
        await fetcher.FetchAsync(one, new(_site.At("/a")), CancellationToken.None);
        await fetcher.FetchAsync(other, new(_site.At("/a")), CancellationToken.None);

        _site.Requests.Select(request => request.Headers.ContainsKey("Cookie")).ShouldBe([false, true, false]);
    }

    [Fact]
    public async Task Fetch_EndlessBody_EndsAtTheLimit()
    {
        _site.On("/a", async (_, wire) =>
        {
            await wire.RawAsync("HTTP/1.1 200 OK\r\n\r\n");
            for (byte[] block = new byte[64 << 10]; ;) await wire.RawAsync(block);
        });

        (await FetchAsync(new FetchRequest(_site.At("/a")), Options() with { MostBodyBytes = 1 << 20 })).Problem!.Code.ShouldBe(ProblemCodes.AnswerTooLarge);
    }

    [Fact]
    public async Task Fetch_EndlessHeaders_EndAtTheLimit()
    {
        _site.On("/a", async (_, wire) =>
        {
            await wire.RawAsync("HTTP/1.1 200 OK\r\n");
            while (true) await wire.RawAsync($"X-More: {new string('x', 4000)}\r\n");
        });

        (await FetchAsync("/a")).Problem!.Code.ShouldBe(ProblemCodes.AnswerTooLarge);
    }

    [Fact]
    public async Task Fetch_SlowBytes_AreGivenUp()
    {
        _site.On("/a", async (_, wire) =>
        {
            await wire.RawAsync("HTTP/1.1 200 OK\r\n\r\n");
            while (true)
            {
                await wire.RawAsync("x");
                await Task.Delay(20, wire.Stop);
            }
        });
        _site.On("/hang", async (_, wire) =>
        {
            await wire.RawAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
            await wire.HangAsync();
        });
        _site.On("/mute", (_, wire) => wire.HangAsync());
        FetchOptions impatient = Options() with { SlowSpan = TimeSpan.FromMilliseconds(200), HeadTime = TimeSpan.FromMilliseconds(300) };

        foreach (string path in (string[])["/a", "/hang", "/mute"])
        {
            (await FetchAsync(new FetchRequest(_site.At(path)), impatient)).Problem!.Code.ShouldBe(ProblemCodes.TimedOut, path);
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")]
    [InlineData("garbage\r\n\r\n")]
    [InlineData("")]
    public async Task Fetch_BrokenAnswer_IsAProblem(string served)
    {
        _site.On("/a", async (_, wire) =>
        {
            await wire.RawAsync(served);
            wire.Close();
        });

        Problem problem = (await FetchAsync("/a")).Problem.ShouldNotBeNull();
        new[] { ProblemCodes.BrokenAnswer, ProblemCodes.NotReached }.ShouldContain(problem.Code);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Fetch_Bomb_IsKeptPackedAndNotUnpacked(string coding)
    {
        byte[] bomb = Pack(coding, new byte[80 << 20]);
        _site.On("/a", (_, wire) => wire.SendAsync(200, "text/html", bomb, $"Content-Encoding: {coding}"));

        Exchange answer = (await FetchAsync("/a")).Answer!;

        answer.Body.Length.ShouldBe(bomb.Length);
        answer.Content(UnpackLimits.Default).Problem!.Code.ShouldBe(ProblemCodes.TooDense);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("gzip, br")]
    public async Task Fetch_Packed_UnpacksToTheText(string coding)
    {
        byte[] text = Encoding.UTF8.GetBytes("The quay was opened. " + new string('q', 3000));
        byte[] packed = coding.Split(", ").Aggregate(text, (bytes, layer) => Pack(layer, bytes));
        _site.On("/a", (_, wire) => wire.SendAsync(200, "text/html", packed, $"Content-Encoding: {coding}"));

        (await FetchAsync("/a")).Answer!.Content(UnpackLimits.Default).Value.ToArray().ShouldBe(text);
    }

    [Fact]
    public async Task Fetch_BusySite_IsAskedAgainAsOftenAsSaid()
    {
        int asked = 0;
        _site.On("/a", (_, wire) => ++asked < 3 ? wire.SendAsync(503, "text/html", "busy", "Retry-After: 0") : wire.SendAsync(200, "text/html", "here"));
        _site.On("/never", (_, wire) => wire.SendAsync(429, "text/html", "busy"));
        _site.On("/later", (_, wire) => wire.SendAsync(503, "text/html", "busy", "Retry-After: 86400"));
        FetchOptions patient = Options() with { Retries = 2 };

        (await FetchAsync(new FetchRequest(_site.At("/a")), patient)).Exchanges.Select(exchange => exchange.Status).ShouldBe([503, 503, 200]);
        (await FetchAsync(new FetchRequest(_site.At("/never")), patient)).Exchanges.Select(exchange => exchange.Status).ShouldBe([429, 429, 429]);
        (await FetchAsync(new FetchRequest(_site.At("/later")), patient)).Exchanges.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Fetch_OneHost_OneRequestAtATime()
    {
        int now = 0, most = 0;
        _site.Otherwise = async (_, wire) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            await wire.SendAsync(200, "text/html", "x");
            Interlocked.Decrement(ref now);
        };
        GuardedFetcher fetcher = Fetcher();
        using FetchSession session = fetcher.Open();

        FetchResult[] results = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => fetcher.FetchAsync(session, new(_site.At($"/{n}")), CancellationToken.None)));

        results.ShouldAllBe(result => result.Answer!.Status == 200);
        most.ShouldBe(1);
        _site.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task Fetch_ThroughProxy_ChecksTheNameAllTheSame()
    {
        _site.Otherwise = (request, wire) => wire.SendAsync(200, "text/html", request.Path);
        var names = new ProxyNames();
        var fetcher = new GuardedFetcher(new() { Retries = 0 }, TimeProvider.System, names);
        using FetchSession session = fetcher.Open(FetchSession.ProxyOf($"http://127.0.0.1:{_site.Port}").Value);

        FetchResult open = await fetcher.FetchAsync(session, new(new("http://public.test/page")), CancellationToken.None);
        Encoding.UTF8.GetString(open.Answer!.Body.Span).ShouldBe("http://public.test/page");
        FetchResult unknown = await fetcher.FetchAsync(session, new(new("http://only-the-proxy-knows.test/")), CancellationToken.None);
        unknown.Answer!.Status.ShouldBe(200);
        FetchResult inner = await fetcher.FetchAsync(session, new(new("http://inner.test/")), CancellationToken.None);
        inner.Problem!.Code.ShouldBe(ProblemCodes.ForbiddenAddress);
        _site.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Fetch_Stopped_Throws()
    {
        _site.On("/a", (_, wire) => wire.HangAsync());
        using var stop = new CancellationTokenSource();
        GuardedFetcher fetcher = Fetcher();
        using FetchSession session = fetcher.Open();
        Task<FetchResult> fetching = fetcher.FetchAsync(session, new(_site.At("/a")), stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(fetching);
    }

    private FetchOptions Options() => _site.Allowing("press.test", "other.test");

    private GuardedFetcher Fetcher() => new(Options(), TimeProvider.System, _site);

    private Task<FetchResult> FetchAsync(string path) => FetchAsync(new FetchRequest(_site.At(path)));

    private async Task<FetchResult> FetchAsync(FetchRequest request, FetchOptions? options = null)
    {
        var fetcher = new GuardedFetcher(options ?? Options(), TimeProvider.System, _site);
        using FetchSession session = fetcher.Open();
        return await fetcher.FetchAsync(session, request, CancellationToken.None);
    }

    private static byte[] Pack(string coding, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (Stream stream = coding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, true),
            _ => new GZipStream(packed, CompressionLevel.Fastest, true),
        })
        {
            stream.Write(bytes);
        }
        return packed.ToArray();
    }

    private sealed class ProxyNames : INameResolver
    {
        public ValueTask<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancel) => host switch
        {
            "public.test" => ValueTask.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Parse("93.184.215.14")]),
            "inner.test" => ValueTask.FromResult<IReadOnlyList<IPAddress>>([IPAddress.Parse("10.1.2.3")]),
            _ => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound),
        };
    }
}
