using Presswatch.Archive.Log;
using Presswatch.Archive.Tests.Support;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Tests.Proof;

/// <summary>The power goes at every step while captures are taken and heads signed: no checkpoint that was handed out is lost, and none stands that the log does not bear out.</summary>
public sealed class CheckpointPowerCutTests
{
    public static TheoryData<Unflushed> Fates => new(Enum.GetValues<Unflushed>());

    [Theory, MemberData(nameof(Fates))]
    public void Sign_PowerCutAtEachStep_LosesNoCheckpoint(Unflushed fate)
    {
        int steps = StepsOfWholeRun();
        steps.ShouldBeGreaterThan(20);
        for (int cutAt = 0; cutAt < steps; cutAt++) Faults(new RecordingDisk(cutAt), fate, cutAt).ShouldBeEmpty($"cut at step {cutAt}");
    }

    [Theory]
    [InlineData("checkpoints")]
    [InlineData("key.pub")]
    public void Sign_FlushLeftOut_IsNoticedByThisTest(string deaf)
    {
        int steps = StepsOfWholeRun();
        Enumerable.Range(0, steps + 1).Count(cutAt => Faults(new RecordingDisk(cutAt, deaf: deaf), Unflushed.Dropped, cutAt).Count > 0).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Sign_FlushRefused_SaysSoAndHandsNothingOut()
    {
        int refused = 0;
        for (int flush = 0; flush < 12; flush++)
        {
            using var folder = new SignedArchive();
            var disk = new RecordingDisk(failFlushAt: flush);
            try
            {
                Run(folder, disk, []);
            }
            catch (ArchiveException failed)
            {
                failed.Problem.Code.ShouldBe(ProblemCodes.WriteFailed);
                refused++;
            }
        }
        refused.ShouldBeGreaterThan(6);
    }

    private static int StepsOfWholeRun()
    {
        using var folder = new SignedArchive();
        var disk = new RecordingDisk();
        Run(folder, disk, []);
        return disk.Steps;
    }

    private static List<string> Faults(RecordingDisk disk, Unflushed fate, int seed)
    {
        using var folder = new SignedArchive();
        var handedOut = new List<SignedCheckpoint>();
        try
        {
            Run(folder, disk, handedOut);
        }
        catch (PowerCutException)
        {
            // What it leaves behind is what the test is about.
        }
        disk.Lose(fate, new Random(seed));

        // The next program that writes mends the ends of the files.
        using (PressArchive archive = folder.Open())
        using (var writer = new ArchiveWriter(archive, Sample.Derive, TimeSpan.Zero)) writer.Recover(CancellationToken.None);
        var faults = folder.Problems().Select(problem => problem.ToString()).ToList();
        string stands = File.Exists(folder.Folder.Checkpoints) ? File.ReadAllText(folder.Folder.Checkpoints) : "";
        foreach (SignedCheckpoint checkpoint in handedOut)
        {
            if (!stands.Contains(checkpoint.Note.ToString(), StringComparison.Ordinal)) faults.Add($"the checkpoint of {checkpoint.Head.Size} leaves is gone");
            faults.AddRange(folder.Problems(checkpoint).Select(problem => problem.ToString()));
        }
        if (folder.Sign().Problem is { } unsigned) faults.Add(unsigned.ToString());
        return faults;
    }

    private static void Run(SignedArchive folder, RecordingDisk disk, List<SignedCheckpoint> handedOut)
    {
        using PressArchive archive = PressArchive.OpenOrCreate(folder.Root, folder.Clock, disk).Value;
        using SigningKey key = SigningKey.OpenOrCreate(folder.KeyFile, folder.Root).Value;
        using var writer = new ArchiveWriter(archive, Sample.Derive, TimeSpan.Zero);
        for (int batch = 0; batch < 2; batch++)
        {
            writer.Take([SignedArchive.Page(2 * batch).Ready(), SignedArchive.Page((2 * batch) + 1).Ready()], CancellationToken.None);
            if (LogSigner.Sign(archive, key, false, TimeSpan.Zero, CancellationToken.None).Value is { } signed) handedOut.Add(signed);
        }
    }
}
