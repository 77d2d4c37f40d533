using System.Net;
using Presswatch.Archive;
using Presswatch.Archive.Log;

namespace Presswatch.Web.Tests;

/// <summary>The signed head of the log, for others to keep.</summary>
public sealed class LogEndpointTests(WorkbenchFixture workbench) : IClassFixture<WorkbenchFixture>
{
    [Fact]
    public async Task Checkpoint_BeforeAndAfterSigning_IsMissingThenTheNewestNote()
    {
        await workbench.TextAsync("/log/checkpoint", HttpStatusCode.NotFound);
        await workbench.TextAsync("/log/key", HttpStatusCode.NotFound);
        string state = Directory.CreateTempSubdirectory("presswatch-web-").FullName;
        try
        {
            using PressArchive archive = PressArchive.Open(workbench.Archive.Folder, TimeProvider.System).Value;
            using SigningKey key = SigningKey.OpenOrCreate(Path.Combine(state, "log.key"), workbench.Archive.Folder).Value;
            SignedCheckpoint signed = LogSigner.Sign(archive, key, newKey: false, TimeSpan.FromSeconds(10), CancellationToken.None).Value!;

            (await workbench.TextAsync("/log/checkpoint")).ShouldBe(signed.Note.ToString());
            (await workbench.TextAsync("/log/key")).ShouldBe(await File.ReadAllTextAsync(archive.Folder.Keys));
        }
        finally
        {
            Directory.Delete(state, recursive: true);
        }
    }
}
