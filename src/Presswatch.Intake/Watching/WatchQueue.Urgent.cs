using Dapper;
using Microsoft.Data.Sqlite;

namespace Presswatch.Intake.Watching;

internal sealed partial class WatchQueue
{
    private const string UrgentTables = """
        CREATE TABLE IF NOT EXISTS urgent (place INTEGER PRIMARY KEY, rank INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS mark (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>Captures that were looked through for losses; <see langword="null"/> where none were.</summary>
    public long? Followed => Read(() => _connection.ExecuteScalar<long?>("SELECT value FROM mark WHERE name = 'followed'"));

    /// <summary>Puts articles' addresses before all others that wait, the first of them first; those asked of late are left as they are.</summary>
    /// <param name="addresses">What is to be asked.</param>
    /// <param name="now">When.</param>
    /// <param name="askedBefore">Those asked since are left out.</param>
    /// <param name="followed">The new <see cref="Followed"/>.</param>
    /// <returns>How many were put first.</returns>
    public int Hasten(IEnumerable<string> addresses, DateTimeOffset now, DateTimeOffset askedBefore, long followed) => Write(transaction =>
    {
        int hastened = 0;
        long rank = _connection.ExecuteScalar<long>("SELECT coalesce(max(rank), 0) FROM urgent", transaction: transaction);
        foreach (string address in addresses)
        {
            long? place = _connection.ExecuteScalar<long?>($"SELECT id FROM place WHERE address = $address AND kind = {(int)VisitKind.Article} AND due IS NOT NULL AND coalesce(asked, 0) < $before",
                new { address, before = Ms(askedBefore) }, transaction);
            if (place is not { } id || _connection.Execute("INSERT OR IGNORE INTO urgent (place, rank) VALUES ($id, $rank)", new { id, rank = ++rank }, transaction) == 0) continue;
            hastened += _connection.Execute("UPDATE place SET due = min(due, $now) WHERE id = $id", new { id, now = Ms(now) }, transaction);
        }
        _connection.Execute("INSERT INTO mark (name, value) VALUES ('followed', $followed) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { followed }, transaction);
        return hastened;
    });

    /// <summary>Addresses that wait before all others.</summary>
    public int UrgentCount() => Read(() => _connection.ExecuteScalar<int>("SELECT count(*) FROM urgent"));

    private IEnumerable<Visit> UrgentOf(string host, DateTimeOffset until, int limit) =>
        _connection.Query<Row>($"SELECT {Columns} FROM urgent JOIN place ON id = place WHERE host = $host AND due <= $until ORDER BY rank LIMIT $limit", new { host, until = Ms(until), limit }).Select(row => row.ToVisit() with { IsUrgent = true });

    // What was not answered stays urgent.
    private void Settle(VisitNote note, SqliteTransaction transaction)
    {
        if (note.End is VisitEnd.Failed or VisitEnd.Blocked or VisitEnd.Empty) return;
        _connection.Execute("DELETE FROM urgent WHERE place = $Id", new { note.Visit.Id }, transaction);
    }
}
