using Presswatch.Archive.Reprints;
using Presswatch.Core.Problems;
using Presswatch.Corpus;
using Presswatch.Corpus.Segments;

namespace Presswatch.Archive.Search;

/// <summary>Leaves of each reprint group the one that stands first in it.</summary>
internal sealed class CountedOnce
{
    private readonly IReadOnlyDictionary<int, ReprintPlace>? _places;

    private CountedOnce(IReadOnlyDictionary<int, ReprintPlace>? places) => _places = places;

    /// <summary>Whether anything may be left out.</summary>
    public bool Reduces => _places is not null;

    /// <summary>Asks for the groups where they are needed, or why they are not known.</summary>
    public static Outcome<CountedOnce> Ask(bool wanted, IReprintGroups? reprints)
    {
        if (!wanted) return new CountedOnce(null);
        if (reprints is null) return new Problem(ProblemCodes.ReprintsMissing, "The texts of this index have not been compared.");
        Outcome<IReadOnlyDictionary<int, ReprintPlace>> asked = reprints.Places();
        return asked.TryGet(out IReadOnlyDictionary<int, ReprintPlace> places) ? new CountedOnce(places) : asked.Problem!;
    }

    /// <summary>Takes out of the sets, one for each segment, all members of a group but the first that is in them; all stay where reprints count.</summary>
    public void Reduce(IReadOnlyList<DocumentSet> found, CorpusSnapshot snapshot)
    {
        if (_places is null) return;
        var first = new Dictionary<int, (int Segment, int Document, int Place)>();
        for (int segment = 0; segment < found.Count; segment++)
        {
            ReadOnlySpan<int> keys = snapshot.Segments[segment].Segment.DocumentKeys;
            foreach (int document in found[segment])
            {
                if (!_places.TryGetValue(keys[document], out ReprintPlace place)) continue;
                if (!first.TryGetValue(place.Group, out (int Segment, int Document, int Place) held))
                {
                    first.Add(place.Group, (segment, document, place.Place));
                    continue;
                }
                bool isEarlier = place.Place < held.Place;
                if (isEarlier) first[place.Group] = (segment, document, place.Place);
                (int outSegment, int outDocument) = isEarlier ? (held.Segment, held.Document) : (segment, document);
                found[outSegment][outDocument] = false;
            }
        }
    }
}
