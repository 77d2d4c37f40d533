using SQLitePCL;

namespace Presswatch.Archive.Search;

/// <summary>Feeds the index's file. One caller at a time.</summary>
internal sealed class SearchWriter(SearchDatabase database, Func<SearchDatabase> openReader)
{
    /// <summary>Occurrences of one segment as it is built: 16 bytes each, twice.</summary>
    private const int MaxOccurrences = 2_000_000;

    private const string InsertDocument =
        "INSERT INTO documents(key, article, version, sources, publisher, language, section, published, newest, words, headline_words, ordinal) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

    private const string UpdateDocument =
        "UPDATE documents SET article = ?2, version = ?3, sources = ?4, publisher = ?5, language = ?6, section = ?7, published = ?8, newest = ?9 WHERE ordinal = ?12";

    private readonly Dictionary<string, long> _names = new(StringComparer.Ordinal);
    private readonly SegmentBuilder _builder = new();
    private int _first;

    public void Feed(IReadOnlyList<SearchDocument> versions, long fedUpTo)
    {
        InTransaction(fedUpTo, generation =>
        {
            int next = (int)database.Number("SELECT max(ordinal) + 1 FROM documents");
            _builder.Clear();
            _first = next;
            foreach (SearchDocument version in versions)
            {
                int known = OrdinalOf(version.Key);
                if (known >= 0)
                {
                    Save(version, known, UpdateDocument, default);
                    NoteChange(generation, known);
                    continue;
                }
                Save(version, next, InsertDocument, _builder.Add(next, version.Headline ?? "", version.Text));
                next++;
                if (_builder.Occurrences >= MaxOccurrences) WriteSegment(next);
            }
            WriteSegment(next);
        });
        new SegmentMerger(database, openReader).MergeWhereDue();
    }

    public void Mark(IReadOnlyList<(int Key, bool IsNewest)> versions, long fedUpTo) => InTransaction(fedUpTo, generation =>
    {
        foreach ((int key, bool isNewest) in versions)
        {
            int ordinal = OrdinalOf(key);
            if (ordinal < 0) continue;
            sqlite3_stmt update = database.Prepare("UPDATE documents SET newest = ?1 WHERE ordinal = ?2");
            raw.sqlite3_bind_int(update, 1, isNewest ? 1 : 0);
            raw.sqlite3_bind_int(update, 2, ordinal);
            database.Run(update);
            NoteChange(generation, ordinal);
        }
    });

    public void Optimise()
    {
        new SegmentMerger(database, openReader).MergeAll();
        // What was merged leaves free pages, which later batches fill; many of them are given back.
        if (database.Number("PRAGMA freelist_count") * 20 > database.Number("PRAGMA page_count")) database.Execute("VACUUM");
        database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private void InTransaction(long fedUpTo, Action<long> work)
    {
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            long generation = database.Number("SELECT value FROM meta WHERE name = 'generation'") + 1;
            work(generation);
            database.SetMeta("generation", generation);
            database.SetMeta("fed", fedUpTo);
            database.Execute("COMMIT");
        }
        catch
        {
            _names.Clear();
            database.RollBack();
            throw;
        }
    }

    private void WriteSegment(int next)
    {
        if (next > _first)
        {
            new SegmentWriter(database, _first, next - _first, level: 0).Write(_builder.Write);
            _builder.Clear();
            _first = next;
        }
    }

    private int OrdinalOf(int key)
    {
        sqlite3_stmt find = database.Prepare("SELECT ordinal FROM documents WHERE key = ?1");
        raw.sqlite3_bind_int(find, 1, key);
        int ordinal = database.Step(find) ? raw.sqlite3_column_int(find, 0) : -1;
        raw.sqlite3_reset(find);
        return ordinal;
    }

    private void Save(SearchDocument version, int ordinal, string sql, (int Words, int InHeadline) size)
    {
        string sources = string.Join(' ', version.Sources.Select(source => NameOf(source)));
        (long publisher, long language) = (NameOf(version.Publisher), NameOf(version.Language));
        long? section = version.Section is { } name ? NameOf(name) : null;
        sqlite3_stmt save = database.Prepare(sql);
        raw.sqlite3_bind_int(save, 1, version.Key);
        raw.sqlite3_bind_text(save, 2, version.Article.Value);
        raw.sqlite3_bind_text(save, 3, version.Version.Value);
        raw.sqlite3_bind_text(save, 4, sources);
        raw.sqlite3_bind_int64(save, 5, publisher);
        raw.sqlite3_bind_int64(save, 6, language);
        if (section is { } id) raw.sqlite3_bind_int64(save, 7, id);
        else raw.sqlite3_bind_null(save, 7);
        SearchDatabase.BindText(save, 8, version.Published?.ToString());
        raw.sqlite3_bind_int(save, 9, version.IsNewest ? 1 : 0);
        raw.sqlite3_bind_int(save, 12, ordinal);
        if (sql == InsertDocument)
        {
            raw.sqlite3_bind_int(save, 10, size.Words);
            raw.sqlite3_bind_int(save, 11, size.InHeadline);
        }
        database.Run(save);
    }

    private long NameOf(string value)
    {
        if (_names.TryGetValue(value, out long id)) return id;
        sqlite3_stmt insert = database.Prepare("INSERT INTO names(value) VALUES(?1) ON CONFLICT DO NOTHING");
        raw.sqlite3_bind_text(insert, 1, value);
        database.Run(insert);
        sqlite3_stmt find = database.Prepare("SELECT id FROM names WHERE value = ?1");
        raw.sqlite3_bind_text(find, 1, value);
        database.Step(find);
        id = raw.sqlite3_column_int64(find, 0);
        raw.sqlite3_reset(find);
        _names.Add(value, id);
        return id;
    }

    private void NoteChange(long generation, int ordinal)
    {
        sqlite3_stmt note = database.Prepare("INSERT INTO changes(generation, ordinal) VALUES(?1, ?2) ON CONFLICT DO NOTHING");
        raw.sqlite3_bind_int64(note, 1, generation);
        raw.sqlite3_bind_int(note, 2, ordinal);
        database.Run(note);
    }
}

/// <summary>Writes one segment, its lists given in the order of the words.</summary>
internal sealed class SegmentWriter(SearchDatabase database, int first, int documents, int level)
{
    private readonly SearchDatabase _database = database;
    private long _id;

    public void Write(Action<SegmentSink> lists)
    {
        sqlite3_stmt insert = _database.Prepare("INSERT INTO segments(first, documents, level) VALUES(?1, ?2, ?3)");
        raw.sqlite3_bind_int(insert, 1, first);
        raw.sqlite3_bind_int(insert, 2, documents);
        raw.sqlite3_bind_int(insert, 3, level);
        _database.Run(insert);
        _id = _database.Number("SELECT max(id) FROM segments");
        lists(Insert);
    }

    private void Insert(ReadOnlySpan<byte> fold, ReadOnlySpan<byte> form, int count, long occurrences, int last, ReadOnlySpan<byte> documentList, ReadOnlySpan<byte> placeList)
    {
        sqlite3_stmt insert = _database.Prepare(
            "INSERT INTO postings(segment, fold, form, documents, occurrences, last, document_list, place_list) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        raw.sqlite3_bind_int64(insert, 1, _id);
        raw.sqlite3_bind_blob(insert, 2, fold);
        raw.sqlite3_bind_blob(insert, 3, form);
        raw.sqlite3_bind_int(insert, 4, count);
        raw.sqlite3_bind_int64(insert, 5, occurrences);
        raw.sqlite3_bind_int(insert, 6, last);
        raw.sqlite3_bind_blob(insert, 7, documentList);
        raw.sqlite3_bind_blob(insert, 8, placeList);
        _database.Run(insert);
    }
}
