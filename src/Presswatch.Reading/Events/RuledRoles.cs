using System.Runtime.InteropServices;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Events;

/// <summary>Tells what each person did at the event by the rules of the packs. What a rule says of one in a list of names holds for all of it; of several roles the surest counts, and of equally sure ones the weightiest: who spoke was also present. Not safe for concurrent use.</summary>
internal sealed class RuledRoles
{
    private static readonly Dictionary<string, PersonRole> ByName = Enum.GetValues<PersonRole>().ToDictionary(role => JsonText.NameOf(role), StringComparer.Ordinal);

    /// <summary>Weight of each role, in the order of <see cref="PersonRole"/>: mentioned, present, speaker, sender, recipient.</summary>
    private static readonly int[] Weights = [0, 1, 4, 3, 2];

    private readonly List<RuleMatch> _matches = [];

    /// <summary>How sure the role is that each person has so far; 0 where no rule gave one.</summary>
    private readonly List<double> _sure = [];

    public void Read(Draft draft, RuleSet roles)
    {
        _matches.Clear();
        roles.Find(draft.Body, _matches);
        _sure.Clear();
        for (int i = 0; i < draft.People.Count; i++) _sure.Add(0);
        foreach (RuleMatch match in _matches)
        {
            Captured who = match[SceneRules.PersonName];
            if (!who.IsSet || !ByName.TryGetValue(match.Rule.Means ?? "", out PersonRole role)) continue;
            TextSpan span = draft.Body.SpanOf(who.First, who.Count);
            foreach (PersonMention mention in draft.Mentions)
            {
                if (mention.In != TextPart.Text || mention.Start >= span.Start + span.Length || span.Start >= mention.Start + mention.Length) continue;
                Give(draft, mention, role, match);
            }
        }
    }

    private void Give(Draft draft, PersonMention named, PersonRole role, RuleMatch match)
    {
        foreach (PersonMention mention in draft.Mentions)
        {
            if (mention != named && (named.List is null || mention.List != named.List)) continue;
            Span<PersonFinding> people = CollectionsMarshal.AsSpan(draft.People);
            for (int i = 0; i < people.Length; i++)
            {
                ref PersonFinding person = ref people[i];
                double sure = match.Rule.Confidence;
                if (person.Name != mention.Person || sure < _sure[i] || (sure == _sure[i] && Weights[(int)role] <= Weights[(int)person.Role])) continue;
                _sure[i] = sure;
                person = person with { Role = role, RoleConfidence = match.Rule.Confidence };
                draft.Trace?.Fired(TextPart.Text, mention.Start, mention.Length, match.Rule.Id, $"{person.Name}; {match.Rule.Means}");
            }
        }
    }
}
