using Microsoft.Playwright;

namespace Presswatch.Browser.Tests;

/// <summary>The workbench as a reader has it.</summary>
public sealed class WorkbenchTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private IEnumerable<string> Pages() =>
    [
        "/", "/search", "/search?q=heather", "/search?q=onmouseover", "/search?q=nothingatall", "/trend?q=heather", "/trend?q=heather&by=day", "/phrases?q=heather&q=dikes", "/phrases/new", "/phrases/new?from=2031-10&articles=2", "/phrases/silent", "/phrases/set?articles=2", "/phrases/concordance?q=heather", "/phrases/collocates?q=heather&least=1",
        "/phrases/dispersion?q=heather", "/phrases/compare?a=from:2031-10", $"/a/{browser.Archive.Dated}?show=novelty", $"/a/{browser.Archive.Dated}", $"/a/{browser.Archive.Hostile}",
        $"/a/{browser.Archive.Hangul}", $"/c/{browser.Archive.DatedCapture}", $"/c/{browser.Archive.DatedCapture}/extraction", $"/c/{browser.Archive.HostileCapture}/extraction", $"/c/{browser.Archive.HostileCapture}",
        "/sources", "/changes", "/duplicates", $"/a/{browser.Archive.Full}", $"/a/{browser.Archive.Brief}", $"/c/{browser.Archive.ListCapture}",
    ];

    [Theory]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task Pages_AtEachWidth_FitAndComplainOfNothing(int width, bool dark)
    {
        foreach (string path in Pages())
        {
            await using Visit visit = await browser.VisitAsync(path, width, dark);
            (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0, $"{path} is wider than {width}");
            (await visit.Page.EvaluateAsync<bool>("[...document.querySelectorAll('.masthead nav a')].every(room => room.getBoundingClientRect().left >= 0 && room.getBoundingClientRect().right <= innerWidth)")).ShouldBeTrue($"a room is out of reach on {path}");
            await visit.Page.WaitForFunctionAsync("[...document.fonts].some(face => face.status === 'loaded')");
            visit.Complaints.ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task Keys_OnResults_MoveOpenAndHelp()
    {
        await using Visit visit = await browser.VisitAsync("/search?q=heather");
        IKeyboard keys = visit.Page.Keyboard;
        ILocator links = visit.Page.Locator(".cutting h3 a");

        await keys.PressAsync("j");
        (await IsFocusedAsync(links.Nth(0))).ShouldBeTrue();
        await keys.PressAsync("ArrowDown");
        (await IsFocusedAsync(links.Nth(1))).ShouldBeTrue();
        await keys.PressAsync("k");
        (await IsFocusedAsync(links.Nth(0))).ShouldBeTrue();

        await keys.PressAsync("?");
        (await visit.Page.Locator("dialog").IsVisibleAsync()).ShouldBeTrue();
        await keys.PressAsync("Escape");
        (await visit.Page.Locator("dialog").IsVisibleAsync()).ShouldBeFalse();

        await keys.PressAsync("/");
        ILocator box = visit.Page.Locator("input[type=search]");
        (await IsFocusedAsync(box)).ShouldBeTrue();
        await keys.PressAsync("j");
        (await box.InputValueAsync()).ShouldBe("j");
        await keys.PressAsync("Escape");
        (await IsFocusedAsync(box)).ShouldBeFalse();

        await keys.PressAsync("j");
        string? goal = await links.Nth(0).GetAttributeAsync("href");
        await keys.PressAsync("Enter");
        await visit.ArriveAsync("**" + goal);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_NextPage_GoOnAndBack()
    {
        await using Visit visit = await browser.VisitAsync("/search?q=heather");
        await visit.Page.Keyboard.PressAsync("n");
        await visit.ArriveAsync("**after=*");
        await visit.Page.Keyboard.PressAsync("p");
        await visit.ArriveAsync("**/search?q=heather");
    }

    [Fact]
    public async Task Citation_Key_IsCopied()
    {
        await using Visit visit = await browser.VisitAsync($"/a/{browser.Archive.Dated}/{browser.Archive.Versions[0]}");
        await visit.Page.Keyboard.PressAsync("c");
        await visit.Page.Locator(".toast").WaitForAsync();
        (await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldContain($"/a/{browser.Archive.Dated}/{browser.Archive.Versions[0]}");
    }

    [Fact]
    public async Task Search_WithoutScript_WorksByForm()
    {
        await using Visit visit = await browser.VisitAsync("/", script: false);
        await visit.Page.Locator("input[type=search]").FillAsync("heather publisher:\"Northern Star\"");
        await visit.Page.Locator("input[type=search]").PressAsync("Enter");
        await visit.ArriveAsync("**/search?q=*");
        (await visit.Page.Locator(".cutting").CountAsync()).ShouldBe(15);
        await visit.Page.Locator(".facets a.on").First.ClickAsync();
        await visit.ArriveAsync("**/search?q=heather");
        (await visit.Page.Locator(".needs-keys").First.IsVisibleAsync()).ShouldBeFalse();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Bar_Click_NarrowsToItsMonth()
    {
        await using Visit visit = await browser.VisitAsync("/search?q=heather");
        await visit.Page.Locator(".chart a").First.ClickAsync();
        await visit.ArriveAsync("**from%3A2031-08*");
        (await visit.Page.Locator("figcaption b").First.InnerTextAsync()).ShouldBe("23");
    }

    private static Task<bool> IsFocusedAsync(ILocator element) => element.EvaluateAsync<bool>("one => one === document.activeElement");
}
