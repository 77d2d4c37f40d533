using Presswatch.Archive.Search;
using Presswatch.Core.Values;
using Presswatch.Corpus;

namespace Presswatch.Archive.Tests.Search;

/// <summary>An index in a folder of its own, gone with the test.</summary>
internal sealed class TemporaryIndex : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-search-").FullName;

    public TemporaryIndex() => Index = CorpusIndex.Open(Path).Value;

    public string Path => System.IO.Path.Combine(_folder, "corpus");

    public CorpusIndex Index { get; private set; }

    public void Reopen()
    {
        Index.Dispose();
        Index = CorpusIndex.Open(Path).Value;
    }

    public static CorpusDocument Document(int key, string text, string? headline = null) =>
        new(key, Article(key), new VersionId($"{key:x12}"), ["a.example"], "The Wire", "en", null, null, IsNewest: true, headline, text);

    private static ArticleId Article(int key) => new("article" + new string([.. $"{key:000000000}".Select(digit => (char)(digit - '0' + 'a'))]));

    public void Dispose()
    {
        Index.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
