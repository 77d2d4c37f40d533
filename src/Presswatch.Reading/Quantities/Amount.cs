namespace Presswatch.Reading.Quantities;

/// <summary>A number in a text, in digits or words.</summary>
/// <param name="Value">The number; of "one hundred and tens" the part that is sure.</param>
/// <param name="InWords">Whether no digit stands in it.</param>
/// <param name="IsMore">Whether more is added that is not said, as in "one hundred and tens of" or "10-odd".</param>
/// <param name="Unit">What is grown together with it, as "kilometer" in "300-kilometer"; <see langword="null"/> where nothing is.</param>
internal readonly record struct Amount(decimal Value, bool InWords, bool IsMore, string? Unit);
