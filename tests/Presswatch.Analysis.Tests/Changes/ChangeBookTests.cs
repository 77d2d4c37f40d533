using Presswatch.Analysis.Changes;
using Presswatch.Analysis.Changes.Edits;
using Presswatch.Analysis.Changes.Gone;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Core.Problems;
using Presswatch.Packs;

namespace Presswatch.Analysis.Tests.Changes;

/// <summary>Who asks for changes while they are being reckoned.</summary>
public sealed class ChangeBookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-book-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData("2031-09-01")]
    public void Within_ReckoningTakesLonger_HasNoneAndThenThem(string? day)
    {
        StandingAsk Ask() => day is not null ? StandingAsk.EndOf(DateOnly.ParseExact(day, "yyyy-MM-dd"), PackSet.Empty) : StandingAsk.Default;
        using PressArchive archive = PressArchive.OpenOrCreate(Path.Combine(_folder, "archive"), TimeProvider.System).Value;
        using var gate = new ManualResetEventSlim();
        int asked = 0;
        Outcome<IReadingStore> Store()
        {
            // The one who asks is told at once; the reckoning waits.
            if (Interlocked.Increment(ref asked) > 1) gate.Wait();
            return new Problem(ProblemCodes.ReadingsMissing, "none");
        }
        var book = new ChangeBook(archive, new EditList(archive, () => new Problem(ProblemCodes.ReadingsMissing, "none"), _ => []), Store);

        book.Within(TimeSpan.Zero, Ask()).ShouldBeNull();
        gate.Set();
        ReckonedChanges known = book.Within(Timeout.InfiniteTimeSpan, Ask()).ShouldNotBeNull();

        known.All.ShouldBeEmpty();
        known.Alarms.Problem!.Code.ShouldBe(ProblemCodes.ReadingsMissing);
        book.Within(TimeSpan.Zero, Ask()).ShouldBeSameAs(known, "it is remembered while the archive does not grow");
    }
}
