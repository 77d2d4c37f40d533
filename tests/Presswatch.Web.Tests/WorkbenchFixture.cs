using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Presswatch.Core.Problems;

namespace Presswatch.Web.Tests;

/// <summary>The workbench on the sample archive, in process.</summary>
public class WorkbenchFixture : IAsyncLifetime
{
    private WebApplication? _app;

    public SampleArchive Archive { get; protected init; } = new();

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Outcome<WebApplication> built = Workbench.Build(new WorkbenchOptions { ArchiveFolder = Archive.Folder }, builder => builder.WebHost.UseTestServer());
        _app = built.Value;
        await _app.StartAsync();
        Client = _app.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Archive.Dispose();
    }

    public async Task<string> TextAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using HttpResponseMessage response = await Client.GetAsync(address);
        response.StatusCode.ShouldBe(status, address);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<JsonObject> JsonAsync(string address, HttpStatusCode status = HttpStatusCode.OK) =>
        (JsonNode.Parse(await TextAsync(address, status), documentOptions: new JsonDocumentOptions()) as JsonObject).ShouldNotBeNull();

    /// <summary>Every page that a reader can come to.</summary>
    public IEnumerable<string> Pages() =>
    [
        "/", "/search", "/search?q=heather", "/search?q=nothingatall", "/search?q=%22open", "/trend", "/trend?q=heather&q=dikes&by=year", "/nowhere", "/sources", "/sources?gaps=1&from=2031",
        $"/a/{Archive.Dated}", $"/a/{Archive.Dated}/{Archive.Versions[0]}", $"/a/{Archive.Hostile}", $"/a/{Archive.Hangul}", "/a/aaaaaaaaaaaaaaaa",
        $"/c/{Archive.DatedCapture}", $"/c/{Archive.DatedCapture}/extraction", $"/c/{Archive.HostileCapture}/extraction", $"/c/{Archive.EmptyCapture}/extraction", $"/c/{Archive.HostileCapture}", $"/c/{Archive.EmptyCapture}", "/search?q=onmouseover", $"/search?q={Uri.EscapeDataString(SampleArchive.HostileHeadline)}",
    ];
}
