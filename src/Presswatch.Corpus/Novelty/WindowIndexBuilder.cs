using System.Numerics;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Novelty;

/// <summary>Makes the <see cref="WindowIndex"/> of a part: one scan that counts the windows of each bucket, then one scan for each range of buckets, on all cores.</summary>
internal static class WindowIndexBuilder
{
    private const int PlacesABucket = 4;
    private const int FewestBucketBits = 4;
    private const int MostBucketBits = 28;

    /// <summary>Windows of one range of buckets, twelve bytes each while they are sorted: what bounds the memory.</summary>
    private const int PlacesARange = 8 << 20;

    /// <summary>Makes the index in memory.</summary>
    public static WindowIndex Build(IWordPart part, CancellationToken cancel, int placesARange = PlacesARange)
    {
        MappedFile? bytes = null;
        Write(part, 0, length => new MappedTarget(bytes = MappedFile.Allocate(length)), cancel, placesARange);
        return new(part, WindowTable.Open(bytes!, 0, part.Stream.Length)!);
    }

    /// <summary>Writes the index as a file. Takes a byte a window of memory, and 96 MB for each core.</summary>
    /// <param name="part">The words.</param>
    /// <param name="segment">Checksum of the table of their segment.</param>
    /// <param name="create">Makes what it is written to, of that many bytes.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="placesARange">Windows sorted at a time.</param>
    public static void Write(IWordPart part, ulong segment, Func<long, SegmentTarget> create, CancellationToken cancel, int placesARange = PlacesARange)
    {
        int bits = Math.Clamp(BitOperations.Log2((uint)Math.Max(1, part.Stream.Length / PlacesABucket)), FewestBucketBits, MostBucketBits);
        int[] starts = new int[(1 << bits) + 2];
        Count(part, starts, bits, cancel);
        for (int i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        int count = starts[^1];
        SegmentTarget target = create(WindowTable.LengthOf(bits, count));
        List<BucketRange> ranges = Ranges(starts, placesARange);
        Parallel.ForEach(ranges, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel }, range =>
        {
            uint[] places = Fill(part, starts, bits, range, cancel);
            target.Write(WindowTable.PlacesAt(bits) + ((long)range.First * sizeof(uint)), SegmentFile.Raw<uint>(places));
        });
        target.Write(WindowTable.HeaderBytes, SegmentFile.Raw<int>(starts.AsSpan(0, (1 << bits) + 1)));
        WindowTable.WriteHeader(target, segment, bits, count);
    }

    /// <summary>Counts each bucket's windows, two elements further on: the sums then begin one further on, and filling moves each to its place.</summary>
    private static void Count(IWordPart part, int[] starts, int bits, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var sink = new CountingSink(starts, 64 - bits);
        WindowScan.Run(part.Stream, part.FormHashes, 0, part.Stream.Length, ref sink);
    }

    private static List<BucketRange> Ranges(int[] starts, int placesARange)
    {
        var ranges = new List<BucketRange>();
        int buckets = starts.Length - 2;
        for (int from = 0; from < buckets;)
        {
            int to = from + 1;
            while (to < buckets && starts[to + 2] - starts[from + 1] <= placesARange) to++;
            ranges.Add(new(from, to, starts[from + 1], starts[to + 1]));
            from = to;
        }
        return ranges;
    }

    /// <summary>The places of a range of buckets, sorted and grouped.</summary>
    private static uint[] Fill(IWordPart part, int[] starts, int bits, BucketRange range, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        (int first, ulong[] sorted) = (range.First, new ulong[range.End - range.First]);
        uint[] places = new uint[sorted.Length];
        var sink = new FillingSink(starts, sorted, first, 64 - bits, range.From, range.To);
        WindowScan.Run(part.Stream, part.FormHashes, 0, part.Stream.Length, ref sink);
        int from = 0;
        for (int bucket = range.From; bucket < range.To; bucket++)
        {
            int to = starts[bucket + 1] - first;
            Group(part, sorted.AsSpan(from, to - from), places.AsSpan(from, to - from));
            from = to;
        }
        return places;
    }

    /// <summary>Sorts one bucket by fingerprint and place, and marks where other words begin.</summary>
    private static void Group(IWordPart part, Span<ulong> entries, Span<uint> places)
    {
        entries.Sort();
        int written = 0;
        for (int at = 0; at < entries.Length;)
        {
            int end = at + 1;
            while (end < entries.Length && entries[end] >> 32 == entries[at] >> 32) end++;
            written = Split(part, entries[at..end], places, written);
            at = end;
        }
    }

    /// <summary>Writes places of one fingerprint, those with other words than the first as groups of their own.</summary>
    private static int Split(IWordPart part, Span<ulong> entries, Span<uint> places, int written)
    {
        while (entries.Length > 0)
        {
            int leader = (int)(uint)entries[0];
            places[written++] = (uint)leader | WindowIndex.GroupMark;
            int others = 0;
            foreach (ulong entry in entries[1..])
            {
                int place = (int)(uint)entry;
                if (WordParts.SameWords(part, leader, part, place, WindowScan.Words)) places[written++] = (uint)place;
                else entries[others++] = entry;
            }
            entries = entries[..others];
        }
        return written;
    }

    /// <summary>Buckets that are filled together, and the places that are theirs.</summary>
    private readonly record struct BucketRange(int From, int To, int First, int End);

    private readonly struct CountingSink(int[] starts, int shift) : IWindowSink
    {
        public void Take(ulong hash, int position) => starts[(int)(hash >> shift) + 2]++;
    }

    private readonly struct FillingSink(int[] starts, ulong[] sorted, int first, int shift, int from, int to) : IWindowSink
    {
        public void Take(ulong hash, int position)
        {
            int bucket = (int)(hash >> shift);
            if (bucket < from || bucket >= to) return;
            sorted[starts[bucket + 1]++ - first] = (hash << 32) | (uint)position;
        }
    }
}
