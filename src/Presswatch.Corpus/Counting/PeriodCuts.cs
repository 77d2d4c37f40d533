using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Counting;

/// <summary>Where the periods begin in a segment, and which of its documents are counted, as ranges of documents that follow each other.</summary>
internal sealed class PeriodCuts
{
    private PeriodCuts(CountRange[] ranges) => Ranges = ranges;

    /// <summary>Ascending, apart or touching; none is empty.</summary>
    public CountRange[] Ranges { get; }

    /// <summary>The ranges of all documents.</summary>
    public static PeriodCuts Of(Segment segment, CountPeriod by)
    {
        var ranges = new List<CountRange>();
        ReadOnlySpan<int> days = segment.Days;
        ReadOnlySpan<DayPrecision> precisions = segment.Precisions;
        int first = 0;
        int number = 0;
        for (int document = 0; document < days.Length; document++)
        {
            if (document > 0 && days[document] == days[document - 1] && precisions[document] == precisions[document - 1]) continue;
            int next = CountPeriods.NumberOf(days[document], precisions[document], by);
            if (document > 0 && next != number) Add(ranges, segment, first, document, number);
            if (document == 0 || next != number) (first, number) = (document, next);
        }
        if (days.Length > 0) Add(ranges, segment, first, days.Length, number);
        return new([.. ranges]);
    }

    /// <summary>The ranges of some documents.</summary>
    public PeriodCuts Within(Segment segment, DocumentSet documents)
    {
        var ranges = new List<CountRange>();
        foreach (CountRange range in Ranges)
        {
            for (int first = documents.NextIn(range.FirstDocument); first < range.EndDocument;)
            {
                int end = Math.Min(range.EndDocument, documents.NextOut(first));
                Add(ranges, segment, first, end, range.Number);
                first = documents.NextIn(end);
            }
        }
        return new([.. ranges]);
    }

    private static void Add(List<CountRange> ranges, Segment segment, int first, int end, int number) =>
        ranges.Add(new(first, end, segment.DocumentStarts[first], segment.DocumentStarts[end], number));
}

/// <summary>Documents of one period that follow each other.</summary>
/// <param name="FirstDocument">The first.</param>
/// <param name="EndDocument">The one after the last.</param>
/// <param name="First">Their first position.</param>
/// <param name="End">The position after their last.</param>
/// <param name="Number">The period.</param>
internal readonly record struct CountRange(int FirstDocument, int EndDocument, int First, int End, int Number);
