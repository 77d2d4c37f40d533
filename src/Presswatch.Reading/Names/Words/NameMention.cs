using Presswatch.Core.Values;
using Presswatch.Core.Readings;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Names.Words;

/// <summary>One place where a body or a place is named.</summary>
/// <param name="Scan">The headline or the text.</param>
/// <param name="First">Index of the first word.</param>
/// <param name="Count">Number of words.</param>
/// <param name="Entry">Entry of the lexicon that knows the whole name; -1 where none does.</param>
/// <param name="Rule">Id of what found it.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Kind">Of places: what it is.</param>
/// <param name="SameAs">Index of an earlier mention that the text itself equates with this one, as letters in brackets do; -1 for none.</param>
/// <param name="Plural">Of places: whether the name ends in a head that it shares with others.</param>
/// <param name="Within">The span where the name is only a part of its one word, as in "Mirna-Taron"; empty where it is all of its words.</param>
internal readonly record struct NameMention(Scan Scan, int First, int Count, int Entry, string Rule, double Confidence, PlaceKind Kind = PlaceKind.Other, int SameAs = -1, bool Plural = false, TextSpan Within = default)
{
    public TextSpan Span => Within.Length > 0 ? Within : Scan.SpanOf(First, Count);

    public ReadOnlySpan<char> Text => Span.Of(Scan.Text);
}
