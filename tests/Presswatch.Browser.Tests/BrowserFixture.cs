using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Presswatch.Web;
using Presswatch.Web.Tests;

namespace Presswatch.Browser.Tests;

/// <summary>Chromium, and the workbench on the sample archive on a free port.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string[] Flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private WebApplication? _app;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public SampleArchive Archive { get; } = new(listed: false, reprinted: true);

    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _app = Workbench.Build(new WorkbenchOptions { ArchiveFolder = Archive.Folder, Listen = "http://127.0.0.1:0", Patience = Timeout.InfiniteTimeSpan }).Value;
        await _app.StartAsync();
        Address = _app.Urls.Single();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("PRESSWATCH_CHROMIUM") ?? "/usr/bin/chromium", Headless = true, Args = Flags });
    }

    public async Task DisposeAsync()
    {
        await _browser!.DisposeAsync();
        _playwright!.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Archive.Dispose();
    }

    /// <summary>A page of its own; what it complains about, and what it asks of others than the workbench, is written down.</summary>
    /// <param name="at">Address of another workbench than the sample's.</param>
    public async Task<Visit> VisitAsync(string path, int width = 1440, bool dark = false, bool script = true, string? at = null)
    {
        IBrowserContext context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, JavaScriptEnabled = script, Permissions = ["clipboard-read", "clipboard-write"],
        });
        IPage page = await context.NewPageAsync();
        var visit = new Visit(page, at ?? Address);
        await page.GotoAsync((at ?? Address) + path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return visit;
    }
}

/// <summary>A page in the browser.</summary>
public sealed class Visit : IAsyncDisposable
{
    public Visit(IPage page, string address)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal)) Complaints.Add("asked for " + request.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>Errors, breaches of the content policy, and requests to elsewhere.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Waits until the page under an address is there in whole.</summary>
    /// <remarks>Waiting for the address alone waits for the event of loading too, and on a busy machine that event can have passed between the two.</remarks>
    public async Task ArriveAsync(string pattern)
    {
        await Page.WaitForURLAsync(pattern, new() { WaitUntil = WaitUntilState.Commit });
        while (await Page.EvaluateAsync<string>("document.readyState") != "complete") await Task.Delay(20);
    }

    public ValueTask DisposeAsync() => new(Page.Context.CloseAsync());
}
