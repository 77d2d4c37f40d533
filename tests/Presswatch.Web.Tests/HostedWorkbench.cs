using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace Presswatch.Web.Tests;

/// <summary>A workbench in process, for the tests of one class.</summary>
public abstract class HostedWorkbench(WorkbenchOptions options) : IAsyncLifetime
{
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>What the workbench is made of.</summary>
    public IServiceProvider Services => _app!.Services;

    public async Task InitializeAsync()
    {
        _app = Workbench.Build(options with { Patience = Timeout.InfiniteTimeSpan }, builder => builder.WebHost.UseTestServer()).Value;
        await _app.StartAsync();
        Client = _app.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        RemoveFiles();
    }

    public async Task<string> TextAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using HttpResponseMessage response = await Client.GetAsync(address);
        response.StatusCode.ShouldBe(status, address);
        return await response.Content.ReadAsStringAsync();
    }

    protected abstract void RemoveFiles();
}
