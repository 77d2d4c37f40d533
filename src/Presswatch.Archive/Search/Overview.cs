using System.Runtime.InteropServices;
using Presswatch.Core.Dates;
using Presswatch.Corpus;
using Presswatch.Corpus.Segments;

namespace Presswatch.Archive.Search;

/// <summary>Counts what was found by month and by the values of its fields.</summary>
internal sealed class Overview
{
    private readonly Dictionary<PartialDate, int> _months = [];
    private readonly Dictionary<string, int> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _publishers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _languages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _sections = new(StringComparer.Ordinal);
    private int _undated;
    private int _withoutSection;

    public static SearchOverview Of(CorpusSnapshot snapshot, IReadOnlyList<DocumentSet> found)
    {
        var overview = new Overview();
        for (int i = 0; i < found.Count; i++) overview.Add(snapshot.Segments[i], found[i]);
        List<FacetCount> sections = Facet(overview._sections);
        if (overview._withoutSection > 0) sections.Add(new(null, overview._withoutSection));
        return new(overview.Months(), Facet(overview._sources), Facet(overview._publishers), Facet(overview._languages), sections);
    }

    private void Add(SegmentView view, DocumentSet found)
    {
        AttributeColumns attributes = view.Attributes;
        int[] sets = new int[attributes.SourceSets.Count];
        int[] publishers = new int[attributes.Names.Count];
        int[] languages = new int[publishers.Length];
        int[] sections = new int[publishers.Length];
        ReadOnlySpan<int> setOf = attributes.SourceSetOf;
        ReadOnlySpan<int> publisherOf = attributes.Publishers;
        ReadOnlySpan<int> languageOf = attributes.Languages;
        ReadOnlySpan<int> sectionOf = attributes.Sections;
        ReadOnlySpan<int> days = view.Segment.Days;
        ReadOnlySpan<DayPrecision> precisions = view.Segment.Precisions;
        // The documents stand by day, so that the calendar is asked once a day and not once a document.
        (int day, DayPrecision precision, int count) = (DocumentDates.Undated, DayPrecision.None, 0);
        foreach (int document in found)
        {
            sets[setOf[document]]++;
            publishers[publisherOf[document]]++;
            languages[languageOf[document]]++;
            if (sectionOf[document] < 0) _withoutSection++;
            else sections[sectionOf[document]]++;
            if (days[document] != day || precisions[document] != precision)
            {
                AddDay(day, precision, count);
                (day, precision, count) = (days[document], precisions[document], 0);
            }
            count++;
        }
        AddDay(day, precision, count);
        int[] sources = new int[publishers.Length];
        for (int i = 0; i < sets.Length; i++)
        {
            foreach (int id in attributes.SourceSets[i]) sources[id] += sets[i];
        }
        AddNames(_sources, sources, attributes.Names);
        AddNames(_publishers, publishers, attributes.Names);
        AddNames(_languages, languages, attributes.Names);
        AddNames(_sections, sections, attributes.Names);
    }

    private void AddDay(int day, DayPrecision precision, int count)
    {
        if (count == 0) return;
        if (DocumentDates.ToDate(day, precision) is not { } date) _undated += count;
        else CollectionsMarshal.GetValueRefOrAddDefault(_months, new(date.Year, date.Month), out _) += count;
    }

    private static void AddNames(Dictionary<string, int> sums, int[] counts, IReadOnlyList<string> names)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0) CollectionsMarshal.GetValueRefOrAddDefault(sums, names[i], out _) += counts[i];
        }
    }

    private static List<FacetCount> Facet(Dictionary<string, int> counts) =>
        [.. counts.Select(count => new FacetCount(count.Key, count.Value)).OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal)];

    private List<MonthCount> Months()
    {
        List<MonthCount> all = [.. _months.OrderBy(month => month.Key).ThenBy(month => month.Key.Month is not null).Select(month => new MonthCount(month.Key, month.Value))];
        if (_undated > 0) all.Add(new(null, _undated));
        return all;
    }
}
