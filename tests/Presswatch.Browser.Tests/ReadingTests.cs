using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Presswatch.Web;
using Presswatch.Web.Tests;

namespace Presswatch.Browser.Tests;

/// <summary>What was read, as a reader has it: notes beside the words, switches, people, corrections.</summary>
public sealed class ReadingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private readonly ReadArchive _sample = new();
    private WebApplication? _app;
    private string _address = "";

    public async Task InitializeAsync()
    {
        _app = Workbench.Build(new WorkbenchOptions { ArchiveFolder = _sample.Archive, ShippedPacks = ReadArchive.Packs, Listen = "http://127.0.0.1:0", Patience = Timeout.InfiniteTimeSpan }).Value;
        await _app.StartAsync();
        _address = _app.Urls.Single();
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _sample.Dispose();
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    public async Task Pages_AtEachWidth_FitAndComplainOfNothing(int width, bool dark)
    {
        foreach (string path in (string[])[$"/a/{_sample.Dike}", $"/a/{_sample.Dike}?show=people,places", "/people", "/people?title=rivers", "/people/demo.people.tama-ruel", "/search"])
        {
            await using Visit visit = await browser.VisitAsync(path, width, dark, at: _address);
            (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, $"{path} is wider than {width}");
            visit.Complaints.ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task Finding_ByKeyboard_ShowsItsNoteBesideTheWord()
    {
        await using Visit visit = await browser.VisitAsync($"/a/{_sample.Dike}", at: _address);
        await visit.Page.Keyboard.PressAsync("f");
        await visit.Page.Keyboard.PressAsync("Enter");
        ILocator note = visit.Page.Locator(".beside");
        (await note.IsVisibleAsync()).ShouldBeTrue();
        (await note.Locator(".rule").First.InnerTextAsync()).ShouldNotBeEmpty();
        await visit.Page.Keyboard.PressAsync("Escape");
        (await note.IsVisibleAsync()).ShouldBeFalse();
        (await visit.Page.EvaluateAsync<bool>("document.activeElement.matches('.text a.f')")).ShouldBeTrue();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Correction_WithoutScript_IsMadeFromTheMargin()
    {
        await using Visit visit = await browser.VisitAsync($"/a/{_sample.Dike}", script: false, at: _address);
        await visit.Page.Locator(".text a.f.person").First.ClickAsync();
        ILocator card = visit.Page.Locator("#p0");
        (await card.IsVisibleAsync()).ShouldBeTrue("the note opens where the link leads to it");
        await card.Locator(".fix > summary").ClickAsync();
        await card.Locator("input[name=title]").FillAsync("keeper of dikes");
        await card.Locator("input[name=author]").FillAsync("ana");
        await card.Locator("button[type=submit]").ClickAsync();
        await visit.ArriveAsync("**#p0");
        (await visit.Page.Locator(".by-user").First.InnerTextAsync()).ShouldContain("ana");
        await visit.Page.Locator("#corrections button").First.ClickAsync();
        await visit.Page.Locator(".by-user").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await visit.Page.Locator(".by-user").CountAsync()).ShouldBe(0);
    }
}
