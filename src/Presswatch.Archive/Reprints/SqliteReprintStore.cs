using Dapper;
using Microsoft.Data.Sqlite;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Reprints;

/// <summary>Reprint groups and what teasers point to, in one SQLite file (WAL, synchronous=NORMAL): after a loss of power the file is whole and <see cref="FedUpTo"/> tells what to feed again. Safe for concurrent callers.</summary>
public sealed partial class SqliteReprintStore : IReprintGroups, IDisposable
{
    private readonly string _path;
    private readonly string _readString;
    private readonly Lock _writing = new();
    private readonly SqliteConnection _connection;
    private readonly ReprintWriter _writer;
    private readonly SavedIndex _index;
    private readonly ShingleHasher _again = new();

    private SqliteReprintStore(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
        _readString = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = true, DefaultTimeout = 30 }.ToString();
        _writer = new(connection);
        _index = new(connection, ReadAgain);
    }

    /// <summary>Up to which capture of the catalogue it was fed; below 0 where it never was.</summary>
    public long FedUpTo => Read(connection => connection.ExecuteScalar<long>("SELECT value FROM meta WHERE name = 'fed'"));

    /// <summary>Gives the body of a document again, for comparing; must be set before texts are fed.</summary>
    public Func<long, IReadOnlyList<string>?>? BodyOf { get; set; }

    /// <summary>Opens the store, making an empty one where there is none.</summary>
    /// <returns>The store, or: damaged (PW3003), or of other tables (PW3037); both are mended by making it anew.</returns>
    public static Outcome<SqliteReprintStore> Open(string path)
    {
        try
        {
            return ReprintSchema.Connect(path) is { } connection
                ? new SqliteReprintStore(path, connection)
                : new Problem(ProblemCodes.ReprintsOutdated, "The reprints are kept in tables of another version.", new(path));
        }
        catch (SqliteException exception) when (ArchiveException.Explain(exception, path) is { } problem)
        {
            return problem;
        }
    }

    /// <summary>Takes in texts, in one transaction. A document that is known stands as it is given now; its words are known.</summary>
    /// <param name="texts">Versions, each document once.</param>
    /// <param name="retired">Documents that are no longer there.</param>
    /// <param name="teasers">Pages with teasers that came since; those known are passed over.</param>
    /// <param name="fedUpTo">The new <see cref="FedUpTo"/>; <see langword="null"/>: it stays.</param>
    public void Feed(IReadOnlyList<ReprintText> texts, IReadOnlyList<long> retired, IReadOnlyList<TeaserPage> teasers, long? fedUpTo)
    {
        // Shingles are made before the lock is taken, on all processors.
        (List<ulong> Hashes, ReprintText Text)[] shingled = [.. texts.AsParallel().AsOrdered().Select(text =>
        {
            var hashes = new List<ulong>();
            new ShingleHasher().Add(text.Body, hashes);
            return (hashes, text);
        })];
        Write(() =>
        {
            foreach (long document in retired) _writer.Drop(document);
            ReprintIndex? index = null;
            var reprints = new List<Reprint>();
            foreach ((List<ulong> hashes, ReprintText text) in shingled)
            {
                if (_writer.StandsFor(text.Document) is { } known)
                {
                    _writer.Change(text, known);
                    continue;
                }
                reprints.Clear();
                index ??= _index.Current();
                int stands = index.Add(text.Document, hashes, reprints);
                _writer.Add(text, stands, hashes.Count == 0 ? 0 : hashes.Count + Identity.NewsItem.ShingleWords - 1, reprints);
            }
            _writer.Group();
            _index.Save();
            WriteTeasers(teasers);
            _connection.Execute("UPDATE meta SET value = CASE name WHEN 'fed' THEN coalesce($fedUpTo, value) ELSE value + 1 END WHERE name IN ('fed', 'generation')", new { fedUpTo });
        });
    }

    public void Dispose()
    {
        lock (_writing)
        {
            _writer.Dispose();
            _connection.Dispose();
        }
    }

    private void ReadAgain(int stands, List<ulong> hashes)
    {
        Func<long, IReadOnlyList<string>?> bodyOf = BodyOf ?? throw new InvalidOperationException("The store cannot read texts again.");
        if (bodyOf(_writer.TextOf(stands) ?? stands) is { } body) _again.Add(body, hashes);
    }

    private T Read<T>(Func<SqliteConnection, T> read)
    {
        using var connection = new SqliteConnection(_readString);
        try
        {
            connection.Open();
            return read(connection);
        }
        catch (SqliteException exception) when (ArchiveException.Explain(exception, _path) is { } problem)
        {
            throw new ArchiveException(problem, exception);
        }
    }

    private void Write(Action write)
    {
        lock (_writing)
        {
            try
            {
                _connection.Execute("BEGIN IMMEDIATE");
                try
                {
                    write();
                    _connection.Execute("COMMIT");
                }
                catch
                {
                    _writer.Forget();
                    _index.Forget();
                    _connection.Execute("ROLLBACK");
                    throw;
                }
            }
            catch (SqliteException exception) when (ArchiveException.Explain(exception, _path) is { } problem)
            {
                throw new ArchiveException(problem, exception);
            }
        }
    }
}
