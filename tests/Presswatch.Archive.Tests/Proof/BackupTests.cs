using Presswatch.Archive.Backup;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Log;
using Presswatch.Archive.Tests.Support;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Tests.Proof;

public sealed class BackupTests : IDisposable
{
    private readonly SignedArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    private string Destination => _archive["backup"];

    [Fact]
    public void Restore_OfABackup_HasTheSameLogHeadAndAnswers()
    {
        SignedCheckpoint head = _archive.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2), SignedArchive.Page(3));
        Directory.CreateDirectory(_archive.Folder.Packs);
        File.WriteAllText(Path.Combine(_archive.Folder.Packs, "own.yaml"), "name: own");
        string[] inventory = Inventory(_archive.Root);
        Backup().Value.Leaves.ShouldBe(3);

        (long leaves, string root) = ArchiveRestore.Run(Destination, _archive["new"], null, CancellationToken.None).Value;
        (leaves, root).ShouldBe((3L, Convert.ToHexStringLower(head.Head.Root)));
        CatalogueRebuild.Run(new(_archive["new"]), SignedArchive.Draw, _archive.Clock, TimeSpan.Zero, null, CancellationToken.None).Problem.ShouldBeNull();
        Inventory(_archive["new"]).ShouldBe(inventory);
        using PressArchive restored = PressArchive.Open(_archive["new"], _archive.Clock).Value;
        CheckReport report = RecordCheck.Run(restored, new() { Draw = SignedArchive.Draw, Outside = head }, null, CancellationToken.None);
        (report.Checked, report.Checkpoints).ShouldBe((3L, 1L));
        report.Problems.ShouldBeEmpty();
        File.ReadAllText(Path.Combine(_archive["new"], "packs", "own.yaml")).ShouldBe("name: own");
    }

    [Fact]
    public void Backup_Again_CopiesOnlyWhatIsNew()
    {
        _archive.TakeAndSign([.. Enumerable.Range(0, 30).Select(SignedArchive.Page)]);
        long first = Backup().Value.Copied;
        Backup().Value.Copied.ShouldBe(0);
        _archive.TakeAndSign(SignedArchive.Page(31));
        BackupReport second = Backup().Value;

        second.Leaves.ShouldBe(31);
        second.Copied.ShouldBeInRange(1, first / 5);
        Restored().ShouldBe(31);
    }

    [Fact]
    public async Task Backup_WhileCapturesAreTaken_IsAConsistentSnapshot()
    {
        _archive.TakeAndSign(SignedArchive.Page(0));
        using var stop = new CancellationTokenSource();
        Task writing = Task.Run(() =>
        {
            for (int n = 1; n < 400 && !stop.IsCancellationRequested; n++) _archive.TakeAndSign(SignedArchive.Page(n));
        });
        try
        {
            for (int n = 0; n < 6; n++)
            {
                Outcome<BackupReport> done = Backup();
                done.Problem.ShouldBeNull();
                Restored().ShouldBe(done.Value.Leaves);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }
    }

    [Fact]
    public void Backup_CutOff_LeavesTheOneBefore()
    {
        _archive.TakeAndSign(SignedArchive.Page(1));
        Backup();
        byte[] list = File.ReadAllBytes(Path.Combine(Destination, "backup.json"));
        _archive.TakeAndSign(SignedArchive.Page(2));
        Backup();
        // As if the second one had ended before its list was written.
        File.WriteAllBytes(Path.Combine(Destination, "backup.json"), list);

        Restored().ShouldBe(1);
        Backup().Problem.ShouldBeNull();
        Restored().ShouldBe(2);
    }

    public static TheoryData<string> Damages => new() { "captures", "log/leaves", "log/checkpoints", "log/key.pub", "journal", "blobs" };

    [Theory, MemberData(nameof(Damages))]
    public void Restore_DamagedBackup_NamesTheFileAndLeavesNothing(string part)
    {
        _archive.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2));
        Backup();
        string whole = Path.Combine(Destination, part);
        string file = File.Exists(whole) ? whole : Directory.EnumerateFiles(whole, "*", SearchOption.AllDirectories).First();
        byte[] good = File.ReadAllBytes(file);
        foreach (byte[]? bad in (byte[]?[])[[.. good[..^1], (byte)(good[^1] ^ 1)], good[..^1], null])
        {
            if (bad is null) File.Delete(file);
            else File.WriteAllBytes(file, bad);
            Problem problem = ArchiveRestore.Run(Destination, _archive["new"], null, CancellationToken.None).Problem!;
            (problem.Code, problem.Place!.File).ShouldBe((ProblemCodes.BackupDamaged, file));
            Directory.Exists(_archive["new"]).ShouldBeFalse();
        }
        // The next backup mends what can be copied again.
        if (part is "captures" or "log/leaves") return;
        File.WriteAllBytes(file, good);
        Restored().ShouldBe(2);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"format\":\"presswatch-backup/1\"}")]
    [InlineData("{\"format\":\"presswatch-backup/1\",\"root\":\"\",\"files\":[{\"path\":\"../../evil\",\"stored\":\"log/leaves\",\"bytes\":1,\"sha256\":\"\"}]}")]
    public void Restore_DamagedList_IsRefused(string list)
    {
        _archive.TakeAndSign(SignedArchive.Page(1));
        Backup();
        File.WriteAllText(Path.Combine(Destination, "backup.json"), list);
        ArchiveRestore.Run(Destination, _archive["new"], null, CancellationToken.None).Problem!.Code.ShouldBe(ProblemCodes.BackupDamaged);
    }

    [Fact]
    public void Backup_OfAnotherLogOrOverOtherThings_IsRefused()
    {
        _archive.TakeAndSign(SignedArchive.Page(1));
        using var other = new SignedArchive();
        other.TakeAndSign(SignedArchive.Page(2));
        using (PressArchive archive = other.Open()) ArchiveBackup.Run(archive, Destination, TimeSpan.Zero, null, CancellationToken.None).Problem.ShouldBeNull();

        Backup().Problem!.Code.ShouldBe(ProblemCodes.BackupOfAnother);
        Directory.CreateDirectory(_archive["letters"]);
        File.WriteAllText(_archive["letters/a.txt"], "x");
        using PressArchive own = _archive.Open();
        ArchiveBackup.Run(own, _archive["letters"], TimeSpan.Zero, null, CancellationToken.None).Problem!.Code.ShouldBe(ProblemCodes.FolderInUse);
        ArchiveBackup.Run(own, Path.Combine(_archive.Root, "backup"), TimeSpan.Zero, null, CancellationToken.None).Problem!.Code.ShouldBe(ProblemCodes.FolderInUse);
        ArchiveRestore.Run(Destination, _archive["letters"], null, CancellationToken.None).Problem!.Code.ShouldBe(ProblemCodes.FolderInUse);
    }

    [Fact]
    public void Backup_OfAnAlteredArchive_IsRefusedAndTheBackupStays()
    {
        _archive.TakeAndSign(SignedArchive.Page(1), SignedArchive.Page(2));
        Backup();
        List<byte[]> records = _archive.Records();
        records.Reverse();
        _archive.Forge(records, leavesToo: true);

        Backup().Problem!.Code.ShouldBe(ProblemCodes.BackupOfAnother);
        Restored().ShouldBe(2);
    }

    [Fact]
    public void Backup_HoldsNoPrivateKey()
    {
        _archive.TakeAndSign(SignedArchive.Page(1));
        Backup();
        Directory.EnumerateFiles(Destination, "*", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("PRIVATE", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Backup_LockHeldByAnother_SaysBusy()
    {
        _archive.Take(SignedArchive.Page(1));
        using PressArchive archive = _archive.Open();
        using var held = FileLock.Take(_archive.Folder.WriteLock, TimeSpan.Zero, null, CancellationToken.None);
        Should.Throw<ArchiveException>(() => ArchiveBackup.Run(archive, Destination, TimeSpan.Zero, null, CancellationToken.None)).Problem.Code.ShouldBe(ProblemCodes.ArchiveBusy);
    }

    private Outcome<BackupReport> Backup()
    {
        using PressArchive archive = _archive.Open();
        return ArchiveBackup.Run(archive, Destination, TimeSpan.FromSeconds(10), null, CancellationToken.None);
    }

    /// <summary>Restores into a folder that is gone afterwards, checks the record, and gives the number of captures.</summary>
    private long Restored()
    {
        string folder = _archive["restored"];
        (long leaves, _) = ArchiveRestore.Run(Destination, folder, null, CancellationToken.None).Value;
        CatalogueRebuild.Run(new(folder), SignedArchive.Draw, _archive.Clock, TimeSpan.Zero, null, CancellationToken.None).Value.ShouldBe(leaves);
        using (PressArchive archive = PressArchive.Open(folder, _archive.Clock).Value) RecordCheck.Run(archive, null, CancellationToken.None).Problems.ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
        return leaves;
    }

    private string[] Inventory(string root)
    {
        using PressArchive archive = PressArchive.Open(root, _archive.Clock).Value;
        return [.. archive.Catalogue.Inventory()];
    }
}
