using Microsoft.Data.Sqlite;

namespace Presswatch.Archive.Catalogue.Sqlite;

/// <summary>The writer's connection with its statements.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteConnection _connection;

    public SqliteWriter(SqliteConnection connection)
    {
        _connection = connection;
        Names = new(connection);
        Sightings = new(connection);
        Begin = new(connection, "BEGIN IMMEDIATE");
        Commit = new(connection, "COMMIT");
        Rollback = new(connection, "ROLLBACK");
        AddCapture = new(connection, """
            INSERT INTO capture (id, name, source, address, taken, claimed, status, content_type, digest, size, origin, line, file, at, length, kind, language, maker)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
            """);
        FindCapture = new(connection, "SELECT id FROM capture WHERE name = ?1");
        AddTeaser = new(connection, "INSERT INTO teaser (capture, n, lead, date, url) VALUES (?1, ?2, ?3, ?4, ?5)");
        AddProblem = new(connection, "INSERT INTO problem (capture, n, code, reason, message) VALUES (?1, ?2, ?3, ?4, ?5)");
        AddAnswer = new(connection, "INSERT INTO answer (address, time, capture, kind) VALUES (?1, ?2, ?3, ?4)");
        Hear = new(connection, "INSERT INTO heard (source, time) VALUES (?1, ?2) ON CONFLICT (source) DO UPDATE SET time = max(time, excluded.time)");
    }

    public SqliteNames Names { get; }

    public SqliteSightings Sightings { get; }

    public Statement Begin { get; }

    public Statement Commit { get; }

    public Statement Rollback { get; }

    public Statement AddCapture { get; }

    public Statement FindCapture { get; }

    public Statement AddTeaser { get; }

    public Statement AddProblem { get; }

    public Statement AddAnswer { get; }

    public Statement Hear { get; }

    public void Dispose()
    {
        foreach (Statement statement in (ReadOnlySpan<Statement>)[Begin, Commit, Rollback, AddCapture, FindCapture, AddTeaser, AddProblem, AddAnswer, Hear]) statement.Dispose();
        Names.Dispose();
        Sightings.Dispose();
        _connection.Dispose();
    }
}
