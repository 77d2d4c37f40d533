using System.Net;
using System.Text.Json.Nodes;

namespace Presswatch.Web.Tests;

/// <summary>The workbench on articles of which four had one name cut.</summary>
public sealed class CutFixture : HostedWorkbench
{
    public const int Cut = 4;

    /// <summary>Articles that name the man and were not looked at since.</summary>
    public const int Unlooked = 2;

    private readonly ReadArchive _sample;

    public CutFixture()
        : this(new ReadArchive(Cut))
    {
    }

    private CutFixture(ReadArchive sample)
        : base(new() { ArchiveFolder = sample.Archive, ShippedPacks = ReadArchive.Packs }) => _sample = sample;

    protected override void RemoveFiles() => _sample.Dispose();
}

/// <summary>Mass events: their pages and their data.</summary>
public sealed class AlarmTests(CutFixture workbench) : IClassFixture<CutFixture>
{
    [Fact]
    public async Task Alarms_NameCut_StandAboveTheChangesWithTheirFacts()
    {
        string id = await IdAsync();
        foreach (string address in new[] { "/changes", "/alarms", $"/alarms/{id}" })
        {
            string page = WebUtility.HtmlDecode(await workbench.TextAsync(address));
            page.ShouldContain("Tama Ruel cut from 4 articles");
            page.ShouldContain("2 Sep 2031, 05:00 UTC, on lna.example; it began after 26 Aug 2031, 00:00 UTC");
            page.ShouldContain("no such article in the");
        }
        (await workbench.TextAsync("/changes?kind=edit")).ShouldNotContain("class=\"alarms\"");
        (await workbench.TextAsync("/changes?as-of=2031-09-02")).ShouldContain("Tama Ruel");
        foreach (string address in new[] { "/changes?as-of=2031-09-01", "/alarms?as-of=2031-09-01" }) (await workbench.TextAsync(address)).ShouldNotContain("Tama Ruel cut");
    }

    [Fact]
    public async Task Alarm_Page_ListsEachArticleWithItsCapture()
    {
        string page = await workbench.TextAsync($"/alarms/{await IdAsync()}");
        for (int n = 10; n < 10 + CutFixture.Cut; n++) page.ShouldContain($"Ferry {n} Sails</a>");
        page.ShouldContain("href=\"/c/");
        page.ShouldContain("not looked at since");
        page.ShouldContain("1 to 6 of 6");
    }

    [Fact]
    public async Task Api_Alarm_IsTheSameInEveryForm()
    {
        JsonNode list = JsonNode.Parse(await workbench.TextAsync("/api/v1/alarms"))!;
        JsonNode alarm = list["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)alarm["kind"], (int)alarm["confirmed"]!, (int)alarm["suspected"]!, (int)alarm["removed"]!).ShouldBe(("name-removed", CutFixture.Cut, CutFixture.Unlooked, CutFixture.Cut));
        ((string?)alarm["since"], (string?)alarm["after"]).ShouldBe(("2031-09-02T05:00:00+00:00", "2031-08-26T00:00:00+00:00"));
        JsonNode one = JsonNode.Parse(await workbench.TextAsync((string)alarm["query"]!))!;
        one["articles"]!.AsArray().Count.ShouldBe(CutFixture.Cut + CutFixture.Unlooked);
        (await workbench.TextAsync("/api/v1/alarms.jsonl")).Trim().Split('\n').Length.ShouldBe(1);
        (await workbench.TextAsync("/api/v1/alarms.csv")).Trim().Split('\n').Length.ShouldBe(2);
        (await workbench.TextAsync($"{alarm["query"]}/articles.csv")).Trim().Split('\n').Length.ShouldBe(CutFixture.Cut + CutFixture.Unlooked + 1);
        (await workbench.TextAsync($"{alarm["query"]}/articles.jsonl")).Trim().Split('\n').Length.ShouldBe(CutFixture.Cut + CutFixture.Unlooked);
        (await workbench.TextAsync("/api/v1/gone")).ShouldContain("\"total\":0");
        (await workbench.TextAsync("/api/v1/alarms?as-of=2031-09-01")).ShouldContain("\"total\":0");
    }

    [Theory]
    [InlineData("/alarms/0000000000000000", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/alarms/0000000000000000", HttpStatusCode.NotFound)]
    [InlineData("/alarms?after=x", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/alarms?as-of=soon", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/gone?kind=lost", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/gone.csv?limit=0", HttpStatusCode.BadRequest)]
    public async Task Alarms_WhatIsNone_IsRefused(string address, HttpStatusCode status) => (await workbench.TextAsync(address, status)).ShouldContain("PW");

    private async Task<string> IdAsync() => (string)JsonNode.Parse(await workbench.TextAsync("/api/v1/alarms"))!["items"]![0]!["id"]!;
}
