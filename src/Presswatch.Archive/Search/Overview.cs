using Presswatch.Core.Dates;

namespace Presswatch.Archive.Search;

/// <summary>Counts what was found by month and by the values of its fields.</summary>
internal static class Overview
{
    public static SearchOverview Of(DocumentSet found, DocumentColumns columns)
    {
        int names = columns.Names.Count == 0 ? 1 : columns.Names.Keys.Max() + 1;
        int[] sets = new int[columns.SourceSets.Count];
        int[] publishers = new int[names];
        int[] languages = new int[names];
        int[] sections = new int[names];
        int withoutSection = 0;
        // By day, so that the calendar is asked once a day and not once a document.
        var days = new Dictionary<(int Day, byte Precision), int>();
        foreach (int document in found)
        {
            sets[columns.SourceSet[document]]++;
            publishers[columns.Publishers[document]]++;
            languages[columns.Languages[document]]++;
            if (columns.Sections[document] < 0) withoutSection++;
            else sections[columns.Sections[document]]++;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(days, (columns.Days[document], columns.Precisions[document]), out _)++;
        }
        int[] sources = new int[names];
        for (int i = 0; i < sets.Length; i++)
        {
            foreach (int id in columns.SourceSets[i]) sources[id] += sets[i];
        }
        List<FacetCount> bySection = Facet(sections, columns);
        if (withoutSection > 0) bySection.Add(new(null, withoutSection));
        return new(Months(days), Facet(sources, columns), Facet(publishers, columns), Facet(languages, columns), bySection);
    }

    private static List<FacetCount> Facet(int[] counts, DocumentColumns columns) =>
        [.. counts.Index().Where(count => count.Item > 0).Select(count => new FacetCount(columns.Names[count.Index], count.Item))
            .OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal)];

    private static List<MonthCount> Months(Dictionary<(int Day, byte Precision), int> days)
    {
        var months = new Dictionary<PartialDate, int>();
        int undated = 0;
        foreach (((int number, byte precision), int count) in days)
        {
            if (precision == 0)
            {
                undated += count;
                continue;
            }
            DateOnly day = DateOnly.FromDayNumber(number);
            PartialDate period = precision == 1 ? new(day.Year) : new(day.Year, day.Month);
            months[period] = months.GetValueOrDefault(period) + count;
        }
        List<MonthCount> all = [.. months.OrderBy(month => month.Key).ThenBy(month => month.Key.Month is not null).Select(month => new MonthCount(month.Key, month.Value))];
        if (undated > 0) all.Add(new(null, undated));
        return all;
    }
}
