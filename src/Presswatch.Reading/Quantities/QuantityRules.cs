using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Quantities;

/// <summary>The rules of counts and measures, made ready. Immutable, safe for concurrent use.</summary>
internal sealed class QuantityRules
{
    /// <summary>Kind of the rules in packs.</summary>
    public const string Kind = "quantity";

    public QuantityRules(Pack pack, Lexicon lexicon) => Rules = new(pack.ReadingRules, Kind, lexicon);

    public RuleSet Rules { get; }
}
