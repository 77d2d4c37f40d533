using System.Text;
using Presswatch.Archive;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Tests.Support;

namespace Presswatch.Intake.Tests;

/// <summary>Processes that are killed, and processes that write at once.</summary>
public sealed class KillTests : IDisposable
{
    private const int Items = 6_000;

    private readonly TestArchive _archive = new();
    private readonly TestArchive _control = new();

    public void Dispose()
    {
        _archive.Dispose();
        _control.Dispose();
    }

    [Fact]
    public void Ingest_KilledAtRandomMoments_EndsAsIfItNeverWas()
    {
        int kills = TestArchive.IsLong ? 200 : 10;
        string file = _archive.Write("in/items.jsonl", Lines(0, Items));
        IngestReport whole = _control.Ingest(file);
        string[] expected = _control.Inventory();
        var random = new Random(20310601);
        int killed = 0;
        for (int round = 0; killed < kills; round++)
        {
            round.ShouldBeLessThan(kills * 4, "the runs end before they can be killed");
            // Every few rounds the archive begins anew, so that kills fall into its making and its growth alike.
            if (round % 5 == 0 && Directory.Exists(_archive.Root)) Directory.Delete(_archive.Root, recursive: true);
            using (var run = new HostRun(_archive.Root, file))
            {
                if (run.Kill(random.Next(4), random.Next(1 << random.Next(8, 23)))) killed++;
            }
            if (Directory.Exists(_archive.Root)) ShouldHoldTogether();
        }

        using (var last = new HostRun(_archive.Root, file))
        {
            (long New, long Versions, long Unchanged, long Declined, string? Failed) end = last.Finish();
            (end.Failed, end.New + end.Versions + end.Unchanged, end.Declined).ShouldBe((null, whole.Taken, whole.Declined.Values.Sum()));
        }
        _archive.Inventory().ShouldBe(expected);
        _archive.ShouldBeSound();
    }

    [Fact]
    public void Ingest_TwoProcessesAtOnce_BothFinishAndTheCountsAddUp()
    {
        string file = _archive.Write("in/items.jsonl", Lines(0, 2_000));
        string other = _archive.Write("in/others.jsonl", Lines(1_000, 3_000));
        IngestReport whole = _control.Ingest(file, other);

        using (var a = new HostRun(_archive.Root, file))
        using (var b = new HostRun(_archive.Root, other))
        {
            (long New, long Versions, long Unchanged, long Declined, string? Failed) first = a.Finish(), second = b.Finish();
            (first.Failed, second.Failed).ShouldBe((null, null));
            (first.New + first.Versions + first.Unchanged + first.Declined, second.New + second.Versions + second.Unchanged + second.Declined).ShouldBe((2_000L, 2_000L));
            (first.New + second.New, first.Versions + second.Versions).ShouldBe((whole.NewArticles, whole.NewVersions));
        }
        _archive.Inventory().Length.ShouldBe(_control.Inventory().Length);
        _archive.ShouldBeSound();
        _archive.Search("shared").Length.ShouldBe(_control.Search("shared").Length);
    }

    [Fact]
    public async Task Ingest_TwoPipelinesAtOnce_BothFinishAndTheCountsAddUp()
    {
        string file = _archive.Write("in/items.jsonl", Lines(0, 1_500));
        string other = _archive.Write("in/others.jsonl", Lines(500, 2_000));
        IngestReport[] reports = await Task.WhenAll(Task.Run(() => _archive.Ingest(file)), Task.Run(() => _archive.Ingest(other)));

        reports.Sum(report => report.Items).ShouldBe(3_000);
        reports.Sum(report => report.NewArticles).ShouldBe(_control.Ingest(file, other).NewArticles);
        _archive.ShouldBeSound();
    }

    /// <summary>After a kill: what the catalogue holds is in the record, and a reader finds nothing damaged.</summary>
    private void ShouldHoldTogether()
    {
        Core.Problems.Outcome<PressArchive> opened = PressArchive.OpenOrCreate(_archive.Root, TimeProvider.System);
        opened.Problem.ShouldBeNull();
        using PressArchive archive = opened.Value;
        using (var writer = new ArchiveWriter(archive, TestArchive.Deriver.Derive, TimeSpan.FromSeconds(10))) writer.Recover(CancellationToken.None);
        RecordCheck.Run(archive, null, CancellationToken.None).Problems.ShouldBeEmpty();
    }

    /// <summary>Items of which some are edits of others and some hold no text.</summary>
    private static string Lines(int from, int to)
    {
        var lines = new StringBuilder();
        for (int n = from; n < to; n++)
        {
            string text = n % 50 == 49 ? "" : $"Shared words first, then {BadInputTests.Noise(n - (n % 10 == 9 ? 1 : 0))}{(n % 10 == 9 ? " with an edit" : "")}";
            lines.Append($"{{\"text\":\"{text}\",\"url\":\"http://a.example/{(n % 10 == 9 ? n - 1 : n)}\",\"captured\":\"2031-01-{1 + (n % 28):00}\",\"id\":\"{n}\"}}\n");
        }
        return lines.ToString();
    }
}
