using Dapper;

namespace Presswatch.Archive.Catalogue.Sqlite;

public sealed partial class SqliteCatalogue
{
    public IReadOnlyList<AnsweredAddress> AnsweredAddresses() => Read(connection => connection.Query<(string Address, string Source, long First, long Last, string Type)>("""
        SELECT a.url, o.name, min(c.taken), max(c.taken), max(c.content_type)
        FROM capture c JOIN address a ON a.id = c.address JOIN source o ON o.id = c.source
        WHERE c.status BETWEEN 200 AND 299 AND c.claimed IS NULL GROUP BY c.address
        """).Select(row => new AnsweredAddress(row.Address, row.Source, DateTimeOffset.FromUnixTimeMilliseconds(row.First), DateTimeOffset.FromUnixTimeMilliseconds(row.Last), row.Type)).ToArray());
}
