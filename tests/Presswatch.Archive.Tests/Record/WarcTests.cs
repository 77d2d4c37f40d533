using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Tests.Support;
using Presswatch.Archive.Warc;
using Presswatch.Core.Captures;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Tests.Record;

public sealed class WarcTests
{
    private static readonly byte[] Head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Odd: \u00e9\r\n\r\n"u8.ToArray();

    public static TheoryData<string, string, string?, int> Odd => new()
    {
        { "plain", "http://a.example/1", "2031-01-01", 10 },
        { "no claim", "http://a.example/1", null, 10 },
        { "line ends and NUL", "http://a.example/a\r\nWARC-Type: x\0b\u001b[31m", "2031-01-01", 10 },
        { "white space around", "  http://a.example/1\u00a0\u3000", " 2031-01-01\t", 10 },
        { "other scripts", "http://a.example/기사?ö=\u200b\u202e", "2031-01-01T05:06:07+09:00", 10 },
        { "longer than any buffer", "http://a.example/" + new string('x', 300_000), "2031-01-01", 10 },
        { "lone surrogate", "http://a.example/\ud800", "2031-01-01", 10 },
        { "empty", "", "", 0 },
        { "large", "http://a.example/1", "2031-01-01", 3_000_000 },
    };

    [Theory, MemberData(nameof(Odd))]
    public void Write_AnyCapture_IsReadBackAsItWasKept(string what, string address, string? claimed, int size)
    {
        foreach (byte[] head in (byte[][])[[], Head])
        {
            byte[] payload = Noise(size);
            Capture given = Capture(address, payload) with { Claimed = claimed, Source = address, ContentType = "text/html; x=\"" + address + "\"", Status = 999 };
            ReadyCapture ready = ReadyCapture.Of(new(given, default, null, "test", [], [], []), head, payload);

            WarcCapture back = WarcReader.Parse(ready.Record).ShouldNotBeNull(what);
            back.Payload.ShouldBe(payload);
            back.HttpHead.ShouldBe(head);
            back.Capture.Id.ShouldBe(given.Id);
            back.Capture.Status.ShouldBe(head.Length > 0 ? 200 : null);
            Log.CaptureLog.LeafOf(back.Capture, back.Headers).ShouldBe(ready.Leaf, what);
        }
    }

    public static TheoryData<string, int?> StatusLines => new()
    {
        { "HTTP/1.1 200 OK\r\n", 200 },
        { "HTTP/2 404\r\n", 404 },
        { "HTTP/1.1 OK\r\n", null },
        { "HTTP/1.1 2000 OK\r\n", null },
        { "HTTP/1.1 20 OK\r\n", null },
        { "HTTP/1.1\r\nX: a 200 b\r\n", null },
        { "", null },
    };

    [Theory, MemberData(nameof(StatusLines))]
    public void StatusOf_Head_IsThreeDigitsOfItsFirstLine(string head, int? status) => WarcRecord.StatusOf(Encoding.ASCII.GetBytes(head)).ShouldBe(status);

    [Fact]
    public void File_OfSeveralRecords_IsWarcForAnotherReader()
    {
        using var folder = new TemporaryFolder();
        ReadyCapture[] ready = [.. Enumerable.Range(0, 5).Select(n => Ready($"http://a.example/{n}", n * 1000, n % 2 == 0 ? Head : []))];
        RecordPlace[] places = Append(folder.Path, ready);
        string path = Path.Combine(folder.Path, places[0].File);
        byte[] file = File.ReadAllBytes(path);

        places.Sum(place => place.Length).ShouldBe(file.Length);
        foreach ((RecordPlace place, ReadyCapture capture) in places.Zip(ready))
        {
            // Each member unpacks alone, without what stands before or after it.
            using var gzip = new GZipStream(new MemoryStream(file, (int)place.Offset, (int)place.Length), CompressionMode.Decompress);
            (Dictionary<string, string> fields, byte[] block) = SmallWarcReader.Read(gzip).ShouldHaveSingleItem();
            fields["WARC-Target-URI"].ShouldBe(capture.Entry.Capture.Address);
            fields["WARC-Block-Digest"].ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData(block)));
            if (fields["WARC-Type"] == "response") fields["WARC-Payload-Digest"].ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData(block[Head.Length..])));
            else fields.ShouldNotContainKey("WARC-Payload-Digest", "the block of a resource is its payload");
            DateTimeOffset.ParseExact(fields["WARC-Date"], "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture).Year.ShouldBe(2031);
            fields["WARC-Record-ID"].ShouldStartWith("<urn:");
        }
        using var whole = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        SmallWarcReader.Read(whole).Count.ShouldBe(5);
        if (!OperatingSystem.IsWindows()) GzipTest(path).ShouldBe(0);
    }

    [Fact]
    public void Append_FileFull_BeginsTheNextInOrderAndFlushesTheClosed()
    {
        using var folder = new TemporaryFolder();
        var disk = new RecordingDisk();
        var now = SetClock.At("2031-06-30T23:00:00Z");
        var places = new List<RecordPlace>();
        using (var files = new WarcFiles(disk, folder.Path, fileLimit: 2_000))
        {
            for (int n = 0; n < 6; n++) places.AddRange(files.Append([Ready($"http://a.example/{n}", 1_500).Record], now));
            places.AddRange(files.Append([Ready("http://a.example/6", 1_500).Record], SetClock.At("2031-07-01T00:00:00Z")));
            // The clock is set back by a year; the order stays.
            places.AddRange(files.Append([Ready("http://a.example/7", 1_500).Record, Ready("http://a.example/8", 1_500).Record], SetClock.At("2030-07-01T00:00:00Z")));
        }
        disk.Lose(Unflushed.Dropped, new Random(1));

        places.Select(place => (place.File, place.Offset)).ShouldBe(places.Select(place => (place.File, place.Offset)).Order());
        WarcFiles.Names(folder.Path).ShouldBe(places.Select(place => place.File).Distinct());
        places.Select(place => place.File).Distinct().Count().ShouldBeGreaterThan(3);
        string last = places[^1].File;
        foreach (RecordPlace place in places.Where(place => place.File != last)) WarcReader.ReadAt(Path.Combine(folder.Path, place.File), place.Offset, place.Length).ShouldNotBeNull();
    }

    [Fact]
    public void MoveAsideAfter_TornTail_KeepsItBeside()
    {
        using var folder = new TemporaryFolder();
        RecordPlace[] places = Append(folder.Path, [Ready("http://a.example/1", 100), Ready("http://a.example/2", 100)]);
        string path = Path.Combine(folder.Path, places[0].File);
        byte[] whole = File.ReadAllBytes(path);

        using (var files = new WarcFiles(SystemDisk.Instance, folder.Path)) files.MoveAsideAfter(places[0]).ShouldBe(places[1].Length);

        File.ReadAllBytes(path).ShouldBe(whole[..(int)places[0].End]);
        File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(folder.Path, "aside")).ShouldHaveSingleItem()).ShouldBe(whole[(int)places[0].End..]);
        WarcFiles.Names(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void ReadAt_AnyByteFlipped_IsNeverShownAsGood()
    {
        using var folder = new TemporaryFolder();
        ReadyCapture ready = Ready("http://a.example/1", 400, Head);
        for (int at = 0; at < ready.Record.Length; at++)
        {
            byte[] flipped = [.. ready.Record];
            flipped[at] ^= 0x10;
            if (WarcReader.Parse(flipped) is not { } read) continue;
            // A flip that changes nothing of the capture may pass (an operating system byte of the gzip head); the log's leaf says whether it did.
            Log.CaptureLog.LeafOf(read.Capture, read.Headers).SequenceEqual(ready.Leaf).ShouldBe(read.Payload.AsSpan().SequenceEqual(Noise(400)) && read.Capture == ready.Entry.Capture, $"byte {at}");
        }
    }

    private static RecordPlace[] Append(string folder, ReadyCapture[] ready)
    {
        using var files = new WarcFiles(SystemDisk.Instance, folder);
        RecordPlace[] places = files.Append([.. ready.Select(capture => capture.Record)], SetClock.At("2031-06-01T00:00:00Z"));
        files.Flush();
        return places;
    }

    private static ReadyCapture Ready(string address, int size, byte[]? head = null)
    {
        byte[] payload = Noise(size);
        return ReadyCapture.Of(new(Capture(address, payload), default, null, "test", [], [], []), head ?? [], payload);
    }

    private static Capture Capture(string address, byte[] payload)
    {
        Sha256 digest = Sha256.Of(payload);
        return new(CaptureId.From("a.example", address, "", digest), "a.example", address, SetClock.At("2031-06-01T01:02:03.456Z"), null, null, "text/html", digest, payload.Length, new("name\n.html", digest, 7));
    }

    private static byte[] Noise(int size)
    {
        byte[] noise = new byte[size];
        new Random(size).NextBytes(noise);
        return noise;
    }

    private static int GzipTest(string path)
    {
        using Process gzip = Process.Start(new ProcessStartInfo("gzip", ["-t", path]))!;
        gzip.WaitForExit();
        return gzip.ExitCode;
    }
}
