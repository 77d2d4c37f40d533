using Presswatch.Core.Output;
using Presswatch.Core.Readings;
using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Quantities;

/// <summary>The rules of counts and measures, made ready. Immutable, safe for concurrent use.</summary>
internal sealed class QuantityRules
{
    /// <summary>Kind of the rules in packs.</summary>
    public const string Kind = "quantity";

    /// <summary>What rules of numbers that count nothing mean: they keep their words from the other rules.</summary>
    public const string None = "none";

    private readonly Dictionary<string, QuantityBound> _bounds = new(StringComparer.Ordinal);

    public QuantityRules(Pack pack, Lexicon lexicon)
    {
        Words = new(lexicon);
        Rules = new(pack.ReadingRules, Kind, lexicon);
        Phrase = new(lexicon);
        QuantityClass = lexicon.ClassOf("quantity");
        DateClass = lexicon.ClassOf("date");
        DateNameClass = lexicon.ClassOf("date-name");
        foreach (QuantityBound bound in Enum.GetValues<QuantityBound>()) _bounds.Add(JsonText.NameOf(bound), bound);
    }

    public AmountWords Words { get; }

    public RuleSet Rules { get; }

    public NounPhrase Phrase { get; }

    /// <summary>Class of the marks that later readers know quantities by.</summary>
    public int QuantityClass { get; }

    public int DateClass { get; }

    public int DateNameClass { get; }

    /// <summary>The bound that the value of a word stands for.</summary>
    public QuantityBound BoundOf(string? value) => value is not null && _bounds.TryGetValue(value, out QuantityBound bound) ? bound : QuantityBound.Exact;
}
