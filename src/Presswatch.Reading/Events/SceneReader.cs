using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Models;

namespace Presswatch.Reading.Events;

/// <summary>Tells when and where the event was: of all dates and places at the head of the article the likeliest, or none. Not safe for concurrent use.</summary>
internal sealed class SceneReader(EventRules rules)
{
    /// <summary>Least probability of an answer; below it the field stays empty. Where most answers were right in cross-validation.</summary>
    public const double LeastDate = 0.25, LeastPlace = 0.25;

    private readonly RuledScene _ruled = new(rules);
    private readonly SceneCandidates _candidates = new(rules.Scene);
    private readonly SceneFeatures _features = new(rules.Scene);
    private readonly List<SceneCandidate> _found = [];
    private readonly FeatureList _list = new();
    private readonly double[] _probabilities = new double[2];

    public EventFinding Read(Draft draft, EventFinding found)
    {
        if (rules.Ruled.Dates is { } ruledDates) found = _ruled.WithDate(draft, found, ruledDates);
        else if (rules.Dates is { } dates)
        {
            _candidates.Dates(draft, _found);
            (int at, double sure) = Best(draft, dates, true);
            if (at >= 0 && sure >= LeastDate) found = found with { Date = _found[at].Answer, DateFrom = _found[at].Item };
        }
        if (rules.Ruled.Places is { } ruledPlaces) return _ruled.WithPlace(draft, found, ruledPlaces);
        if (rules.Places is { } places)
        {
            _candidates.Places(draft, _found);
            (int at, double sure) = Best(draft, places, false);
            found = at >= 0 && sure >= LeastPlace ? found with { Place = _found[at].Answer, PlaceConfidence = sure } : found with { PlaceConfidence = 1 - Math.Max(sure, 0) };
        }
        return found;
    }

    private (int At, double Sure) Best(Draft draft, LinearModel model, bool dates)
    {
        (int best, double sure) = (-1, 0);
        for (int i = 0; i < _found.Count; i++)
        {
            _features.Collect(draft, _found, i, dates ? SceneCandidates.Distance(_found[i].Answer, draft.Input.Published) : 30, _list);
            model.Score(_list, _probabilities);
            if (_probabilities[1] > sure) (best, sure) = (i, _probabilities[1]);
        }
        return (best, sure);
    }
}
