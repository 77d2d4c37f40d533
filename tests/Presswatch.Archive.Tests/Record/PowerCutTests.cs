using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Catalogue.Sqlite;
using Presswatch.Archive.Log;
using Presswatch.Archive.Tests.Support;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Tests.Record;

/// <summary>The power goes at every step of the disk, and what was not flushed is lost in every way: nothing that was taken is, and no id that was given.</summary>
public sealed class PowerCutTests
{
    private static readonly SetClock Clock = new("2031-06-01");

    private static readonly Sample[][] Batches =
    [
        [Page(1), Page(2), Page(3)],
        [Page(1), Page(4)],
        [Page(5), new("http://a.example/1", Words(1) + " and an edit", "2031-01-09"), new("http://a.example/9", ""), Page(6)],
    ];

    public static TheoryData<Unflushed> Fates => new(Enum.GetValues<Unflushed>());

    [Theory, MemberData(nameof(Fates))]
    public void Take_PowerCutAtEachStep_LosesNothingTaken(Unflushed fate)
    {
        int steps = StepsOfWholeRun(out string[] control);
        steps.ShouldBeGreaterThan(15);
        for (int cutAt = 0; cutAt < steps; cutAt++)
        {
            using var folder = new TemporaryFolder();
            string root = folder["archive"];
            List<Counted> taken = RunUntilCut(root, new RecordingDisk(cutAt), fate, cutAt);
            Faults(root, taken).ShouldBeEmpty($"cut at step {cutAt}");
            Finish(root).ShouldBe(control, $"cut at step {cutAt}");
        }
    }

    [Theory]
    [InlineData("captures")]
    [InlineData("leaves")]
    [InlineData("journal")]
    public void Take_FlushLeftOut_IsNoticedByThisTest(string deaf)
    {
        int steps = StepsOfWholeRun(out _);
        var noticed = new List<int>();
        for (int cutAt = 0; cutAt <= steps; cutAt++)
        {
            using var folder = new TemporaryFolder();
            string root = folder["archive"];
            List<Counted> taken = RunUntilCut(root, new RecordingDisk(cutAt, deaf: deaf), Unflushed.Dropped, cutAt);
            if (Faults(root, taken).Count > 0) noticed.Add(cutAt);
        }
        noticed.ShouldNotBeEmpty();
    }

    [Fact]
    public void Take_FlushRefused_StopsWritingAndSaysSo()
    {
        for (int flush = 0; flush < 3; flush++)
        {
            using var folder = new TemporaryFolder();
            string root = folder["archive"];
            var disk = new RecordingDisk(failFlushAt: flush);
            using (PressArchive archive = PressArchive.OpenOrCreate(root, Clock, disk).Value)
            using (var writer = new ArchiveWriter(archive, Sample.Derive, TimeSpan.Zero))
            {
                Should.Throw<ArchiveException>(() => Take(writer, Batches[0])).Problem.Code.ShouldBe(ProblemCodes.WriteFailed);
                int steps = disk.Steps;
                Should.Throw<ArchiveException>(() => Take(writer, Batches[1])).Problem.Code.ShouldBe(ProblemCodes.WriteFailed);
                disk.Steps.ShouldBe(steps, "a refused flush must not be tried again");
            }
            Faults(root, []).ShouldBeEmpty();
        }
    }

    private static int StepsOfWholeRun(out string[] inventory)
    {
        using var folder = new TemporaryFolder();
        var disk = new RecordingDisk();
        RunUntilCut(folder["archive"], disk, Unflushed.Kept, 0).Count.ShouldBe(Batches.Sum(batch => batch.Length));
        inventory = Finish(folder["archive"]);
        return disk.Steps;
    }

    /// <summary>Takes all batches, or as many as the power lasts for.</summary>
    /// <returns>What was counted as taken.</returns>
    private static List<Counted> RunUntilCut(string root, RecordingDisk disk, Unflushed fate, int seed)
    {
        var taken = new List<Counted>();
        using (PressArchive archive = PressArchive.OpenOrCreate(root, Clock, disk).Value)
        using (var writer = new ArchiveWriter(archive, Sample.Derive, TimeSpan.Zero))
        {
            try
            {
                foreach (Sample[] batch in Batches)
                {
                    taken.AddRange(Take(writer, batch).Zip(batch, (done, sample) => new Counted(sample, [.. done.Sighted.Select(sighted => sighted.Article)])));
                }
            }
            catch (PowerCutException)
            {
                // What it leaves behind is what the test is about.
            }
        }
        disk.Lose(fate, new Random(seed));
        return taken;
    }

    /// <summary>Opens the archive after the cut and looks for all that must hold.</summary>
    private static List<string> Faults(string root, IReadOnlyList<Counted> taken)
    {
        var faults = new List<string>();
        using PressArchive archive = PressArchive.OpenOrCreate(root, Clock).Value;
        using var writer = new ArchiveWriter(archive, Sample.Derive, TimeSpan.Zero);
        try
        {
            writer.Recover(CancellationToken.None);
        }
        catch (ArchiveException failed)
        {
            faults.Add(failed.Message);
        }
        faults.AddRange(RecordCheck.Run(archive, null, CancellationToken.None).Problems.Select(problem => problem.ToString()));
        foreach ((Sample sample, _) in taken)
        {
            Outcome<WarcCapture> read = archive.ReadCapture(sample.Entry().Capture.Id);
            if (!read.TryGet(out WarcCapture capture) || !capture.Payload.AsSpan().SequenceEqual(sample.Bytes)) faults.Add($"{sample.Address} cannot be read");
        }
        return [.. faults, .. IdsLost(new(root), taken)];
    }

    /// <summary>Ids that were given and are not found in a catalogue made anew by a program that draws other texts from the same bytes: what the journal is for.</summary>
    private static List<string> IdsLost(ArchiveFolder folder, IReadOnlyList<Counted> taken)
    {
        string draft = folder.Catalogue + ".other";
        Outcome<long> rebuilt = CatalogueRebuild.Make(folder, draft, new FileInfo(folder.Leaves).Length / CaptureLog.LeafSize,
            captures => captures.Select(stored => (Otherwise(Sample.Derive(stored.Item1)), CaptureLog.LeafOf(stored.Item1.Capture, stored.Item1.Headers), stored.Item2)), Clock, null, CancellationToken.None);
        try
        {
            if (rebuilt.Problem is { } problem) return [problem.ToString()];
            using var made = SqliteCatalogue.Open(draft);
            return [.. taken.SelectMany(counted => counted.Ids).Where(id => made.FindArticle(id) is null).Select(id => $"{id} is no longer the id of its article")];
        }
        finally
        {
            CatalogueRebuild.Remove(draft);
        }
    }

    private static CatalogueEntry Otherwise(CatalogueEntry entry) => entry with { Articles = [.. entry.Articles.Select(text => text with { Folded = Sha256.Of("other" + text.Folded.Hex) })] };

    /// <summary>Runs the same command again, to its end.</summary>
    private static string[] Finish(string root)
    {
        using PressArchive archive = PressArchive.Open(root, Clock).Value;
        using (var writer = new ArchiveWriter(archive, Sample.Derive, TimeSpan.Zero))
        {
            foreach (Sample[] batch in Batches) Take(writer, batch);
        }
        RecordCheck.Run(archive, null, CancellationToken.None).Problems.ShouldBeEmpty();
        return [.. archive.Catalogue.Inventory()];
    }

    private static IReadOnlyList<TakenCapture> Take(ArchiveWriter writer, Sample[] batch) => writer.Take([.. batch.Select(sample => sample.Ready())], CancellationToken.None);

    private static Sample Page(int number) => new($"http://a.example/{number}", Words(number), Headline: $"Story {number}", Published: "2031-01-01");

    /// <summary>A capture that was counted as taken, with the ids that its articles were given.</summary>
    private sealed record Counted(Sample Sample, IReadOnlyList<ArticleId> Ids);

    private static string Words(int number) => string.Join(' ', Enumerable.Range(0, 40).Select(word => $"word{number}x{word * number}"));
}
