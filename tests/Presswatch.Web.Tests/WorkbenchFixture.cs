using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Presswatch.Web.Tests;

/// <summary>The workbench on the sample archive.</summary>
public class WorkbenchFixture : HostedWorkbench
{
    public WorkbenchFixture()
        : this(new SampleArchive())
    {
    }

    protected WorkbenchFixture(SampleArchive archive)
        : base(new() { ArchiveFolder = archive.Folder }) => Archive = archive;

    public SampleArchive Archive { get; }

    public async Task<JsonObject> JsonAsync(string address, HttpStatusCode status = HttpStatusCode.OK) =>
        (JsonNode.Parse(await TextAsync(address, status), documentOptions: new JsonDocumentOptions()) as JsonObject).ShouldNotBeNull();

    /// <summary>Every page that a reader can come to.</summary>
    public IEnumerable<string> Pages() =>
    [
        "/", "/search", "/search?q=heather", "/search?q=nothingatall", "/search?q=%22open", "/trend", "/trend?q=heather&q=dikes&by=year", "/phrases", "/phrases?q=heather&q=%22lower%20vale%22", "/phrases?q=onmouseover", "/phrases/new", "/phrases/new?from=2031-08&articles=2", "/phrases/silent", "/phrases/set?articles=2",
        "/phrases/concordance", "/phrases/concordance?q=heather&sort=right1", "/phrases/concordance?q=onmouseover", "/phrases/collocates?q=heather&least=1", "/phrases/collocates?q=onmouseover&least=1", "/phrases/dispersion?q=heather&by=publisher", "/phrases/compare?a=from:2031-08",
        "/nowhere", "/sources", "/sources?gaps=1&from=2031",
        $"/a/{Archive.Dated}", $"/a/{Archive.Dated}/{Archive.Versions[0]}", $"/a/{Archive.Hostile}", $"/a/{Archive.Hangul}", $"/a/{Archive.Dated}?show=novelty", $"/a/{Archive.Hostile}?at=0,3", "/a/aaaaaaaaaaaaaaaa",
        $"/c/{Archive.DatedCapture}", $"/c/{Archive.DatedCapture}/extraction", $"/c/{Archive.HostileCapture}/extraction", $"/c/{Archive.EmptyCapture}/extraction", $"/c/{Archive.HostileCapture}", $"/c/{Archive.EmptyCapture}", "/search?q=onmouseover", $"/search?q={Uri.EscapeDataString(SampleArchive.HostileHeadline)}",
    ];

    protected override void RemoveFiles() => Archive.Dispose();
}
