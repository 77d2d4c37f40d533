using Microsoft.Data.Sqlite;

namespace Presswatch.Archive.Catalogue.Sqlite;

/// <summary>Questions to a SQLite file that others may be writing to, each on a connection of its own from a pool. Safe for concurrent callers.</summary>
internal sealed class SqliteReads(string path) : IDisposable
{
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = true, DefaultTimeout = 30 }.ToString();

    /// <exception cref="ArchiveException">The file cannot be read.</exception>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        try
        {
            using var connection = new SqliteConnection(_connection);
            connection.Open();
            return read(connection);
        }
        catch (SqliteException exception) when (ArchiveException.Explain(exception, path) is { } problem)
        {
            throw new ArchiveException(problem, exception);
        }
    }

    public void Dispose()
    {
        using var any = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(any);
    }
}
