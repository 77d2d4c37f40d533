using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Finding;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Dispersion;

/// <summary>What the parts are over which places are spread.</summary>
public enum DispersionBy
{
    Day,
    Week,
    Month,
    Quarter,
    Year,
    /// <summary>The source that is shown of each document, the first of its sources.</summary>
    Source,
    Publisher,
    Section,
    Document,
}

/// <summary>A part over which places are spread.</summary>
/// <param name="Name">"2012-01" and the like, or the source, publisher or section; "" for no section. A document's key.</param>
/// <param name="Occurrences">Places in it.</param>
/// <param name="Documents">Documents in it that have one.</param>
/// <param name="Words">Its words.</param>
public readonly record struct DispersionPart(string Name, long Occurrences, int Documents, long Words);

/// <summary>How places are spread over parts.</summary>
/// <param name="Figures">Measures, over the parts that have a word.</param>
/// <param name="Parts">The parts: periods from the first to the last, others by name; those of documents are not listed.</param>
/// <param name="Outside">What falls in no single period: documents without so close a date.</param>
public sealed record PlaceDispersion(DispersionFigures Figures, IReadOnlyList<DispersionPart> Parts, DispersionPart Outside)
{
    /// <summary>Measures places.</summary>
    public static PlaceDispersion Of(FoundPlaces found, DispersionBy by, CancellationToken cancel = default) => by switch
    {
        <= DispersionBy.Year => OverTime(found, (CountPeriod)by),
        DispersionBy.Document => OverDocuments(found, cancel),
        _ => OverNames(found, by, cancel),
    };

    private static PlaceDispersion OverTime(FoundPlaces found, CountPeriod by)
    {
        PeriodFrame frame = PeriodFrame.Of(found.Snapshot, by, found.Scope);
        PeriodCount[] counts = frame.CountOf([.. found.Segments.Select(HitsOf)]);
        DispersionPart[] parts = [.. counts.Select((count, i) => new DispersionPart(frame.NameOf(i), count.Occurrences, count.Documents, frame.Sizes[i].Words))];
        return Of(parts[..^1], parts[^1]);
    }

    private static Hits HitsOf(SegmentPlaces places)
    {
        var hits = new Hits();
        places.Positions.CopyTo(hits.Room(places.Count));
        hits.Advance(places.Count);
        return hits;
    }

    private static PlaceDispersion OverDocuments(FoundPlaces found, CancellationToken cancel)
    {
        var occurrences = new List<long>();
        var words = new List<long>();
        ForEachDocument(found, (view, document, count) =>
        {
            occurrences.Add(count);
            words.Add(view.Segment.WordsOf(document));
        }, cancel);
        return new(DispersionMeasures.Of([.. occurrences], [.. words]), [], default);
    }

    private static PlaceDispersion OverNames(FoundPlaces found, DispersionBy by, CancellationToken cancel)
    {
        var parts = new SortedDictionary<string, DispersionPart>(StringComparer.Ordinal);
        ForEachDocument(found, (view, document, count) =>
        {
            string name = NameOf(view.Attributes, document, by);
            DispersionPart part = parts.GetValueOrDefault(name);
            parts[name] = new(name, part.Occurrences + count, part.Documents + (count > 0 ? 1 : 0), part.Words + view.Segment.WordsOf(document));
        }, cancel);
        return Of([.. parts.Values], default);
    }

    private static PlaceDispersion Of(DispersionPart[] parts, DispersionPart outside) =>
        new(DispersionMeasures.Of([.. parts.Select(part => part.Occurrences)], [.. parts.Select(part => part.Words)]), parts, outside);

    private static string NameOf(AttributeColumns attributes, int document, DispersionBy by)
    {
        int name = by switch
        {
            DispersionBy.Publisher => attributes.Publishers[document],
            DispersionBy.Section => attributes.Sections[document],
            _ => attributes.SourceSets[attributes.SourceSetOf[document]][0],
        };
        return name < 0 ? "" : attributes.Names[name];
    }

    private static void ForEachDocument(FoundPlaces found, Action<SegmentView, int, int> take, CancellationToken cancel)
    {
        for (int i = 0; i < found.Segments.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            SegmentView view = found.Snapshot.Segments[i];
            int[] counts = new int[view.Segment.DocumentCount];
            foreach (DocumentHits hits in new DocumentHitsEnumerator(view.Segment, found.Segments[i].Positions)) counts[hits.Document] = hits.Count;
            foreach (int document in found.Scope.Of(view, i) ?? DocumentSet.All(counts.Length)) take(view, document, counts[document]);
        }
    }
}
