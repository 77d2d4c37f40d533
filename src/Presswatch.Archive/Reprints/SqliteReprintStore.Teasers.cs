using Dapper;
using Presswatch.Archive.Catalogue.Sqlite;

namespace Presswatch.Archive.Reprints;

/// <summary>A captured page with its teasers, as the store of reprints takes it.</summary>
/// <param name="Number">Number of the capture in the catalogue.</param>
/// <param name="Capture">Its id.</param>
/// <param name="Taken">When it was captured: the claim where there is one.</param>
/// <param name="Source">Its source.</param>
/// <param name="Teasers">The teasers in the order of the page.</param>
public sealed record TeaserPage(long Number, string Capture, DateTimeOffset Taken, string Source, IReadOnlyList<Core.Pages.Teaser> Teasers);

/// <summary>An article that a teaser may point to.</summary>
/// <param name="Day">Its day of publication; <see langword="null"/> where it is not known to the day.</param>
/// <param name="ByHeadline">Whether its headline is the teaser's line; otherwise its body begins as that does.</param>
public sealed record HeadedArticle(string Article, DateOnly? Day, bool ByHeadline);

/// <summary>Where a teaser stands.</summary>
/// <param name="Capture">The captured page.</param>
/// <param name="N">Its place on the page, from 0.</param>
public sealed record TeaserPlace(string Capture, DateTimeOffset Taken, string Source, int N);

public sealed partial class SqliteReprintStore
{
    /// <summary>The last capture whose teasers are held.</summary>
    public long TeasersUpTo => Read(connection => connection.ExecuteScalar<long>("SELECT value FROM meta WHERE name = 'teasers'"));

    /// <summary>Articles whose headline is all of a teaser's line, or whose body begins as it does, with their days of publication; the newest versions' and older ones'.</summary>
    public IReadOnlyList<HeadedArticle> Headed(string line) => Read(connection => connection.Query<(string Article, long? Day, long Hash)>("""
        SELECT t.article, max(t.day), max(h.hash = $whole) FROM head h JOIN text t ON t.document = h.document WHERE h.hash IN ($whole, $opening) GROUP BY t.article ORDER BY t.article
        """, new { whole = HeadHashes.Line(line), opening = HeadHashes.Opening(line) })
        .Select(row => new HeadedArticle(row.Article, row.Day is { } day ? DateOnly.FromDayNumber((int)day) : null, row.Hash != 0)).ToArray());

    /// <summary>Where teasers stand that may point to an article: by its addresses, or by its headline or first words; the first captured first.</summary>
    /// <param name="addresses">Where it was sighted.</param>
    /// <param name="texts">Headline and body of its versions.</param>
    /// <param name="limit">Most places given.</param>
    public IReadOnlyList<TeaserPlace> Announcing(IEnumerable<string> addresses, IEnumerable<(string? Headline, IReadOnlyList<string> Body)> texts, int limit) => Read(connection =>
    {
        long[] urls = [.. addresses.Select(SqliteNames.HashOf).Distinct()], heads = [.. texts.SelectMany(text => HeadHashes.Of(text.Headline, text.Body)).Distinct()];
        return connection.Query<(string Capture, long Taken, string Source, long N)>("""
            SELECT p.name, p.taken, p.source, t.n FROM (SELECT capture, n FROM teaser WHERE url IN $urls UNION SELECT capture, n FROM teaser WHERE line IN $heads UNION SELECT capture, n FROM teaser WHERE opening IN $heads) t
            JOIN page p ON p.capture = t.capture ORDER BY p.taken, p.name, t.n LIMIT $limit
            """, new { urls, heads, limit }).Select(row => new TeaserPlace(row.Capture, DateTimeOffset.FromUnixTimeMilliseconds(row.Taken), row.Source, (int)row.N)).ToArray();
    });

    private void WriteTeasers(IReadOnlyList<TeaserPage> pages)
    {
        if (pages.Count == 0) return;
        using var page = new Statement(_connection, "INSERT OR IGNORE INTO page (capture, name, taken, source) VALUES (?1, ?2, ?3, ?4)");
        using var row = new Statement(_connection, "INSERT OR IGNORE INTO teaser (capture, n, url, line, opening, day) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        foreach (TeaserPage one in pages)
        {
            page.Run(one.Number, one.Capture, one.Taken.ToUnixTimeMilliseconds(), one.Source);
            for (int n = 0; n < one.Teasers.Count; n++)
            {
                Core.Pages.Teaser teaser = one.Teasers[n];
                row.Run(one.Number, (long)n, teaser.Url is { } url ? SqliteNames.HashOf(url) : null, HeadHashes.Line(teaser.Lead), HeadHashes.Opening(teaser.Lead),
                    teaser.Date is { Day: not null } day ? (long)day.First.DayNumber : null);
            }
        }
        _connection.Execute("UPDATE meta SET value = max(value, $last) WHERE name = 'teasers'", new { last = pages.Max(one => one.Number) });
    }
}
