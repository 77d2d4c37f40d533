using Presswatch.Corpus.Phrases;

namespace Presswatch.Corpus.Novelty;

/// <summary>What one word of an article is, measured against the archive before its day.</summary>
public enum WordState : byte
{
    /// <summary>In no sequence of eight words that stood there before.</summary>
    New,
    /// <summary>In a sequence of eight words or more that stood there before.</summary>
    Formula,
    /// <summary>In a phrase that the caller asked to leave out: neither new nor formula, and not in the share.</summary>
    LeftOut,
}

/// <summary>How much of an article the archive held before its day.</summary>
/// <param name="Words">The state of each word, paragraph ends not counted.</param>
/// <param name="Passages">The longest runs of formula, in reading order, words left out included.</param>
public sealed record NoveltyAnswer(IReadOnlyList<WordState> Words, IReadOnlyList<FormulaPassage> Passages)
{
    /// <summary>Number of new words.</summary>
    public int NewWords { get; } = Words.Count(word => word == WordState.New);

    /// <summary>Number of words that are formula.</summary>
    public int FormulaWords { get; } = Words.Count(word => word == WordState.Formula);

    /// <summary>New words among the new and the formula, 0 to 1; <see langword="null"/> where there are neither.</summary>
    public double? ShareNew => NewWords + FormulaWords == 0 ? null : (double)NewWords / (NewWords + FormulaWords);
}

/// <summary>A run of words, as long as may be, that are all formula. It need not stand in one earlier article as a whole.</summary>
/// <param name="Start">Its first word, counted from 0 over the words of the article.</param>
/// <param name="Length">Its words.</param>
/// <param name="StretchStart">First word of the longest sequence in it that one earlier article holds.</param>
/// <param name="StretchLength">Words of that sequence, 8 or more.</param>
/// <param name="Source">Where the earliest article has it; of one day's, the first in the order of the archive.</param>
/// <param name="SourceDay">First day that article's date can mean (<see cref="DateOnly.DayNumber"/>).</param>
/// <param name="Occurrences">How often that sequence stands in all articles of any day, this one included where the archive has it.</param>
/// <param name="Articles">In how many articles.</param>
public sealed record FormulaPassage(int Start, int Length, int StretchStart, int StretchLength, WordPlace Source, int SourceDay, int Occurrences, int Articles);

/// <summary>An article to be measured.</summary>
/// <param name="Words">Stable hashes of the folds of its words in reading order, the headline first; 0 ends each paragraph.</param>
/// <param name="Day">First day that its date can mean (<see cref="DateOnly.DayNumber"/>): only documents whose last possible day is before it count as earlier.</param>
/// <param name="Article">The article; its other versions never count as earlier.</param>
/// <param name="LeftOut">Phrases to leave out, as hashes of folds: bylines and the like.</param>
public sealed record NoveltyQuestion(ReadOnlyMemory<ulong> Words, int Day, UInt128 Article, PhraseSet? LeftOut = null);
