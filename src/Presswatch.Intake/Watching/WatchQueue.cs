using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Intake.Items;

namespace Presswatch.Intake.Watching;

/// <summary>What a visit leaves behind in the queue.</summary>
internal sealed record VisitNote(Visit Visit, VisitEnd End, DateTimeOffset At, DateTimeOffset? Next, int? Status);

/// <summary>The addresses to be looked at and how their sources fare, in a file of the archive's derived state: what is lost is made anew from the catalogue. Safe for concurrent callers.</summary>
/// <exception cref="ArchiveException">The file cannot be read or written.</exception>
internal sealed partial class WatchQueue : IDisposable
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS place (
          id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, source TEXT NOT NULL, host TEXT NOT NULL, kind INTEGER NOT NULL, named INTEGER NOT NULL, found INTEGER NOT NULL, due INTEGER,
          first INTEGER, asked INTEGER, answered INTEGER, missing INTEGER, failures INTEGER NOT NULL DEFAULT 0, status INTEGER, ending INTEGER, etag TEXT, modified TEXT);
        CREATE INDEX IF NOT EXISTS place_due ON place (host, due) WHERE due IS NOT NULL;
        CREATE TABLE IF NOT EXISTS day (source TEXT NOT NULL, day TEXT NOT NULL, ending INTEGER NOT NULL, visits INTEGER NOT NULL, PRIMARY KEY (source, day, ending)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS source (name TEXT PRIMARY KEY, asked INTEGER, answered INTEGER, down INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        """;

    private const string Columns = "id AS Id, address AS Address, source AS Source, host AS Host, kind AS Kind, named AS Named, due AS Due, first AS First, missing AS Missing, failures AS Failures, etag AS Etag, modified AS Modified";

    private readonly SqliteConnection _connection;
    private readonly Lock _using = new();
    private readonly string _path;

    private WatchQueue(SqliteConnection connection, string path) => (_connection, _path) = (connection, path);

    /// <summary>Opens the queue, making it from the catalogue where it is missing.</summary>
    public static WatchQueue Open(PressArchive archive, Func<AnsweredAddress, (string Source, string Host)?> sourceOf, DateTimeOffset now)
    {
        Directory.CreateDirectory(archive.Folder.Watch);
        string path = PathIn(archive);
        bool isNew = !File.Exists(path);
        WatchQueue queue = Open(path, SqliteOpenMode.ReadWriteCreate);
        if (isNew) queue.Refill(archive.Catalogue, sourceOf, now);
        return queue;
    }

    /// <summary>Opens the queue to look at it; <see langword="null"/> where nobody has ever watched.</summary>
    public static WatchQueue? OpenToRead(PressArchive archive) => File.Exists(PathIn(archive)) ? Open(PathIn(archive), SqliteOpenMode.ReadWrite) : null;

    /// <summary>Enters what the profiles name: what is new is due at once, what they name no longer is left out.</summary>
    public void Name(IReadOnlyList<Visit> named, IReadOnlyCollection<string> sources, bool dueNow, DateTimeOffset now) => Write(transaction =>
    {
        foreach (string source in sources)
        {
            HashSet<string> kept = [.. named.Where(visit => visit.Source == source).Select(visit => visit.Address)];
            foreach (string address in _connection.Query<string>("SELECT address FROM place WHERE source = $source AND named = 1 AND due IS NOT NULL", new { source }, transaction).Where(address => !kept.Contains(address)).ToArray())
            {
                _connection.Execute("UPDATE place SET due = NULL WHERE address = $address", new { address }, transaction);
            }
        }
        foreach (Visit visit in named)
        {
            _connection.Execute("""
                INSERT INTO place (address, source, host, kind, named, found, due) VALUES ($Address, $Source, $Host, $kind, 1, $now, $now)
                ON CONFLICT (address) DO UPDATE SET named = 1, kind = $kind, source = $Source, due = CASE WHEN $dueNow THEN $now ELSE coalesce(due, $now) END
                """, new { visit.Address, visit.Source, visit.Host, kind = (int)visit.Kind, now = Ms(now), dueNow }, transaction);
        }
    });

    /// <summary>Enters addresses that were found; those known are left as they are.</summary>
    /// <returns>How many were new.</returns>
    public int Find(IEnumerable<(string Address, string Source, string Host, VisitKind Kind)> found, DateTimeOffset now) => Write(transaction =>
    {
        int fresh = 0;
        foreach ((string address, string source, string host, VisitKind kind) in found)
        {
            fresh += _connection.Execute("INSERT OR IGNORE INTO place (address, source, host, kind, named, found, due) VALUES ($address, $source, $host, $kind, 0, $now, $now)",
                new { address, source, host, kind = (int)kind, now = Ms(now) }, transaction);
        }
        return fresh;
    });

    /// <summary>How many of some addresses are not yet known.</summary>
    public int CountNew(IReadOnlyList<string> addresses) => Read(() => addresses.Count(address => _connection.ExecuteScalar<long>("SELECT count(*) FROM place WHERE address = $address", new { address }) == 0));

    /// <summary>The visits of a host that are due: the urgent first, then the earliest; at most so many of either.</summary>
    public IReadOnlyList<Visit> Due(string host, DateTimeOffset until, int limit) => Read(() => UrgentOf(host, until, limit).Concat(
        _connection.Query<Row>($"SELECT {Columns} FROM place WHERE host = $host AND due <= $until ORDER BY due LIMIT $limit", new { host, until = Ms(until), limit }).Select(row => row.ToVisit())).DistinctBy(visit => visit.Id).ToArray());

    /// <summary>Hosts with something due, and their sources.</summary>
    public IReadOnlyList<(string Host, string Source)> Hosts() => Read(() => _connection.Query<(string, string)>("SELECT DISTINCT host, source FROM place WHERE due IS NOT NULL").ToArray());

    /// <summary>The earliest time at which anything is due after another.</summary>
    public DateTimeOffset? FirstDueAfter(DateTimeOffset time) => Read(() => _connection.ExecuteScalar<long?>("SELECT min(due) FROM place WHERE due > $time", new { time = Ms(time) })) is { } due ? At(due) : null;

    /// <summary>Writes down how visits ended.</summary>
    public void Note(IReadOnlyList<VisitNote> notes) => Write(transaction =>
    {
        foreach (VisitNote note in notes)
        {
            Visit visit = note.Visit;
            bool answered = note.End is not (VisitEnd.Failed or VisitEnd.Forbidden);
            bool asked = note.End != VisitEnd.Forbidden;
            _connection.Execute("""
                UPDATE place SET due = $due, first = $first, asked = CASE WHEN $asked THEN $at ELSE asked END, answered = CASE WHEN $answered THEN $at ELSE answered END,
                  missing = $missing, failures = $Failures, status = $Status, ending = $ending, etag = $ETag, modified = $LastModified WHERE id = $Id
                """,
                new
                {
                    due = note.Next is { } next ? Ms(next) : (long?)null,
                    first = visit.First is { } first ? Ms(first) : (long?)null,
                    at = Ms(note.At),
                    asked,
                    answered,
                    missing = visit.MissingSince is { } since ? Ms(since) : (long?)null,
                    visit.Failures,
                    note.Status,
                    ending = (int)note.End,
                    visit.ETag,
                    visit.LastModified,
                    visit.Id
                }, transaction);
            if (asked) Count(note, transaction);
            Settle(note, transaction);
        }
    });

    /// <summary>How each source fared.</summary>
    public IReadOnlyDictionary<string, SourceNumbers> Numbers(DateTimeOffset now)
    {
        string today = DayOf(now);
        return Read(() =>
        {
            var numbers = _connection.Query<SourceNumbers>("SELECT name AS Name, asked AS Asked, answered AS Answered, down AS Down, blocked AS Blocked, changed AS Changed FROM source").ToDictionary(row => row.Name, StringComparer.Ordinal);
            foreach ((string source, long places, long? next, long overdue) in _connection.Query<(string, long, long?, long)>(
                "SELECT source, count(*), min(due), sum(coalesce(due < $late, 0)) FROM place GROUP BY source", new { late = Ms(now - TimeSpan.FromHours(1)) }))
            {
                SourceNumbers row = numbers.TryGetValue(source, out SourceNumbers? known) ? known : new() { Name = source };
                numbers[source] = row with { Addresses = places, NextDue = next, Overdue = overdue };
            }
            foreach ((string source, string day, int ending, long visits) in _connection.Query<(string, string, int, long)>("SELECT source, day, ending, visits FROM day WHERE day = $today", new { today }))
            {
                if (numbers.TryGetValue(source, out SourceNumbers? row)) row.Today[(VisitEnd)ending] = visits;
            }
            return (IReadOnlyDictionary<string, SourceNumbers>)numbers;
        });
    }

    public void Dispose() => _connection.Dispose();

    private void Count(VisitNote note, SqliteTransaction transaction)
    {
        _connection.Execute("INSERT INTO day (source, day, ending, visits) VALUES ($Source, $day, $ending, 1) ON CONFLICT DO UPDATE SET visits = visits + 1",
            new { note.Visit.Source, day = DayOf(note.At), ending = (int)note.End }, transaction);
        _connection.Execute("""
            INSERT INTO source (name, asked, answered, down, blocked, changed) VALUES ($Source, $at, CASE WHEN $good THEN $at END, $down, $blocked, $changed)
            ON CONFLICT DO UPDATE SET asked = $at, answered = CASE WHEN $good THEN $at ELSE answered END,
              down = CASE WHEN $down THEN down + 1 ELSE 0 END, blocked = CASE WHEN $blocked THEN blocked + 1 WHEN $down THEN blocked ELSE 0 END,
              changed = CASE WHEN $changed THEN changed + 1 WHEN $good AND $page THEN 0 ELSE changed END
            """,
            new
            {
                note.Visit.Source,
                at = Ms(note.At),
                good = note.End is VisitEnd.Taken or VisitEnd.Unchanged,
                down = note.End == VisitEnd.Failed,
                blocked = note.End == VisitEnd.Blocked,
                changed = note.End == VisitEnd.Changed,
                page = note.Visit.Kind is VisitKind.Article or VisitKind.Page or VisitKind.List
            }, transaction);
    }

    private void Refill(ICatalogue catalogue, Func<AnsweredAddress, (string Source, string Host)?> sourceOf, DateTimeOffset now) => Write(transaction =>
    {
        foreach (AnsweredAddress answered in catalogue.AnsweredAddresses())
        {
            if (ItemType.Parse(answered.ContentType).Role is not null || sourceOf(answered) is not { } of) continue;
            Visit visit = new() { Id = 0, Address = answered.Address, Source = of.Source, Host = of.Host, Kind = VisitKind.Article, Due = now, First = answered.First };
            DateTimeOffset due = RevisitPlan.Next(visit, VisitEnd.Taken, answered.Last, TimeSpan.FromHours(1), RevisitRules.Default, null) ?? now;
            _connection.Execute("""
                INSERT OR IGNORE INTO place (address, source, host, kind, named, found, due, first, asked, answered) VALUES ($Address, $Source, $Host, 5, 0, $first, $due, $first, $last, $last)
                """, new { visit.Address, visit.Source, visit.Host, first = Ms(answered.First), due = Ms(due), last = Ms(answered.Last) }, transaction);
        }
    });

    private static WatchQueue Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
            connection.Execute(Tables + UrgentTables);
            return new(connection, path);
        }
        catch (SqliteException failed)
        {
            connection.Dispose();
            throw Explained(failed, path);
        }
    }

    private T Read<T>(Func<T> read)
    {
        lock (_using)
        {
            try
            {
                return read();
            }
            catch (SqliteException failed)
            {
                throw Explained(failed, _path);
            }
        }
    }

    private void Write(Action<SqliteTransaction> write) => Write(transaction =>
    {
        write(transaction);
        return 0;
    });

    private T Write<T>(Func<SqliteTransaction, T> write) => Read(() =>
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        T value = write(transaction);
        transaction.Commit();
        return value;
    });

    private static ArchiveException Explained(SqliteException failed, string path) =>
        new(ArchiveException.Explain(failed, path) ?? new(Core.Problems.ProblemCodes.WriteFailed, failed.Message, new(path)), failed);

    private static string PathIn(PressArchive archive) => Path.Combine(archive.Folder.Watch, "queue.db");

    private static string DayOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static DateTimeOffset At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private sealed class Row
    {
        public long Id { get; init; }

        public string Address { get; init; } = "";

        public string Source { get; init; } = "";

        public string Host { get; init; } = "";

        public long Kind { get; init; }

        public long Named { get; init; }

        public long Due { get; init; }

        public long? First { get; init; }

        public long? Missing { get; init; }

        public long Failures { get; init; }

        public string? Etag { get; init; }

        public string? Modified { get; init; }

        public Visit ToVisit() => new()
        {
            Id = Id, Address = Address, Source = Source, Host = Host, Kind = (VisitKind)Kind, IsNamed = Named != 0, Due = At(Due), First = First is { } first ? At(first) : null,
            MissingSince = Missing is { } missing ? At(missing) : null, Failures = (int)Failures, ETag = Etag, LastModified = Modified,
        };
    }
}

/// <summary>A source's numbers as the queue keeps them.</summary>
internal sealed record SourceNumbers
{
    public string Name { get; init; } = "";

    /// <summary>Last attempt, milliseconds since 1970 UTC.</summary>
    public long? Asked { get; init; }

    /// <summary>Last page, the same.</summary>
    public long? Answered { get; init; }

    /// <summary>Visits in a row without an answer.</summary>
    public long Down { get; init; }

    public long Blocked { get; init; }

    public long Changed { get; init; }

    public long Addresses { get; init; }

    public long? NextDue { get; init; }

    /// <summary>Visits that are due for more than an hour.</summary>
    public long Overdue { get; init; }

    public Dictionary<VisitEnd, long> Today { get; } = [];
}
