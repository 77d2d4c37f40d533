using Presswatch.Reading.Articles;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Events;

/// <summary>Reads the event. Not safe for concurrent use.</summary>
internal sealed class EventReader(EventRules rules)
{
    /// <summary>What stands for a rule where none decided the type.</summary>
    public const string NoRule = "none";

    private readonly List<RuleMatch> _matches = [];

    public void Read(Draft draft)
    {
        _matches.Clear();
        rules.Rules.Find(draft.Body, _matches);
        RuleSet.KeepLongest(_matches);
    }
}
