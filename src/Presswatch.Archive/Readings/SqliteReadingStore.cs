using Dapper;
using Microsoft.Data.Sqlite;
using Presswatch.Archive.Catalogue.Sqlite;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Readings;

/// <summary>The readings in one SQLite file (WAL, synchronous=NORMAL): after a loss of power the file is whole and <see cref="FedUpTo"/> tells what to feed again. Safe for concurrent callers.</summary>
public sealed partial class SqliteReadingStore : IReadingStore
{
    private readonly string _path;
    private readonly SqliteReads _reads;
    private readonly Lock _writing = new();
    private readonly ReadingWriter _writer;

    private SqliteReadingStore(string path, SqliteConnection connection)
    {
        _path = path;
        _reads = new(path);
        _writer = new(connection);
        _spreads = new(path, () => new(Read(ReadingColumns.Read)));
        People = new SqlitePeopleRows(this, new(path, () => Read(PeopleColumns.Read)));
    }

    public long FedUpTo => Read(connection => connection.ExecuteScalar<long>("SELECT value FROM meta WHERE name = 'fed'"));

    public long Count => Read(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM reading"));

    public Corrections Corrections { get; set; } = Corrections.None;

    /// <summary>Keys that the packs' rules of names give a name, for spellings that were never printed.</summary>
    public Func<string, IEnumerable<string>>? KeysOf { get; set; }

    public IPeopleRows People { get; }

    /// <summary>Opens the store, making an empty one where there is none.</summary>
    /// <returns>The store, or: damaged (PW3003), or of other tables (PW3033); both are mended by making it anew.</returns>
    public static Outcome<SqliteReadingStore> Open(string path)
    {
        try
        {
            return ReadingSchema.Connect(path) is { } connection
                ? new SqliteReadingStore(path, connection)
                : new Problem(ProblemCodes.ReadingsOutdated, "The readings are kept in tables of another version.", new(path));
        }
        catch (SqliteException exception) when (ArchiveException.Explain(exception, path) is { } problem)
        {
            return problem;
        }
    }

    /// <summary>Puts a closed store in the place of another; a crash leaves one of them whole.</summary>
    public static void Replace(string path, string draft)
    {
        SqliteConnection.ClearAllPools();
        foreach (string rest in (ReadOnlySpan<string>)[path + "-wal", path + "-shm"])
        {
            if (File.Exists(rest)) File.Delete(rest);
        }
        File.Move(draft, path, overwrite: true);
        Disk.SystemDisk.FlushFolder(Path.GetDirectoryName(path)!);
    }

    public void Feed(IReadOnlyList<ReadVersion> versions, IReadOnlyList<long> retired, long fedUpTo) => Write(() =>
    {
        foreach (long document in retired) _writer.Drop(document);
        foreach (ReadVersion version in versions)
        {
            _writer.Drop(version.Document);
            _writer.Add(version, Corrections);
        }
        _writer.SetFed(fedUpTo);
    });

    public void Know(KnownNames names)
    {
        if (Read(connection => connection.ExecuteScalar<long?>("SELECT value FROM meta WHERE name = 'known'")) == names.Version) return;
        Write(() =>
        {
            _writer.Connection.Execute("DELETE FROM known_place; DELETE FROM known_name");
            foreach (KnownName one in names.Names)
            {
                if (one.Kind == "place") _writer.Connection.Execute("INSERT OR IGNORE INTO known_place (id, parent) VALUES ($Id, $In)", new { one.Id, one.In });
                foreach (string fold in one.Names.Select(NameFold.Of).Where(fold => fold.Length > 0))
                {
                    _writer.Connection.Execute("INSERT OR IGNORE INTO known_name (fold, kind, id) VALUES ($fold, $Kind, $Id)", new { fold, one.Kind, one.Id });
                }
            }
            _writer.Connection.Execute("INSERT INTO meta (name, value) VALUES ('known', $Version) ON CONFLICT (name) DO UPDATE SET value = excluded.value", new { names.Version });
        });
    }

    public HeldReading? Find(long document) => Read(connection =>
    {
        (string? article, string version, byte[] packed, string pack, string maker) = connection.QueryFirstOrDefault<(string?, string, byte[], string, string)>(
            "SELECT r.article, r.version, p.reading, r.pack, m.name FROM reading r JOIN packed p ON p.document = r.document JOIN maker m ON m.id = r.maker WHERE r.document = $document", new { document });
        return article is null ? null : new HeldReading(document, article, version, StoredReading.Unpack(packed), pack, maker);
    });

    public IReadOnlyList<ReadingMaker> Makers() => Read(connection => connection.Query<(string Maker, long Readings)>(
        "SELECT m.name, count(*) FROM reading r JOIN maker m ON m.id = r.maker GROUP BY m.id ORDER BY 2 DESC, 1").Select(row => new ReadingMaker(row.Maker, row.Readings)).ToList());

    public IReadOnlyList<ReadingChange> Changes() => Read(connection => connection.Query<(string, string, string, string?, string?)>(
        "SELECT article, version, field, before, after FROM change ORDER BY article, version, n").Select(row => new ReadingChange(row.Item1, row.Item2, row.Item3, row.Item4, row.Item5)).ToList());

    /// <summary>Notes what came out otherwise than in the readings before; for rebuilds.</summary>
    public void Note(IReadOnlyList<ReadingChange> changes) => Write(() =>
    {
        foreach (ReadingChange change in changes)
        {
            _writer.Connection.Execute("INSERT INTO change (article, version, field, before, after) VALUES ($Article, $Version, $Field, $Before, $After)", change);
        }
    });

    public void Dispose()
    {
        lock (_writing) _writer.Dispose();
        _reads.Dispose();
    }

    internal void Write(Action work)
    {
        try
        {
            lock (_writing) _writer.Transact(work);
        }
        catch (SqliteException exception) when (ArchiveException.Explain(exception, _path) is { } problem)
        {
            throw new ArchiveException(problem, exception);
        }
    }

    internal SqliteConnection Writing => _writer.Connection;

    internal void ForgetTouched() => _writer.ForgetTouched();

    internal T Read<T>(Func<SqliteConnection, T> read) => _reads.Read(read);
}
