using Presswatch.Core.Dates;

namespace Presswatch.Packs.Model;

/// <summary>A list of words of one class, such as the months or the heads of titles.</summary>
/// <param name="Id">Permanent id.</param>
/// <param name="Class">What rules and readers know the words by, such as "month" or "title-head".</param>
/// <param name="IgnoreCase">Whether capitals make no difference.</param>
/// <param name="Words">The words and phrases, each with its value where the list has values.</param>
public sealed record WordList(string Id, string Class, bool IgnoreCase, IReadOnlyList<WordEntry> Words);

/// <summary>A word or phrase of a list.</summary>
/// <param name="Text">As printed.</param>
/// <param name="Value">What it stands for, such as "1" for January; <see langword="null"/> in lists without values.</param>
public sealed record WordEntry(string Text, string? Value);

/// <summary>A pattern over the words of a sentence, as data. docs/reading.md has the language of patterns.</summary>
/// <param name="Id">Permanent id, which findings cite.</param>
/// <param name="Kind">Which reader runs it, such as "date" or "quantity".</param>
/// <param name="Patterns">One or several ways of saying it.</param>
/// <param name="Means">What the reader makes of it, in words that its kind knows.</param>
/// <param name="Confidence">0 to 1: the share of its findings expected to be right.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Examples">Texts that it reads, with what comes out, and texts that it declines.</param>
public sealed record ReadingRule(string Id, string Kind, IReadOnlyList<string> Patterns, string? Means, double Confidence, string Source, IReadOnlyList<RuleExample> Examples);

/// <summary>An example of a rule of reading: what it reads in a text, or why it declines.</summary>
/// <param name="Text">The text.</param>
/// <param name="Value">What comes out; <see langword="null"/> where the rule declines.</param>
/// <param name="Declines">Why it declines.</param>
/// <param name="Published">Publication date against which the text is read; <see langword="null"/> for 2024-05-15, a Wednesday.</param>
public sealed record RuleExample(string Text, string? Value, string? Declines, PartialDate? Published);
