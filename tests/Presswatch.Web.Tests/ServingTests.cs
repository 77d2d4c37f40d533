using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Web.Serving;

namespace Presswatch.Web.Tests;

/// <summary>Bytes, files, hosts and the password.</summary>
public sealed class ServingTests(WorkbenchFixture workbench) : IClassFixture<WorkbenchFixture>
{
    [Fact]
    public async Task CapturedBytes_HostilePage_AreHandedOverAndNeverShown()
    {
        using HttpResponseMessage response = await workbench.Client.GetAsync($"/c/{workbench.Archive.HostileCapture}/bytes");
        (await response.Content.ReadAsStringAsync()).ShouldBe(SampleArchive.HostilePage);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldBe("sandbox; default-src 'none'");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Fact]
    public async Task Assets_All_AreServedWholeAndForLong()
    {
        Bundle.Names.Count().ShouldBeGreaterThan(8);
        foreach (string name in Bundle.Names)
        {
            using HttpResponseMessage response = await workbench.Client.GetAsync("/assets/" + name);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await response.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(100, name);
            response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }
    }

    [Fact]
    public async Task Assets_StyleAndScript_LoadNothingFromElsewhere()
    {
        string style = await workbench.TextAsync(Bundle.Style);
        foreach (Match address in Regex.Matches(style, @"url\(([^)]*)\)|@import[^;]*;", RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1)))
        {
            address.Value.ShouldMatch(@"^url\(""?\./[a-z0-9-]+-[A-Z0-9]{8}\.woff2""?\)$");
        }
        string script = await workbench.TextAsync(Bundle.Script);
        script.ShouldNotContain("http");
        script.ShouldNotContain("eval(");
        Encoding.UTF8.GetByteCount(script).ShouldBeLessThan(300_000);
    }

    [Theory]
    [InlineData("/assets/..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/assets/..%5c..%5cwindows")]
    [InlineData("/assets/workbench.css%01")]
    [InlineData("/c/..%2f..%2farchive.json")]
    [InlineData("/c/..%252f..%252farchive.json/bytes")]
    [InlineData("/c/aaaaaaaaaaaaaaa%01/bytes")]
    [InlineData("/a/%2e%2e%2f%2e%2e/x")]
    public async Task Paths_ThatLeadAstray_AreNotFound(string path)
    {
        using HttpResponseMessage response = await workbench.Client.GetAsync(path);
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("rebound.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.MisdirectedRequest)]
    public async Task Host_OtherThanThisMachine_IsRefused(string host, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;
        using HttpResponseMessage response = await workbench.Client.SendAsync(request);
        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Redirect_Head_AndCompression_Work()
    {
        using var head = new HttpRequestMessage(HttpMethod.Head, "/search?q=heather");
        using HttpResponseMessage answered = await workbench.Client.SendAsync(head);
        answered.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var packed = new HttpRequestMessage(HttpMethod.Get, "/search?q=heather") { Headers = { { "Accept-Encoding", "br" } } };
        using HttpResponseMessage response = await workbench.Client.SendAsync(packed);
        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
    }

    public static TheoryData<string, string?, string?> Listening => new()
    {
        { "http://127.0.0.1:5080", null, null },
        { "http://localhost:0", null, null },
        { "http://[::1]:5080", null, null },
        { "http://0.0.0.0:5080", null, "PW5001" },
        { "http://192.168.1.5:5080", null, "PW5001" },
        { "http://*:5080", null, "PW5002" },
        { "http://0.0.0.0:5080", "", "PW5001" },
        { "http://0.0.0.0:5080", "word", null },
        { "https://127.0.0.1:5080", null, "PW5002" },
        { "127.0.0.1:5080", null, "PW5002" },
        { "", null, "PW5002" },
    };

    [Theory, MemberData(nameof(Listening))]
    public void Listen_Address_IsAllowedOrRefused(string listen, string? password, string? code) =>
        ListenAddress.Check(new WorkbenchOptions { ArchiveFolder = "x", Listen = listen, Password = password })?.Code.Id.ShouldBe(code);

    [Fact]
    public void Build_NoArchive_IsAProblem() =>
        Workbench.Build(new WorkbenchOptions { ArchiveFolder = Path.Combine(workbench.Archive.Folder, "none") }).Problem!.Code.ShouldBe(ProblemCodes.ArchiveMissing);

    [Fact]
    public async Task Password_Set_OpensOnlyToThoseWhoKnowIt()
    {
        string state = Directory.CreateTempSubdirectory("presswatch-state-").FullName;
        var options = new WorkbenchOptions { ArchiveFolder = workbench.Archive.Folder, Password = "lantern light", StateFolder = state };
        await using WebApplication app = Workbench.Build(options, builder => builder.WebHost.UseTestServer()).Value;
        await app.StartAsync();
        using HttpClient client = app.GetTestClient();

        using HttpResponseMessage page = await client.GetAsync("/a/x?y=1");
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.ToString().ShouldBe("/sign-in?to=%2Fa%2Fx%3Fy%3D1");
        (await client.GetAsync("/api/v1/overview")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(client, "wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SendAsync(client, "lantern light")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using HttpResponseMessage form = await client.GetAsync("/sign-in?to=%2Fsearch");
        string html = await form.Content.ReadAsStringAsync();
        Match token = Regex.Match(html, "name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1));
        string formCookie = form.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using HttpResponseMessage forged = await PostAsync(client, "lantern light", "", "", "");
        forged.Headers.Contains("Location").ShouldBeFalse();
        using HttpResponseMessage entered = await PostAsync(client, "lantern light", formCookie, token.Groups["name"].Value, token.Groups["value"].Value);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        string cookie = entered.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("presswatch=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
        using var known = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Cookie", cookie.Split(';')[0] } } };
        (await client.SendAsync(known)).StatusCode.ShouldBe(HttpStatusCode.OK);
        Directory.GetFiles(Path.Combine(state, "keys")).ShouldNotBeEmpty();
        await app.StopAsync();
        Directory.Delete(state, recursive: true);
    }

    [Theory]
    [InlineData("/search?q=a", "/search?q=a")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\tx", "/")]
    [InlineData("", "/")]
    public void SignIn_Goal_StaysHere(string to, string expected) => SignIn.Local(to).ShouldBe(expected);

    public static TheoryData<string, string, string> Toggles => new()
    {
        { "heather", "LNA", "heather publisher:LNA" },
        { "heather publisher:LNA", "lna", "heather" },
        { "a OR b", "LNA", "(a OR b) publisher:LNA" },
        { "", "Northern Star", "publisher:\"Northern Star\"" },
        { "publisher:LNA publisher:Star", "LNA", "publisher:Star" },
        { "-publisher:LNA", "LNA", "-publisher:LNA publisher:LNA" },
    };

    [Theory, MemberData(nameof(Toggles))]
    public void Toggle_Publisher_AddsOrTakesAway(string query, string value, string expected) =>
        Uri.UnescapeDataString(QueryLinks.Toggle(QueryParser.Parse(query).Value, QueryField.Publisher, value)!).ShouldBe("/search?q=" + expected);

    [Fact]
    public void Toggle_ValueTheGrammarCannotWrite_GivesNoLink() => QueryLinks.Toggle(QueryParser.Parse("a").Value, QueryField.Publisher, "a \"b\" c").ShouldBeNull();

    [Theory]
    [InlineData("2031-08", "from:2031-08 to:2031-08")]
    [InlineData("2031-Q3", "from:2031-07 to:2031-09")]
    [InlineData("2031-W34", "from:2031-08-18 to:2031-08-24")]
    [InlineData("2031", "from:2031 to:2031")]
    public void Period_OfATrend_BecomesItsDays(string period, string expected) =>
        Uri.UnescapeDataString(QueryLinks.Period(QueryParser.Parse("a from:2000").Value, period)).ShouldBe("/search?q=a " + expected);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/overview")
        {
            Headers = { { "Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("any:" + password)) } },
        };
        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string password, string cookie, string field, string token)
    {
        var fields = new Dictionary<string, string> { ["password"] = password };
        if (field.Length > 0) fields[field] = token;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in?to=%2Fsearch") { Content = new FormUrlEncodedContent(fields) };
        if (cookie.Length > 0) request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request);
    }
}
