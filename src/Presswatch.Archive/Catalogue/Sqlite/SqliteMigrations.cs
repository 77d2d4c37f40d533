using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Catalogue.Sqlite;

/// <summary>Numbered SQL files, applied once each, in order, forward only; their digests are kept, so that a changed one is noticed.</summary>
internal static class SqliteMigrations
{
    /// <exception cref="ArchiveException">The database was written by a newer program, or a migration that was applied reads differently now.</exception>
    public static void Apply(SqliteConnection connection, string path)
    {
        IReadOnlyList<(int Number, string Sql)> known = Known();
        using SqliteTransaction transaction = connection.BeginTransaction();
        Execute(connection, transaction, "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, digest TEXT NOT NULL)");
        Dictionary<int, string> applied = Applied(connection, transaction);
        if (applied.Count > 0 && applied.Keys.Max() > known[^1].Number)
        {
            throw new ArchiveException(new(ProblemCodes.ArchiveNewer, "The catalogue has tables that this version does not know.", new(path)));
        }
        foreach ((int number, string sql) in known)
        {
            string digest = Sha256.Of(sql).Hex;
            if (applied.TryGetValue(number, out string? before))
            {
                if (before != digest) throw new ArchiveException(new(ProblemCodes.CatalogueMissing, $"The catalogue's tables (migration {number}) are of another make.", new(path)));
                continue;
            }
            Execute(connection, transaction, sql);
            using SqliteCommand note = connection.CreateCommand();
            note.Transaction = transaction;
            note.CommandText = "INSERT INTO migration (number, digest) VALUES ($number, $digest)";
            note.Parameters.AddWithValue("$number", number);
            note.Parameters.AddWithValue("$digest", digest);
            note.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private static Dictionary<int, string> Applied(SqliteConnection connection, SqliteTransaction transaction)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT number, digest FROM migration";
        using SqliteDataReader rows = command.ExecuteReader();
        var applied = new Dictionary<int, string>();
        while (rows.Read()) applied[rows.GetInt32(0)] = rows.GetString(1);
        return applied;
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<(int Number, string Sql)> Known()
    {
        Assembly assembly = typeof(SqliteMigrations).Assembly;
        const string Prefix = "migrations/";
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (int.Parse(name.AsSpan(Prefix.Length, 4), CultureInfo.InvariantCulture), reader.ReadToEnd());
        })];
    }
}
