using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Comparison;

/// <summary>How often every word stands in a set of documents. Exact.</summary>
/// <remarks>Where more than half of a segment is in the set, the rest is counted and taken from the segment's table: at most half of the words are read, on two threads.</remarks>
internal sealed class WordFrequencies
{
    /// <summary>Words from which on a second thread helps.</summary>
    private const int WordsATask = 1 << 18;

    /// <summary>Ranges that a thread takes at once.</summary>
    private const int RangesATask = 16;

    private readonly int[] _counts;

    private WordFrequencies(int[] counts) => _counts = counts;

    /// <summary>By number of the fold space: occurrences.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>All words of the set.</summary>
    public long Words { get; private set; }

    /// <summary>Documents of the set.</summary>
    public int Documents { get; private set; }

    /// <summary>Counts the words of a set.</summary>
    public static WordFrequencies Of(CorpusSnapshot snapshot, CountScope scope, FoldSpace folds, CancellationToken cancel)
    {
        var frequencies = new WordFrequencies(new int[folds.Count + 1]);
        for (int i = 0; i < snapshot.Segments.Count; i++)
        {
            SegmentView view = snapshot.Segments[i];
            frequencies.Add(view.Segment, scope.Of(view, i), folds.MapOf(i), cancel);
        }
        return frequencies;
    }

    private void Add(Segment segment, DocumentSet? documents, int[]? map, CancellationToken cancel)
    {
        ReadOnlySpan<int> table = segment.FoldOccurrences;
        if (documents is null)
        {
            (Words, Documents) = (Words + segment.Words, Documents + segment.DocumentCount);
            for (int fold = 1; fold < table.Length; fold++) _counts[map is null ? fold : map[fold]] += table[fold];
            return;
        }
        (long words, int count) = (0, 0);
        foreach (int document in documents) (words, count) = (words + segment.WordsOf(document), count + 1);
        (Words, Documents) = (Words + words, Documents + count);
        bool rest = words * 2 > segment.Words;
        if (rest)
        {
            documents = documents.Copy();
            documents.Invert();
        }
        int sign = rest ? -1 : 1;
        int[] forms = CountForms(segment, documents, cancel);
        ReadOnlySpan<int> starts = segment.FormStarts;
        for (int fold = 1; fold < table.Length; fold++)
        {
            int sum = 0;
            for (int form = starts[fold]; form < starts[fold + 1]; form++) sum += forms[form];
            _counts[map is null ? fold : map[fold]] += (rest ? table[fold] : 0) + (sign * sum);
        }
        ArrayPool<int>.Shared.Return(forms);
    }

    /// <summary>Occurrences by form in some documents; the array is the pool's.</summary>
    private static int[] CountForms(Segment segment, DocumentSet documents, CancellationToken cancel)
    {
        (int First, int End)[] ranges = [.. Ranges(segment, documents)];
        int length = segment.FormCount + 1;
        int[][] each = [Rent(length), Rent(length)];
        int next = -1;
        void Work(int[] counts)
        {
            int part;
            while ((part = Interlocked.Increment(ref next) * RangesATask) < ranges.Length && !cancel.IsCancellationRequested)
            {
                foreach ((int first, int end) in ranges.AsSpan(part, Math.Min(RangesATask, ranges.Length - part))) Count(segment.Stream[first..end], counts.AsSpan(0, length));
            }
        }
        if (ranges.Length < 2) Work(each[0]);
        else Parallel.Invoke(() => Work(each[0]), () => Work(each[1]));
        for (int i = 0; i < length; i++) each[0][i] += each[1][i];
        ArrayPool<int>.Shared.Return(each[1]);
        cancel.ThrowIfCancellationRequested();
        return each[0];
    }

    private static int[] Rent(int length)
    {
        int[] counts = ArrayPool<int>.Shared.Rent(length);
        counts.AsSpan(0, length).Clear();
        return counts;
    }

    /// <summary>Ids are checked where a segment is opened, so that the loop need not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ReadOnlySpan<int> stream, Span<int> counts)
    {
        ref int first = ref MemoryMarshal.GetReference(counts);
        foreach (int form in stream) Unsafe.Add(ref first, form)++;
    }

    /// <summary>Ranges of the stream, none much longer than a task.</summary>
    private static IEnumerable<(int First, int End)> Ranges(Segment segment, DocumentSet documents)
    {
        for (int first = documents.NextIn(0); first < segment.DocumentCount; first = documents.NextIn(first))
        {
            int end = documents.NextOut(first);
            (int from, int to) = (segment.DocumentStarts[first], segment.DocumentStarts[end]);
            for (; to - from > WordsATask; from += WordsATask) yield return (from, from + WordsATask);
            yield return (from, to);
            first = end;
        }
    }
}
