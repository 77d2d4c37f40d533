using System.Diagnostics;
using Presswatch.Archive;
using Presswatch.Core.Problems;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Tests.Support;

namespace Presswatch.Intake.Tests;

/// <summary>Archives that are used again, made anew, damaged, full, sealed off.</summary>
public sealed class ArchiveCareTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Ingest_SameFilesAgain_ChangesNothing()
    {
        WriteSome(200);
        IngestReport first = _archive.Ingest(_archive["in"]);
        string before = _archive.RecordDigest();
        string[] inventory = _archive.Inventory();

        IngestReport again = _archive.Ingest(_archive["in"]);

        (again.NewArticles, again.NewVersions, again.Unchanged, again.NewAddresses).ShouldBe((0L, 0L, first.Taken, 0L));
        again.Declined.ShouldBe(first.Declined);
        _archive.RecordDigest().ShouldBe(before);
        _archive.Inventory().ShouldBe(inventory);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rebuild_OfWholeOrOfWhatIsLeft_GivesTheSameIdsAndAnswers(bool derivedPartsGone)
    {
        WriteSome(300);
        _archive.Ingest(_archive["in"]);
        string[] queries = ["committee", "\"northern valleys\"", "story -harvest", "lang:en", "plan OR bridge", "numbe*"];
        string[] inventory = _archive.Inventory();
        string[][] answers = [.. queries.Select(_archive.Search)];
        answers.ShouldAllBe(answer => answer.Length > 0);
        if (derivedPartsGone)
        {
            foreach (string file in Directory.EnumerateFiles(_archive.Root, "catalogue.db*")) File.Delete(file);
            Directory.Delete(new ArchiveFolder(_archive.Root).Corpus, recursive: true);
            PressArchive.Open(_archive.Root, TimeProvider.System).Problem!.Code.ShouldBe(ProblemCodes.CatalogueMissing);
        }

        Rebuild.Catalogue(new(_archive.Root), TestArchive.Deriver, TimeProvider.System, TimeSpan.Zero, null, CancellationToken.None).Problem.ShouldBeNull();
        DerivedFile.Remove(new ArchiveFolder(_archive.Root).Corpus);

        _archive.Inventory().ShouldBe(inventory);
        queries.Select(_archive.Search).ShouldBe(answers);
    }

    public static TheoryData<string, string> Damages => new() { { "noise", "PW3003" }, { "gone", "PW3010" }, { "newer", "PW3002" }, { "cut", "PW3003" } };

    [Theory, MemberData(nameof(Damages))]
    public void Open_DamagedArchive_SaysSoAndRebuildMendsTheCatalogue(string damage, string code)
    {
        WriteSome(200);
        _archive.Ingest(_archive["in"]);
        string[] inventory = _archive.Inventory();
        string catalogue = Path.Combine(_archive.Root, "catalogue.db");
        byte[] good = File.ReadAllBytes(catalogue);
        switch (damage)
        {
            case "noise": File.WriteAllBytes(catalogue, [.. Enumerable.Repeat((byte)'x', 50_000)]); break;
            case "cut": File.WriteAllBytes(catalogue, good[..(good.Length / 3)]); break;
            case "newer": File.WriteAllText(Path.Combine(_archive.Root, "archive.json"), "{\"format\":99}"); break;
            default: File.Delete(catalogue); break;
        }

        Problem? said = PressArchive.OpenOrCreate(_archive.Root, TimeProvider.System) is { Problem: { } atOpening } ? atOpening : null;
        said ??= Should.Throw<ArchiveException>(() => _archive.Ingest(_archive["in"])).Problem;
        said.Code.Id.ShouldBe(code);
        said.Place.ShouldNotBeNull();

        if (damage == "newer") return;
        Rebuild.Catalogue(new(_archive.Root), TestArchive.Deriver, TimeProvider.System, TimeSpan.Zero, null, CancellationToken.None).Problem.ShouldBeNull();
        _archive.Inventory().ShouldBe(inventory);
    }

    [Fact]
    public void SearchFiles_DamagedIndex_IsMadeAnew()
    {
        WriteSome(50);
        _archive.Ingest(_archive["in"]);
        string[] before = _archive.Search("committee");
        foreach (string file in Directory.EnumerateFiles(new ArchiveFolder(_archive.Root).Corpus, "*", SearchOption.AllDirectories)) File.WriteAllBytes(file, [.. Enumerable.Repeat((byte)'x', 20_000)]);

        _archive.Search("committee").ShouldBe(before);
    }

    [Fact]
    public void Ingest_FullDisk_SaysSoKeepsWhatWasTakenAndGoesOnWithMoreSpace()
    {
        string file = _archive.Write("in/items.jsonl", string.Join('\n', Enumerable.Range(0, 8_000).Select(n => $"{{\"text\":\"{BadInputTests.Noise(n)}\"}}")));
        Directory.CreateDirectory(_archive.Root);
        if (!Mount("-t", "tmpfs", "-o", "size=2m", "presswatch-test", _archive.Root)) return;
        try
        {
            ArchiveException failed = Should.Throw<ArchiveException>(() => _archive.Ingest(file));
            failed.Problem.Code.ShouldBe(ProblemCodes.DiskFull);
            failed.Problem.Place.ShouldNotBeNull();

            Mount("-o", "remount,size=200m", _archive.Root).ShouldBeTrue();
            IngestReport report = _archive.Ingest(file);
            report.Taken.ShouldBe(8_000);
            _archive.ShouldBeSound();
        }
        finally
        {
            Unmount();
        }
    }

    [Fact]
    public void Ingest_SealedArchive_SaysThatItIsReadOnly()
    {
        WriteSome(20);
        Directory.CreateDirectory(_archive.Root);
        if (!Mount("-t", "tmpfs", "-o", "size=50m", "presswatch-test", _archive.Root)) return;
        try
        {
            _archive.Ingest(_archive["in"]);
            Mount("-o", "remount,ro", _archive.Root).ShouldBeTrue();

            Problem? said = PressArchive.OpenOrCreate(_archive.Root, TimeProvider.System) is { Problem: { } atOpening } ? atOpening : null;
            said ??= Should.Throw<ArchiveException>(() => _archive.Ingest(_archive["in"])).Problem;
            said.Code.ShouldBe(ProblemCodes.ArchiveReadOnly);
        }
        finally
        {
            Unmount();
        }
    }

    /// <summary>Mounting takes a superuser on Linux; elsewhere these two cases cannot be made.</summary>
    private static bool Mount(params string[] arguments)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root") return false;
        using Process mount = Process.Start(new ProcessStartInfo("mount", arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        mount.WaitForExit();
        return mount.ExitCode == 0;
    }

    private void Unmount()
    {
        using Process unmount = Process.Start("umount", ["-l", _archive.Root]);
        unmount.WaitForExit();
    }

    private void WriteSome(int count)
    {
        string Line(int n) => $"{{\"title\":\"Story {n}\",\"text\":\"The {(n % 3 == 0 ? "harvest" : "water")} committee agreed on plan {n} for the northern valleys. {BadInputTests.Noise(n)}\",\"url\":\"http://a.example/{n}\",\"captured\":\"2031-01-02\",\"date\":\"2031-01-0{1 + (n % 9)}\",\"language\":\"en\"}}";
        _archive.Write("in/a.jsonl", string.Join('\n', Enumerable.Range(0, count).Select(Line)));
        _archive.Write("in/b.jsonl", string.Join('\n', Enumerable.Range(0, count / 10).Select(n => Line(n * 10).Replace("agreed", "did not agree", StringComparison.Ordinal).Replace("01-02", "01-05", StringComparison.Ordinal)))
            + "\n{\"text\":\"\"}\nnot json");
        _archive.Write("in/c.txt", "Selvar, August 6 (LNA) -- A bridge was opened in the capital. The committee was there and number 5 was read out.");
    }
}
