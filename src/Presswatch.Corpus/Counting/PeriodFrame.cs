using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Postings;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Counting;

/// <summary>The periods of a snapshot and the documents that are counted in them: made once, then asked for any number of phrases. For use while the snapshot is held.</summary>
/// <remarks>Safe for concurrent callers. All counts are exact: they equal a scan of the texts.</remarks>
public sealed class PeriodFrame
{
    // Costs in nanoseconds, measured by "corpus-costs" of the benchmarks: one look-up of a boundary in a list, and one posting that is read and put into its range.
    private const int BoundaryCost = 500;
    private const int PostingCost = 6;

    /// <summary>Positions from which on a second thread is worth its start.</summary>
    private const int ManyPositions = 1 << 18;

    /// <summary>Kept by each thread, so that counting again asks for no new memory.</summary>
    [ThreadStatic]
    private static Hits? Positions;

    private readonly CorpusSnapshot _snapshot;
    private readonly PeriodCuts[] _cuts;

    private PeriodFrame(CorpusSnapshot snapshot, PeriodCuts[] cuts, CountPeriod by)
    {
        (_snapshot, _cuts, By) = (snapshot, cuts, by);
        int first = int.MaxValue;
        int last = int.MinValue;
        foreach (CountRange range in cuts.SelectMany(cut => cut.Ranges).Where(range => range.Number != CountPeriods.Undated))
        {
            (first, last) = (Math.Min(first, range.Number), Math.Max(last, range.Number));
        }
        (First, Count) = first > last ? (0, 0) : (first, last - first + 1);
        Sizes = SumSizes();
    }

    /// <summary>Length of the periods.</summary>
    public CountPeriod By { get; }

    /// <summary>Number of the first period (<see cref="CountPeriods"/>) that has a document.</summary>
    public int First { get; }

    /// <summary>Number of periods, those without a document included.</summary>
    public int Count { get; }

    /// <summary>By period from the first on: its size; at index <see cref="Count"/> that of the documents in no single period.</summary>
    public IReadOnlyList<PeriodSize> Sizes { get; }

    /// <summary>Cuts the documents of a snapshot into periods.</summary>
    public static PeriodFrame Of(CorpusSnapshot snapshot, CountPeriod by, CountScope? scope = null)
    {
        scope ??= CountScope.Newest;
        var cuts = new PeriodCuts[snapshot.Segments.Count];
        for (int i = 0; i < cuts.Length; i++)
        {
            SegmentView view = snapshot.Segments[i];
            PeriodCuts all = view.Segment.Cuts(by);
            cuts[i] = scope.Of(view, i) is { } documents ? all.Within(view.Segment, documents) : all;
        }
        return new(snapshot, cuts, by);
    }

    /// <summary>Name of a period: "2012-01" and the like; "" at index <see cref="Count"/>.</summary>
    public string NameOf(int index) => index == Count ? "" : CountPeriods.NameOf(First + index, By);

    /// <summary>Counts a phrase: by period from the first on, and at index <see cref="Count"/> what falls in no single period.</summary>
    public PeriodCount[] CountOf(Phrase phrase)
    {
        var counts = new PeriodCount[Count + 1];
        Hits hits = Positions ??= new();
        for (int i = 0; i < _cuts.Length; i++)
        {
            Segment segment = _snapshot.Segments[i].Segment;
            if (TryCountByBoundaries(segment, phrase, _cuts[i].Ranges, counts)) continue;
            hits.Clear();
            PhraseFinder.Find(segment, phrase, hits);
            Add(segment, hits, _cuts[i].Ranges, counts);
        }
        return counts;
    }

    /// <summary>Counts positions that were found otherwise, such as of words near each other.</summary>
    /// <param name="positions">By segment of the snapshot: positions, ascending.</param>
    public PeriodCount[] CountOf(IReadOnlyList<Hits> positions)
    {
        var counts = new PeriodCount[Count + 1];
        for (int i = 0; i < _cuts.Length; i++) Add(_snapshot.Segments[i].Segment, positions[i], _cuts[i].Ranges, counts);
        return counts;
    }

    /// <summary>Where one word's list can be asked at the boundaries alone, it is: no posting is read but those of the blocks in which they fall.</summary>
    private bool TryCountByBoundaries(Segment segment, Phrase phrase, CountRange[] ranges, PeriodCount[] counts)
    {
        if (phrase is not { Length: 1, Words: [{ Match: WordMatch.Fold } word] }) return false;
        int fold = segment.FindFold(word.Text);
        if (fold == 0) return true;
        PostingList list = segment.Postings(fold);
        if ((long)ranges.Length * BoundaryCost > (long)list.Count * PostingCost) return false;
        int at = -1;
        (int Occurrences, int Documents) before = default;
        foreach (CountRange range in ranges)
        {
            if (at != range.First) before = list.Before(range.First);
            (int Occurrences, int Documents) after = list.Before(range.End);
            counts[IndexOf(range.Number)] += new PeriodCount(after.Occurrences - before.Occurrences, after.Documents - before.Documents);
            (at, before) = (range.End, after);
        }
        return true;
    }

    /// <summary>Where there are many, half of the ranges is counted by a second thread.</summary>
    private void Add(Segment segment, Hits hits, CountRange[] ranges, PeriodCount[] counts)
    {
        if (hits.Count < ManyPositions)
        {
            Add(segment, hits.Positions, ranges, counts);
            return;
        }
        int half = hits.Positions[hits.Count / 2];
        int middle = Array.FindIndex(ranges, range => range.End > half);
        if (middle < 0) middle = ranges.Length;
        var others = new PeriodCount[counts.Length];
        Parallel.Invoke(() => Add(segment, hits.Positions, ranges.AsSpan(0, middle), counts), () => Add(segment, hits.Positions, ranges.AsSpan(middle), others));
        for (int i = 0; i < counts.Length; i++) counts[i] += others[i];
    }

    private void Add(Segment segment, ReadOnlySpan<int> positions, ReadOnlySpan<CountRange> ranges, PeriodCount[] counts)
    {
        DocumentFinder finder = segment.Finder;
        foreach (CountRange range in ranges)
        {
            positions = positions[Below(positions, range.First)..];
            if (positions.IsEmpty) return;
            int found = Below(positions, range.End);
            if (found == 0) continue;
            counts[IndexOf(range.Number)] += new PeriodCount(found, finder.CountDocuments(positions[..found]));
            positions = positions[found..];
        }
    }

    /// <summary>How many of the positions stand before a place: looked for near the first of them, then in doubling steps.</summary>
    private static int Below(ReadOnlySpan<int> positions, int place)
    {
        int step = 1;
        int low = 0;
        while (low + step <= positions.Length && positions[low + step - 1] < place)
        {
            low += step;
            step <<= 1;
        }
        ReadOnlySpan<int> rest = positions[low..Math.Min(positions.Length, low + step - 1)];
        int at = rest.BinarySearch(place);
        return low + (at < 0 ? ~at : at);
    }

    private PeriodSize[] SumSizes()
    {
        var sizes = new PeriodSize[Count + 1];
        for (int i = 0; i < _cuts.Length; i++)
        {
            ReadOnlySpan<int> words = _snapshot.Segments[i].Segment.WordsBefore;
            foreach (CountRange range in _cuts[i].Ranges)
            {
                ref PeriodSize size = ref sizes[IndexOf(range.Number)];
                size = new(size.Words + words[range.EndDocument] - words[range.FirstDocument], size.Documents + range.EndDocument - range.FirstDocument);
            }
        }
        return sizes;
    }

    private int IndexOf(int number) => number == CountPeriods.Undated ? Count : number - First;
}
