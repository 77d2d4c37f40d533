using System.Runtime.InteropServices;
using System.Text;
using Presswatch.Core.Words;
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
    /// <summary>Documents whose entries one question may read: some seconds of work.</summary>
    private const long MaxEntries = 50_000_000;

    private readonly SearchDatabase _database;
    private readonly DocumentColumns _columns;
    private readonly List<(long Id, int First, int Documents)> _segments = [];
    private long _entries;

    public LeafReader(SearchDatabase database, DocumentColumns columns)
    {
        (_database, _columns) = (database, columns);
        sqlite3_stmt rows = database.Prepare("SELECT id, first, documents FROM segments ORDER BY first");
        while (database.Step(rows)) _segments.Add((raw.sqlite3_column_int64(rows, 0), raw.sqlite3_column_int(rows, 1), raw.sqlite3_column_int(rows, 2)));
    }

    /// <summary>Whether the question asked for more than one may.</summary>
    public bool IsOverdrawn => _entries > MaxEntries;

    public LeafHits Read(Leaf leaf)
    {
        var hits = new LeafHits();
        foreach ((long segment, int first, int documents) in _segments)
        {
            if (IsOverdrawn) break;
            if (leaf.Terms.Count > 1) ReadPhrase(segment, leaf, hits);
            else ReadWord(segment, first, documents, leaf, hits);
        }
        return hits;
    }

    private void ReadWord(long segment, int first, int documents, Leaf leaf, LeafHits hits)
    {
        var word = Sought.Of(leaf.Terms[0], leaf.Prefix, leaf.Exact);
        sqlite3_stmt rows = Rows(word, "form, documents, document_list, fold", segment);
        // The usual word has one form in a segment, whose list is the answer; further forms are summed up by document.
        byte[]? single = null;
        int[]? counts = null;
        int[] inHeadlines = [];
        while (_database.Step(rows))
        {
            if (!word.Fits(rows, 3, 0)) continue;
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

    private static void AddList(byte[] list, LeafHits hits)
    {
        // An entry has two bytes at least.
        hits.Reserve(list.Length / 2);
        var entries = new PostingReader(list);
        while (entries.MoveNext()) hits.Add(entries.Document, entries.Count, entries.InHeadline);
    }

    /// <summary>Keeps, from the rarest word on, the places where the phrase can begin.</summary>
    private void ReadPhrase(long segment, Leaf leaf, LeafHits hits)
    {
        var order = new List<(long Occurrences, int Index, Sought Word)>();
        for (int i = 0; i < leaf.Terms.Count; i++)
        {
            var word = Sought.Of(leaf.Terms[i], prefix: false, leaf.Exact);
            long occurrences = OccurrencesOf(word, segment);
            if (occurrences == 0) return;
            order.Add((occurrences, i, word));
        }
        order.Sort((a, b) => a.Occurrences.CompareTo(b.Occurrences));
        List<long> starts = Starts(order[0].Word, order[0].Index, segment);
        foreach ((_, int index, Sought word) in order.Skip(1))
        {
            if (starts.Count == 0) return;
            Keep(starts, word, index, segment);
        }
        AddStarts(CollectionsMarshal.AsSpan(starts), hits);
    }

    private long OccurrencesOf(Sought word, long segment)
    {
        long sum = 0;
        sqlite3_stmt rows = Rows(word, "form, occurrences", segment);
        while (_database.Step(rows)) sum += raw.sqlite3_column_int64(rows, 1);
        return sum;
    }

    /// <summary>All places where a phrase with the word at <paramref name="index"/> can begin, in order: document and place in one number.</summary>
    private List<long> Starts(Sought word, int index, long segment)
    {
        var starts = new List<long>();
        int forms = 0;
        sqlite3_stmt rows = Rows(word, "form, documents, document_list, place_list", segment);
        for (; _database.Step(rows); forms++)
        {
            _entries += raw.sqlite3_column_int(rows, 1);
            var entries = new PostingReader(raw.sqlite3_column_blob(rows, 2));
            ReadOnlySpan<byte> places = raw.sqlite3_column_blob(rows, 3);
            while (entries.MoveNext())
            {
                int place = -1;
                for (int i = entries.Count; i > 0; i--)
                {
                    place += (int)Varint.Read(ref places);
                    if (place >= index) starts.Add(((long)entries.Document << 32) + place - index);
                }
            }
        }
        if (forms > 1) starts.Sort();
        return starts;
    }

    private void Keep(List<long> starts, Sought word, int index, long segment)
    {
        var kept = new bool[starts.Count];
        sqlite3_stmt rows = Rows(word, "form, documents, document_list, place_list", segment);
        while (_database.Step(rows))
        {
            _entries += raw.sqlite3_column_int(rows, 1);
            Mark(CollectionsMarshal.AsSpan(starts), kept, index, raw.sqlite3_column_blob(rows, 2), raw.sqlite3_column_blob(rows, 3));
        }
        int next = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i]) starts[next++] = starts[i];
        }
        starts.RemoveRange(next, starts.Count - next);
    }

    private static void Mark(ReadOnlySpan<long> starts, bool[] kept, int index, ReadOnlySpan<byte> documents, ReadOnlySpan<byte> places)
    {
        var entries = new PostingReader(documents);
        int at = 0;
        while (entries.MoveNext())
        {
            while (at < starts.Length && (int)(starts[at] >> 32) < entries.Document) at++;
            if (at == starts.Length) return;
            if ((int)(starts[at] >> 32) != entries.Document)
            {
                Varint.Skip(ref places, entries.Count);
                continue;
            }
            int place = -1;
            for (int i = entries.Count; i > 0; i--)
            {
                place += (int)Varint.Read(ref places);
                long start = ((long)entries.Document << 32) + place - index;
                while (at < starts.Length && starts[at] < start) at++;
                if (at < starts.Length && starts[at] == start) kept[at] = true;
            }
        }
    }

    private void AddStarts(ReadOnlySpan<long> starts, LeafHits hits)
    {
        hits.Reserve(starts.Length);
        for (int i = 0; i < starts.Length;)
        {
            (int document, int from, int inHeadline) = ((int)(starts[i] >> 32), i, 0);
            for (; i < starts.Length && (int)(starts[i] >> 32) == document; i++)
            {
                if ((int)starts[i] < _columns.HeadlineWords[document]) inHeadline++;
            }
            hits.Add(document, i - from, inHeadline);
        }
    }

    private sqlite3_stmt Rows(Sought word, string fields, long segment)
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

    /// <summary>One word as its key in the lists.</summary>
    /// <param name="Fold">UTF-8 of its fold.</param>
    /// <param name="Form">For an exact word: its form as the lists have it. For an exact prefix: UTF-8 of the prefix as printed.</param>
    /// <param name="Prefix">Whether it begins the words sought.</param>
    private sealed record Sought(byte[] Fold, byte[]? Form, bool Prefix)
    {
        public static Sought Of(string term, bool prefix, bool exact)
        {
            if (!exact) return new(Encoding.UTF8.GetBytes(term), null, prefix);
            if (prefix) return new(Encoding.UTF8.GetBytes(Tokeniser.Fold(term.AsSpan())), Encoding.UTF8.GetBytes(term), true);
            var form = Search.Form.Of(term);
            return new(form.Fold, form.Name, false);
        }

        /// <summary>Whether a row of a prefix has a form that begins as asked for; other rows were chosen by their key.</summary>
        public bool Fits(sqlite3_stmt rows, int foldColumn, int formColumn)
        {
            if (!Prefix || Form is null) return true;
            ReadOnlySpan<byte> form = raw.sqlite3_column_blob(rows, formColumn);
            return form is [0] ? raw.sqlite3_column_blob(rows, foldColumn).StartsWith(Form) : form.StartsWith(Form);
        }
    }
}
