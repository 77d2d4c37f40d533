using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Presswatch.Archive;
using Presswatch.Archive.Journal;
using Presswatch.Archive.Readings;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;

namespace Presswatch.Web.Tests;

public sealed class CorrectionTests(WorkbenchFixture workbench) : IClassFixture<WorkbenchFixture>
{
    [Fact]
    public async Task Post_WithoutToken_KeepsNothing()
    {
        int before = Kept().Count;
        (HttpStatusCode status, JsonObject answer) = await PostAsync(Body("gift"), token: null, cookie: null);
        (status, answer["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "PW5007"));
        Kept().Count.ShouldBe(before);
    }

    [Fact]
    public async Task Post_WithToken_IsKeptShownAndFound()
    {
        Read();
        (string token, string cookie) = await TokenAsync();
        (HttpStatusCode wrong, JsonObject problem) = await PostAsync(Body("picnic"), token, cookie);
        (wrong, problem["code"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "PW4014"));
        (HttpStatusCode status, JsonObject answer) = await PostAsync(Body("gift"), token, cookie);
        status.ShouldBe(HttpStatusCode.OK);
        answer["items"]![0]!["author"]!.GetValue<string>().ShouldBe("ana");
        Kept().Select(one => (one.Field, one.Value)).ShouldBe([("type", "gift")]);
        (await workbench.JsonAsync("/api/v1/search?q=type:gift"))["total"]!.GetValue<int>().ShouldBe(1);
        (await workbench.JsonAsync("/api/v1/corrections"))["total"]!.GetValue<int>().ShouldBe(1);
    }

    private string Body(string type) => new JsonObject { ["of"] = "event", ["subject"] = workbench.Archive.Dated, ["field"] = "type", ["value"] = type, ["author"] = "ana" }.ToJsonString();

    private void Read()
    {
        using PressArchive archive = PressArchive.Open(workbench.Archive.Folder, TimeProvider.System).Value;
        using IReadingStore store = ReadingFiles.Open(archive, new(PackSet.Empty), null, CancellationToken.None).Value;
        store.Count.ShouldBeGreaterThan(0);
    }

    private IReadOnlyList<Correction> Kept()
    {
        using PressArchive archive = PressArchive.Open(workbench.Archive.Folder, TimeProvider.System).Value;
        return JournalCorrections.Read(archive.Journal).All;
    }

    private async Task<(string Token, string Cookie)> TokenAsync()
    {
        using HttpResponseMessage response = await workbench.Client.GetAsync("/api/v1/corrections/token");
        JsonNode tokens = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return (tokens["token"]!.GetValue<string>(), response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    private async Task<(HttpStatusCode Status, JsonObject Answer)> PostAsync(string body, string? token, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/corrections") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null) request.Headers.Add("RequestVerificationToken", token);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        using HttpResponseMessage response = await workbench.Client.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }
}
