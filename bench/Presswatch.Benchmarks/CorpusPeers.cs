using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Presswatch.Corpus;
using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Benchmarks;

/// <summary>SQLite's FTS5 over the same documents in the same run: build, size, and occurrences by month through queries alone, as far as those can tell.</summary>
internal static class CorpusPeers
{
    /// <param name="arguments">Millions of words; the folder of a corpus of as many that was built before.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        CorpusDocument[] documents = [.. CorpusTestBed.Documents(CorpusFigures.Words(arguments))];
        string folder = Path.Combine(Path.GetTempPath(), $"presswatch-fts5-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        using (CorpusStore store = CorpusFigures.Open(arguments[1]))
        {
            using CorpusSnapshot snapshot = store.Snapshot();
            using SqliteConnection database = new($"Data Source={Path.Combine(folder, "fts5.db")};Pooling=False");
            database.Open();
            Build(database, documents, Path.Combine(folder, "fts5.db"));
            foreach (string phrase in (string[])["Korea", "Kim Jong Un", "Workers' Party of Korea", CorpusFigures.RareWord(snapshot.Segments[0].Segment)]) Count(database, snapshot, phrase);
        }
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static void Build(SqliteConnection database, CorpusDocument[] documents, string path)
    {
        TimeSpan before = CorpusFigures.ProcessorTime();
        var watch = Stopwatch.StartNew();
        Execute(database, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000");
        Execute(database, "CREATE TABLE document(id INTEGER PRIMARY KEY, month INTEGER NOT NULL) STRICT");
        Execute(database, "CREATE VIRTUAL TABLE words USING fts5(body, content='', detail=full, tokenize=\"unicode61 remove_diacritics 0\")");
        Execute(database, "CREATE VIRTUAL TABLE places USING fts5vocab(words, 'instance')");
        using (SqliteTransaction all = database.BeginTransaction())
        {
            using SqliteCommand month = Command(database, "INSERT INTO document VALUES ($id, $value)");
            using SqliteCommand body = Command(database, "INSERT INTO words(rowid, body) VALUES ($id, $value)");
            foreach (CorpusDocument document in documents)
            {
                Insert(month, document.Key + 1, (document.Published!.Value.Year * 12) + document.Published.Value.First.Month - 1);
                Insert(body, document.Key + 1, document.Headline + "\n" + document.Text);
            }
            all.Commit();
        }
        CorpusFigures.Say($"FTS5: build {watch.Elapsed.TotalSeconds:0.0} s, processor time {(CorpusFigures.ProcessorTime() - before).TotalSeconds:0.0} s, {new FileInfo(path).Length / 1e6:0} MB beside the text");
    }

    private static void Count(SqliteConnection database, CorpusSnapshot snapshot, string text)
    {
        Phrase phrase = Phrase.Of(text)!;
        PeriodFrame frame = PeriodFrame.Of(snapshot, CountPeriod.Month);
        double ours = CorpusFigures.Median(() => frame.CountOf(phrase));
        PeriodCount[] counts = frame.CountOf(phrase);
        using SqliteCommand articles = database.CreateCommand();
        articles.CommandText = "SELECT month, count(*) FROM words JOIN document ON id = words.rowid WHERE words MATCH $phrase GROUP BY month";
        articles.Parameters.AddWithValue("$phrase", $"\"{text.Replace('\'', ' ')}\"");
        long found = 0;
        double byMatch = CorpusFigures.Median(() => found = Sum(articles), 5);
        CorpusFigures.Say($"'{text}' by month: ours {ours:0.000} ms ({counts.Sum(count => count.Occurrences)} in {counts.Sum(count => (long)count.Documents)} articles); FTS5 articles alone {byMatch:0.0} ms ({found})");
        if (phrase.Length > 1) return;
        using SqliteCommand places = database.CreateCommand();
        places.CommandText = "SELECT month, count(*) FROM places JOIN document ON id = doc WHERE term = $word GROUP BY month";
        places.Parameters.AddWithValue("$word", phrase.Words[0].Text);
        double byPlace = CorpusFigures.Median(() => found = Sum(places), 5);
        CorpusFigures.Say($"  FTS5 occurrences, by its table of places: {byPlace:0.0} ms ({found})");
    }

    private static long Sum(SqliteCommand command)
    {
        long sum = 0;
        using SqliteDataReader rows = command.ExecuteReader();
        while (rows.Read()) sum += rows.GetInt64(1);
        return sum;
    }

    private static void Execute(SqliteConnection database, string sql)
    {
        using SqliteCommand command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection database, string sql)
    {
        SqliteCommand command = database.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add("$id", SqliteType.Integer);
        command.Parameters.AddWithValue("$value", "");
        return command;
    }

    private static void Insert(SqliteCommand command, int id, object value)
    {
        command.Parameters[0].Value = id;
        command.Parameters[1].Value = value;
        command.ExecuteNonQuery();
    }
}
