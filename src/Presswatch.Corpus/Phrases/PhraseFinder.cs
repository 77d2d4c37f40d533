using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using Presswatch.Corpus.Postings;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Phrases;

/// <summary>Finds every occurrence of a phrase in a segment, whatever the state of its documents: from the postings of its rarest word, or by a scan where that is cheaper.</summary>
public static class PhraseFinder
{
    // Costs in nanoseconds, measured by "corpus-costs" of the benchmarks: a position passed by the scan; a posting read and its neighbours looked at; a posting of one of many lists
    // sorted, or put in order through a bit; a position that has such a bit.
    private const double ScanCost = 0.4;
    private const double AnchorCost = 15;
    private const double SortCost = 46;
    private const double UnionCost = 8;
    private const double BitCost = 0.09;

    /// <summary>Postings from which on a second thread is worth its start.</summary>
    private const int ManyPostings = 1 << 18;

    /// <summary>Blocks of which the neighbours are looked at together: what they hold fits into the first cache.</summary>
    private const int BlocksAtOnce = 32;

    /// <summary>Lists from which on their union is made through a bit for each position.</summary>
    private const int FewPostings = 1 << 17;

    /// <summary>Adds the first positions of all occurrences, ascending; occurrences may overlap.</summary>
    /// <returns>How many were added.</returns>
    public static int Find(Segment segment, Phrase phrase, Hits hits)
    {
        int before = hits.Count;
        if (SegmentPhrase.Of(phrase, segment) is not { } sought) return 0;
        if (CostOfPostings(sought, segment.Stream.Length) > segment.Stream.Length * ScanCost) StreamScan.Find(segment.Stream, sought, hits);
        else FindByPostings(segment, sought, hits);
        return hits.Count - before;
    }

    /// <summary>How often a phrase stands in a segment, whatever the state of its documents.</summary>
    public static long Count(Segment segment, Phrase phrase)
    {
        if (phrase is { Length: 1, Words: [{ Match: WordMatch.Fold } word] }) return segment.FindFold(word.Text) is var fold and > 0 ? segment.FoldOccurrences[fold] : 0;
        using var hits = new Hits();
        return Find(segment, phrase, hits);
    }

    /// <summary>Finds from the lists of the rarest word, whatever it costs.</summary>
    internal static void FindByPostings(Segment segment, SegmentPhrase sought, Hits hits)
    {
        FormRange anchor = sought.Words[sought.Anchor];
        bool whole = sought.Words.Length == 1 && sought.AnchorIsWhole;
        if (anchor.EndFold - anchor.FirstFold > 1) FindInUnion(segment, sought, whole, hits);
        else FindInList(segment, sought, whole, hits);
    }

    private static double CostOfPostings(SegmentPhrase sought, int positions)
    {
        FormRange anchor = sought.Words[sought.Anchor];
        long postings = sought.AnchorOccurrences;
        double cost = sought.Words.Length == 1 && sought.AnchorIsWhole ? 0 : postings * AnchorCost;
        if (anchor.EndFold - anchor.FirstFold == 1) return cost;
        return cost + (postings <= FewPostings ? postings * SortCost : (postings * UnionCost) + (positions * BitCost));
    }

    /// <summary>A list that is long is read by two threads, half of it each.</summary>
    private static void FindInList(Segment segment, SegmentPhrase sought, bool whole, Hits hits)
    {
        int fold = sought.Words[sought.Anchor].FirstFold;
        PostingList list = segment.Postings(fold);
        if (whole)
        {
            list.CopyTo(hits.Room(list.Count));
            hits.Advance(list.Count);
            return;
        }
        int blocks = list.Blocks;
        if (list.Count < ManyPostings)
        {
            FindInBlocks(segment, sought, 0, blocks, hits);
            return;
        }
        using var second = new Hits();
        Parallel.Invoke(() => FindInBlocks(segment, sought, 0, blocks / 2, hits), () => FindInBlocks(segment, sought, blocks / 2, blocks, second));
        hits.Add(second);
    }

    /// <summary>Finds from some blocks of the rarest word's list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FindInBlocks(Segment segment, SegmentPhrase sought, int from, int to, Hits hits)
    {
        PostingList list = segment.Postings(sought.Words[sought.Anchor].FirstFold);
        while (from < to)
        {
            int end = Math.Min(to, from + BlocksAtOnce);
            Span<int> room = hits.Room((end - from) * PostingList.BlockSize);
            int read = 0;
            for (; from < end; from++) read += list.Read(from, room[read..]);
            hits.Advance(Keep(segment.Stream, sought, room[..read]));
        }
    }

    /// <summary>Puts in the place of anchors the beginnings of those around which the phrase stands, and says how many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Keep(ReadOnlySpan<int> stream, SegmentPhrase sought, Span<int> anchors)
    {
        int last = stream.Length - sought.Words.Length;
        if (last < 0) return 0;
        int anchor = sought.Anchor;
        int length = 0;
        foreach (int position in anchors)
        {
            // Places at the very ends of the stream cannot hold the whole phrase.
            anchors[length] = position - anchor;
            length += (uint)(position - anchor) <= (uint)last ? 1 : 0;
        }
        // Word by word, the rarest first: each pass is a short loop without a branch that could be guessed wrong, whose reads do not wait for each other.
        foreach (int word in sought.Others) length = KeepWord(stream, anchors[..length], word, sought.Words[word]);
        return length;
    }

    /// <summary>Keeps those beginnings at which a word of the phrase fits, and says how many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int KeepWord(ReadOnlySpan<int> stream, Span<int> starts, int word, FormRange range)
    {
        int length = 0;
        if (range.Fits is null)
        {
            (int first, uint count) = (range.First, (uint)range.Count);
            foreach (int start in starts)
            {
                starts[length] = start;
                length += (uint)(stream[start + word] - first) < count ? 1 : 0;
            }
            return length;
        }
        foreach (int start in starts)
        {
            starts[length] = start;
            length += range.Has(stream[start + word]) ? 1 : 0;
        }
        return length;
    }

    /// <summary>Puts the positions of several lists in order: few by sorting, many through a bit for each position.</summary>
    private static void FindInUnion(Segment segment, SegmentPhrase sought, bool whole, Hits hits)
    {
        using var all = new Hits();
        FormRange anchor = sought.Words[sought.Anchor];
        bool few = sought.AnchorOccurrences <= FewPostings;
        int words = (segment.Stream.Length + 63) / 64;
        ulong[] bits = few ? [] : ArrayPool<ulong>.Shared.Rent(words);
        if (!few) bits.AsSpan(0, words).Clear();
        Span<int> block = stackalloc int[PostingList.BlockSize];
        for (int fold = anchor.FirstFold; fold < anchor.EndFold; fold++)
        {
            PostingList list = segment.Postings(fold);
            for (int i = 0; i < list.Blocks; i++)
            {
                foreach (int position in block[..list.Read(i, block)])
                {
                    if (few) all.Add(position);
                    else bits[position >> 6] |= 1UL << position;
                }
            }
        }
        if (few) all.Sort(0);
        else
        {
            AddBits(bits.AsSpan(0, words), (int)sought.AnchorOccurrences, all);
            ArrayPool<ulong>.Shared.Return(bits);
        }
        Span<int> room = hits.Room(all.Count)[..all.Count];
        all.Positions.CopyTo(room);
        hits.Advance(whole ? all.Count : Keep(segment.Stream, sought, room));
    }

    private static void AddBits(ReadOnlySpan<ulong> bits, int count, Hits hits)
    {
        Span<int> room = hits.Room(count);
        int written = 0;
        for (int i = 0; i < bits.Length; i++)
        {
            for (ulong word = bits[i]; word != 0; word &= word - 1) room[written++] = (i << 6) + BitOperations.TrailingZeroCount(word);
        }
        hits.Advance(written);
    }
}
