using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Presswatch.Archive.Reprints;
using Presswatch.Demo;

namespace Presswatch.Benchmarks;

/// <summary>Texts a second that the reprint index takes in on one thread, and bytes a text: the corpora, or so many articles of the demo country, once.</summary>
internal static class ReprintThroughput
{
    public static int Run(int demoArticles)
    {
        string[][] texts = demoArticles > 0 ? Demo(demoArticles) : Corpora();
        for (int round = 0; round < (demoArticles > 0 ? 1 : 4); round++)
        {
            var hasher = new ShingleHasher();
            var hashes = new List<ulong>();
            var reprints = new List<Reprint>();
            int pairs = 0, number = 0, twins = 0;
            var index = new ReprintIndex((text, into) => hasher.Add(texts[text], into));
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (string[] text in texts)
            {
                hashes.Clear();
                hasher.Add(text, hashes);
                reprints.Clear();
                if (index.Add(number, hashes, reprints) != number) twins++;
                number++;
                pairs += reprints.Count;
            }
            double seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine(FormattableString.Invariant($"{texts.Length} texts, {pairs} pairs, {twins} with the shingles of another, {index.Compared} read again: {texts.Length / seconds:0} texts a second of processor time, {(double)index.Bytes / texts.Length:0} bytes a text"));
        }
        return 0;
    }

    private static string[][] Corpora() =>
        [.. Directory.EnumerateFiles(Path.Combine(Environment.GetEnvironmentVariable("PRESSWATCH_TESTDATA") ?? ".", "corpus"), "*.jsonl.gz").Order(StringComparer.Ordinal)
            .SelectMany(Lines).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!.Split('\n')).Where(text => text.Length > 0)];

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static string[][] Demo(int articles)
    {
        const int ArticlesOfDay = 25, MostDays = 3_650;
        int days = Math.Clamp(articles / ArticlesOfDay, 1, MostDays);
        var options = new DemoOptions { Days = days, Scale = Math.Max(1, (articles / (days * ArticlesOfDay)) + 1) };
        return [.. new DemoCountry(options).Captures().Select(capture => capture.Truth).OfType<DemoTruth>().Take(articles).Select(truth => truth.Text.Split('\n'))];
    }
}
