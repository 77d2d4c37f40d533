using Presswatch.Core.Output;
using Presswatch.Core.Readings;
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

    /// <summary>What a rule means that says a sentence commits nobody.</summary>
    public const string None = "none";

    private static readonly Dictionary<string, CommitmentKind> ByName = Enum.GetValues<CommitmentKind>().ToDictionary(kind => JsonText.NameOf(kind), StringComparer.Ordinal);

    public CommitmentRules(Pack pack, Lexicon lexicon)
    {
        Rules = new(pack.ReadingRules, Kind, lexicon);
        Model = ModelFiles.Find(pack, "commitment");
        Classes = new(lexicon);
    }

    /// <summary>Model of what is a commitment, and of its kind; <see langword="null"/> where the language has none.</summary>
    public LinearModel? Model { get; }

    public CommitmentClasses Classes { get; }

    /// <summary>The kind that a class of the model stands for; <see langword="null"/> for none.</summary>
    public CommitmentKind? KindOfLabel(int label) => Model is not null && ByName.TryGetValue(Model.Labels[label], out CommitmentKind kind) ? kind : null;

    /// <summary>The kind that a rule means; <see langword="null"/> where it names none.</summary>
    public static CommitmentKind? KindOf(ReadingRule rule) => KindOf(rule.Means);

    /// <summary>The kind of a name; <see langword="null"/> where it names none.</summary>
    public static CommitmentKind? KindOf(string? name) => ByName.TryGetValue(name ?? "", out CommitmentKind kind) ? kind : null;

    public CommitmentFeatures NewFeatures() => new(Classes);

    public RuleSet Rules { get; }
}
