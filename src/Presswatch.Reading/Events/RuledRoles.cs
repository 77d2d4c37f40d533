using System.Runtime.InteropServices;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Events;

/// <summary>Tells what each person did at the event by the rules of the packs. What a rule says of one in a list of names holds for all of it; of several roles the weightiest counts: who spoke was also present. Not safe for concurrent use.</summary>
internal sealed class RuledRoles
{
    private static readonly Dictionary<string, PersonRole> ByName = Enum.GetValues<PersonRole>().ToDictionary(role => JsonText.NameOf(role), StringComparer.Ordinal);

    /// <summary>Weight of each role, in the order of <see cref="PersonRole"/>: mentioned, present, speaker, sender, recipient.</summary>
    private static readonly int[] Weights = [0, 1, 4, 3, 2];

    private readonly List<RuleMatch> _matches = [];

    public void Read(Draft draft, RuleSet roles)
    {
        _matches.Clear();
        roles.Find(draft.Body, _matches);
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

    private static void Give(Draft draft, PersonMention named, PersonRole role, RuleMatch match)
    {
        foreach (PersonMention mention in draft.Mentions)
        {
            if (mention != named && (named.List is null || mention.List != named.List)) continue;
            foreach (ref PersonFinding person in CollectionsMarshal.AsSpan(draft.People))
            {
                if (person.Name != mention.Person || Weights[(int)role] <= Weights[(int)person.Role]) continue;
                person = person with { Role = role, RoleConfidence = match.Rule.Confidence };
                draft.Trace?.Fired(TextPart.Text, mention.Start, mention.Length, match.Rule.Id, $"{person.Name}; {match.Rule.Means}");
            }
        }
    }
}
