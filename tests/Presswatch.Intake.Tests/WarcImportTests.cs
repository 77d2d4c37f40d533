using System.Text;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Tests.Support;

namespace Presswatch.Intake.Tests;

/// <summary>WARC files of other makers, whole and broken.</summary>
public sealed class WarcImportTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    private static byte[][] Records(string host) =>
    [
        Record("warcinfo", "", "software: other"u8.ToArray()),
        Response($"http://{host}/1", "200 OK", Html(1)),
        Record("request", $"http://{host}/1", "GET / HTTP/1.1\r\n\r\n"u8.ToArray()),
        Response($"http://{host}/gone", "404 Not Found", Html(2)),
        Response($"http://{host}/busy", "503 Busy", Html(3)),
        Response($"http://{host}/moved", "301 Moved", Html(4)),
        Response($"http://{host}/odd", "OKAY", Html(5)),
        Response($"http://{host}/packed", "200 OK", BadInputTests.Gzip(Html(6)), "Content-Encoding: gzip\r\n"),
        Response($"http://{host}/chunked", "200 OK", [.. "5\r\n"u8, .. Html(7).AsSpan(0, 5), .. Encoding.ASCII.GetBytes($"\r\n{Html(7).Length - 5:x}\r\n"), .. Html(7).AsSpan(5), .. "\r\n0\r\n\r\n"u8], "Transfer-Encoding: chunked\r\n"),
        Record("response", $"http://{host}/headless", "no head at all"u8.ToArray()),
        Response($"http://{host}/8", "200 OK", Html(8)),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ingest_WarcOfAnotherMaker_TakesPagesAndNamesTheRest(bool packed)
    {
        byte[][] records = Records("w.example");
        _archive.Write(packed ? "in/a.warc.gz" : "in/a.warc", packed ? records.SelectMany(BadInputTests.Gzip).ToArray() : records.SelectMany(record => record).ToArray());

        IngestReport report = _archive.Ingest(_archive["in"]);

        report.NewArticles.ShouldBe(4);
        report.Declined.ShouldBe(new Dictionary<string, long> { ["bad-container"] = 2, ["missing-page"] = 1, ["no-content"] = 2 }, ignoreOrder: true);
        _archive.Read(catalogue => catalogue.CaptureCount()).ShouldBe(7, "answers of 404, 503 and 301 are captures too");
        _archive.Texts().ShouldAllBe(text => text.Contains("committee number", StringComparison.Ordinal));
        _archive.ShouldBeSound();
        _archive.Ingest(_archive["in"]).Unchanged.ShouldBe(4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ingest_CutWarc_TakesWhatStandsBeforeTheCut(bool packed)
    {
        byte[][] records = Records("w.example");
        byte[] file = packed ? [.. records.SelectMany(BadInputTests.Gzip)] : [.. records.SelectMany(record => record)];
        _archive.Write(packed ? "in/a.warc.gz" : "in/a.warc", file.AsSpan(0, file.Length - 60));

        IngestReport report = _archive.Ingest(_archive["in"]);

        report.NewArticles.ShouldBe(3);
        report.Declined["cut-off"].ShouldBe(1);
    }

    [Fact]
    public void Ingest_BadHeadInTheMiddle_TakesWhatStandsBeforeIt()
    {
        byte[][] records = Records("w.example");
        _archive.Write("in/a.warc", [.. records[1], .. "WARC/1.0\r\nContent-Length: -5\r\n\r\n"u8, .. records[^1]]);

        IngestReport report = _archive.Ingest(_archive["in"]);

        report.NewArticles.ShouldBe(1);
        BadInputTests.Declined(report).ShouldBe(["bad-container a.warc:2"]);
    }

    private static byte[] Response(string address, string status, byte[] body, string fields = "") =>
        Record("response", address, [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n{fields}\r\n"), .. body]);

    private static byte[] Record(string type, string address, byte[] block) =>
        [.. Encoding.ASCII.GetBytes($"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: <{address}>\r\nWARC-Date: 2031-02-03T04:05:06Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: {block.Length}\r\n\r\n"), .. block, .. "\r\n\r\n"u8];

    private static byte[] Html(int n) => Encoding.UTF8.GetBytes(
        $"<html><head><title>Story {n}</title></head><body><h1>Story {n}</h1><p>The committee number {n} met and agreed on a plan for the northern valleys in year {n}.</p><p>It said that work number {n} would be finished before the rains of month {n} began.</p></body></html>");
}
