using System.Globalization;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Reading.Edits;

/// <summary>Numbers that are others, or stand in one version alone: quantities as read, and figures beside them. The same number in other words or at another place is no change.</summary>
internal static class NumberChanges
{
    /// <summary>Words of a changed place up to which two numbers in it are taken for one that changed, though they count different things.</summary>
    private const int NearWords = 12;

    public static void Find(Comparison comparison)
    {
        List<PrintedNumber> before = All(comparison, true), after = All(comparison, false);
        List<PrintedNumber> gone = [.. before.Where(number => number.IsTouched)], come = [.. after.Where(number => number.IsTouched)];
        foreach (PrintedNumber number in gone.ToArray())
        {
            int same = come.FindIndex(one => one.Value == number.Value);
            if (same < 0) continue;
            come.RemoveAt(same);
            gone.Remove(number);
        }
        foreach (PrintedNumber number in gone)
        {
            int at = come.FindIndex(one => one.Part == number.Part && one.Block == number.Block && (one.Unit == number.Unit || IsNear(comparison, number)));
            if (at >= 0)
            {
                comparison.Add(DifferenceKind.Number, comparison.Words(true, number.Part, number.Span), comparison.Words(false, number.Part, come[at].Span));
                come.RemoveAt(at);
            }
            else if (number.IsRead && !after.Exists(other => other.Value == number.Value))
            {
                comparison.Add(DifferenceKind.Number, comparison.Words(true, number.Part, number.Span), null);
            }
        }
        foreach (PrintedNumber number in come.Where(number => number.IsRead && !before.Exists(other => other.Value == number.Value)))
        {
            comparison.Add(DifferenceKind.Number, null, comparison.Words(false, number.Part, number.Span));
        }
    }

    private static bool IsNear(Comparison comparison, PrintedNumber number)
    {
        ChangedBlock block = comparison.Part(number.Part).Blocks[number.Block];
        return Math.Max(block.BeforeCount, block.AfterCount) <= NearWords;
    }

    private static List<PrintedNumber> All(Comparison comparison, bool before)
    {
        ArticleReading? reading = comparison.Side(before).Reading;
        var numbers = new List<PrintedNumber>();
        foreach (QuantityFinding quantity in reading?.Quantities ?? [])
        {
            (TextPart part, int block) = comparison.BlockOf(before, quantity);
            numbers.Add(new(quantity.Value, quantity.Unit?.ToLowerInvariant(), part, Comparison.SpanOf(quantity), block, IsRead: true, IsNumeralTouched(comparison, before, quantity)));
        }
        foreach (TextPart part in (ReadOnlySpan<TextPart>)[TextPart.Title, TextPart.Text]) AddFigures(comparison, before, part, reading, numbers);
        return numbers;
    }

    // "250 launchers" where only the launchers changed is the same number of something else: wording.
    private static bool IsNumeralTouched(Comparison comparison, bool before, QuantityFinding quantity)
    {
        AlignedPart part = comparison.Part(quantity.In);
        TextSpan span = Comparison.SpanOf(quantity);
        int unit = quantity.Unit is { Length: > 0 } words ? quantity.Text.LastIndexOf(words, StringComparison.Ordinal) : -1;
        return part.IsTouched(before, unit > 0 ? span with { Length = unit } : span);
    }

    /// <summary>Words that hold figures and are part of no quantity and no date.</summary>
    private static void AddFigures(Comparison comparison, bool before, TextPart part, ArticleReading? reading, List<PrintedNumber> numbers)
    {
        AlignedPart aligned = comparison.Part(part);
        WordSequence words = aligned.Side(before);
        TextSpan[] taken = reading is null ? [] : [.. ((IEnumerable<Finding>)[.. reading.Quantities, .. reading.Dates]).Where(finding => finding.In == part).Select(Comparison.SpanOf)];
        for (int i = 0; i < words.Count; i++)
        {
            ReadOnlySpan<char> word = words.Word(i);
            TextSpan span = words.Spans[i];
            if (!char.IsDigit(word[0]) || taken.Any(one => span.Start < one.End && span.End > one.Start)) continue;
            string fold = Core.Words.Tokeniser.Fold(word);
            if (ValueOf(fold) is not { } value) continue;
            numbers.Add(new(value, null, part, span, aligned.BlockAt(before, span), IsRead: reading is null && !fold.Any(char.IsLetter), aligned.IsTouched(before, span)));
        }
    }

    /// <summary>The figures that a word begins with; letters behind them, as in an ordinal, are left.</summary>
    private static decimal? ValueOf(string fold)
    {
        int length = 0;
        while (length < fold.Length && (char.IsAsciiDigit(fold[length]) || (fold[length] == '.' && length + 1 < fold.Length && char.IsAsciiDigit(fold[length + 1])))) length++;
        return decimal.TryParse(fold.AsSpan(0, length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : null;
    }

    /// <param name="IsRead">Whether it alone, without one in its place, is a number that went or came.</param>
    /// <param name="IsTouched">Whether the numeral changed at its place.</param>
    private readonly record struct PrintedNumber(decimal Value, string? Unit, TextPart Part, TextSpan Span, int Block, bool IsRead, bool IsTouched);
}
