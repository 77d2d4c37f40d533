using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Presswatch.Archive.Catalogue.Sqlite;

/// <summary>A prepared statement with numbered parameters, kept for as long as its connection. Goes to SQLite without a command or reader between: a batch runs tens of thousands of them.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    public void Run(params ReadOnlySpan<object?> values)
    {
        using Rows rows = Query(values);
        while (rows.Next())
        {
        }
    }

    /// <summary>The first column of the first row; <see langword="null"/> where there is none.</summary>
    public long? Number(params ReadOnlySpan<object?> values)
    {
        using Rows rows = Query(values);
        return rows.Next() ? rows.Number(0) : null;
    }

    /// <summary>Runs it; the rows must be disposed of before the next run.</summary>
    public Rows Query(params ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++) Check(Bind(i + 1, values[i]));
        return new(this);
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, index),
        long number => raw.sqlite3_bind_int64(_statement, index, number),
        string text => raw.sqlite3_bind_text(_statement, index, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
        double real => raw.sqlite3_bind_double(_statement, index, real),
        _ => throw new ArgumentException($"No column holds a {value.GetType().Name}.", nameof(value)),
    };

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), code & 0xFF, raw.sqlite3_extended_errcode(_database));
        }
    }

    /// <summary>The rows of one run.</summary>
    internal readonly ref struct Rows(Statement owner)
    {
        public bool Next()
        {
            int code = raw.sqlite3_step(owner._statement);
            owner.Check(code);
            return code == raw.SQLITE_ROW;
        }

        public long Number(int column) => raw.sqlite3_column_int64(owner._statement, column);

        public double Real(int column) => raw.sqlite3_column_double(owner._statement, column);

        public string Text(int column) => raw.sqlite3_column_text(owner._statement, column).utf8_to_string();

        /// <summary>The bytes of a column; valid until the next row.</summary>
        public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(owner._statement, column);

        public void Dispose()
        {
            _ = raw.sqlite3_reset(owner._statement);
            _ = raw.sqlite3_clear_bindings(owner._statement);
        }
    }
}
