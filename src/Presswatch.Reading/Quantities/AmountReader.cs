using System.Globalization;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Scanning;

namespace Presswatch.Reading.Quantities;

/// <summary>Finds the numbers of a text, in digits and words, and marks each as an amount for the rules of times and quantities. Not safe for concurrent use.</summary>
internal sealed class AmountReader(AmountWords words)
{
    /// <summary>Numbers above are taken for codes.</summary>
    private const decimal Most = 1_000_000_000_000_000_000m;

    /// <summary>What parts groups of digits.</summary>
    private const string Separators = ", \u00A0\u2009\u202F";

    public void Read(Draft draft)
    {
        Read(draft.Title, draft.Amounts);
        Read(draft.Body, draft.Amounts);
    }

    private void Read(Scan scan, List<Amount> amounts)
    {
        for (int word = 0; word < scan.Count;)
        {
            Word first = scan.Words[word];
            int count = 0;
            Amount amount = default;
            if (first.Is(WordShape.Digits)) count = ReadDigits(scan, word, out amount);
            else if (first.Key != 0 || first.Length > 5) count = ReadWords(scan, word, out amount);
            if (count > 0)
            {
                scan.Add(word, count, words.AmountClass, -1, amounts.Count);
                if (IsFigure(scan, word, amount)) scan.Add(word, count, words.FigureClass, -1, amounts.Count);
                amounts.Add(amount);
            }
            word += Math.Max(1, count);
        }
    }

    /// <summary>Whether a number is printed as a count is and a year, code or score is not: with groups of digits, or with a factor, as "35 million".</summary>
    private bool IsFigure(Scan scan, int word, Amount amount)
    {
        if (amount is { InWords: true } or { Value: < 1000 } or { Unit: not null }) return false;
        return scan.TextOf(word).ContainsAny(Separators) || (word + 1 < scan.Count && words.FactorOf(scan.Words[word + 1].Key) is not null);
    }

    /// <summary>"300 000", "12.7", "35 million", "10-odd", "300-kilometer". Gives the number of words; 0 where it is no number.</summary>
    private int ReadDigits(Scan scan, int word, out Amount amount)
    {
        ReadOnlySpan<char> text = scan.TextOf(word);
        amount = default;
        string? unit = null;
        bool more = false;
        if (scan.Words[word].Is(WordShape.Letters))
        {
            int hyphen = 0;
            while (hyphen < text.Length && !char.IsLetter(text[hyphen])) hyphen++;
            ReadOnlySpan<char> letters = text[hyphen..];
            text = text[..hyphen].TrimEnd("-\u2010\u2011");
            more = words.IsOdd(letters);
            if (!more && !words.IsUnit(scan.Lexicon, letters)) return 0;
            if (!more) unit = letters.ToString();
        }
        if (!TryParse(text, out decimal value)) return 0;
        int count = 1;
        if (unit is null)
        {
            while (word + count < scan.Count && words.FactorOf(scan.Words[word + count].Key) is { } factor and >= 100 && value < Most / factor)
            {
                value *= factor;
                count++;
            }
        }
        else if (words.FactorOf(scan.Lexicon.KeyOf(unit)) is { } factor && value < Most / factor)
        {
            (value, unit) = (value * factor, null);
        }
        if (unit is null && word + count < scan.Count && words.IsOdd(scan.TextOf(word + count))) (more, count) = (true, count + 1);
        amount = new(Plain(value), false, more, unit);
        return count;
    }

    /// <summary>"three hundred and twenty-five", "a thousand", "one hundred and tens of".</summary>
    private int ReadWords(Scan scan, int word, out Amount amount)
    {
        decimal total = 0, part = 0;
        int at = word, end = word;
        bool more = false;
        amount = default;
        while (at < scan.Count && !(at > word && scan.Words[at].Is(WordShape.SentenceStart)))
        {
            if (words.IsAnd(scan.Words[at].Key))
            {
                // "and" belongs to a number only behind a hundred or thousand and before more of it.
                if (end == word || part % 100 != 0 || at + 1 >= scan.Count) break;
                if (words.IsTens(scan.Words[at + 1].Key))
                {
                    (more, end) = (true, at + 2);
                    if (end < scan.Count && words.IsOf(scan.Words[end].Key)) end++;
                    break;
                }
                if (ValueOf(scan, at + 1) is not { } next || next >= 100) break;
                at++;
                continue;
            }
            if (ValueOf(scan, at) is not { } value) break;
            if (value >= 1000)
            {
                total += Math.Max(1, part) * value;
                part = 0;
            }
            else if (value == 100) part = Math.Max(1, part) * 100;
            else if (part % 100 != 0 && !(part % 10 == 0 && value < 10 && part % 100 >= 20)) break;
            else part += value;
            if (total > Most) break;
            end = ++at;
        }
        if (end == word) return 0;
        if (end < scan.Count && words.IsOdd(scan.TextOf(end))) (more, end) = (true, end + 1);
        amount = new(Plain(total + part), true, more, null);
        return end - word;
    }

    /// <summary>The number of a word, such as 25 for "twenty-five"; <see langword="null"/> where it is none.</summary>
    private decimal? ValueOf(Scan scan, int word)
    {
        Word found = scan.Words[word];
        if (found.Key != 0 && words.ValueOf(found.Key) is { } value) return value;
        ReadOnlySpan<char> text = scan.TextOf(word);
        int hyphen = text.IndexOf('-');
        if (hyphen <= 0) return null;
        if (words.ValueOf(scan.Lexicon.KeyOf(text[..hyphen])) is not { } tens || words.ValueOf(scan.Lexicon.KeyOf(text[(hyphen + 1)..])) is not { } units) return null;
        return tens is >= 20 and < 100 && units < 10 ? tens + units : null;
    }

    /// <summary>The same number without zeros at its end behind the point, so that "8.0" and "8" read alike.</summary>
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    private static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        Span<char> digits = stackalloc char[32];
        int count = 0;
        value = 0;
        foreach (char c in text)
        {
            if (Separators.Contains(c)) continue;
            if (count == digits.Length || !(char.IsAsciiDigit(c) || c == '.')) return false;
            digits[count++] = c;
        }
        return decimal.TryParse(digits[..count], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value < Most;
    }
}
