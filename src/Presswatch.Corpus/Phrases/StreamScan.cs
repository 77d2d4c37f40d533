using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Presswatch.Corpus.Phrases;

/// <summary>Finds a phrase by going over the whole stream: any pattern, whatever its words, at the speed of memory.</summary>
internal static class StreamScan
{
    /// <summary>Vectors looked at between two branches.</summary>
    private const int Unrolled = 4;

    /// <summary>Adds the beginnings of all occurrences.</summary>
    public static void Find(ReadOnlySpan<int> stream, SegmentPhrase sought, Hits hits)
    {
        int anchor = sought.Anchor;
        FormRange range = sought.Words[anchor];
        int end = stream.Length - sought.Words.Length + anchor + 1;
        int at = Math.Max(1, anchor);
        if (Vector512.IsHardwareAccelerated) at = FindWide(stream, at, end, range, sought, hits);
        else if (Vector256.IsHardwareAccelerated) at = FindVectors(stream, at, end, range, sought, hits);
        for (; at < end; at++) Check(stream, at, range, sought, hits);
    }

    private static int FindWide(ReadOnlySpan<int> stream, int at, int end, FormRange range, SegmentPhrase sought, Hits hits)
    {
        ref int first = ref MemoryMarshal.GetReference(stream);
        Vector512<uint> low = Vector512.Create((uint)range.First);
        Vector512<uint> count = Vector512.Create((uint)range.Count);
        int step = Unrolled * Vector512<uint>.Count;
        for (; at <= end - step; at += step)
        {
            Vector512<uint> a = Vector512.LessThan(Vector512.LoadUnsafe(ref first, (nuint)at).AsUInt32() - low, count);
            Vector512<uint> b = Vector512.LessThan(Vector512.LoadUnsafe(ref first, (nuint)at + 16).AsUInt32() - low, count);
            Vector512<uint> c = Vector512.LessThan(Vector512.LoadUnsafe(ref first, (nuint)at + 32).AsUInt32() - low, count);
            Vector512<uint> d = Vector512.LessThan(Vector512.LoadUnsafe(ref first, (nuint)at + 48).AsUInt32() - low, count);
            if ((a | b | c | d) == Vector512<uint>.Zero) continue;
            ulong found = a.ExtractMostSignificantBits() | (b.ExtractMostSignificantBits() << 16) | (c.ExtractMostSignificantBits() << 32) | (d.ExtractMostSignificantBits() << 48);
            for (; found != 0; found &= found - 1) Check(stream, at + BitOperations.TrailingZeroCount(found), range, sought, hits);
        }
        return at;
    }

    private static int FindVectors(ReadOnlySpan<int> stream, int at, int end, FormRange range, SegmentPhrase sought, Hits hits)
    {
        ref int first = ref MemoryMarshal.GetReference(stream);
        Vector256<uint> low = Vector256.Create((uint)range.First);
        Vector256<uint> count = Vector256.Create((uint)range.Count);
        int step = Unrolled * Vector256<uint>.Count;
        for (; at <= end - step; at += step)
        {
            Vector256<uint> a = Vector256.LessThan(Vector256.LoadUnsafe(ref first, (nuint)at).AsUInt32() - low, count);
            Vector256<uint> b = Vector256.LessThan(Vector256.LoadUnsafe(ref first, (nuint)at + 8).AsUInt32() - low, count);
            Vector256<uint> c = Vector256.LessThan(Vector256.LoadUnsafe(ref first, (nuint)at + 16).AsUInt32() - low, count);
            Vector256<uint> d = Vector256.LessThan(Vector256.LoadUnsafe(ref first, (nuint)at + 24).AsUInt32() - low, count);
            if ((a | b | c | d) == Vector256<uint>.Zero) continue;
            uint found = a.ExtractMostSignificantBits() | (b.ExtractMostSignificantBits() << 8) | (c.ExtractMostSignificantBits() << 16) | (d.ExtractMostSignificantBits() << 24);
            for (; found != 0; found &= found - 1) Check(stream, at + BitOperations.TrailingZeroCount(found), range, sought, hits);
        }
        return at;
    }

    private static void Check(ReadOnlySpan<int> stream, int at, FormRange range, SegmentPhrase sought, Hits hits)
    {
        int start = at - sought.Anchor;
        if (range.Has(stream[at]) && sought.StandsAt(stream, start, sought.Anchor)) hits.Add(start);
    }
}
