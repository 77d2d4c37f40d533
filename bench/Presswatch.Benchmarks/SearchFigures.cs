using System.Diagnostics;
using System.Globalization;
using Presswatch.Archive.Search;
using Presswatch.Core.Queries;

namespace Presswatch.Benchmarks;

/// <summary>Asks the search index over the test bed of the corpus: the best twenty with exact total and snippets, and trends by month.</summary>
internal static class SearchFigures
{
    private const int PageSize = 20;
    private const int Rounds = 21;

    private static readonly string[] Usual = ["Korea", "\"Kim Jong Un\"", "bronchitis", "the", "Korea peace -war", "\"strong * economy\"", "people NEAR/5 army", "uni*"];

    /// <param name="arguments">Millions of words; then a folder that is kept, or "-" for one that is not; then queries.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        long words = (arguments.Length > 0 ? long.Parse(arguments[0], CultureInfo.InvariantCulture) : 53) * 1_000_000;
        bool keep = arguments.Length > 1 && arguments[1] != "-";
        string folder = keep ? arguments[1] : Path.Combine(Path.GetTempPath(), $"presswatch-bench-{Environment.ProcessId}");
        string[] queries = arguments.Length > 2 ? arguments[2..].ToArray() : Usual;
        using (CorpusIndex index = CorpusIndex.Open(folder).Value)
        {
            if (index.Count == 0) index.Replace(CorpusTestBed.Documents(words), 1);
            foreach (string query in queries) Ask(index, QueryParser.Parse(query).Value, words);
        }
        if (!keep) Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static void Ask(CorpusIndex index, Query query, long words)
    {
        // The texts of the hits are made beforehand: reading them is the catalogue's work.
        HashSet<int> shown = [.. index.Search(new(query, Limit: PageSize)).Value.Hits.Select(hit => hit.Key)];
        Dictionary<int, SearchText> texts = CorpusTestBed.Documents(words).Where(document => shown.Contains(document.Key)).ToDictionary(document => document.Key, document => new SearchText(document.Headline, document.Text));
        SearchAnswer answer = index.Search(new(query, Limit: PageSize), key => texts[key]).Value;
        string page = Time(() => index.Search(new(query, Limit: PageSize), key => texts[key]));
        string bare = Time(() => index.Search(new(query, Limit: PageSize)));
        string overview = Time(() => index.Search(new(query, Limit: PageSize, Overview: true), key => texts[key]));
        string trend = Time(() => index.Trend(new(query)));
        Console.WriteLine($"{query.Text}: {answer.Total} articles; best {answer.Hits.Count} {bare}, with snippets {page}, with facets too {overview}; by month {trend}");
    }

    /// <summary>The median; the fastest, and the mean time of processor, which other work on the machine holds up least.</summary>
    private static string Time(Action action)
    {
        for (int i = 0; i < 5; i++) action();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        double[] times = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        double processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Rounds;
        Array.Sort(times);
        return FormattableString.Invariant($"{times[Rounds / 2]:0.00} ms (fastest {times[0]:0.00}, processor {processor:0.00})");
    }
}
