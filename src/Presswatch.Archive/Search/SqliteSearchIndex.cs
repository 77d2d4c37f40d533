using System.Collections.Concurrent;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Reprints;
using Presswatch.Core.Problems;
using SQLitePCL;

namespace Presswatch.Archive.Search;

/// <summary>The search index as one SQLite file: lists of places by word, written in segments, and the documents' attributes.</summary>
/// <remarks>
/// A file of its own kind and not SQLite's FTS5: the same lists give exact counts for trends, unfolded words and phrases of Hangul syllables without a second
/// table, and no text of a query ever becomes part of another language. Durable in order (WAL, synchronous=NORMAL): after a loss of power the file is
/// whole and <see cref="FedUpTo"/> tells what to feed again. Safe for concurrent callers.
/// </remarks>
public sealed class SqliteSearchIndex : ISearchIndex
{
    private const int MaxLimit = 10_000;
    private const int NamedPeople = 40;

    private readonly string _path;
    private readonly Lock _writing = new();
    private readonly ConcurrentBag<SearchDatabase> _readers = [];
    private readonly SearchDatabase _database;
    private readonly SearchWriter _writer;
    private volatile DocumentColumns _columns = DocumentColumns.Empty;

    private SqliteSearchIndex(string path, SearchDatabase database)
    {
        (_path, _database) = (path, database);
        _writer = new(database, () => new SearchDatabase(path, readOnly: true));
    }

    public long FedUpTo
    {
        get
        {
            lock (_writing) return _database.Number("SELECT value FROM meta WHERE name = 'fed'");
        }
    }

    public int Count
    {
        get
        {
            lock (_writing) return (int)_database.Number("SELECT count(*) FROM documents");
        }
    }

    public IReadingFilters? Readings { get; set; }

    public IReprintGroups? Reprints { get; set; }

    /// <summary>Opens the index, making an empty one where there is none.</summary>
    /// <param name="path">Its file; "-wal" and "-shm" stand beside it while it is open.</param>
    /// <returns>The index, or: damaged (PW3031), or of other rules (PW3032); both are mended by building it anew.</returns>
    public static Outcome<SqliteSearchIndex> Open(string path)
    {
        SearchDatabase? database = null;
        try
        {
            database = new SearchDatabase(path, readOnly: false);
            if (SearchSchema.IsNew(database)) SearchSchema.Create(database);
            database.Execute("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;");
            if (SearchSchema.IsCurrent(database)) return new SqliteSearchIndex(path, database);
            database.Dispose();
            return new Problem(ProblemCodes.SearchOutdated, "The search index was made by other rules than this program's.", new(path));
        }
        catch (SearchDatabaseException exception)
        {
            database?.Dispose();
            return ArchiveException.Explain(exception, path)!;
        }
    }

    public void Feed(IReadOnlyList<SearchDocument> versions, long fedUpTo)
    {
        lock (_writing) _writer.Feed(versions, fedUpTo);
    }

    public void Mark(IReadOnlyList<(int Key, bool IsNewest)> versions, long fedUpTo)
    {
        lock (_writing) _writer.Mark(versions, fedUpTo);
    }

    public void Optimise()
    {
        lock (_writing) _writer.Optimise();
    }

    public Outcome<SearchAnswer> Search(SearchRequest request, Func<int, SearchText>? textOf = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Limit, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Limit, MaxLimit, nameof(request));
        Outcome<ReadFilters> asked = ReadFilters.Ask(request.Query, Readings);
        if (!asked.TryGet(out ReadFilters read)) return asked.Problem!;
        Outcome<CountedOnce> counting = CountedOnce.Ask(request.Once, Reprints);
        if (!counting.TryGet(out CountedOnce once)) return counting.Problem!;
        Rank? after = null;
        if (request.After is { } cursor)
        {
            if (!Rank.TryParse(cursor, request.Order, out Rank place)) return new Problem(ProblemCodes.BadCursor, "This list has no such place to go on from.");
            after = place;
        }
        Outcome<SearchAnswer> answer = Reading((database, columns) => Find(database, columns, request, after, read, once));
        return textOf is null || answer.Problem is not null ? answer : WithTexts(answer.Value, request, textOf);
    }

    public Outcome<TrendAnswer> Trend(TrendRequest request)
    {
        Outcome<ReadFilters> asked = ReadFilters.Ask(request.Query, Readings);
        if (!asked.TryGet(out ReadFilters read)) return asked.Problem!;
        Outcome<CountedOnce> counting = CountedOnce.Ask(request.Once, Reprints);
        if (!counting.TryGet(out CountedOnce once)) return counting.Problem!;
        return Reading<TrendAnswer>((database, columns) =>
        {
            var lists = new LeafReader(database, columns);
            var evaluator = new QueryEvaluator(lists, columns, read);
            DocumentSet found = evaluator.Evaluate(request.Query.Root);
            if (lists.IsOverdrawn) return TooBroad();
            DocumentSet versions = evaluator.Versions(request.AllVersions);
            found.IntersectWith(versions);
            IReadOnlyList<LeafHits> leaves = evaluator.Positive;
            DocumentSet left = evaluator.EvaluateFilters(request.Query.Root);
            left.IntersectWith(versions);
            once.Reduce(found, columns);
            once.Reduce(left, columns);
            return TrendCounter.Count(found, left, leaves, columns, request.By);
        });
    }

    public void Dispose()
    {
        while (_readers.TryTake(out SearchDatabase? reader)) reader.Dispose();
        lock (_writing) _database.Dispose();
    }

    private Outcome<SearchAnswer> Find(SearchDatabase database, DocumentColumns columns, SearchRequest request, Rank? after, ReadFilters read, CountedOnce once)
    {
        var lists = new LeafReader(database, columns);
        var evaluator = new QueryEvaluator(lists, columns, read);
        DocumentSet found = evaluator.Evaluate(request.Query.Root);
        if (lists.IsOverdrawn) return TooBroad();
        found.IntersectWith(evaluator.Versions(request.AllVersions));
        once.Reduce(found, columns);
        // One more than the page shows whether there is a next.
        List<(int Document, Rank Rank, float Score)> page = new Ranking(columns, request.Order).Page(found, evaluator.Positive, after, request.Limit + 1);
        string? next = page.Count > request.Limit && request.Limit > 0 ? page[request.Limit - 1].Rank.ToCursor(request.Order) : null;
        List<SearchHit> hits = [.. page.Take(request.Limit).Select(entry => Hit(database, columns, entry.Document, entry.Score))];
        return new SearchAnswer(found.Count, hits, next, request.Overview ? Overview.Of(found, columns) with { Read = Readings?.Spread(Keys(found, columns), NamedPeople) } : null);
    }

    private static IEnumerable<long> Keys(DocumentSet found, DocumentColumns columns)
    {
        foreach (int document in found) yield return columns.Keys[document];
    }

    private static Problem TooBroad() => new(ProblemCodes.QueryTooBroad, "The words of this query stand in more places than one question may read.");

    private static SearchHit Hit(SearchDatabase database, DocumentColumns columns, int document, float score)
    {
        sqlite3_stmt row = database.Prepare("SELECT article, version FROM documents WHERE ordinal = ?1");
        raw.sqlite3_bind_int(row, 1, document);
        database.Step(row);
        (string article, string version) = (SearchDatabase.Text(row, 0), SearchDatabase.Text(row, 1));
        raw.sqlite3_reset(row);
        int section = columns.Sections[document];
        return new(columns.Keys[document], new(article), new(version), [.. columns.SourceSets[columns.SourceSet[document]].Select(id => columns.Names[id])],
            columns.Names[columns.Publishers[document]], columns.Names[columns.Languages[document]], section < 0 ? null : columns.Names[section],
            columns.Published(document), score, null, [], []);
    }

    private static SearchAnswer WithTexts(SearchAnswer answer, SearchRequest request, Func<int, SearchText> textOf)
    {
        var maker = new SnippetMaker(request.Query.Root);
        return answer with
        {
            Hits = [.. answer.Hits.Select(hit =>
            {
                (string? headline, string text) = textOf(hit.Key);
                return hit with { Headline = headline, HeadlineMatches = maker.Matches(headline ?? ""), Snippets = maker.Snippets(text) };
            })],
        };
    }

    /// <summary>Asks within one transaction, with the attributes of the same state.</summary>
    private Outcome<T> Reading<T>(Func<SearchDatabase, DocumentColumns, Outcome<T>> ask)
    {
        if (!_readers.TryTake(out SearchDatabase? reader))
        {
            reader = new SearchDatabase(_path, readOnly: true);
            reader.Execute("PRAGMA cache_size = -16384");
        }
        bool sound = false;
        try
        {
            reader.Execute("BEGIN");
            Outcome<T> answer = ask(reader, ColumnsOf(reader));
            reader.Execute("COMMIT");
            sound = true;
            return answer;
        }
        finally
        {
            if (sound) _readers.Add(reader);
            else reader.Dispose();
        }
    }

    private DocumentColumns ColumnsOf(SearchDatabase reader)
    {
        long generation = reader.Number("SELECT value FROM meta WHERE name = 'generation'");
        DocumentColumns known = _columns;
        if (known.Generation == generation) return known;
        // A state older than the one known happens when another reader began later; it is read from the start, and not kept.
        if (known.Generation > generation) return DocumentColumns.Empty.Follow(reader, generation);
        DocumentColumns next = known.Follow(reader, generation);
        _columns = next;
        return next;
    }
}
