using Presswatch.Archive.Reprints;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Search;

/// <summary>Leaves of each reprint group the one that stands first in it.</summary>
internal sealed class CountedOnce
{
    private readonly IReadOnlyDictionary<int, ReprintPlace>? _places;

    private CountedOnce(IReadOnlyDictionary<int, ReprintPlace>? places) => _places = places;

    /// <summary>Asks for the groups where they are needed, or why they are not known.</summary>
    public static Outcome<CountedOnce> Ask(bool wanted, IReprintGroups? reprints)
    {
        if (!wanted) return new CountedOnce(null);
        if (reprints is null) return new Problem(ProblemCodes.ReprintsMissing, "The texts of this index have not been compared.");
        Outcome<IReadOnlyDictionary<int, ReprintPlace>> asked = reprints.Places();
        return asked.TryGet(out IReadOnlyDictionary<int, ReprintPlace> places) ? new CountedOnce(places) : asked.Problem!;
    }

    /// <summary>Takes out of a set all members of a group but the first that is in the set; all stay where reprints count.</summary>
    public void Reduce(DocumentSet found, DocumentColumns columns)
    {
        if (_places is null) return;
        var first = new Dictionary<int, (int Document, int Place)>();
        foreach (int document in found)
        {
            if (!_places.TryGetValue(columns.Keys[document], out ReprintPlace place)) continue;
            if (!first.TryGetValue(place.Group, out (int Document, int Place) held))
            {
                first.Add(place.Group, (document, place.Place));
                continue;
            }
            bool isEarlier = place.Place < held.Place;
            found.Remove(isEarlier ? held.Document : document);
            if (isEarlier) first[place.Group] = (document, place.Place);
        }
    }
}
