using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Postings;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Finding;

/// <summary>Where what is sought stands in the documents that are counted, by segment: what concordance, collocates and dispersion begin with. For use while the snapshot is held.</summary>
/// <remarks>Occurrences may overlap. Where several of the things sought begin at one place, it counts once, with the longest. Immutable; safe for concurrent callers.</remarks>
public sealed class FoundPlaces
{
    private FoundPlaces(CorpusSnapshot snapshot, CountScope scope, SegmentPlaces[] segments)
    {
        (Snapshot, Scope, Segments) = (snapshot, scope, segments);
        foreach (SegmentPlaces places in segments) Total += places.Count;
    }

    public CorpusSnapshot Snapshot { get; }

    /// <summary>The documents that are counted.</summary>
    public CountScope Scope { get; }

    /// <summary>By segment of the snapshot.</summary>
    public IReadOnlyList<SegmentPlaces> Segments { get; }

    /// <summary>Number of places.</summary>
    public long Total { get; }

    /// <summary>Finds them.</summary>
    public static FoundPlaces Of(CorpusSnapshot snapshot, IReadOnlyList<Sought> sought, CountScope? scope = null, CancellationToken cancel = default)
    {
        scope ??= CountScope.Newest;
        var segments = new SegmentPlaces[snapshot.Segments.Count];
        for (int i = 0; i < segments.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            SegmentView view = snapshot.Segments[i];
            DocumentSet? documents = scope.Of(view, i);
            SegmentPlaces[] each = [.. sought.Select(one => Find(view.Segment, one, documents))];
            segments[i] = each.Length == 1 ? each[0] : Union(view.Segment, each);
        }
        return new(snapshot, scope, segments);
    }

    /// <summary>Finds one phrase.</summary>
    public static FoundPlaces Of(CorpusSnapshot snapshot, Phrase phrase, CountScope? scope = null, CancellationToken cancel = default) => Of(snapshot, [new Sought(phrase)], scope, cancel);

    /// <summary>The same places with a wider scope, which must hold all of them: what they are measured against.</summary>
    public FoundPlaces Among(CountScope scope) => new(Snapshot, scope, [.. Segments]);

    /// <summary>The same with other places.</summary>
    internal FoundPlaces With(SegmentPlaces[] segments) => new(Snapshot, Scope, segments);

    private static SegmentPlaces Find(Segment segment, Sought sought, DocumentSet? documents)
    {
        var hits = new Hits();
        PhraseFinder.Find(segment, sought.Phrase, hits);
        if (sought.Near is { } near)
        {
            var others = new Hits();
            PhraseFinder.Find(segment, near, others);
            var both = new Hits();
            Near.Find(segment.Stream, hits.Positions, sought.Phrase.Length, others.Positions, near.Length, sought.Distance, ordered: false, both);
            hits = both;
        }
        return new(segment, documents is null ? hits.Positions.ToArray() : Within(segment, hits.Positions, documents), sought.Phrase.Length);
    }

    private static int[] Within(Segment segment, ReadOnlySpan<int> positions, DocumentSet documents)
    {
        ReadOnlySpan<int> starts = segment.DocumentStarts;
        int[] kept = new int[positions.Length];
        (int count, int document, int end, bool counts) = (0, 0, 0, false);
        foreach (int position in positions)
        {
            if (position >= end)
            {
                document = DocumentWalk.Next(starts, document, position);
                (end, counts) = (starts[document + 1], documents[document]);
            }
            kept[count] = position;
            count += counts ? 1 : 0;
        }
        return kept[..count];
    }

    private static SegmentPlaces Union(Segment segment, SegmentPlaces[] each)
    {
        var longest = new Dictionary<int, ushort>();
        foreach (SegmentPlaces places in each)
        {
            for (int i = 0; i < places.Count; i++)
            {
                int position = places.Positions[i];
                longest[position] = (ushort)Math.Max(longest.GetValueOrDefault(position), places.LengthAt(i));
            }
        }
        int[] positions = [.. longest.Keys];
        Array.Sort(positions);
        return new(segment, positions, 0, [.. positions.Select(position => longest[position])]);
    }
}
