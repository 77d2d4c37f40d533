using Dapper;
using Microsoft.Data.Sqlite;

namespace Presswatch.Archive;

/// <summary>A database file of the archive that can be made anew from the captures: opened for writing, and filled with its tables where it is new.</summary>
internal static class DerivedDatabase
{
    /// <summary>Opens a connection for writing, and makes the tables in a new file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="version">Version of the tables, kept in <c>meta</c> under <c>schema</c>.</param>
    /// <param name="tables">The statements that make them, <c>meta (name, value)</c> among them.</param>
    /// <param name="marks">What else <c>meta</c> begins with.</param>
    /// <returns>The connection; <see langword="null"/> where the file is of another version.</returns>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public static SqliteConnection? Connect(string path, long version, string tables, params ReadOnlySpan<(string Name, long Value)> marks)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, DefaultTimeout = 60 }.ToString());
        connection.Open();
        connection.Execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 60000; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;");
        connection.Execute("BEGIN IMMEDIATE");
        if (connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master") == 0)
        {
            connection.Execute(tables);
            foreach ((string name, long value) in (ReadOnlySpan<(string, long)>)[("schema", version), .. marks]) connection.Execute("INSERT INTO meta (name, value) VALUES ($name, $value)", new { name, value });
        }
        bool isCurrent = connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master WHERE name = 'meta'") == 1
            && connection.ExecuteScalar<long?>("SELECT value FROM meta WHERE name = 'schema'") == version;
        connection.Execute("COMMIT");
        if (isCurrent) return connection;
        connection.Dispose();
        return null;
    }
}
