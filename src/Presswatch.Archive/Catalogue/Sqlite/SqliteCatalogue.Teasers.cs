using Dapper;
using Presswatch.Archive.Reprints;
using Presswatch.Core.Captures;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;

namespace Presswatch.Archive.Catalogue.Sqlite;

public sealed partial class SqliteCatalogue
{
    public IReadOnlyList<TeaserPage> TeaserPages(long afterCaptures, int limit) => Read(connection => connection.Query<(long Capture, string Name, long Taken, string? Claimed, string Source, string Lead, string? Date, string? Url)>("""
        SELECT c.id, c.name, c.taken, c.claimed, o.name, t.lead, t.date, t.url FROM teaser t JOIN capture c ON c.id = t.capture JOIN source o ON o.id = c.source
        WHERE t.capture IN (SELECT DISTINCT capture FROM teaser WHERE capture > $afterCaptures ORDER BY capture LIMIT $limit) ORDER BY t.capture, t.n
        """, new { afterCaptures, limit }).GroupBy(row => row.Capture).Select(page => new TeaserPage(page.Key, page.First().Name, (page.First().Claimed is { } claimed ? Capture.ClaimedTime(claimed) : null) ?? Time(page.First().Taken), page.First().Source,
            [.. page.Select(row => new Teaser(row.Lead, PartialDate.TryParse(row.Date, out PartialDate date) ? date : null, row.Url))])).ToArray());

    public IReadOnlyList<string> ArticlesAt(string address) => Read(connection => connection.Query<string>("""
        SELECT a.name FROM address d JOIN sighting s ON s.address = d.id JOIN version v ON v.id = s.version JOIN article a ON a.id = v.article
        WHERE d.hash = $hash AND d.url = $address GROUP BY a.id ORDER BY max(s.time) DESC, a.name
        """, new { hash = SqliteNames.HashOf(address), address }).ToArray());
}
