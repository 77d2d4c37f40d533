using Presswatch.Core.Output;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Patterns;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Events;

/// <summary>Tells when and where an event was by the rules of the packs that fit the first sentence: the surest, and of these the first. What a rule of these kinds means is the types of event that it holds for, parted by spaces; it holds for all where it names none. Not safe for concurrent use.</summary>
internal sealed class RuledScene(EventRules rules)
{
    private readonly List<RuleMatch> _matches = [];

    /// <summary>The date; none where no rule fits.</summary>
    public EventFinding WithDate(Draft draft, EventFinding found, RuleSet dates)
    {
        Scan body = draft.Body;
        if (Best(draft, dates, SceneRules.DateName) is not { } match || !body.TryMark(match[SceneRules.DateName].First, rules.Scene.Date, out Mark date)
            || date.Item < 0 || date.Item >= draft.Dates.Count)
        {
            return found;
        }
        string value = draft.Dates[date.Item].Value;
        int slash = value.IndexOf('/', StringComparison.Ordinal);
        Trace(draft, match, value);
        return found with { Date = slash < 0 ? value : value[..slash], DateFrom = date.Item };
    }

    /// <summary>The place, of the dateline for "here"; none where no rule fits.</summary>
    public EventFinding WithPlace(Draft draft, EventFinding found, RuleSet places)
    {
        if (Best(draft, places, SceneRules.PlaceName) is not { } match) return found;
        Captured place = match[SceneRules.PlaceName];
        string? name = draft.Body.TryMark(place.First, rules.Scene.Here, out _) ? draft.Input.Dateline?.Place : Whole(draft.Body, place);
        Trace(draft, match, name ?? draft.Body.Printed(place.First, place.Count));
        return found with { Place = name, PlaceConfidence = match.Rule.Confidence };
    }

    private RuleMatch? Best(Draft draft, RuleSet set, string name)
    {
        _matches.Clear();
        if (draft.Body.Sentences.Count == 0) return null;
        for (int word = 0; word < draft.Body.Sentences[0].End; word++) set.FindAt(draft.Body, word, _matches);
        RuleMatch? best = null;
        string type = JsonText.NameOf(draft.Event?.Type ?? EventType.Other);
        foreach (RuleMatch match in _matches)
        {
            if (!match[name].IsSet || (match.Rule.Means is { } types && !types.Contains(type, StringComparison.Ordinal))) continue;
            if (best is null || match.Rule.Confidence > best.Rule.Confidence || (match.Rule.Confidence == best.Rule.Confidence && match[name].First < best[name].First)) best = match;
        }
        return best;
    }

    /// <summary>The name in which the words of a head stand: a rule may tell a kind of place or works by its head alone.</summary>
    private string Whole(Scan scan, Captured place)
    {
        foreach (Mark mark in scan.Marks)
        {
            if ((mark.Class == rules.Scene.Place || mark.Class == rules.Scene.Organisation) && mark.First <= place.First && mark.First + mark.Count >= place.First + place.Count) return scan.Printed(mark.First, mark.Count);
        }
        return scan.Printed(place.First, place.Count);
    }

    private static void Trace(Draft draft, RuleMatch match, string what)
    {
        if (draft.Trace is not { } trace) return;
        TextSpan span = draft.Body.SpanOf(match.First, match.Count);
        trace.Fired(TextPart.Text, span.Start, span.Length, match.Rule.Id, what);
    }
}
