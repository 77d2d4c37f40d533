using Presswatch.Core.Values;

namespace Presswatch.Core.Dates;

/// <summary>How a date was found.</summary>
public enum DateMethod
{
    /// <summary>The wire's own line at the head of the text, mostly without a year.</summary>
    Dateline,
    /// <summary>A weekday in the text that only some years fit.</summary>
    Weekday,
    /// <summary>An event the text names, dated in the pack's calendar.</summary>
    Calendar,
    /// <summary>A date that cannot be the one sought but limits it.</summary>
    Bound,
    /// <summary>A date that the page or the file states as its own.</summary>
    Page,
    /// <summary>A date in the address.</summary>
    Url,
    /// <summary>When the page was captured.</summary>
    Capture,
    /// <summary>A pattern in the text, such as a year written out.</summary>
    Pattern,
}

/// <summary>One piece of evidence for or against a date.</summary>
/// <param name="By">How it was found.</param>
/// <param name="Text">The words it rests on, as printed.</param>
/// <param name="Supports">What they allow: ISO dates or parts ("01-20", "2021-01"), several separated by ", "; a bound reads "&lt;= 2026-02-27" or "&gt;= 2021-01-12".</param>
/// <param name="Source">Id of the rule or calendar entry; <see langword="null"/> where the method says all.</param>
/// <param name="Span">Where the words stand in the text (paragraphs joined by a line feed); <see langword="null"/> outside of it.</param>
/// <param name="Against">Whether it speaks against the value chosen or decides against an alternative.</param>
public sealed record DateEvidence(DateMethod By, string Text, string Supports, string? Source = null, TextSpan? Span = null, bool Against = false);

/// <summary>A date with how it was found, how sure, and what else it could be.</summary>
/// <param name="Value">The date; <see langword="null"/> where the evidence does not decide: then <see cref="Alternatives"/> hold the candidates.</param>
/// <param name="Confidence">0 to 1: the share of such findings expected to be right; 0 where there is no value.</param>
/// <param name="Evidence">What it rests on, strongest first.</param>
/// <param name="Alternatives">Other dates that the evidence allows, most likely first.</param>
public sealed record FoundDate(PartialDate? Value, double Confidence, IReadOnlyList<DateEvidence> Evidence, IReadOnlyList<PartialDate> Alternatives)
{
    /// <summary>Nothing found.</summary>
    public static readonly FoundDate None = new(null, 0, [], []);
}
