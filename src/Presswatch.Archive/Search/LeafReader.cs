using SQLitePCL;

namespace Presswatch.Archive.Search;

/// <summary>A word, the beginning of words, or a phrase, as it is looked up.</summary>
/// <param name="Terms">Folded, or unfolded for an exact one; at least one.</param>
/// <param name="Prefix">Whether words that begin with the single term are meant.</param>
/// <param name="Exact">Whether the terms are unfolded.</param>
internal sealed record Leaf(IReadOnlyList<string> Terms, bool Prefix, bool Exact);

/// <summary>Reads where words and phrases stand, out of the lists that one transaction sees.</summary>
internal sealed class LeafReader
{
    /// <summary>Entries of documents that one question may read: a second or two of work, and at most twelve bytes each in memory.</summary>
    private const long MaxEntries = 30_000_000;

    private readonly SearchDatabase _database;
    private readonly DocumentColumns _columns;
    private readonly List<(long Id, int First, int Documents)> _segments = [];
    private readonly PhraseReader _phrases;
    private readonly long _maxEntries;
    private long _entries;

    public LeafReader(SearchDatabase database, DocumentColumns columns, long maxEntries = MaxEntries)
    {
        (_database, _columns, _phrases, _maxEntries) = (database, columns, new PhraseReader(this), maxEntries);
        sqlite3_stmt rows = database.Prepare("SELECT id, first, documents FROM segments ORDER BY first");
        while (database.Step(rows)) _segments.Add((raw.sqlite3_column_int64(rows, 0), raw.sqlite3_column_int(rows, 1), raw.sqlite3_column_int(rows, 2)));
    }

    /// <summary>Whether the question asked for more than one may.</summary>
    public bool IsOverdrawn => _entries > _maxEntries;

    public bool Step(sqlite3_stmt rows) => _database.Step(rows);

    /// <summary>Counts what is read against <see cref="IsOverdrawn"/>.</summary>
    public void NoteEntries(int entries) => _entries += entries;

    /// <summary>Places of the document below this are in its headline.</summary>
    public int HeadlineWords(int document) => _columns.HeadlineWords[document];

    public LeafHits Read(Leaf leaf)
    {
        var hits = new LeafHits();
        foreach ((long segment, int first, int documents) in _segments)
        {
            if (IsOverdrawn) break;
            if (leaf.Terms.Count > 1) _phrases.Read(segment, leaf, hits);
            else ReadWord(segment, first, documents, leaf, hits);
        }
        return hits;
    }

    private void ReadWord(long segment, int first, int documents, Leaf leaf, LeafHits hits)
    {
        var word = SoughtWord.Of(leaf.Terms[0], leaf.Prefix, leaf.Exact);
        sqlite3_stmt rows = Rows(word, "form, documents, document_list, fold", segment);
        // The usual word has one form in a segment, whose list is the answer; further forms are summed up by document.
        byte[]? single = null;
        int[]? counts = null;
        int[] inHeadlines = [];
        while (_database.Step(rows))
        {
            if (IsOverdrawn || !word.Fits(rows, 3, 0)) continue;
            _entries += raw.sqlite3_column_int(rows, 1);
            ReadOnlySpan<byte> list = raw.sqlite3_column_blob(rows, 2);
            if (single is null)
            {
                single = list.ToArray();
                continue;
            }
            if (counts is null)
            {
                (counts, inHeadlines) = (new int[documents], new int[documents]);
                Sum(single, first, counts, inHeadlines);
            }
            Sum(list, first, counts, inHeadlines);
        }
        if (single is null) return;
        if (counts is null) AddList(single, hits);
        else AddSums(first, counts, inHeadlines, hits);
    }

    private static void Sum(ReadOnlySpan<byte> list, int first, int[] counts, int[] inHeadlines)
    {
        var entries = new PostingReader(list);
        while (entries.MoveNext())
        {
            counts[entries.Document - first] += entries.Count;
            inHeadlines[entries.Document - first] += entries.InHeadline;
        }
    }

    private static void AddSums(int first, int[] counts, int[] inHeadlines, LeafHits hits)
    {
        hits.Reserve(counts.Length - counts.AsSpan().Count(0));
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0) hits.Add(first + i, counts[i], inHeadlines[i]);
        }
    }

    private static void AddList(ReadOnlySpan<byte> list, LeafHits hits)
    {
        // An entry has two bytes at least.
        hits.Reserve(list.Length / 2);
        var entries = new PostingReader(list);
        while (entries.MoveNext()) hits.Add(entries.Document, entries.Count, entries.InHeadline);
    }

    /// <summary>The rows of a word in a segment, bound and ready to step.</summary>
    public sqlite3_stmt Rows(SoughtWord word, string fields, long segment)
    {
        sqlite3_stmt rows = _database.Prepare(word.Prefix
            ? $"SELECT {fields} FROM postings WHERE segment = ?1 AND fold >= ?2 AND fold < ?3"
            : word.Form is null ? $"SELECT {fields} FROM postings WHERE segment = ?1 AND fold = ?2" : $"SELECT {fields} FROM postings WHERE segment = ?1 AND fold = ?2 AND form = ?3");
        raw.sqlite3_bind_int64(rows, 1, segment);
        raw.sqlite3_bind_blob(rows, 2, word.Fold);
        // No UTF-8 has the byte FF, so this is past all that begin so.
        if (word.Prefix) raw.sqlite3_bind_blob(rows, 3, [.. word.Fold, 0xFF]);
        else if (word.Form is { } form) raw.sqlite3_bind_blob(rows, 3, form);
        return rows;
    }
}
