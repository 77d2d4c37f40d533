using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Commitments;

/// <summary>The rules of commitments, made ready. Immutable, safe for concurrent use.</summary>
internal sealed class CommitmentRules
{
    /// <summary>Kind of the rules in packs.</summary>
    public const string Kind = "commitment";

    public CommitmentRules(Pack pack, Lexicon lexicon) => Rules = new(pack.ReadingRules, Kind, lexicon);

    public RuleSet Rules { get; }
}
