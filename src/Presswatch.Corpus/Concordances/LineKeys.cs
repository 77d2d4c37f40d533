using System.Text;
using Presswatch.Corpus.Finding;
using Presswatch.Corpus.Postings;
using Presswatch.Corpus.Segments;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Concordances;

/// <summary>Makes the places of one segment comparable as numbers: three ranks of words, then the position.</summary>
/// <remarks>A word's rank is twice its fold id, since ids follow the order of texts; odd ranks are those of words that the segment lacks.</remarks>
internal sealed class LineKeys(SegmentPlaces places, ConcordanceOrder order)
{
    /// <summary>Words by which a line is sorted at most.</summary>
    public const int SortWords = 3;

    /// <summary>Keys of the first places in order that come after a key, ascending; at most so many.</summary>
    public List<UInt128> Smallest(UInt128? after, int count, CancellationToken cancel)
    {
        if (count == 0) return [];
        if (order == ConcordanceOrder.Oldest) return First(after, count);
        Segment segment = places.Segment;
        ReadOnlySpan<int> positions = places.Positions;
        ReadOnlySpan<int> starts = segment.DocumentStarts;
        // Kept and sorted when full, so that most places are passed by one comparison.
        var held = new List<UInt128>(Math.Min(positions.Length, Math.Max(256, 2 * count)));
        UInt128 limit = UInt128.MaxValue;
        int document = 0;
        for (int i = 0; i < positions.Length; i++)
        {
            if ((i & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            if (i + MemoryHint.Ahead < positions.Length) MemoryHint.Fetch(segment.Stream, positions[i + MemoryHint.Ahead]);
            if (order == ConcordanceOrder.Newest) document = DocumentWalk.Next(starts, document, positions[i]);
            UInt128 key = order == ConcordanceOrder.Newest ? KeyOf((uint)(segment.DocumentCount - document), 0, 0, positions[i]) : WordKey(positions[i], places.LengthAt(i));
            if (key >= limit || (after is { } least && key <= least)) continue;
            held.Add(key);
            if (held.Count >= Math.Max(256, 2 * count)) limit = Trim(held, count);
        }
        Trim(held, count);
        return held;
    }

    /// <summary>The position that a key holds.</summary>
    public static int PositionOf(UInt128 key) => (int)(uint)key;

    /// <summary>The folds by which a place is sorted, in this segment.</summary>
    public void ReadFolds(int position, int length, Span<int> folds)
    {
        folds.Clear();
        (int first, int step) = order switch
        {
            >= ConcordanceOrder.Right1 => (order - ConcordanceOrder.Right1, 1),
            >= ConcordanceOrder.Left1 => (order - ConcordanceOrder.Left1, -1),
            _ => (SortWords, 0),
        };
        ReadOnlySpan<int> stream = places.Segment.Stream;
        ReadOnlySpan<int> foldOf = places.Segment.FoldOf;
        int at = step > 0 ? position + length : position - 1;
        for (int i = 0; i < SortWords && first < SortWords; i++, at += step)
        {
            if (stream[at] == 0) return;
            if (i >= first) folds[i - first] = foldOf[stream[at]];
        }
    }

    /// <summary>The key after which the lines after a cursor come.</summary>
    public UInt128 KeyOf(ConcordanceCursor cursor)
    {
        Segment segment = places.Segment;
        (int document, bool here) = Find(cursor);
        int start = segment.DocumentStarts[document];
        if (order == ConcordanceOrder.Newest)
        {
            // Where the version is not here, all of the document before that place come after the cursor.
            return here ? KeyOf((uint)(segment.DocumentCount - document), 0, 0, start + cursor.Offset) : KeyOf((uint)(segment.DocumentCount - document), 0, 0, -1);
        }
        Span<uint> ranks = stackalloc uint[SortWords];
        for (int i = 0; i < SortWords; i++) ranks[i] = RankOf(segment, cursor.Words[i]);
        return KeyOf(ranks[0], ranks[1], ranks[2], here ? start + cursor.Offset : start - 1);
    }

    private static UInt128 KeyOf(uint first, uint second, uint third, int position) => new(((ulong)first << 32) | second, ((ulong)third << 32) | (uint)position);

    private static uint RankOf(Segment segment, string word)
    {
        if (word.Length == 0) return 0;
        byte[] utf8 = Encoding.UTF8.GetBytes(word);
        int fold = segment.LowerBound(utf8);
        return fold <= segment.FoldCount && segment.FoldUtf8(fold).SequenceEqual(utf8) ? 2 * (uint)fold : (2 * (uint)fold) - 1;
    }

    private static UInt128 Trim(List<UInt128> held, int count)
    {
        held.Sort();
        if (held.Count > count) held.RemoveRange(count, held.Count - count);
        return held.Count == count ? held[^1] : UInt128.MaxValue;
    }

    /// <summary>In the order of positions nothing need be compared.</summary>
    private List<UInt128> First(UInt128? after, int count)
    {
        ReadOnlySpan<int> positions = places.Positions;
        int at = 0;
        if (after is { } least)
        {
            int found = positions.BinarySearch(PositionOf(least));
            at = found >= 0 ? found + 1 : ~found;
        }
        var keys = new List<UInt128>(Math.Min(count, positions.Length - at));
        for (; at < positions.Length && keys.Count < count; at++) keys.Add(KeyOf(0, 0, 0, positions[at]));
        return keys;
    }

    private UInt128 WordKey(int position, int length)
    {
        Span<int> folds = stackalloc int[SortWords];
        ReadFolds(position, length, folds);
        return KeyOf(2 * (uint)folds[0], 2 * (uint)folds[1], 2 * (uint)folds[2], position);
    }

    /// <summary>The first document not before that of a cursor, and whether it is that one.</summary>
    private (int Document, bool Here) Find(ConcordanceCursor cursor)
    {
        Segment segment = places.Segment;
        (int low, int high) = (0, segment.DocumentCount);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (DocumentOrder.Compare(segment, middle, cursor.Day, cursor.Precision, cursor.Key) < 0) low = middle + 1;
            else high = middle;
        }
        return (low, low < segment.DocumentCount && DocumentOrder.Compare(segment, low, cursor.Day, cursor.Precision, cursor.Key) == 0);
    }
}

/// <summary>The order of documents over segments: day, precision, key.</summary>
internal static class DocumentOrder
{
    public static int Compare(Segment segment, int document, int day, DayPrecision precision, int key)
    {
        int by = segment.Days[document].CompareTo(day);
        if (by == 0) by = ((int)segment.Precisions[document]).CompareTo((int)precision);
        return by != 0 ? by : segment.DocumentKeys[document].CompareTo(key);
    }
}
