using Presswatch.Core.Readings;
using Presswatch.Core.Values;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Patterns;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Quantities;

/// <summary>Reads counts and measures. Not safe for concurrent use.</summary>
internal sealed class QuantityReader(QuantityRules rules)
{
    /// <summary>What rules mean whose unit is the noun phrase behind the number.</summary>
    private const string Count = "count";

    /// <summary>Number words up to this are part of common speech and no figure.</summary>
    private const decimal MostInWords = 12;

    private readonly List<RuleMatch> _matches = [];
    private bool[] _dated = new bool[1024];

    /// <summary>Reads the text, then the headline: each place of the text that states a figure is a finding, a headline's only where the text does not repeat it.</summary>
    public void Read(Draft draft)
    {
        Read(draft, draft.Body);
        Read(draft, draft.Title);
    }

    private void Read(Draft draft, Scan scan)
    {
        _matches.Clear();
        rules.Rules.Find(scan, _matches);
        if (_matches.Count == 0) return;
        MarkDated(scan);
        _matches.RemoveAll(match => IsDated(draft, scan, match) || (match.Rule.Means == Count && CountsNothing(draft, scan, match)));
        RuleSet.KeepLongest(_matches);
        foreach (RuleMatch match in _matches) Take(draft, scan, match);
    }

    /// <summary>Whether no noun stands behind a number: a rule that takes such numbers may do so.</summary>
    private bool CountsNothing(Draft draft, Scan scan, RuleMatch match)
    {
        int end = match.First + match.Count;
        if (match["amount"] is not { IsSet: true, Mark: >= 0 } captured || draft.Amounts[scan.Marks[captured.Mark].Item].Unit is not null) return false;
        if (end < scan.Count && scan.Words[end].Sentence == scan.Words[match.First].Sentence && rules.Phrase.Length(scan, end) > 0) return false;
        if (draft.Trace is { } trace && scan.SpanOf(match.First, match.Count) is var span) trace.Near(scan.Part, span.Start, span.Length, match.Rule.Id, "no noun is counted");
        return true;
    }

    /// <summary>Whether a number is part of a date, as in "on August 2 to 93 bodies": what stands behind it may still be counted.</summary>
    private bool IsDated(Draft draft, Scan scan, RuleMatch match)
    {
        if (match["amount"] is not { IsSet: true } captured || !_dated[captured.First]) return false;
        if (draft.Trace is { } trace && scan.SpanOf(match.First, match.Count) is var span) trace.Near(scan.Part, span.Start, span.Length, match.Rule.Id, "part of a date");
        return true;
    }

    private void MarkDated(Scan scan)
    {
        if (_dated.Length < scan.Count) _dated = new bool[scan.Count * 2];
        _dated.AsSpan(0, scan.Count).Clear();
        foreach (Mark mark in scan.Marks)
        {
            if (mark.Class == rules.DateClass || mark.Class == rules.DateNameClass) _dated.AsSpan(mark.First, mark.Count).Fill(true);
        }
    }

    private void Take(Draft draft, Scan scan, RuleMatch match)
    {
        if (match["amount"] is not { IsSet: true, Mark: >= 0 } captured) return;
        Amount amount = draft.Amounts[scan.Marks[captured.Mark].Item];
        string? why = match.Rule.Means == QuantityRules.None ? "a number that counts nothing"
            : amount is { InWords: true, IsMore: false, Value: <= MostInWords } ? "a small number in words" : null;
        int first = match.First, count = match.Count;
        TextSpan span = scan.SpanOf(first, count);
        string? unit = why is null ? UnitOf(scan, match, amount, ref count) : null;
        if (why is not null)
        {
            draft.Trace?.Near(scan.Part, span.Start, span.Length, match.Rule.Id, why);
            return;
        }
        span = scan.SpanOf(first, count);
        QuantityBound bound = amount.IsMore ? QuantityBound.MoreThan : match["bound"] is { IsSet: true, Mark: >= 0 } word ? rules.BoundOf(scan.ValueOf(scan.Marks[word.Mark])) : QuantityBound.Exact;
        string text = scan.Printed(first, count);
        draft.Trace?.Fired(scan.Part, span.Start, span.Length, match.Rule.Id, text);
        bool headline = scan.Part == TextPart.Title;
        Draft.Keep(draft.Quantities, found => headline && found.In == TextPart.Text && found.Value == amount.Value, () => new()
        {
            In = scan.Part,
            Start = span.Start,
            Length = span.Length,
            Rule = match.Rule.Id,
            Confidence = match.Rule.Confidence,
            Text = text,
            Value = amount.Value,
            Unit = unit,
            Bound = bound,
        }, scan, first, count, rules.QuantityClass);
    }

    /// <summary>What is counted: what the number has grown together with, the words the rule names, or the noun phrase behind, by which <paramref name="count"/> grows.</summary>
    private string? UnitOf(Scan scan, RuleMatch match, Amount amount, ref int count)
    {
        if (match["unit"] is { IsSet: true } named) return scan.Printed(named.First, named.Count);
        if (match.Rule.Means != Count) return amount.Unit;
        if (amount.Unit is not null) return amount.Unit;
        int from = match.First + match.Count;
        int length = from < scan.Count ? rules.Phrase.Length(scan, from) : 0;
        if (length == 0) return null;
        count += length;
        return scan.Printed(from, length);
    }
}
