using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Parser;
using Presswatch.Extraction;
using Presswatch.Packs;

namespace Presswatch.Benchmarks;

/// <summary>
/// Pages a second over all pages of the article-extraction benchmark, bytes to page, with every shipped pack: on one thread and on two, beside AngleSharp alone on the
/// same text. Processor time is that of the whole process, collector and compiler included, so that other work on the machine weighs little; wall time stands beside it.
/// </summary>
internal static class ExtractionThroughput
{
    private static readonly TimeSpan WarmTime = TimeSpan.FromSeconds(6);
    private const int PassesOfARound = 12;

    /// <summary>Runs the rounds, one way after the other within each, and prints the median of each way.</summary>
    /// <param name="rounds">Rounds to measure; at least one.</param>
    /// <returns>0, or 1 where the pages are not to be had.</returns>
    public static int Run(int rounds)
    {
        if (Environment.GetEnvironmentVariable("PRESSWATCH_TESTDATA") is not { Length: > 0 } data || !Directory.Exists(Path.Combine(data, "extraction", "html")))
        {
            Console.Error.WriteLine("PRESSWATCH_TESTDATA must name the folder that holds extraction/html");
            return 1;
        }
        byte[][] pages = [.. Directory.GetFiles(Path.Combine(data, "extraction", "html"), "*.gz").Order(StringComparer.Ordinal).Select(Unpack)];
        var extractor = new PageExtractor(PackSet.LoadAll(DrawingBenchmarks.PacksFolder()).Packs);
        Action<byte[]> extract = page => extractor.Extract(new() { Bytes = page, Name = "page.html" });
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = true });
        Action<byte[]> parse = page => parser.ParseDocument(Encoding.UTF8.GetString(page)).Dispose();
        (string Name, Action<byte[]> Work, int Threads)[] ways =
        [
            ("extraction, 1 thread", extract, 1), ("extraction, 2 threads", extract, 2), ("AngleSharp alone, 1 thread", parse, 1), ("AngleSharp alone, 2 threads", parse, 2),
        ];
        Warm(pages, extract);
        Console.WriteLine($"{pages.Length} pages of {pages.Average(page => page.Length) / 1000:0} kB, {rounds} rounds of {PassesOfARound} passes, {Environment.ProcessorCount} processors; median (range)");
        long held = Anonymous("RssAnon");
        var samples = ways.Select(_ => new List<Sample>()).ToArray();
        for (int round = 0; round < rounds; round++)
        {
            for (int way = 0; way < 2; way++) samples[way].Add(Pass(pages, ways[way].Work, ways[way].Threads, PassesOfARound));
            held = Math.Max(held, Anonymous("RssAnon"));
        }
        long peak = Anonymous("VmHWM");
        Warm(pages, parse);
        for (int round = 0; round < rounds; round++)
        {
            for (int way = 2; way < ways.Length; way++) samples[way].Add(Pass(pages, ways[way].Work, ways[way].Threads, PassesOfARound));
        }
        for (int way = 0; way < ways.Length; way++) Print(ways[way].Name, samples[way]);
        Console.WriteLine($"two threads against one: extraction {Ratio(samples[1], samples[0])}, AngleSharp {Ratio(samples[3], samples[2])}");
        Console.WriteLine($"memory while extracting: {held / 1024} MB anonymous, {peak / 1024} MB working set at most");
        return 0;
    }

    /// <summary>Until the compiler has done with what runs.</summary>
    private static void Warm(byte[][] pages, Action<byte[]> work)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmTime) Pass(pages, work, 1, 2);
    }

    private static Sample Pass(byte[][] pages, Action<byte[]> work, int threads, int passes)
    {
        int next = -1, last = pages.Length * passes;
        void Take()
        {
            for (int i = Interlocked.Increment(ref next); i < last; i = Interlocked.Increment(ref next)) work(pages[i % pages.Length]);
        }
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        long allocated = GC.GetTotalAllocatedBytes(), start = Stopwatch.GetTimestamp();
        TimeSpan used = process.TotalProcessorTime;
        Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(_ => new Thread(Take))];
        foreach (Thread other in others) other.Start();
        Take();
        foreach (Thread other in others) other.Join();
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        double processor = (process.TotalProcessorTime - used).TotalSeconds;
        return new(last / wall, last / processor, processor / wall, (GC.GetTotalAllocatedBytes() - allocated) / (double)last / 1000);
    }

    private static void Print(string name, List<Sample> samples) =>
        Console.WriteLine($"{name,-28} {Spread(samples, s => s.ByProcessor)} pages per second of processor time, {Spread(samples, s => s.ByWall)} by the clock ({Median(samples, s => s.Busy):0.00} processors busy), {Median(samples, s => s.Allocated):0} kB allocated a page");

    /// <summary>Speed-up by the clock, and what it would be with both processors free: twice the ratio of processor time a page.</summary>
    private static string Ratio(List<Sample> two, List<Sample> one) =>
        $"{Median(two, s => s.ByWall) / Median(one, s => s.ByWall):0.00}x by the clock, {2 * Median(two, s => s.ByProcessor) / Median(one, s => s.ByProcessor):0.00}x by processor time";

    private static string Spread(List<Sample> samples, Func<Sample, double> of) => string.Create(CultureInfo.InvariantCulture, $"{Median(samples, of):0} ({samples.Min(of):0}–{samples.Max(of):0})");

    private static double Median(List<Sample> samples, Func<Sample, double> of) => samples.Select(of).Order().ElementAt(samples.Count / 2);

    private static byte[] Unpack(string file)
    {
        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    /// <summary>A line of /proc/self/status in kB; 0 where there is none.</summary>
    private static long Anonymous(string line) =>
        File.Exists("/proc/self/status") && File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith(line, StringComparison.Ordinal)) is { } found
            ? long.Parse(found.AsSpan()[(line.Length + 1)..].TrimEnd("kB ").Trim(), CultureInfo.InvariantCulture) : 0;

    private sealed record Sample(double ByWall, double ByProcessor, double Busy, double Allocated);
}
