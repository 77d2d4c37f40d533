using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Presswatch.Core.Dates;
using Presswatch.Core.Values;
using Presswatch.Core.Words;
using Presswatch.Corpus;

namespace Presswatch.Benchmarks;

/// <summary>The corpora of the data set, repeated with the sentences of each article shuffled and the days spread over 24 years, until there are so many words. A fixed seed.</summary>
internal static class CorpusTestBed
{
    private const int Seed = 20120101;

    /// <summary>The documents, made while they are read; the first round is the corpus as it is.</summary>
    public static IEnumerable<CorpusDocument> Documents(long words)
    {
        (string Language, DateOnly Date, string? Title, string[] Sentences, int Words)[] articles = [.. Articles()];
        var random = new Random(Seed);
        int key = 0;
        for (int round = 0; words > 0; round++)
        {
            foreach ((string language, DateOnly date, string? title, string[] sentences, int count) in articles)
            {
                if (round > 0) random.Shuffle(sentences);
                // A round is a year, in turn.
                DateOnly day = date.AddYears(round % 24);
                byte[] id = BitConverter.GetBytes(key);
                yield return new(key, ArticleId.From("bench", language, Sha256.Of(id), null), new(key.ToString("x12")), ["bench.example"], "bench", language, null, PartialDate.Of(day), true, title,
                    string.Join('\n', sentences));
                key++;
                if ((words -= count) <= 0) yield break;
            }
        }
    }

    private static IEnumerable<(string Language, DateOnly Date, string? Title, string[] Sentences, int Words)> Articles()
    {
        string folder = Path.Combine(Environment.GetEnvironmentVariable("PRESSWATCH_TESTDATA") ?? ".", "corpus");
        foreach (string path in Directory.EnumerateFiles(folder, "*.jsonl.gz").Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
            while (reader.ReadLine() is { } line)
            {
                using JsonDocument json = JsonDocument.Parse(line);
                string text = json.RootElement.GetProperty("text").GetString() ?? "";
                if (text.Length == 0 || !PartialDate.TryParse(json.RootElement.GetProperty("date").GetString(), out PartialDate date)) continue;
                string? title = json.RootElement.GetProperty("title").GetString();
                int words = 0;
                foreach (Token _ in Tokeniser.Tokens(text)) words++;
                foreach (Token _ in Tokeniser.Tokens(title)) words++;
                yield return (json.RootElement.GetProperty("language").GetString() ?? "en", date.First, title, text.Split('\n'), words);
            }
        }
    }
}
