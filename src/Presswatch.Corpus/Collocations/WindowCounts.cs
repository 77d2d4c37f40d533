using System.Buffers;
using System.Runtime.CompilerServices;
using Presswatch.Corpus.Finding;
using Presswatch.Corpus.Postings;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Collocations;

/// <summary>Counts of one word around the places.</summary>
internal struct WindowCount
{
    /// <summary>Occurrences in the window before a place.</summary>
    public int Before;

    /// <summary>Occurrences in the window after a place.</summary>
    public int After;

    /// <summary>Occurrences in either: one that stands after one place and before the next is one.</summary>
    public int Near;

    /// <summary>Occurrences in the places themselves.</summary>
    public int Inside;

    /// <summary>Documents with an occurrence near.</summary>
    public int Documents;

    /// <summary>One more than the document last counted.</summary>
    public int LastDocument;
}

/// <summary>The words in windows around places, by number of the fold space. A word of the text counts once however many windows it lies in, and words of a place are near none.</summary>
internal sealed class WindowCounts : IDisposable
{
    private readonly WindowCount[] _counts;
    private readonly int _length;

    public WindowCounts(int folds)
    {
        _length = folds + 1;
        _counts = ArrayPool<WindowCount>.Shared.Rent(_length);
        Counts.Clear();
    }

    /// <summary>By number.</summary>
    public Span<WindowCount> Counts => _counts.AsSpan(0, _length);

    /// <summary>Words in the windows.</summary>
    public long Near { get; private set; }

    /// <summary>Words in the places.</summary>
    public long Inside { get; private set; }

    /// <summary>Counts around some places of a segment; the place before the first must lie in another document, and so the one after the last.</summary>
    /// <param name="map">From the segment's folds to the numbers; <see langword="null"/> where they are the same.</param>
    /// <param name="left">Words before a place.</param>
    /// <param name="right">Words after it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(SegmentPlaces places, int from, int to, int[]? map, int left, int right)
    {
        ReadOnlySpan<int> stream = places.Segment.Stream;
        ReadOnlySpan<int> foldOf = places.Segment.FoldOf;
        ReadOnlySpan<int> starts = places.Segment.DocumentStarts;
        ReadOnlySpan<int> positions = places.Positions[..to];
        ReadOnlySpan<int> numbers = map;
        (int document, int placed, int counted) = (0, 0, 0);
        for (int i = from; i < to; i++)
        {
            if (i + MemoryHint.Ahead < to)
            {
                int soon = positions[i + MemoryHint.Ahead];
                MemoryHint.Fetch(stream, soon - left);
                MemoryHint.Fetch(stream, soon + right);
            }
            int start = positions[i];
            int end = start + places.LengthAt(i);
            document = DocumentWalk.Next(starts, document, start);
            // Of what lies before, only what follows the last place can be new: the rest lies in that one's window too, or is farther off.
            int last = Math.Max(start - left, placed);
            for (int at = start - 1; at >= last && stream[at] != 0; at--)
            {
                ref WindowCount count = ref CountOf(foldOf[stream[at]], numbers);
                count.Before++;
                if (at >= counted) AddNear(ref count, document);
            }
            for (int at = Math.Max(start, placed); at < end; at++)
            {
                CountOf(foldOf[stream[at]], numbers).Inside++;
                Inside++;
            }
            placed = Math.Max(placed, end);
            counted = Math.Max(counted, placed);
            counted = AddAfter(places, positions, i, counted, end + right, document, numbers);
        }
    }

    /// <summary>Adds what another has counted in other documents.</summary>
    public void Add(WindowCounts other)
    {
        Span<WindowCount> counts = Counts;
        ReadOnlySpan<WindowCount> others = other.Counts;
        for (int i = 0; i < counts.Length; i++)
        {
            if (others[i].Near == 0 && others[i].Inside == 0) continue;
            ref WindowCount count = ref counts[i];
            ref readonly WindowCount more = ref others[i];
            (count.Before, count.After, count.Near) = (count.Before + more.Before, count.After + more.After, count.Near + more.Near);
            (count.Inside, count.Documents) = (count.Inside + more.Inside, count.Documents + more.Documents);
        }
        (Near, Inside) = (Near + other.Near, Inside + other.Inside);
    }

    /// <summary>Forgets which documents were counted last: those of another segment have the same numbers.</summary>
    public void NextSegment()
    {
        foreach (ref WindowCount count in Counts) count.LastDocument = 0;
    }

    public void Dispose() => ArrayPool<WindowCount>.Shared.Return(_counts);

    /// <summary>Counts what follows a place, but for the places that begin there; returns how far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int AddAfter(SegmentPlaces places, ReadOnlySpan<int> positions, int index, int at, int end, int document, ReadOnlySpan<int> numbers)
    {
        ReadOnlySpan<int> stream = places.Segment.Stream;
        ReadOnlySpan<int> foldOf = places.Segment.FoldOf;
        int next = index + 1;
        while (true)
        {
            for (; next < positions.Length && positions[next] <= at; next++) at = Math.Max(at, positions[next] + places.LengthAt(next));
            if (at >= end || stream[at] == 0) return at;
            ref WindowCount count = ref CountOf(foldOf[stream[at]], numbers);
            count.After++;
            AddNear(ref count, document);
            at++;
        }
    }

    private ref WindowCount CountOf(int fold, ReadOnlySpan<int> numbers) => ref _counts[numbers.Length == 0 ? fold : numbers[fold]];

    private void AddNear(ref WindowCount count, int document)
    {
        count.Near++;
        Near++;
        count.Documents += count.LastDocument != document + 1 ? 1 : 0;
        count.LastDocument = document + 1;
    }
}
