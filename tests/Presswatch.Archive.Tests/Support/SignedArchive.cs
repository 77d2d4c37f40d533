using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Log;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Tests.Support;

/// <summary>An archive of sample pages whose log is signed, in a folder of its own, gone with the test.</summary>
internal sealed class SignedArchive : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SetClock Clock { get; } = new("2031-06-01T10:00:00Z");

    public string Root => _folder["archive"];

    public ArchiveFolder Folder => new(Root);

    public string KeyFile => _folder["state/presswatch/log.key"];

    public string this[string name] => _folder[name];

    public static Sample Page(int number) => new($"http://a.example/{number}", Words(number), Headline: $"Story {number}", Published: "2031-01-01");

    public static string Words(int number) => string.Join(' ', Enumerable.Range(0, 40).Select(word => $"word{number}x{word * number}"));

    public static IEnumerable<(CatalogueEntry, byte[] Leaf, RecordPlace)> Draw(IEnumerable<(WarcCapture, RecordPlace)> captures) =>
        captures.Select(stored => (Sample.Derive(stored.Item1), CaptureLog.LeafOf(stored.Item1.Capture, stored.Item1.Headers), stored.Item2));

    public PressArchive Open() => PressArchive.OpenOrCreate(Root, Clock).Value;

    /// <summary>Takes pages in and signs the log.</summary>
    public SignedCheckpoint TakeAndSign(params Sample[] pages)
    {
        Take(pages);
        return Sign().Value!;
    }

    public void Take(params Sample[] pages)
    {
        using PressArchive archive = Open();
        using var writer = new ArchiveWriter(archive, Sample.Derive, TimeSpan.FromSeconds(10));
        writer.Take([.. pages.Select(page => page.Ready())], CancellationToken.None);
    }

    public Outcome<SignedCheckpoint?> Sign(string? keyFile = null, bool newKey = false)
    {
        using PressArchive archive = Open();
        using SigningKey key = SigningKey.OpenOrCreate(keyFile ?? KeyFile, Root).Value;
        return LogSigner.Sign(archive, key, newKey, TimeSpan.FromSeconds(10), CancellationToken.None);
    }

    /// <summary>Everything that a check finds wrong, the catalogue's answers included.</summary>
    public IReadOnlyList<Problem> Problems(SignedCheckpoint? outside = null) => Check(new() { Draw = Draw, Outside = outside }).Problems;

    public CheckReport Check(CheckScope scope)
    {
        Outcome<PressArchive> opened = PressArchive.Open(Root, Clock);
        if (!opened.TryGet(out PressArchive archive)) return new(0, 0, 0, [], [opened.Problem!]);
        using PressArchive held = archive;
        return RecordCheck.Run(archive, scope, null, CancellationToken.None);
    }

    /// <summary>Makes the catalogue anew, as an attacker would who can run the program.</summary>
    public void Rebuild() => CatalogueRebuild.Run(Folder, Draw, Clock, TimeSpan.Zero, null, CancellationToken.None).Problem.ShouldBeNull();

    public string CaptureFile => Directory.EnumerateFiles(Folder.Captures, "*.warc.gz", SearchOption.AllDirectories).Single();

    /// <summary>The members of the one capture file.</summary>
    public List<byte[]> Records()
    {
        byte[] file = File.ReadAllBytes(CaptureFile);
        return [.. WarcReader.PlacesFrom(CaptureFile, 0).Select(place => file[(int)place.Offset..(int)(place.Offset + place.Length)])];
    }

    /// <summary>Puts other records in place of those that stand, and leaves that fit them where asked: what an attacker does who knows the format.</summary>
    public void Forge(IEnumerable<byte[]> records, bool leavesToo)
    {
        byte[][] all = [.. records];
        File.WriteAllBytes(CaptureFile, [.. all.SelectMany(record => record)]);
        if (leavesToo) File.WriteAllBytes(Folder.Leaves, [.. all.Select(record => WarcReader.Parse(record)!).SelectMany(capture => CaptureLog.LeafOf(capture.Capture, capture.Headers))]);
    }

    public void Dispose() => _folder.Dispose();
}
