using Microsoft.Data.Sqlite;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Proof;

/// <summary>Makes the catalogue a second time from the record and compares the two row by row. Sees the catalogue as it stood when the check began, so that captures may go on.</summary>
internal static class CatalogueCheck
{
    // Each table with the columns that its rows are ordered and named by.
    private static readonly (string Name, string Key)[] Tables =
    [
        ("warc_file", "id"), ("source", "id"), ("origin", "id"), ("address", "id"), ("capture", "id"), ("article", "id"), ("alias", "name"), ("article_key", "hash, article"),
        ("version", "id"), ("sighting", "capture, n"), ("retired", "capture, document"), ("teaser", "capture, n"), ("problem", "capture, n"), ("answer", "address, time, capture"), ("heard", "source"),
    ];

    // What of a capture comes from the record alone, whatever program draws from it.
    private const string RecordOnly = """
        SELECT c.id, c.name, o.name AS source, d.url, c.taken, c.claimed, c.status, c.content_type, c.digest, c.size, g.name AS origin, g.digest AS origin_digest, c.line, f.path, c.at, c.length
        FROM capture c LEFT JOIN source o ON o.id = c.source LEFT JOIN address d ON d.id = c.address LEFT JOIN origin g ON g.id = c.origin LEFT JOIN warc_file f ON f.id = c.file ORDER BY c.id
        """;

    /// <summary>Compares the whole catalogue.</summary>
    public static IReadOnlyList<Problem> Run(
        PressArchive archive, Func<IEnumerable<(WarcCapture, RecordPlace)>, IEnumerable<(CatalogueEntry, byte[] Leaf, RecordPlace)>> draw, CancellationToken cancel)
    {
        string twin = archive.Folder.Catalogue + ".check";
        try
        {
            using SqliteConnection live = Open(archive.Folder.Catalogue);
            // A deferred transaction sees what stood at its first read until it ends.
            using SqliteTransaction snapshot = live.BeginTransaction(deferred: true);
            long total = Count(live);
            Outcome<long> made = CatalogueRebuild.Make(archive.Folder, twin, total, draw, archive.Clock, null, cancel);
            return made.Problem is { } problem ? [problem] : Compare(live, twin, archive.Folder.Catalogue);
        }
        catch (Exception broken) when (broken is SqliteException || ArchiveException.IsOfMangledRows(broken))
        {
            return [new(ProblemCodes.ArchiveDamaged, broken.Message, new(archive.Folder.Catalogue))];
        }
        finally
        {
            CatalogueRebuild.Remove(twin);
        }
    }

    /// <summary>Compares a catalogue with a twin that is known to be right.</summary>
    internal static IReadOnlyList<Problem> Compare(string path, string twin)
    {
        try
        {
            using SqliteConnection live = Open(path);
            return Compare(live, twin, path);
        }
        catch (Exception broken) when (broken is SqliteException || ArchiveException.IsOfMangledRows(broken))
        {
            return [new(ProblemCodes.ArchiveDamaged, broken.Message, new(path))];
        }
    }

    private static List<Problem> Compare(SqliteConnection live, string twin, string place)
    {
        var problems = new List<Problem>();
        using SqliteConnection right = Open(twin);
        Add(Difference(live, right, "tables", "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name", 2));
        string makers = "SELECT id, name FROM maker ORDER BY id";
        if (Difference(live, right, "maker", makers, 1) is not null)
        {
            List<string> drawn = Texts(live, "SELECT name FROM maker ORDER BY name"), now = Texts(right, "SELECT name FROM maker ORDER BY name");
            problems.Add(new(ProblemCodes.OtherMaker, $"The catalogue was drawn by {string.Join(" and ", drawn)}, this program would draw by {string.Join(" and ", now)}; only what stands in the record itself was compared.", new(place)));
            Add(Difference(live, right, "capture", RecordOnly, 1));
            return problems;
        }
        foreach ((string name, string key) in Tables) Add(Difference(live, right, name, $"SELECT * FROM {name} ORDER BY {key}", key.Count(c => c == ',') + 1));
        return problems;

        void Add(string? difference)
        {
            if (difference is not null) problems.Add(new(ProblemCodes.CatalogueDiffers, difference, new(place)));
        }
    }

    /// <summary>The first row in which two databases differ; <see langword="null"/> where there is none.</summary>
    private static string? Difference(SqliteConnection live, SqliteConnection right, string table, string query, int keys)
    {
        using SqliteCommand ask = live.CreateCommand(), askRight = right.CreateCommand();
        ask.CommandText = askRight.CommandText = query;
        using SqliteDataReader rows = ask.ExecuteReader(), rightRows = askRight.ExecuteReader();
        while (true)
        {
            bool more = rows.Read(), rightMore = rightRows.Read();
            if (!more && !rightMore) return null;
            if (!more) return $"Row {Key(rightRows, keys)} of table {table} is missing.";
            if (!rightMore) return $"Row {Key(rows, keys)} of table {table} does not come from the record.";
            for (int column = 0; column < rightRows.FieldCount; column++)
            {
                if (!Same(rows.GetValue(column), rightRows.GetValue(column))) return $"Row {Key(rightRows, keys)} of table {table} does not say what the record gives: {rightRows.GetName(column)}.";
            }
        }
    }

    private static string Key(SqliteDataReader row, int keys) => string.Join('/', Enumerable.Range(0, keys).Select(column => row.GetValue(column)));

    private static bool Same(object a, object b) => a is byte[] bytes ? b is byte[] others && bytes.AsSpan().SequenceEqual(others) : a.Equals(b);

    private static List<string> Texts(SqliteConnection database, string query)
    {
        using SqliteCommand ask = database.CreateCommand();
        ask.CommandText = query;
        using SqliteDataReader rows = ask.ExecuteReader();
        var texts = new List<string>();
        while (rows.Read()) texts.Add(rows.GetValue(0).ToString() ?? "");
        return texts;
    }

    private static long Count(SqliteConnection live)
    {
        using SqliteCommand ask = live.CreateCommand();
        ask.CommandText = "SELECT coalesce(max(id), 0) FROM capture";
        return (long)ask.ExecuteScalar()!;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }
}
