using Presswatch.Archive.Search;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Tests.Search;

/// <summary>An index in a folder of its own, gone with the test.</summary>
internal sealed class TemporaryIndex : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("presswatch-search-").FullName;

    public TemporaryIndex() => Index = SqliteSearchIndex.Open(Path).Value;

    public string Path => System.IO.Path.Combine(_folder, "index.db");

    public SqliteSearchIndex Index { get; private set; }

    public void Reopen()
    {
        Index.Dispose();
        Index = SqliteSearchIndex.Open(Path).Value;
    }

    public static SearchDocument Document(int key, string text, string? headline = null) =>
        new(key, new ArticleId($"article{key:000000000}"), new VersionId($"{key:x12}"), ["a.example"], "The Wire", "en", null, null, IsNewest: true, headline, text);

    public void Dispose()
    {
        Index.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
