using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Extraction;
using Presswatch.Packs;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;

namespace Presswatch.Benchmarks;

/// <summary>Articles of the 2012 corpus that are read a second, reading alone: on one thread and on two, by processor time and by the clock.</summary>
internal static class ReadingThroughput
{
    private const string Corpus = "kcna-2012.jsonl.gz";

    public static int Run(int rounds)
    {
        Pack pack = PackSet.LoadAll(DrawingBenchmarks.PacksFolder()).Find("dprk").Value;
        ReadingInput[] articles = Load(pack);
        long characters = articles.Sum(article => (long)article.Text.Length);
        var rules = ReadingRules.Compile(pack);
        for (int round = 0; round < rounds; round++)
        {
            foreach (int threads in (int[])[1, 2])
            {
                long allocated = GC.GetTotalAllocatedBytes(precise: true);
                TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
                long start = Stopwatch.GetTimestamp();
                Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
                {
                    var reader = new ArticleReader(rules);
                    for (int i = thread; i < articles.Length; i += threads) reader.Read(articles[i]);
                });
                double clock = Stopwatch.GetElapsedTime(start).TotalSeconds, processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
                Console.WriteLine(FormattableString.Invariant(
                    $"{threads} thread(s): {articles.Length / clock:0} articles a second by the clock, {articles.Length / processor:0} for each second of processor time ({characters / processor / 1e6:0.0} MB), {(GC.GetTotalAllocatedBytes(true) - allocated) / articles.Length:0} bytes allocated an article, {Process.GetCurrentProcess().WorkingSet64 >> 20} MB"));
            }
        }
        return 0;
    }

    private static ReadingInput[] Load(Pack pack)
    {
        var extractor = new PageExtractor([pack]);
        var articles = new List<ReadingInput>();
        using var lines = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Environment.GetEnvironmentVariable("PRESSWATCH_TESTDATA") ?? ".", "corpus", Corpus)), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument item = JsonDocument.Parse(line);
            string text = item.RootElement.GetProperty("text").GetString()!;
            Page page = extractor.ExtractFields(new() { Text = text, Title = item.RootElement.GetProperty("title").GetString(), Pack = pack.Name });
            if (page.Articles is not [var article, ..]) continue;
            PartialDate? published = PartialDate.TryParse(item.RootElement.GetProperty("date").GetString(), out PartialDate date) ? date : null;
            articles.Add(new(article.Headline, article.Text, published, article.Dateline, article.Language));
        }
        return [.. articles];
    }
}
