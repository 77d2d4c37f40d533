using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Presswatch.Corpus.Phrases;

/// <summary>Finds a phrase by going over the whole stream: any pattern, whatever its words, at the speed of memory.</summary>
/// <remarks>
/// The places at which the rarest two words stand are written by whole vectors, without a branch; the others are looked at only there. Where the processor cannot do that: the least of
/// eight vectors, each less the first id that is sought, tells by one comparison whether the rarest word stands anywhere in them.
/// </remarks>
internal static class StreamScan
{
    /// <summary>Vectors looked at between two branches.</summary>
    private const int Unrolled = 8;

    /// <summary>Positions after which the places that were found are looked at; they are in the first cache then.</summary>
    private const int Part = 2048;

    /// <summary>Positions that are asked of memory before they are needed.</summary>
    private const int Ahead = 1024;

    /// <summary>Places that are taken together, by one bit each: eight vectors of 256 bits.</summary>
    private const int Bits = 64;

    /// <summary>The widths that this processor has, the widest last.</summary>
    public static IReadOnlyList<ScanWidth> Widths { get; } =
        [ScanWidth.Single, .. Vector256.IsHardwareAccelerated ? [ScanWidth.Bits256] : (ScanWidth[])[], .. Avx512F.IsSupported ? [ScanWidth.Bits512] : (ScanWidth[])[]];

    /// <summary>Adds the beginnings of all occurrences.</summary>
    public static void Find(ReadOnlySpan<int> stream, SegmentPhrase sought, Hits hits) => Find(stream, sought, Widths[^1], hits);

    /// <summary>The same with vectors of one of <see cref="Widths"/>.</summary>
    public static void Find(ReadOnlySpan<int> stream, SegmentPhrase sought, ScanWidth width, Hits hits)
    {
        int anchor = sought.Anchor;
        int end = stream.Length - sought.Words.Length + anchor + 1;
        int at = Math.Max(1, anchor);
        if (width == ScanWidth.Bits512) at = FindWide(stream, at, end, sought, hits);
        else if (width == ScanWidth.Bits256) at = FindVectors(stream, at, end, sought, hits);
        for (; at < end; at++) Check(stream, at, sought, hits);
    }

    private static unsafe int FindWide(ReadOnlySpan<int> stream, int at, int end, SegmentPhrase sought, Hits hits)
    {
        FormRange range = sought.Words[sought.Anchor];
        (Vector512<uint> low, Vector512<uint> count) = (Vector512.Create((uint)range.First), Vector512.Create((uint)range.Count));
        // The word of a phrase of one is compared twice.
        FormRange next = sought.Words[sought.Second];
        (Vector512<uint> nextLow, Vector512<uint> nextCount) = (Vector512.Create((uint)next.First), Vector512.Create((uint)next.Count));
        int apart = sought.Second - sought.Anchor;
        int size = Vector512<uint>.Count;
        fixed (int* first = stream)
        {
            while (at <= end - size)
            {
                int stop = Math.Min(at + Part, end) - size;
                Span<int> found = hits.Room(Part + size);
                int length = 0;
                Vector512<uint> starts = Vector512.Create((uint)(at - sought.Anchor)) + Vector512<uint>.Indices;
                fixed (int* into = found)
                {
                    // No branch depends on what is found, so that reading never waits for one that was guessed wrong.
                    for (; at <= stop; at += size)
                    {
                        uint* here = (uint*)first + at;
                        Sse.Prefetch0(here + Ahead);
                        Vector512<uint> both = Vector512.LessThan(Vector512.Load(here) - low, count) & Vector512.LessThan(Vector512.Load(here + apart) - nextLow, nextCount);
                        Avx512F.Compress(Vector512<uint>.Zero, both, starts).Store((uint*)into + length);
                        length += BitOperations.PopCount(both.ExtractMostSignificantBits());
                        starts += Vector512.Create((uint)size);
                    }
                }
                foreach (int word in sought.Unsure) length = PhraseFinder.KeepWord(stream, found[..length], word, sought.Words[word]);
                hits.Advance(length);
            }
        }
        return at;
    }

    private static int FindVectors(ReadOnlySpan<int> stream, int at, int end, SegmentPhrase sought, Hits hits)
    {
        ref uint first = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<int, uint>(stream));
        int size = Vector256<uint>.Count;
        FormRange range = sought.Words[sought.Anchor];
        (Vector256<uint> low, Vector256<uint> count) = (Vector256.Create((uint)range.First), Vector256.Create((uint)range.Count));
        FormRange next = sought.Words[sought.Second];
        (Vector256<uint> nextLow, Vector256<uint> nextCount) = (Vector256.Create((uint)next.First), Vector256.Create((uint)next.Count));
        nint apart = sought.Second - sought.Anchor;
        for (; at <= end - (Unrolled * size); at += Unrolled * size)
        {
            ref uint from = ref Unsafe.Add(ref first, at);
            Vector256<uint> least = Vector256.LoadUnsafe(ref from) - low;
            for (int i = 1; i < Unrolled; i++) least = Vector256.Min(least, Vector256.LoadUnsafe(ref from, (nuint)(i * size)) - low);
            if (!Vector256.LessThanAny(least, count)) continue;
            ref uint there = ref Unsafe.Add(ref from, apart);
            ulong found = 0;
            for (int i = 0; i < Bits; i += size)
            {
                Vector256<uint> both = Vector256.LessThan(Vector256.LoadUnsafe(ref from, (nuint)i) - low, count) & Vector256.LessThan(Vector256.LoadUnsafe(ref there, (nuint)i) - nextLow, nextCount);
                found |= (ulong)both.ExtractMostSignificantBits() << i;
            }
            if (found != 0) Take(stream, at, found, sought, hits);
        }
        return at;
    }

    /// <summary>Adds the beginnings of the phrases of which the rarest two words stand at the bits that are set.</summary>
    private static void Take(ReadOnlySpan<int> stream, int at, ulong found, SegmentPhrase sought, Hits hits)
    {
        if (sought.Unsure.Length > 0)
        {
            for (; found != 0; found &= found - 1) Check(stream, at + BitOperations.TrailingZeroCount(found), sought, hits);
            return;
        }
        Span<int> room = hits.Room(Bits);
        int start = at - sought.Anchor;
        int count = 0;
        for (; found != 0; found &= found - 1) room[count++] = start + BitOperations.TrailingZeroCount(found);
        hits.Advance(count);
    }

    private static void Check(ReadOnlySpan<int> stream, int at, SegmentPhrase sought, Hits hits)
    {
        FormRange[] words = sought.Words;
        int start = at - sought.Anchor;
        for (int i = 0; i < words.Length; i++)
        {
            if (!words[i].Has(stream[start + i])) return;
        }
        hits.Add(start);
    }
}

/// <summary>How many positions a scan compares at once.</summary>
internal enum ScanWidth
{
    /// <summary>One.</summary>
    Single,
    /// <summary>Eight.</summary>
    Bits256,
    /// <summary>Sixteen.</summary>
    Bits512,
}
