using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Models;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Commitments;

/// <summary>The rules of commitments, made ready. Immutable, safe for concurrent use.</summary>
internal sealed class CommitmentRules
{
    /// <summary>Kind of the rules in packs.</summary>
    public const string Kind = "commitment";

    private readonly CommitmentClasses _classes;

    public CommitmentRules(Pack pack, Lexicon lexicon)
    {
        Rules = new(pack.ReadingRules, Kind, lexicon);
        Model = ModelFiles.Find(pack, "commitment");
        _classes = new(lexicon.ClassOf(Lexicon.PersonName), lexicon.ClassOf("person"), lexicon.ClassOf("commitment-word"), lexicon.ClassOf("modal"), lexicon.ClassOf("commitment-condition"), lexicon.ClassOf("reporting"));
    }

    /// <summary>Model of what is a commitment, and of its kind; <see langword="null"/> where the language has none.</summary>
    public LinearModel? Model { get; }

    public CommitmentFeatures NewFeatures() => new(_classes);

    public RuleSet Rules { get; }
}
