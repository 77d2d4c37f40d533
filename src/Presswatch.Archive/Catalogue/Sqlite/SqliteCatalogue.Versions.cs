using Dapper;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Catalogue.Sqlite;

public sealed partial class SqliteCatalogue
{
    public IReadOnlyList<ArticleId> ArticlesOfSeveralVersions() => Read(connection =>
        connection.Query<string>("SELECT name FROM article INDEXED BY article_versions WHERE versions > 1").Select(name => new ArticleId(name)).OrderBy(id => id.Value, StringComparer.Ordinal).ToList());
}
