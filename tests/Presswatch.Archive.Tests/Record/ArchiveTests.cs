using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Log;
using Presswatch.Archive.Tests.Support;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Tests.Record;

public sealed class ArchiveTests : IDisposable
{
    private static readonly SetClock Clock = new("2031-06-01");

    private readonly TemporaryFolder _folder = new();

    private string Root => _folder["archive"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Take_SameCaptureTwice_WritesOnce()
    {
        Take(Pages(3));
        string before = Fingerprint();
        IReadOnlyList<TakenCapture> again = Take([.. Pages(3), .. Pages(3)]);

        again.ShouldAllBe(taken => taken.Before != null);
        Fingerprint().ShouldBe(before);
    }

    [Fact]
    public void Take_TwiceInOneBatch_IsTakenOnce() =>
        Take([.. Pages(1), .. Pages(1)]).Select(taken => taken.Before is null).ShouldBe([true, false]);

    [Fact]
    public void Take_TwoWritersByTurns_SeeEachOthersWork()
    {
        using PressArchive archive = PressArchive.OpenOrCreate(Root, Clock).Value;
        using PressArchive other = PressArchive.OpenOrCreate(Root, Clock).Value;
        using var a = new ArchiveWriter(archive, Sample.Derive, TimeSpan.Zero);
        using var b = new ArchiveWriter(other, Sample.Derive, TimeSpan.Zero);
        foreach ((ReadyCapture page, int n) in Pages(8).Select((page, n) => (page, n))) (n % 2 == 0 ? a : b).Take([page], CancellationToken.None);

        b.Take(Pages(8), CancellationToken.None).ShouldAllBe(taken => taken.Before != null);
        RecordCheck.Run(archive, null, CancellationToken.None).ShouldSatisfyAllConditions(result => result.Checked.ShouldBe(8), result => result.Problems.ShouldBeEmpty());
    }

    [Fact]
    public void Take_LockHeldByAnother_SaysBusyAfterTheWait()
    {
        using PressArchive archive = PressArchive.OpenOrCreate(Root, Clock).Value;
        using var held = Disk.FileLock.Take(archive.Folder.WriteLock, TimeSpan.Zero, null, CancellationToken.None);
        using var writer = new ArchiveWriter(archive, Sample.Derive, TimeSpan.Zero);

        Should.Throw<ArchiveException>(() => writer.Take(Pages(1), CancellationToken.None)).Problem.Code.ShouldBe(ProblemCodes.ArchiveBusy);
    }

    [Fact]
    public void Rebuild_AfterMergesAndEdits_GivesTheSameInventory()
    {
        Take(Pages(6));
        Take([new Sample("http://a.example/1", Words(1) + " edited", "2031-02-01").Ready(), new Sample("http://a.example/2", Words(5), "2031-02-02", "Story 5", "2031-01-01").Ready(), new Sample("http://a.example/3", "").Ready()]);
        string[] before = Inventory();
        File.Delete(_folder["archive/catalogue.db"]);
        PressArchive.Open(Root, Clock).Problem!.Code.ShouldBe(ProblemCodes.CatalogueMissing);

        Rebuild().Value.ShouldBe(9);
        Inventory().ShouldBe(before);
        Take([.. Pages(6), new Sample("http://a.example/7", Words(7)).Ready()]).Count(taken => taken.Before is null).ShouldBe(1);
    }

    [Fact]
    public void Rebuild_OfAnotherDerivation_KeepsTheIdsOfTheJournal()
    {
        Take(Pages(3));
        string[] ids = [.. Inventory().Select(line => line[..16])];
        // A better program reads another headline from the same bytes; the ids were given and stay.
        CatalogueRebuild.Run(new(Root), captures => captures.Select(stored => (Better(Sample.Derive(stored.Item1)), CaptureLog.LeafOf(stored.Item1.Capture, stored.Item1.Headers), stored.Item2)),
            Clock, TimeSpan.Zero, null, CancellationToken.None).Value.ShouldBe(3);

        Inventory().Select(line => line[..16]).ShouldBe(ids);

        static CatalogueEntry Better(CatalogueEntry entry) => entry with { Articles = [.. entry.Articles.Select(text => text with { Text = Core.Values.Sha256.Of("b" + text.Text.Hex), Folded = Core.Values.Sha256.Of("c" + text.Folded.Hex) })] };
    }

    [Theory]
    [InlineData("captures")]
    [InlineData("log")]
    public void Verify_BytesFlipped_FindsEach(string part)
    {
        Take(Pages(3));
        string path = Directory.EnumerateFiles(_folder["archive/" + part], "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        byte[] good = File.ReadAllBytes(path);
        string[] whole = [.. Payloads()];
        for (int at = 0; at < good.Length; at += part == "log" ? 1 : 7)
        {
            byte[] bad = [.. good];
            bad[at] ^= 0x20;
            File.WriteAllBytes(path, bad);
            bool found = Problems().Count > 0;
            // A byte of the gzip head that no reader looks at (time, system) may change without harm.
            if (!found) Payloads().ShouldBe(whole, $"byte {at}");
            if (part == "log") found.ShouldBeTrue($"byte {at}");
        }
        File.WriteAllBytes(path, good);
        Problems().ShouldBeEmpty();
    }

    [Fact]
    public void Verify_OneRecordDamaged_NamesItAndReadsTheRest()
    {
        Take(Pages(5));
        string path = Directory.EnumerateFiles(_folder["archive/captures"], "*", SearchOption.AllDirectories).Single();
        (long offset, long length) = WarcReader.ReadFrom(path, 0).Select(record => (record.Offset, record.Length)).ElementAt(2);
        byte[] file = File.ReadAllBytes(path);
        file[(int)(offset + (length / 2))] ^= 4;
        File.WriteAllBytes(path, file);

        Problems().ShouldHaveSingleItem().Message.ShouldContain($"byte {offset} ");
    }

    [Fact]
    public void Verify_RecordsSwappedDroppedOrCut_FindsIt()
    {
        Take(Pages(3));
        string path = Directory.EnumerateFiles(_folder["archive/captures"], "*", SearchOption.AllDirectories).Single();
        byte[] file = File.ReadAllBytes(path);
        (long Offset, long Length)[] records = [.. WarcReader.ReadFrom(path, 0).Select(record => (record.Offset, record.Length))];
        byte[] Part(int n) => file[(int)records[n].Offset..(int)(records[n].Offset + records[n].Length)];

        foreach (byte[] bad in (byte[][])[[.. Part(1), .. Part(0), .. Part(2)], [.. Part(0), .. Part(2)], [.. Part(0), .. Part(1), .. Part(1)], [.. file, .. Part(0)], file[..^1], []])
        {
            File.WriteAllBytes(path, bad);
            Problems().ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Open_CatalogueAheadOfTheLog_RefusesToWrite()
    {
        Take(Pages(3));
        string leaves = _folder["archive/log/leaves"];
        File.WriteAllBytes(leaves, File.ReadAllBytes(leaves)[..32]);

        Should.Throw<ArchiveException>(() => Take(Pages(4))).Problem.Code.ShouldBe(ProblemCodes.ArchiveDamaged);
    }

    public static TheoryData<string, string> Markers => new()
    {
        { "{\"format\":2}", "PW3002" },
        { "{\"format\":\"x\"}", "PW3003" },
        { "[]", "PW3003" },
        { "", "PW3003" },
        { "{", "PW3003" },
    };

    [Theory, MemberData(nameof(Markers))]
    public void Open_MarkerOfAnotherKind_IsSaid(string marker, string code)
    {
        Take(Pages(1));
        File.WriteAllText(_folder["archive/archive.json"], marker);
        PressArchive.OpenOrCreate(Root, Clock).Problem!.Code.Id.ShouldBe(code);
    }

    [Fact]
    public void OpenOrCreate_FolderOfOtherThings_IsLeftAlone()
    {
        File.WriteAllText(_folder["letter.txt"], "x");
        PressArchive.OpenOrCreate(_folder.Path, Clock).Problem!.Code.ShouldBe(ProblemCodes.ArchiveMissing);
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void OpenOrCreate_KilledWhileItWasMade_GoesOn()
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(_folder["archive/archive.json.new"], "{");
        PressArchive.OpenOrCreate(Root, Clock).ShouldSatisfyAllConditions(opened => opened.Problem.ShouldBeNull(), opened => opened.Value.Dispose());
    }

    [Fact]
    public void ReadCapture_DamagedBytes_IsAProblemNeverAnAnswer()
    {
        Take(Pages(1));
        string path = Directory.EnumerateFiles(_folder["archive/captures"], "*", SearchOption.AllDirectories).Single();
        byte[] file = File.ReadAllBytes(path);
        file[file.Length / 2] ^= 1;
        File.WriteAllBytes(path, file);
        using PressArchive archive = PressArchive.Open(Root, Clock).Value;

        archive.ReadCapture(new Sample("http://a.example/0", Words(0), Headline: "Story 0", Published: "2031-01-01").Entry().Capture.Id).Problem!.Code.ShouldBe(ProblemCodes.ArchiveDamaged);
        archive.ReadCapture(new("unknown")).Problem!.Code.ShouldBe(ProblemCodes.UnknownArticle);
    }

    private IReadOnlyList<TakenCapture> Take(IReadOnlyList<ReadyCapture> batch)
    {
        using PressArchive archive = PressArchive.OpenOrCreate(Root, Clock).Value;
        using var writer = new ArchiveWriter(archive, Sample.Derive, TimeSpan.Zero);
        return writer.Take(batch, CancellationToken.None);
    }

    private Outcome<long> Rebuild() => CatalogueRebuild.Run(new(Root),
        captures => captures.Select(stored => (Sample.Derive(stored.Item1), CaptureLog.LeafOf(stored.Item1.Capture, stored.Item1.Headers), stored.Item2)), Clock, TimeSpan.Zero, null, CancellationToken.None);

    private string[] Inventory()
    {
        using PressArchive archive = PressArchive.Open(Root, Clock).Value;
        return [.. archive.Catalogue.Inventory()];
    }

    private IReadOnlyList<Problem> Problems()
    {
        using PressArchive archive = PressArchive.Open(Root, Clock).Value;
        return RecordCheck.Run(archive, null, CancellationToken.None).Problems;
    }

    private string[] Payloads() => [.. new RecordReader(new(Root)).After(null).Select(record => Convert.ToBase64String(record.Capture.Payload))];

    private string Fingerprint() => string.Join('\n', new[] { "captures", "log", "journal" }.SelectMany(part => Directory.EnumerateFiles(_folder["archive/" + part], "*", SearchOption.AllDirectories))
        .Order(StringComparer.Ordinal).Select(path => $"{path} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)))}"));

    private static ReadyCapture[] Pages(int count) => [.. Enumerable.Range(0, count).Select(n => new Sample($"http://a.example/{n}", Words(n), Headline: $"Story {n}", Published: "2031-01-01").Ready())];

    private static string Words(int number) => string.Join(' ', Enumerable.Range(0, 40).Select(word => $"word{number}x{word * number}"));
}
