using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Presswatch.Core.Dates;
using Presswatch.Core.Values;
using Presswatch.Corpus;
using Presswatch.Corpus.Novelty;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Benchmarks;

/// <summary>Novelty of each article, new and silent phrases of each month, and set phrases, over the corpora as they are.</summary>
internal static class NoveltyThroughput
{
    /// <summary>Articles that are named for taking longest.</summary>
    private const int Slowest = 5;

    /// <summary>Runs of each article, of which the quickest counts: another program's turn on the core is no part of it.</summary>
    private const int Tries = 3;

    public static int Run()
    {
        List<(DateOnly Day, string Title, string Text, ArticleId Id)> articles = [.. Corpora()];
        using var builder = new SegmentBuilder();
        for (int i = 0; i < articles.Count; i++)
        {
            (DateOnly day, string title, string text, ArticleId id) = articles[i];
            builder.Add(new(i, id, new(i.ToString("x12")), ["corpus"], "corpus", "en", null, new PartialDate(day.Year, day.Month, day.Day), true, title, text));
        }
        using Segment segment = builder.BuildInMemory();
        using CorpusSnapshot snapshot = CorpusSnapshot.Of(segment);
        Console.WriteLine(FormattableString.Invariant($"{articles.Count} articles, {segment.Words} words"));
        var phrases = new CorpusPhrases(snapshot);
        Time("index of windows", () => $"{phrases.WindowBytes / 1e6:0.0} MB, {(double)phrases.WindowBytes / segment.Words:0.0} bytes a word");
        Novelty(phrases, articles);
        Months(phrases);
        for (int round = 0; round < 3; round++) Time("set phrases", () => Summary(phrases, phrases.Set(new(), default)));
        return 0;
    }

    private static void Novelty(CorpusPhrases phrases, List<(DateOnly Day, string Title, string Text, ArticleId Id)> articles)
    {
        var times = new List<double>();
        var slowest = new PriorityQueue<string, double>();
        (long fresh, long formula) = (0, 0);
        foreach ((DateOnly day, string title, string text, ArticleId id) in articles)
        {
            (double best, NoveltyAnswer? answer) = (double.MaxValue, null);
            for (int i = 0; i < Tries; i++)
            {
                long start = Stopwatch.GetTimestamp();
                answer = phrases.Novelty(TextWords.Of(title, text), day, id, null, default);
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            times.Add(best);
            if (slowest.Count < Slowest) slowest.Enqueue(Summary(best, answer!), best);
            else slowest.EnqueueDequeue(Summary(best, answer!), best);
            (fresh, formula) = (fresh + answer!.NewWords, formula + answer.FormulaWords);
        }
        Console.WriteLine(FormattableString.Invariant($"novelty of one article: {Quantiles(times)} ms; {100.0 * formula / (fresh + formula):0.0} % of all words formula"));
        while (slowest.TryDequeue(out string? line, out _)) Console.WriteLine(line);
    }

    private static string Summary(double time, NoveltyAnswer answer) =>
        FormattableString.Invariant($"   {time:0.00} ms: {answer.Words.Count} words, {answer.Passages.Count} passages, the longest of {answer.Passages.Select(passage => passage.Length).DefaultIfEmpty(0).Max()}");

    private static void Months(CorpusPhrases phrases)
    {
        (List<double> fresh, List<double> silent) = ([], []);
        for (var month = new DateOnly(2012, 2, 1); month.Year == 2012; month = month.AddMonths(1))
        {
            var question = new PeriodQuestion(month.DayNumber, month.AddMonths(1).DayNumber - 1);
            long start = Stopwatch.GetTimestamp();
            NewPhrases answer = phrases.New(question, default);
            fresh.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            start = Stopwatch.GetTimestamp();
            SilentPhrases none = phrases.Silent(question, default);
            silent.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Console.WriteLine(FormattableString.Invariant($"{month:yyyy-MM}: {answer.Total} new of {answer.Words} words against {answer.PastWords}, {none.Total} silent"));
            if (Environment.GetEnvironmentVariable("SHOW") is null) continue;
            foreach (NewPhrase row in answer.Phrases.Take(12)) Console.WriteLine(FormattableString.Invariant($"   {row.Score,8:0.0} {row.Articles,4} {row.Expected:e1} {phrases.TextAt(row.Place, row.Length)}"));
            foreach (SilentPhrase row in none.Phrases.Take(8)) Console.WriteLine(FormattableString.Invariant($"   {row.Chance:e1} {row.Articles,4} {row.Expected:0.0} {phrases.TextAt(row.Place, row.Length)}"));
        }
        Console.WriteLine(FormattableString.Invariant($"new phrases of a month: {Quantiles(fresh)} ms; silent: {Quantiles(silent)} ms"));
    }

    private static string Summary(CorpusPhrases phrases, SetPhrases found)
    {
        if (Environment.GetEnvironmentVariable("SHOW") is not null)
        {
            foreach (SetPhraseFamily family in found.Families.Take(25))
            {
                Console.WriteLine(FormattableString.Invariant($"   {family.Leader.Articles,5} {phrases.TextAt(family.Leader.Places[0], family.Leader.Length)}"));
                foreach (SetPhrase variant in family.Variants.Take(3)) Console.WriteLine(FormattableString.Invariant($"        {variant.Articles,5} {phrases.TextAt(variant.Places[0], variant.Length)}"));
            }
        }
        return $"{found.Phrases} phrases in {found.Total} families";
    }

    private static void Time(string name, Func<string> work)
    {
        long start = Stopwatch.GetTimestamp();
        string result = work();
        Console.WriteLine(FormattableString.Invariant($"{name}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms, {result}"));
    }

    private static string Quantiles(List<double> times)
    {
        double[] sorted = [.. times.Order()];
        return FormattableString.Invariant($"median {sorted[sorted.Length / 2]:0.00}, p95 {sorted[sorted.Length * 95 / 100]:0.00}, most {sorted[^1]:0.00}");
    }

    private static IEnumerable<(DateOnly Day, string Title, string Text, ArticleId Id)> Corpora()
    {
        string folder = Path.Combine(Environment.GetEnvironmentVariable("PRESSWATCH_TESTDATA") ?? ".", "corpus");
        foreach (string path in Directory.EnumerateFiles(folder, "*.jsonl.gz").Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
            {
                using JsonDocument json = JsonDocument.Parse(line);
                JsonElement root = json.RootElement;
                string? date = root.GetProperty("date").GetString();
                if (!DateOnly.TryParse(date, out DateOnly day)) continue;
                string key = root.GetProperty("id").GetString()!;
                yield return (day, root.GetProperty("title").GetString() ?? "", root.GetProperty("text").GetString() ?? "", new(Base32.Encode(Sha256Of(key), 16)));
            }
        }
    }

    private static byte[] Sha256Of(string key) => System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key));
}
