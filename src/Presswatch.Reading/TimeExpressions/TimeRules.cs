using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.TimeExpressions;

/// <summary>The rules of expressions of calendar time, made ready. Immutable, safe for concurrent use.</summary>
internal sealed class TimeRules
{
    /// <summary>Kind of the rules in packs.</summary>
    public const string Kind = "date";

    public TimeRules(Pack pack, Lexicon lexicon) => Rules = new(pack.ReadingRules, Kind, lexicon);

    public RuleSet Rules { get; }
}
