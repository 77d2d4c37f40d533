using Presswatch.Core.Queries;
using Presswatch.Corpus.Segments;

namespace Presswatch.Archive.Search;

/// <summary>The documents of a segment that one filter leaves, out of what the corpus itself knows of them.</summary>
internal static class FieldFilter
{
    /// <summary>By source, publisher, language or section; case means nothing.</summary>
    public static DocumentSet Of(FieldNode field, SegmentView view)
    {
        AttributeColumns attributes = view.Attributes;
        bool[] wanted = [.. attributes.Names.Select(name => field.Values.Contains(name, StringComparer.OrdinalIgnoreCase))];
        return field.Field switch
        {
            QueryField.Publisher => With(attributes.Publishers, wanted),
            QueryField.Lang => With(attributes.Languages, wanted),
            QueryField.Section => With(attributes.Sections, wanted),
            _ => With(attributes.SourceSetOf, [.. attributes.SourceSets.Select(set => set.Any(id => wanted[id]))]),
        };
    }

    /// <summary>Documents that were published on the bound or on its right side, whatever their date can mean; undated ones never.</summary>
    public static DocumentSet Of(DateNode date, Segment segment)
    {
        var left = new DocumentSet(segment.DocumentCount);
        ReadOnlySpan<int> days = segment.Days;
        int bound = date.Bound.DayNumber;
        if (date.IsFrom)
        {
            left.AddRange(DocumentDates.FirstFrom(days, bound), days.Length);
            return left;
        }
        int end = DocumentDates.FirstFrom(days, bound + 1);
        left.AddRange(DocumentDates.FirstFrom(days, 0), end);
        // Only a date known to the year or month can begin before the bound and end after it.
        for (int document = DocumentDates.FirstFrom(days, Math.Max(0, bound - DaysOfYear)); document < end; document++)
        {
            if (LastDay(days[document], segment.Precisions[document]) > bound) left[document] = false;
        }
        return left;
    }

    private const int DaysOfYear = 366;

    private static DocumentSet With(ReadOnlySpan<int> values, bool[] wanted)
    {
        var left = new DocumentSet(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] >= 0 && wanted[values[i]]) left[i] = true;
        }
        return left;
    }

    private static int LastDay(int day, DayPrecision precision) => DocumentDates.ToDate(day, precision)!.Value.Last.DayNumber;
}
