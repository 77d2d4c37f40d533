using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Events;

/// <summary>The rules of the event, made ready. Immutable, safe for concurrent use.</summary>
internal sealed class EventRules
{
    /// <summary>Kind of the rules in packs.</summary>
    public const string Kind = "event";

    public EventRules(Pack pack, Lexicon lexicon) => Rules = new(pack.ReadingRules, Kind, lexicon);

    public RuleSet Rules { get; }
}
