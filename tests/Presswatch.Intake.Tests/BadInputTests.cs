using System.IO.Compression;
using System.Text;
using Presswatch.Intake.Items;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Tests.Support;

namespace Presswatch.Intake.Tests;

/// <summary>One bad file among good ones is reported with its reason and place; all else is taken.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Good = "Selvar, August 6 (LNA) -- The harvest committee met on Tuesday and agreed on the plan for the northern valleys.\nIt said that the work would be finished before the rains.";

    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    public static TheoryData<string, byte[], int, string[]> Files
    {
        get
        {
            byte[] lines = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 400).Select(n => $"{{\"text\":\"{Noise(n)}\"}}")));
            return new()
            {
                { "empty.txt", [], 0, ["empty empty.txt"] },
                { "empty.jsonl.gz", [], 0, ["empty empty.jsonl.gz"] },
                { "picture.txt", Picture, 0, ["not-text picture.txt"] },
                { "picture.html", Picture, 0, ["not-text picture.html"] },
                { "bomb.txt.gz", Gzip(new byte[40_000_000]), 0, ["decompression-bomb bomb.txt.gz"] },
                { "plain.txt.gz", "hello, this was never packed"u8.ToArray(), 0, ["cut-off plain.txt.gz"] },
                { "cut.html.gz", Gzip(lines)[..^100], 0, ["cut-off cut.html.gz"] },
                { "noise.zip", Picture, 0, ["cut-off noise.zip"] },
                { "noise.warc", "hello\r\n\r\n"u8.ToArray(), 0, ["bad-container noise.warc:1"] },
                { "noise.json", "{"u8.ToArray(), 0, ["bad-json noise.json:1:2"] },
                { "no-text.csv", "a,b\n1,2\n"u8.ToArray(), 0, ["missing-field no-text.csv:2"] },
            };
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Ingest_BadFile_IsDeclinedWithItsPlaceAndTheRestIsTaken(string name, byte[] bytes, int taken, string[] declined)
    {
        _archive.Write("in/aaa.txt", Good);
        _archive.Write("in/" + name, bytes);
        _archive.Write("in/zzz.txt", Good.Replace("harvest", "water", StringComparison.Ordinal));

        IngestReport report = _archive.Ingest(_archive["in"]);

        Declined(report).ShouldBe(declined);
        (report.Files, report.NewArticles).ShouldBe((3, 2 + taken));
        _archive.ShouldBeSound();
    }

    [Fact]
    public void Ingest_JsonLines_EachBadLineIsNamedAndTheOthersTaken()
    {
        string deep = $"{{\"text\":\"deep words here\",\"x\":{new string('[', 200)}{new string(']', 200)}}}";
        (string Line, string? Reason)[] lines =
        [
            ("\ufeff{\"text\":\"a mark stands before this\"}", null),
            ("{\"title\":\"no text\"}", "missing-field"),
            ("[1,2]", "bad-json"),
            ("{\"text\":5}", "wrong-field"),
            ("{\"text\":\"first of the two\",\"text\":\"second of the two\"}", null),
            ("not json", "bad-json"),
            ("\"only a text\"", "bad-json"),
            ("{\"text\":\"x\",\"date\":\"2031-13-40\"}", "wrong-field"),
            ("{\"text\":\"x\",\"date\":20310101}", "wrong-field"),
            ("{\"text\":\"x\",\"captured\":\"the other day\"}", "wrong-field"),
            ("{\"text\":\"cut off here", "bad-json"),
            ("{\"text\":null}", "missing-field"),
            ("{\"text\":\"  \"}", "no-text"),
            (deep, "bad-json"),
            ("{\"text\":\"lone \\ud800 surrogate\"}", "bad-json"),
            ("{\"id\":3,\"text\":\"its id is a number\"}", null),
            ("{\"text\":\"more follows\"} behind it", "bad-json"),
            ("{\"text\":\"an address with a line end\",\"url\":\"http://a.example/a\\r\\nb\\u0000c\",\"source\":\" a\\tb \"}", null),
            ($"{{\"text\":\"an address beyond all bounds\",\"url\":\"http://a.example/{new string('x', 200_000)}\"}}", null),
            ("{\"text\":\"the last of all\"}", null),
        ];
        _archive.Write("in/bad.jsonl", string.Join('\n', lines.Select(line => line.Line)));

        IngestReport report = _archive.Ingest(_archive["in"]);

        report.NewArticles.ShouldBe(lines.Count(line => line.Reason is null));
        Declined(report).ShouldBe(lines.Select((line, n) => (line.Reason, n)).Where(line => line.Reason is not null).Select(line => $"{line.Reason} bad.jsonl:{line.n + 1}"), ignoreOrder: true);
        _archive.Texts().ShouldContain("second of the two");
        _archive.Texts().ShouldContain("the last of all");
        _archive.ShouldBeSound();
        _archive.Ingest(_archive["in"]).Unchanged.ShouldBe(report.NewArticles);
    }

    [Fact]
    public void Ingest_CutGzip_TakesWhatStandsBeforeTheCut()
    {
        byte[] packed = Gzip(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 3_000).Select(n => $"{{\"text\":\"{Noise(n)}\"}}"))));
        _archive.Write("in/cut.jsonl.gz", packed.AsSpan(0, packed.Length / 2));

        IngestReport report = _archive.Ingest(_archive["in"]);

        report.NewArticles.ShouldBeInRange(1_000, 2_000);
        report.Declined["cut-off"].ShouldBe(1);
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(3_000_000)]
    public void Ingest_LineOverTheLimit_IsPassedOver(int length)
    {
        _archive.Write("in/long.jsonl", $"{{\"text\":\"before the long one\"}}\n{{\"text\":\"{new string('x', length)}\"}}\n{{\"text\":\"after the long one\"}}\n{{\"text\":\"{new string('y', length)}\"}}");

        IngestReport report = _archive.Ingest(IntakeOptions.Default with { MaxItemBytes = 1_024 }, _archive["in"]);

        report.NewArticles.ShouldBe(2);
        Declined(report).ShouldBe(["too-large long.jsonl:2", "too-large long.jsonl:4"]);
    }

    [Fact]
    public void Ingest_LineOf70Megabytes_IsPassedOverWithTheUsualLimit()
    {
        if (!TestArchive.IsLong) return;
        using (var file = new StreamWriter(_archive.Write("in/long.jsonl", [])))
        {
            file.Write("{\"text\":\"");
            for (int n = 0; n < 14_000_000; n++) file.Write("word ");
            file.Write("\"}\n{\"text\":\"after the long one\"}\n");
        }
        IngestReport report = _archive.Ingest(_archive["in"]);
        (report.NewArticles, report.Declined["too-large"]).ShouldBe((1L, 1L));
    }

    public static TheoryData<string, string> Charsets => new()
    {
        { "windows-1252", "Selvar, August 6 (LNA) -- The caf\u00e9\u2019s committee met \u2013 and agreed \u201cgladly\u201d on the plan. It met again on Tuesday in front of the na\u00efve fa\u00e7ade of the hall." },
        { "euc-kr", "농업위원회가 화요일에 모임을 가지고 북부 계획에 합의하였다. 일은 장마 전에 끝날 것이라고 위원회는 말하였다. 새 다리가 열렸다." },
        { "shift_jis", "農業委員会が火曜日に会合を開き、北部の谷の計画について合意した。作業は雨の前に終わるという。新しい橋が開通したと伝えられる。" },
        { "utf-16", "The committee met on Tuesday and agreed on the plan for the northern valleys and the work before the rains." },
        { "utf-8", "Ein Ausschu\u00df tagte am Dienstag und beriet \u00fcber die Pl\u00e4ne f\u00fcr die n\u00f6rdlichen T\u00e4ler im Land." },
    };

    [Theory, MemberData(nameof(Charsets))]
    public void Ingest_TextOfAnotherCharset_IsReadAsWhatItSays(string charset, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding encoding = Encoding.GetEncoding(charset);
        _archive.Write("in/a.txt", [.. encoding.Preamble, .. encoding.GetBytes(text)]);

        _archive.Ingest(_archive["in"]).NewArticles.ShouldBe(1);
        string ending = text[(text.Length / 2)..];
        _archive.Texts().ShouldHaveSingleItem().ShouldEndWith(ending);
    }

    [Fact]
    public void Ingest_Csv_ReadsQuotesLinesAndSeparatorsAndNamesBadRows()
    {
        _archive.Write("in/a.csv", "\ufefftitle,text,date\r\n\"A \"\"quoted\"\" title\",\"line one\nline two, with a comma\",2031-01-02\r\nB,no date at all,\r\nC\r\nD,\"a quote that is never closed,2031-01-01\r\nE,behind the bad row,2031-01-03\r\n");
        _archive.Write("in/b.csv", "title;text\nA;other separators, and commas\n");
        _archive.Write("in/c.csv", "title\ttext\nA\ttabs it is\n");

        IngestReport report = _archive.Ingest(_archive["in"]);

        _archive.Texts().ShouldBe(["line one\nline two, with a comma", "no date at all", "other separators, and commas", "tabs it is", "behind the bad row"], ignoreOrder: true);
        Declined(report).ShouldBe(["missing-field a.csv:5", "bad-container a.csv:6"]);
    }

    [Fact]
    public void Ingest_Zip_ReadsInMemoryAndSaysWhatItLeaves()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "../../outside.txt", Encoding.UTF8.GetBytes(Good));
            Add(zip, "/absolute.txt", Encoding.UTF8.GetBytes(Good.Replace("harvest", "water", StringComparison.Ordinal)));
            Add(zip, "bomb.txt", new byte[20_000_000]);
            Add(zip, "empty.txt", []);
            Add(zip, "lines.jsonl", "nope\n{\"text\":\"in the zip\"}"u8.ToArray());
            Add(zip, "inner.zip", Picture);
            Add(zip, "picture.png", Picture);
        }
        _archive.Write("in/a.zip", packed.ToArray());
        _archive.Write("in/cut.zip", packed.ToArray().AsSpan(0, (int)packed.Length - 40));

        IngestReport report = _archive.Ingest(_archive["in"]);

        report.NewArticles.ShouldBe(3);
        report.IgnoredFiles.ShouldBe(0);
        Declined(report).ShouldBe(["decompression-bomb a.zip!bomb.txt", "empty a.zip!empty.txt", "bad-json a.zip!lines.jsonl:1", "bad-container a.zip!inner.zip", "cut-off cut.zip"]);
        File.Exists(_archive["outside.txt"]).ShouldBeFalse();
        Directory.EnumerateFiles(_archive["in"]).Count().ShouldBe(2);
    }

    [Fact]
    public void Ingest_LinksPipesAndOddNames_NeitherHangNorEndTheRun()
    {
        if (OperatingSystem.IsWindows()) return;
        _archive.Write("in/good.txt", Good);
        _archive.Write("in/bell\u0007\u001b[31m\u202e.txt", []);
        File.CreateSymbolicLink(_archive["in/dangling.txt"], "nowhere");
        File.CreateSymbolicLink(_archive["in/itself.txt"], "itself.txt");
        File.CreateSymbolicLink(_archive["in/forbidden.txt"], "/proc/self/mem");
        Directory.CreateSymbolicLink(_archive["in/around"], ".");
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", [_archive["in/pipe.txt"]])) pipe.WaitForExit();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        IngestReport report = _archive.Ingest(_archive["in"], _archive["missing.txt"], _archive["missing"]);

        report.NewArticles.ShouldBe(1);
        report.Declined.ShouldBe(new Dictionary<string, long> { ["empty"] = 3, ["not-found"] = 3, ["not-readable"] = 1 }, ignoreOrder: true);
        report.Problems.ShouldAllBe(problem => !problem.ToString().Any(c => char.IsControl(c) && c != '\n'));
        _archive.ShouldBeSound();
    }

    internal static string[] Declined(IngestReport report) =>
        [.. report.Problems.Select(problem => $"{problem.Code.Reason} {(problem.Place is { } place ? (place with { File = Path.GetFileName(place.File) }).ToString() : "")}")];

    internal static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }

    internal static string Noise(int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, 30).Select(_ => $"w{random.Next(100_000)}"));
    }

    private static readonly byte[] Picture = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, .. Enumerable.Range(0, 2_000).Select(n => (byte)(n * 7))];

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        using Stream entry = zip.CreateEntry(name).Open();
        entry.Write(bytes);
    }
}
