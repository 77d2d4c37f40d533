using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Benchmarks;

/// <summary>How fast the stream is read, and how near the scan comes to that, in turn within one run.</summary>
internal static class MemoryBandwidth
{
    public static void Compare(Segment segment)
    {
        double bytes = segment.Stream.Length * 4.0;
        long sum = 0;
        foreach (string text in (string[])[CorpusFigures.RareWord(segment), "Korea", "Kim Jong Un", "of the", "* of * Korea"])
        {
            if (SegmentPhrase.Of(Phrase.Of(text)!, segment) is not { } sought) continue;
            var hits = new Hits();
            double read = CorpusFigures.Median(() => sum += Read(segment.Stream), 15);
            double scan = CorpusFigures.Median(() => Scan(segment, sought, hits), 15);
            double again = CorpusFigures.Median(() => sum += Read(segment.Stream), 15);
            read = Math.Min(read, again);
            CorpusFigures.Say($"scan for '{text}': {bytes / scan / 1e6:0.0} GB/s ({scan:0.00} ms, {hits.Count} found); reading alone {bytes / read / 1e6:0.0} GB/s ({read:0.00} ms): {100 * read / scan:0} %");
        }
        CorpusFigures.Say($"(sum {sum & 1})");
    }

    public static void Scan(Segment segment, SegmentPhrase sought, Hits hits)
    {
        hits.Clear();
        StreamScan.Find(segment.Stream, sought, hits);
    }

    /// <summary>The sum of all, in four vectors of the width that the scan uses.</summary>
    private static int Read(ReadOnlySpan<int> stream)
    {
        ReadOnlySpan<Vector512<int>> vectors = MemoryMarshal.Cast<int, Vector512<int>>(stream);
        Vector512<int> a = default, b = default, c = default, d = default;
        for (int i = 0; i + 4 <= vectors.Length; i += 4)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
        }
        return Vector512.Sum(a + b + c + d);
    }
}
