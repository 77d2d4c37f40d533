using System.Globalization;
using Presswatch.Archive.Search;
using Presswatch.Core.Queries;

namespace Presswatch.Benchmarks;

/// <summary>Asks the search index over the test bed of the corpus: the best twenty with exact total and snippets, and trends by month.</summary>
internal static class SearchFigures
{
    private const int PageSize = 20;

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
        Timing page = Timing.Of(() => index.Search(new(query, Limit: PageSize), key => texts[key]));
        Timing bare = Timing.Of(() => index.Search(new(query, Limit: PageSize)));
        Timing overview = Timing.Of(() => index.Search(new(query, Limit: PageSize, Overview: true), key => texts[key]));
        Timing trend = Timing.Of(() => index.Trend(new(query)));
        Console.WriteLine($"{query.Text}: {answer.Total} articles; best {answer.Hits.Count} {bare}, with snippets {page}, with facets too {overview}; by month {trend}");
    }
}
