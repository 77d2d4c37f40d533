using SQLitePCL;

namespace Presswatch.Archive.Search;

/// <summary>Makes few large segments of many small ones.</summary>
/// <remarks>Eight neighbours of one level become one of the next, so each list is copied once a level and a question looks into few segments.
/// Reads through a connection of its own: what it reads stays while it writes.</remarks>
internal sealed class SegmentMerger(SearchDatabase database, Func<SearchDatabase> openReader)
{
    private const int FanOut = 8;

    private readonly record struct Segment(long Id, int First, int Documents, int Level);

    public void MergeWhereDue()
    {
        while (true)
        {
            List<Segment> all = Read();
            if (all.Count < FanOut) return;
            int level = all[^1].Level;
            int from = all.FindLastIndex(segment => segment.Level > level) + 1;
            if (all.Count - from < FanOut) return;
            Merge(all[from..], level + 1);
        }
    }

    public void MergeAll()
    {
        List<Segment> all = Read();
        if (all.Count > 1) Merge(all, all.Max(segment => segment.Level) + 1);
    }

    private List<Segment> Read()
    {
        var all = new List<Segment>();
        sqlite3_stmt read = database.Prepare("SELECT id, first, documents, level FROM segments ORDER BY first");
        while (database.Step(read))
        {
            all.Add(new(raw.sqlite3_column_int64(read, 0), raw.sqlite3_column_int(read, 1), raw.sqlite3_column_int(read, 2), raw.sqlite3_column_int(read, 3)));
        }
        return all;
    }

    private void Merge(List<Segment> segments, int level)
    {
        using SearchDatabase reader = openReader();
        database.Execute("BEGIN IMMEDIATE");
        try
        {
            new SegmentWriter(database, segments[0].First, segments.Sum(segment => segment.Documents), level).Write(sink => Merge(reader, segments, sink));
            foreach (Segment segment in segments)
            {
                database.Execute($"DELETE FROM postings WHERE segment = {segment.Id}; DELETE FROM segments WHERE id = {segment.Id}");
            }
            database.Execute("COMMIT");
        }
        catch
        {
            database.RollBack();
            throw;
        }
    }

    private static void Merge(SearchDatabase reader, List<Segment> segments, SegmentSink sink)
    {
        // By the word each stands at; among equals the segment with the lower ordinals first, as their lists must follow.
        var waiting = new PriorityQueue<Cursor, Cursor>(Comparer<Cursor>.Create((a, b) => a.OrderTo(b)));
        for (int i = 0; i < segments.Count; i++)
        {
            var cursor = new Cursor(reader, segments[i].Id, i);
            if (cursor.MoveNext()) waiting.Enqueue(cursor, cursor);
        }
        var documents = new ByteBuffer();
        var places = new ByteBuffer();
        while (waiting.TryPeek(out Cursor? first, out _))
        {
            Form word = first.Word;
            (int count, long occurrences, int last) = (0, 0, -1);
            documents.Clear();
            places.Clear();
            while (waiting.TryPeek(out Cursor? next, out _) && next.Word.OrderTo(word) == 0)
            {
                next.AppendTo(documents, places, last);
                count += next.Documents;
                occurrences += next.Occurrences;
                last = next.Last;
                waiting.Dequeue();
                if (next.MoveNext()) waiting.Enqueue(next, next);
            }
            sink(word.Fold, word.Name, count, occurrences, last, documents.Written, places.Written);
        }
    }

    /// <summary>Walks over the lists of one segment.</summary>
    private sealed class Cursor
    {
        private readonly SearchDatabase _reader;
        private readonly sqlite3_stmt _rows;
        private readonly int _rank;

        public Cursor(SearchDatabase reader, long segment, int rank)
        {
            (_reader, _rank) = (reader, rank);
            // The number makes a statement for each cursor: all are open at once.
            _rows = reader.Prepare($"SELECT fold, form, documents, occurrences, last, document_list, place_list FROM postings WHERE segment = {segment} ORDER BY fold, form");
        }

        public Form Word { get; private set; }

        public int Documents => raw.sqlite3_column_int(_rows, 2);

        public long Occurrences => raw.sqlite3_column_int64(_rows, 3);

        public int Last => raw.sqlite3_column_int(_rows, 4);

        public bool MoveNext()
        {
            if (!_reader.Step(_rows)) return false;
            Word = new(raw.sqlite3_column_blob(_rows, 0).ToArray(), raw.sqlite3_column_blob(_rows, 1).ToArray());
            return true;
        }

        /// <summary>Adds the lists; the first document is counted from <paramref name="last"/> instead of -1.</summary>
        public void AppendTo(ByteBuffer documents, ByteBuffer places, int last)
        {
            ReadOnlySpan<byte> list = raw.sqlite3_column_blob(_rows, 5);
            documents.Add(Varint.Read(ref list) - ((uint)(last + 1) << 1));
            documents.Add(list);
            places.Add(raw.sqlite3_column_blob(_rows, 6));
        }

        public int OrderTo(Cursor other)
        {
            int words = Word.OrderTo(other.Word);
            return words != 0 ? words : _rank.CompareTo(other._rank);
        }
    }
}
