using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Commitments;
using Presswatch.Reading.Events;
using Presswatch.Reading.Names;
using Presswatch.Reading.Quantities;
using Presswatch.Reading.TimeExpressions;

namespace Presswatch.Reading.Articles;

/// <summary>A pack made ready for reading: compile once, use for every article. Immutable, safe for concurrent use.</summary>
public sealed class ReadingRules
{
    private ReadingRules(Pack pack)
    {
        Pack = pack;
        Lexicon = Lexicon.Compile(pack);
        Times = new(pack, Lexicon);
        Quantities = new(pack, Lexicon);
        Names = new(pack, Lexicon);
        Events = new(pack, Lexicon);
        Commitments = new(pack, Lexicon);
    }

    /// <summary>Changes with every change of what is read from the same text by the same pack: readings name it.</summary>
    public const string Version = "5";

    /// <summary>The pack these rules come from.</summary>
    public Pack Pack { get; }

    /// <summary>Whether texts in a language are read: those of the pack's languages, and those whose language is open.</summary>
    /// <param name="language">BCP 47; <see langword="null"/> or "und" where it is open.</param>
    public bool Reads(string? language)
    {
        if (language is null or "und" || Pack.ReadingLanguages.Count == 0) return true;
        foreach (string own in Pack.ReadingLanguages)
        {
            if (language.StartsWith(own, StringComparison.OrdinalIgnoreCase) && (language.Length == own.Length || language[own.Length] == '-')) return true;
        }
        return false;
    }

    internal Lexicon Lexicon { get; }

    internal TimeRules Times { get; }

    internal QuantityRules Quantities { get; }

    internal NameRules Names { get; }

    internal EventRules Events { get; }

    internal CommitmentRules Commitments { get; }

    /// <summary>Makes a pack ready, with the words and rules of the language packs that it uses.</summary>
    public static ReadingRules Compile(Pack pack) => new(pack);
}
