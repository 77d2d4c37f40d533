using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Presswatch.Archive;
using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Packs;
using Presswatch.Web.Serving;

namespace Presswatch.Web.Tests;

/// <summary>Who asks the corpus waits for the answer to his own question, and for no other.</summary>
public sealed class PhraseDeskTests(SpokenFixture workbench) : IClassFixture<SpokenFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Ask_WhileAnotherQuestionIsAnswered_DoesNotWait()
    {
        PhraseDesk desk = workbench.Services.GetRequiredService<PhraseDesk>();
        var other = new TaskCompletionSource();
        Task<Outcome<string>> slow = Task.Run(() => desk.Ask<string>("slow", _ => other.Task.Wait(Patience) ? "done" : "gave up"));

        Outcome<string> quick = await Task.Run(() => desk.Ask<string>("quick", _ => "done")).WaitAsync(Patience);
        other.SetResult();

        quick.Value.ShouldBe("done");
        (await slow).Value.ShouldBe("done");
    }

    [Fact]
    public async Task Ask_TheSameByMany_IsAnsweredOnce()
    {
        PhraseDesk desk = workbench.Services.GetRequiredService<PhraseDesk>();
        int asked = 0;

        Outcome<string>[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => desk.Ask<string>("same", _ => Interlocked.Increment(ref asked).ToString()))));

        asked.ShouldBe(1);
        answers.ShouldAllBe(answer => answer.Value == "1");
    }

    [Fact]
    public async Task TryInTime_NotYetAnswered_GoesOnForWhoAsksAgain()
    {
        var desk = new PhraseDesk(workbench.Services.GetRequiredService<ISearchIndex>(), workbench.Services.GetRequiredService<PressArchive>(), workbench.Services.GetRequiredService<Lazy<PackSet>>(),
            new() { ArchiveFolder = "", Patience = TimeSpan.Zero });
        var gate = new TaskCompletionSource();
        int asked = 0;
        bool Ask(out Outcome<string> answer) => desk.TryInTime("slow", () =>
        {
            Interlocked.Increment(ref asked);
            return gate.Task.Wait(Patience) ? "done" : "gave up";
        }, out answer);

        Ask(out _).ShouldBeFalse();
        Ask(out _).ShouldBeFalse();
        gate.SetResult();
        long began = Stopwatch.GetTimestamp();
        Outcome<string> found;
        while (!Ask(out found) && Stopwatch.GetElapsedTime(began) < Patience) await Task.Yield();

        found.Value.ShouldBe("done");
        asked.ShouldBe(1);
    }
}
