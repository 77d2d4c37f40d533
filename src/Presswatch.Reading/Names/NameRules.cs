using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Names;

/// <summary>The rules of people, bodies and places, made ready. Immutable, safe for concurrent use.</summary>
internal sealed class NameRules
{
    /// <summary>Kind of the rules in packs.</summary>
    public const string Kind = "name";

    public NameRules(Pack pack, Lexicon lexicon) => Rules = new(pack.ReadingRules, Kind, lexicon);

    public RuleSet Rules { get; }
}
