using System.Runtime.InteropServices;
using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Events;

/// <summary>Tells what each person did at the event, by the model of roles; without one all stay mentioned. Not safe for concurrent use.</summary>
internal sealed class RoleReader(EventRules rules)
{
    private readonly RuledRoles _ruled = new();
    private readonly RoleFeatures _features = rules.NewRoleFeatures();
    private readonly FeatureList _list = new();
    private readonly List<NamedAt> _places = [];
    private readonly double[] _probabilities = new double[rules.Roles?.Labels.Count ?? 0];

    public void Read(Draft draft)
    {
        if (rules.Ruled.Roles is { } ruled)
        {
            _ruled.Read(draft, ruled);
            return;
        }
        if (rules.Roles is not { } model || draft.Event is null) return;
        foreach (ref PersonFinding person in CollectionsMarshal.AsSpan(draft.People))
        {
            Find(draft, person.Name, _places);
            if (_places.Count == 0) continue;
            _features.Collect(draft, _places, rules.HadDied(person.Name, draft.Input.Published), _list);
            model.Score(_list, _probabilities);
            int best = 0;
            for (int label = 1; label < _probabilities.Length; label++)
            {
                if (_probabilities[label] > _probabilities[best]) best = label;
            }
            person = person with { Role = rules.RoleOfLabel(best), RoleConfidence = _probabilities[best] };
        }
    }

    /// <summary>The places where the person is named, the text's before the headline's.</summary>
    internal static void Find(Draft draft, string name, List<NamedAt> places)
    {
        places.Clear();
        AddPlaces(draft, draft.Body, name, places);
        AddPlaces(draft, draft.Title, name, places);
    }

    private static void AddPlaces(Draft draft, Scan scan, string name, List<NamedAt> places)
    {
        foreach (PersonMention mention in draft.Mentions)
        {
            if (mention.In == scan.Part && mention.Person == name && TryPlace(scan, mention.Start, mention.Length, out NamedAt place)) places.Add(place);
        }
    }

    /// <summary>The words of a span.</summary>
    internal static bool TryPlace(Scan scan, int start, int length, out NamedAt place)
    {
        ReadOnlySpan<Word> words = scan.Words;
        int low = 0, high = words.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (words[middle].Start < start) low = middle + 1;
            else high = middle;
        }
        int end = low;
        while (end < words.Length && words[end].Start < start + length) end++;
        place = new(scan, low, end - low);
        return end > low;
    }
}
