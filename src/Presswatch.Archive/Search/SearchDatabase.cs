using System.Text;
using SQLitePCL;

namespace Presswatch.Archive.Search;

/// <summary>One connection to the index's file: prepared statements, stepped without copies.</summary>
internal sealed class SearchDatabase : IDisposable
{
    private readonly sqlite3 _handle;
    private readonly Dictionary<string, sqlite3_stmt> _statements = new(StringComparer.Ordinal);

    static SearchDatabase() => Batteries_V2.Init();

    /// <exception cref="SearchDatabaseException">The file cannot be opened.</exception>
    public SearchDatabase(string path, bool readOnly)
    {
        int flags = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        int code = raw.sqlite3_open_v2(path, out _handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            string reason = raw.sqlite3_errmsg(_handle).utf8_to_string();
            _handle.Dispose();
            throw new SearchDatabaseException(code, reason);
        }
        raw.sqlite3_busy_timeout(_handle, 10_000);
    }

    /// <summary>Runs statements that take and give nothing.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Undoes what is open, whatever state it is in: the failure that led here is the one to tell.</summary>
    public void RollBack()
    {
        foreach (sqlite3_stmt statement in _statements.Values) raw.sqlite3_reset(statement);
        raw.sqlite3_exec(_handle, "ROLLBACK");
    }

    /// <summary>A statement made ready to bind, kept for the next time. One use of each text at a time.</summary>
    public sqlite3_stmt Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out sqlite3_stmt? statement))
        {
            Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
            _statements.Add(sql, statement);
        }
        raw.sqlite3_reset(statement);
        return statement;
    }

    /// <summary>Goes on to the next row; false, and ready for the next use, after the last.</summary>
    public bool Step(sqlite3_stmt statement)
    {
        int code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE) Check(code);
        return false;
    }

    /// <summary>Runs a statement that is bound and gives no rows.</summary>
    public void Run(sqlite3_stmt statement)
    {
        while (Step(statement)) { }
    }

    /// <summary>The first column of the first row as a number; <paramref name="otherwise"/> where there is no row.</summary>
    public long Number(string sql, long otherwise = 0)
    {
        sqlite3_stmt statement = Prepare(sql);
        long value = Step(statement) ? raw.sqlite3_column_int64(statement, 0) : otherwise;
        raw.sqlite3_reset(statement);
        return value;
    }

    public void SetMeta(string name, long value)
    {
        sqlite3_stmt statement = Prepare("INSERT INTO meta(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value = ?2");
        raw.sqlite3_bind_text(statement, 1, name);
        raw.sqlite3_bind_int64(statement, 2, value);
        Run(statement);
    }

    public void Dispose()
    {
        foreach (sqlite3_stmt statement in _statements.Values) statement.Dispose();
        _handle.Dispose();
    }

    public static string? TextOrNull(sqlite3_stmt statement, int column) =>
        raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public static string Text(sqlite3_stmt statement, int column) => TextOrNull(statement, column) ?? "";

    public static void BindText(sqlite3_stmt statement, int index, string? text)
    {
        if (text is null) raw.sqlite3_bind_null(statement, index);
        else raw.sqlite3_bind_text(statement, index, text);
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw new SearchDatabaseException(code, raw.sqlite3_errmsg(_handle).utf8_to_string());
    }
}

/// <summary>The index's file cannot be read or written: a full disk, a damaged file, a lock held too long.</summary>
public sealed class SearchDatabaseException(int code, string reason) : Exception($"The search index: {reason} (SQLite {code}).")
{
    /// <summary>SQLite's result code.</summary>
    public int Code => code;
}
