using Dapper;
using Microsoft.Data.Sqlite;
using Presswatch.Archive.Warc;
using Presswatch.Core.Captures;
using Presswatch.Core.Pages;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Catalogue.Sqlite;

/// <summary>The catalogue in one SQLite file: write-ahead log, every commit flushed.</summary>
public sealed partial class SqliteCatalogue : ICatalogue
{
    private readonly string _path;
    private readonly SqliteReads _reads;
    private SqliteWriter? _writer;

    private SqliteCatalogue(string path)
    {
        _path = path;
        _reads = new(path);
        States = new SqliteStates(_reads);
    }

    public States.IStateRows States { get; }

    /// <summary>Opens a catalogue, making its tables where they are missing.</summary>
    /// <exception cref="ArchiveException">It is newer than this program, of another make, or damaged.</exception>
    public static SqliteCatalogue Open(string path)
    {
        var catalogue = new SqliteCatalogue(path);
        try
        {
            using SqliteConnection connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
            SqliteMigrations.Apply(connection, path);
        }
        catch (SqliteException exception) when (ArchiveException.Explain(exception, path) is { } problem)
        {
            throw new ArchiveException(problem, exception);
        }
        catch (Exception exception) when (ArchiveException.IsOfMangledRows(exception))
        {
            throw new ArchiveException(new(Core.Problems.ProblemCodes.ArchiveDamaged, $"The list of the catalogue's tables cannot be read: {exception.Message}", new(path)), exception);
        }
        return catalogue;
    }

    public long CaptureCount() => Read(connection => connection.ExecuteScalar<long>("SELECT coalesce(max(id), 0) FROM capture"));

    public RecordPlace? LastPlace() => Read(connection =>
    {
        (string Path, long At, long Length) row = connection.QueryFirstOrDefault<(string, long, long)>(
            "SELECT f.path, c.at, c.length FROM capture c JOIN warc_file f ON f.id = c.file ORDER BY c.id DESC LIMIT 1");
        return row.Path is null ? (RecordPlace?)null : new RecordPlace(row.Path, row.At, row.Length);
    });

    public Recalled? Recall(CaptureId id) => Read(connection =>
    {
        (long Id, long Articles, string? Reason) row = connection.QueryFirstOrDefault<(long, long, string?)>("""
            SELECT c.id, (SELECT count(*) FROM sighting s WHERE s.capture = c.id), (SELECT reason FROM problem p WHERE p.capture = c.id ORDER BY n LIMIT 1)
            FROM capture c WHERE c.name = $name
            """, new { name = id.Value });
        return row.Id == 0 ? (Recalled?)null : new Recalled((int)row.Articles, row.Reason);
    });

    public ICatalogueBatch Begin()
    {
        _writer ??= new(Connect(_path, SqliteOpenMode.ReadWrite));
        return new SqliteCatalogueBatch(_writer);
    }

    /// <summary>Forgets what the writer has learnt of the names in the file, because another program may have written.</summary>
    public void Forget() => _writer?.Names.Forget();

    public IReadOnlyList<string> CheckIntegrity() => Read(connection => connection.Query<string>("PRAGMA integrity_check").Where(line => line != "ok").ToList());

    public void Dispose()
    {
        _writer?.Dispose();
        _reads.Dispose();
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 60 }.ToString());
        connection.Open();
        connection.Execute("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 60000; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 500;");
        return connection;
    }

    private T Read<T>(Func<SqliteConnection, T> read) => _reads.Read(read);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static string Hex(byte[] digest) => Convert.ToHexStringLower(digest);

    private static PageKind KindOf(string kind) => Enum.Parse<PageKind>(kind, ignoreCase: true);

    private static FileOrigin? OriginOf(string? name, byte[]? digest, long? line) =>
        name is null ? null : new(name, Sha256.FromDigest(digest), (int?)line);
}
