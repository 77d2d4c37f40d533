using System.Runtime.InteropServices;
using SQLitePCL;

namespace Presswatch.Archive.Search;

/// <summary>Finds words that follow each other: keeps, from the rarest word on, the places where the phrase can begin.</summary>
/// <param name="lists">Gives the rows of a word in a segment.</param>
internal sealed class PhraseReader(LeafReader lists)
{
    public void Read(long segment, Leaf leaf, LeafHits hits)
    {
        var order = new List<(long Occurrences, int Index, SoughtWord Word)>();
        for (int i = 0; i < leaf.Terms.Count; i++)
        {
            var word = SoughtWord.Of(leaf.Terms[i], prefix: false, leaf.Exact);
            long occurrences = OccurrencesOf(word, segment);
            if (occurrences == 0) return;
            order.Add((occurrences, i, word));
        }
        order.Sort((a, b) => a.Occurrences.CompareTo(b.Occurrences));
        List<long> starts = Starts(order[0].Word, order[0].Index, segment, (int)order[0].Occurrences);
        foreach ((_, int index, SoughtWord word) in order.Skip(1))
        {
            if (starts.Count == 0 || lists.IsOverdrawn) return;
            Keep(starts, word, index, segment);
        }
        AddStarts(CollectionsMarshal.AsSpan(starts), hits);
    }

    private long OccurrencesOf(SoughtWord word, long segment)
    {
        long sum = 0;
        sqlite3_stmt rows = lists.Rows(word, "occurrences", segment);
        while (lists.Step(rows)) sum += raw.sqlite3_column_int64(rows, 0);
        return sum;
    }

    /// <summary>All places where a phrase with the word at <paramref name="index"/> can begin, in order: document and place in one number.</summary>
    private List<long> Starts(SoughtWord word, int index, long segment, int occurrences)
    {
        var starts = new List<long>();
        CollectionsMarshal.SetCount(starts, occurrences);
        Span<long> all = CollectionsMarshal.AsSpan(starts);
        int count = 0;
        sqlite3_stmt rows = lists.Rows(word, "documents, document_list, place_list", segment);
        while (lists.Step(rows))
        {
            lists.NoteEntries(raw.sqlite3_column_int(rows, 0));
            var entries = new PostingReader(raw.sqlite3_column_blob(rows, 1));
            ReadOnlySpan<byte> places = raw.sqlite3_column_blob(rows, 2);
            (int at, int before) = (0, count);
            while (entries.MoveNext())
            {
                long place = ((long)entries.Document << 32) - 1 - index;
                long first = place + 1 + index;
                for (int i = entries.Count; i > 0; i--)
                {
                    place += Varint.Read(places, ref at);
                    if (place >= first) all[count++] = place;
                }
            }
            if (before > 0) MergeRuns(all[..count], before);
        }
        starts.RemoveRange(count, starts.Count - count);
        return starts;
    }

    /// <summary>Makes one order of two: what stands before the middle, and what stands from it on, are each in order.</summary>
    private static void MergeRuns(Span<long> all, int middle)
    {
        long[] second = all[middle..].ToArray();
        int first = middle - 1;
        int to = all.Length - 1;
        for (int i = second.Length - 1; i >= 0; to--) all[to] = first >= 0 && all[first] > second[i] ? all[first--] : second[i--];
    }

    private void Keep(List<long> starts, SoughtWord word, int index, long segment)
    {
        var kept = new bool[starts.Count];
        Span<long> all = CollectionsMarshal.AsSpan(starts);
        sqlite3_stmt rows = lists.Rows(word, "documents, document_list, place_list", segment);
        while (lists.Step(rows))
        {
            lists.NoteEntries(raw.sqlite3_column_int(rows, 0));
            Mark(all, kept, index, raw.sqlite3_column_blob(rows, 1), raw.sqlite3_column_blob(rows, 2));
        }
        int next = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i]) all[next++] = all[i];
        }
        starts.RemoveRange(next, starts.Count - next);
    }

    private static void Mark(ReadOnlySpan<long> starts, bool[] kept, int index, ReadOnlySpan<byte> documents, ReadOnlySpan<byte> places)
    {
        var entries = new PostingReader(documents);
        (int at, int placeAt) = (0, 0);
        while (entries.MoveNext())
        {
            long place = ((long)entries.Document << 32) - 1 - index;
            while (at < starts.Length && starts[at] >> 32 < entries.Document) at++;
            if (at == starts.Length) return;
            if (starts[at] >> 32 != entries.Document)
            {
                Varint.Skip(places, ref placeAt, entries.Count);
                continue;
            }
            for (int i = entries.Count; i > 0; i--)
            {
                place += Varint.Read(places, ref placeAt);
                while (at < starts.Length && starts[at] < place) at++;
                if (at < starts.Length && starts[at] == place) kept[at] = true;
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
                if ((int)starts[i] < lists.HeadlineWords(document)) inHeadline++;
            }
            hits.Add(document, i - from, inHeadline);
        }
    }
}
