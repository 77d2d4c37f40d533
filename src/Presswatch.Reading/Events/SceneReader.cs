using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Models;

namespace Presswatch.Reading.Events;

/// <summary>Tells when and where the event was: of all dates and places at the head of the article the likeliest, or none. Not safe for concurrent use.</summary>
internal sealed class SceneReader(EventRules rules)
{
    private readonly RuledScene _ruled = new(rules);
    private readonly SceneCandidates _candidates = new(rules.Scene);
    private readonly SceneFeatures _features = new(rules.Scene);
    private readonly List<SceneCandidate> _found = [];
    private readonly FeatureList _list = new();
    private double[] _shares = new double[64];

    public EventFinding Read(Draft draft, EventFinding found)
    {
        if (rules.Ruled.Dates is { } ruledDates) found = _ruled.WithDate(draft, found, ruledDates);
        else if (rules.Dates is { } dates)
        {
            _candidates.Dates(draft, _found);
            (int at, double _) = Best(draft, dates, true);
            if (at >= 0) found = found with { Date = _found[at].Answer, DateFrom = _found[at].Item };
        }
        if (rules.Ruled.Places is { } ruledPlaces) return _ruled.WithPlace(draft, found, ruledPlaces);
        if (rules.Places is { } places)
        {
            _candidates.Places(draft, _found);
            (int at, double sure) = Best(draft, places, false);
            found = found with { Place = at >= 0 ? _found[at].Answer : null, PlaceConfidence = sure };
        }
        return found;
    }

    /// <summary>The candidate that most speaks for, -1 where most speaks for none; candidates of one answer count together.</summary>
    private (int At, double Sure) Best(Draft draft, LinearModel model, bool dates)
    {
        int count = _found.Count + 1;
        if (_shares.Length < count) _shares = new double[count * 2];
        for (int i = -1; i < _found.Count; i++)
        {
            _features.Collect(draft, _found, i, dates, _list);
            _shares[i + 1] = Choice.Strength(model, _list);
        }
        Choice.Share(_shares.AsSpan(0, count));
        return BestOf(_found, _shares);
    }

    /// <summary>The best of the candidates by their shares, of which the first is that of none.</summary>
    internal static (int At, double Sure) BestOf(List<SceneCandidate> found, ReadOnlySpan<double> shares)
    {
        (int best, double most) = (-1, shares[0]);
        for (int i = 0; i < found.Count; i++)
        {
            double sum = 0;
            for (int other = 0; other < found.Count; other++)
            {
                if (found[other].Answer == found[i].Answer) sum += shares[other + 1];
            }
            if (sum > most) (best, most) = (i, sum);
        }
        return (best, most);
    }
}
