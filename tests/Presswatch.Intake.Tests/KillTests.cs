using System.Text;
using Presswatch.Archive;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Tests.Support;
using Presswatch.Packs;
using Xunit.Abstractions;

namespace Presswatch.Intake.Tests;

/// <summary>Processes that are killed, and processes that write at once.</summary>
public sealed class KillTests : IDisposable
{
    private const int Items = 6_000;

    private readonly ITestOutputHelper _output;
    private readonly TestArchive _archive = new();
    private readonly TestArchive _control = new();
    private readonly string _packs;
    private readonly Deriver _deriver;

    public KillTests(ITestOutputHelper output)
    {
        (_output, _packs) = (output, _archive["packs"]);
        // One pack: a process of its own is soon at work.
        Directory.CreateDirectory(_packs);
        Directory.CreateSymbolicLink(Path.Combine(_packs, "demo"), Path.Combine(TestArchive.Packs, "demo"));
        _deriver = new(PackSet.LoadAll(_packs));
    }

    public void Dispose()
    {
        _archive.Dispose();
        _control.Dispose();
    }

    /// <summary>The steps at which a run kills itself: before, in the middle of, and after each thing that is asked of the disk for each part of the record.</summary>
    private static readonly string[] Steps =
    [
        .. from part in new[] { "captures", "log", "journal" }
           from step in new[] { "open 0", "append 0", "append 1", "append 2", "flush 0", "flush 1", "flush 2" }
           from reach in new[] { "before", "half", "after" }
           select $"{part} {step} {reach}",
    ];

    [Fact]
    public void Ingest_KilledAtNamedStepsAndRandomMoments_EndsAsIfItNeverWas()
    {
        int kills = TestArchive.IsLong ? 1_000 : 50;
        string file = _archive.Write("in/items.jsonl", Lines(0, Items));
        IngestReport whole = _control.Ingest(file);
        string[] expected = _control.Inventory();
        var random = new Random(20310601);
        int killed = 0, atSteps = 0;
        for (int round = 0; killed < kills; round++)
        {
            round.ShouldBeLessThan(kills * 4, "the runs end before they can be killed");
            // Every few rounds the archive begins anew, so that kills fall into its making and its growth alike.
            if (round % 5 == 0 && Directory.Exists(_archive.Root)) Directory.Delete(_archive.Root, recursive: true);
            bool atStep = round % 2 == 0;
            using HostRun run = atStep ? HostRun.DyingAt(Steps[random.Next(Steps.Length)], _archive.Root, _packs, file) : new(_archive.Root, _packs, file);
            (bool wasKilled, long taken) = atStep ? run.Die() : run.Kill(random.Next(4), random.Next(1 << random.Next(8, 23)));
            if (wasKilled) killed++;
            if (wasKilled && atStep) atSteps++;
            if (Directory.Exists(_archive.Root)) ShouldHoldTogether(taken);
        }
        _output.WriteLine($"{killed} kills, {atSteps} of them at named steps");
        // Every tenth round is at a step, on an archive that begins anew: that one always comes to its step.
        atSteps.ShouldBeGreaterThanOrEqualTo(kills / 10);

        using (var last = new HostRun(_archive.Root, _packs, file))
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

        using (var a = new HostRun(_archive.Root, _packs, file))
        using (var b = new HostRun(_archive.Root, _packs, other))
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

    /// <summary>After a kill: what was said to be taken is there, the log verifies, every capture is read with its hash, and nothing is half.</summary>
    /// <param name="taken">Captures that the killed run had said to be taken.</param>
    private void ShouldHoldTogether(long taken)
    {
        Core.Problems.Outcome<PressArchive> opened = PressArchive.OpenOrCreate(_archive.Root, TimeProvider.System);
        opened.Problem.ShouldBeNull();
        using PressArchive archive = opened.Value;
        using (var writer = new ArchiveWriter(archive, _deriver.Derive, TimeSpan.FromSeconds(10))) writer.Recover(CancellationToken.None);
        CheckReport check = RecordCheck.Run(archive, new CheckScope(), null, CancellationToken.None);
        check.Problems.ShouldBeEmpty();
        check.Checked.ShouldBeGreaterThanOrEqualTo(taken, "captures that were said to be taken are gone");
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
