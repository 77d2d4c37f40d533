using Presswatch.Core.Readings;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Models;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Events;

/// <summary>Tells what type of event an article reports: by a rule of the packs where one is sure, else by the model, which also gives the types that come next. Not safe for concurrent use.</summary>
internal sealed class EventTypeReader(EventRules rules)
{
    /// <summary>Names the model in findings.</summary>
    public const string ModelRule = "model.event-type";

    /// <summary>Types named after the first, and the least probability of one.</summary>
    private const int MostAlternatives = 3;
    private const double LeastAlternative = 0.05;

    private readonly EventFeatures _features = rules.NewFeatures();
    private readonly FeatureList _list = new();
    private readonly List<RuleMatch> _matches = [];
    private readonly double[] _probabilities = new double[rules.Types?.Labels.Count ?? 0];

    public EventFinding Read(Draft draft)
    {
        EventFinding found = Guess(draft);
        if (Ruled(draft) is { } rule && EventRules.TypeOf(rule) is { } type && (found.Type == type || rule.Confidence > found.TypeConfidence))
        {
            found = found with
            {
                Type = type,
                TypeRule = rule.Id,
                TypeConfidence = Math.Max(rule.Confidence, found.Type == type ? found.TypeConfidence : 0),
                Alternatives = found.Type == type || found.TypeRule == EventReader.NoRule ? found.Alternatives : [found.Type, .. found.Alternatives.Where(other => other != type).Take(MostAlternatives - 1)],
            };
        }
        return found;
    }

    /// <summary>The surest rule that holds for the headline or the first sentence.</summary>
    private ReadingRule? Ruled(Draft draft)
    {
        _matches.Clear();
        for (int word = 0; word < draft.Title.Count; word++) rules.Rules.FindAt(draft.Title, word, _matches);
        if (draft.Body.Sentences.Count > 0)
        {
            for (int word = 0; word < draft.Body.Sentences[0].End; word++) rules.Rules.FindAt(draft.Body, word, _matches);
        }
        ReadingRule? best = null;
        foreach (RuleMatch match in _matches)
        {
            if (best is null || match.Rule.Confidence > best.Confidence) best = match.Rule;
        }
        return best;
    }

    private EventFinding Guess(Draft draft)
    {
        if (rules.Types is not { } model || (draft.Title.Count == 0 && draft.Body.Count == 0)) return new() { TypeRule = EventReader.NoRule };
        _features.Collect(draft, _list);
        model.Score(_list, _probabilities);
        int best = IndexOfMost(_probabilities, -1);
        var alternatives = new List<EventType>();
        double least = _probabilities[best];
        for (int next = best; alternatives.Count < MostAlternatives;)
        {
            next = IndexOfMost(_probabilities, next);
            if (next < 0 || _probabilities[next] < LeastAlternative) break;
            alternatives.Add(rules.TypeOfLabel(next));
        }
        return new() { Type = rules.TypeOfLabel(best), TypeConfidence = least, TypeRule = ModelRule, Alternatives = alternatives };
    }

    /// <summary>The most probable class behind another in the order of probability; the first of all for -1; -1 at the end.</summary>
    private static int IndexOfMost(double[] probabilities, int behind)
    {
        int best = -1;
        for (int i = 0; i < probabilities.Length; i++)
        {
            if (behind >= 0 && (probabilities[i] > probabilities[behind] || (probabilities[i] == probabilities[behind] && i <= behind))) continue;
            if (best < 0 || probabilities[i] > probabilities[best]) best = i;
        }
        return best;
    }
}
