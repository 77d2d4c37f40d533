using System.Net;
using System.Text.Json.Nodes;

namespace Presswatch.Web.Tests;

/// <summary>The page of changes, two versions side by side, and their data.</summary>
public sealed class ChangesTests(WorkbenchFixture workbench) : IClassFixture<WorkbenchFixture>
{
    private string Before => workbench.Archive.Versions[0];

    private string After => workbench.Archive.Versions[1];

    [Fact]
    public async Task Changes_EditedArticle_ShowsTheAddedWordsAndLeadsToBothVersions()
    {
        string page = await workbench.Client.GetStringAsync("/changes");
        page.ShouldContain("<ins>, officials said</ins>");
        page.ShouldContain($"href=\"/a/{workbench.Archive.Dated}/{After}?against={Before}\"");
    }

    [Fact]
    public async Task Changes_FilterThatNothingFits_SaysSo() => (await workbench.Client.GetStringAsync("/changes?what=date")).ShouldContain("No change fits.");

    [Theory]
    [InlineData("/changes?what=nme")]
    [InlineData("/api/v1/changes?kind=edits")]
    [InlineData("/api/v1/changes.csv?since=soon")]
    [InlineData("/api/v1/changes?limit=0")]
    public async Task Changes_ValueThatIsNone_IsRefused(string address)
    {
        using HttpResponseMessage answer = await workbench.Client.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Api_Edit_HasWhatTheContractsSay()
    {
        JsonNode change = JsonNode.Parse(await workbench.Client.GetStringAsync("/api/v1/changes"))!["items"]!.AsArray().ShouldHaveSingleItem()!;
        (change["article"]!.GetValue<string>(), change["from"]!.GetValue<string>(), change["to"]!.GetValue<string>()).ShouldBe((workbench.Archive.Dated, Before, After));
        (change["kind"]!.GetValue<string>(), change["significance"]!.GetValue<string>(), change["seen"]!.GetValue<string>()).ShouldBe(("edit", "low", "2031-08-22"));
        change["what"]!.AsArray().ShouldHaveSingleItem()!["kind"]!.GetValue<string>().ShouldBe("wording");
        change["evidence"]!.AsArray().Count.ShouldBe(2);
        (await workbench.Client.GetStringAsync("/api/v1/changes.csv")).Split('\n').Length.ShouldBe(3);
        (await workbench.Client.GetStringAsync("/api/v1/changes.jsonl")).Trim().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task Versions_SideBySide_StrikeOutAndAdd()
    {
        string page = await workbench.Client.GetStringAsync($"/a/{workbench.Archive.Dated}/{Before}?against={After}");
        page.ShouldContain("<del>, officials said</del>");
        (await workbench.Client.GetStringAsync($"/a/{workbench.Archive.Dated}/{After}")).ShouldContain($"/a/{workbench.Archive.Dated}/{After}?against={Before}");
        (await workbench.Client.GetStringAsync($"/api/v1/articles/{workbench.Archive.Dated}/{After}/against/{Before}")).ShouldContain("\"kind\":\"changed\"");
        using HttpResponseMessage unknown = await workbench.Client.GetAsync($"/a/{workbench.Archive.Dated}/{After}?against=000000000000");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
