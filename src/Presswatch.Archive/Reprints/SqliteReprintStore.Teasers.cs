using Dapper;
using Presswatch.Archive.Catalogue.Sqlite;

namespace Presswatch.Archive.Reprints;

/// <summary>A captured page with its teasers, as the store of reprints takes it.</summary>
/// <param name="Number">Number of the capture in the catalogue.</param>
/// <param name="Capture">Its id.</param>
/// <param name="Taken">When it was taken.</param>
/// <param name="Source">Its source.</param>
/// <param name="Teasers">The teasers in the order of the page.</param>
public sealed record TeaserPage(long Number, string Capture, DateTimeOffset Taken, string Source, IReadOnlyList<Core.Pages.Teaser> Teasers);

public sealed partial class SqliteReprintStore
{
    /// <summary>The last capture whose teasers are held.</summary>
    public long TeasersUpTo => Read(connection => connection.ExecuteScalar<long>("SELECT value FROM meta WHERE name = 'teasers'"));

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
