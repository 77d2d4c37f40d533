using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Events;

/// <summary>Rules by which a pack tells when and where an event was and what people did there. A pack that has rules of one of these kinds leaves the model of that task out: its rules alone decide. Immutable, safe for concurrent use.</summary>
internal sealed class SceneRules(Pack pack, Lexicon lexicon)
{
    /// <summary>Kinds of the rules in packs.</summary>
    public const string PlaceKind = "event-place", DateKind = "event-date", RoleKind = "role";

    /// <summary>Names of the parts of a pattern that give the answer.</summary>
    public const string PlaceName = "place", DateName = "when", PersonName = "who";

    /// <summary>Rules whose part "place" is the event's; <see langword="null"/> where the pack has none.</summary>
    public RuleSet? Places { get; } = Compile(pack, PlaceKind, lexicon);

    /// <summary>Rules whose part "when" is the event's date; <see langword="null"/> where the pack has none.</summary>
    public RuleSet? Dates { get; } = Compile(pack, DateKind, lexicon);

    /// <summary>Rules whose part "who" had the role that the rule means; <see langword="null"/> where the pack has none.</summary>
    public RuleSet? Roles { get; } = Compile(pack, RoleKind, lexicon);

    private static RuleSet? Compile(Pack pack, string kind, Lexicon lexicon) =>
        pack.ReadingRules.Any(rule => rule.Kind == kind) ? new(pack.ReadingRules, kind, lexicon) : null;
}
