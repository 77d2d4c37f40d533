using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace Presswatch.Web.Tests;

/// <summary>The workbench on articles that were read, in process; every test corrects them as it likes.</summary>
public sealed class ReadFixture : IAsyncLifetime
{
    private WebApplication? _app;

    public ReadArchive Sample { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _app = Workbench.Build(new WorkbenchOptions { ArchiveFolder = Sample.Archive, ShippedPacks = ReadArchive.Packs }, builder => builder.WebHost.UseTestServer()).Value;
        await _app.StartAsync();
        Client = _app.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Sample.Dispose();
    }

    public async Task<string> TextAsync(string address)
    {
        using HttpResponseMessage response = await Client.GetAsync(address);
        response.IsSuccessStatusCode.ShouldBeTrue($"{address}: {response.StatusCode}");
        return await response.Content.ReadAsStringAsync();
    }
}
