using Presswatch.Archive.Search;
using Presswatch.Core.Dates;
using Presswatch.Core.Queries;
using Presswatch.Core.Values;
using Presswatch.Corpus;

namespace Presswatch.Analysis.Tests;

/// <summary>A search index of a few short texts, in a folder of its own.</summary>
internal sealed class SmallIndex : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-index-").FullName;

    public SmallIndex()
    {
        Index = CorpusIndex.Open(_folder).Value;
    }

    public CorpusIndex Index { get; }

    /// <summary>A text of the fifth of a month of 2031.</summary>
    public static CorpusDocument Document(int key, string text, string source, int month)
    {
        ArticleId article = ArticleId.From("Agency", "en", Sha256.Of(BitConverter.GetBytes(key)), null);
        return new(key, article, new($"{key:x12}"), [source], "Agency", "en", null, PartialDate.Of(new DateOnly(2031, month, 5)), true, null, text);
    }

    /// <summary>Articles that a query finds.</summary>
    public int Count(string query) => Index.Search(new(QueryParser.Parse(query).Value)).Value.Total;

    public void Dispose()
    {
        Index.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
