using System.Globalization;
using Presswatch.Reading.Lexicons;

namespace Presswatch.Reading.Quantities;

/// <summary>The words of which numbers are made, by their keys. Immutable, safe for concurrent use.</summary>
/// <remarks>Classes of the lexicon: "number-word" (value: the number), "number-and", "number-tens" (a part not said, such as "tens"), "number-of" (what follows such a part), "number-odd" (a suffix of more), "unit" and "compound-unit".</remarks>
internal sealed class AmountWords
{
    private readonly Dictionary<int, decimal> _values = [];
    private readonly HashSet<int> _ands;
    private readonly HashSet<int> _tens;
    private readonly HashSet<int> _ofs;
    private readonly HashSet<string> _odd;
    private readonly HashSet<int> _units;

    public AmountWords(Lexicon lexicon)
    {
        AmountClass = lexicon.ClassOf("amount");
        FigureClass = lexicon.ClassOf("figure");
        int numbers = lexicon.FindClass("number-word");
        foreach (LexiconEntry entry in lexicon.Entries.Where(entry => entry.Class == numbers && entry.Words.Length == 1))
        {
            if (decimal.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out decimal value)) _values[lexicon.KeyOf(entry.Words[0])] = value;
        }
        _ands = [.. Words(lexicon, "number-and").Select(word => lexicon.KeyOf(word))];
        _tens = [.. Words(lexicon, "number-tens").Select(word => lexicon.KeyOf(word))];
        _ofs = [.. Words(lexicon, "number-of").Select(word => lexicon.KeyOf(word))];
        _odd = [.. Words(lexicon, "number-odd")];
        _units = [.. Words(lexicon, "compound-unit").Concat(Words(lexicon, "unit")).Select(word => lexicon.KeyOf(word))];
    }

    /// <summary>Class of the marks of numbers.</summary>
    public int AmountClass { get; }

    /// <summary>Class of the marks of numbers that are printed as counts are.</summary>
    public int FigureClass { get; }

    public decimal? ValueOf(int key) => _values.TryGetValue(key, out decimal value) ? value : null;

    /// <summary>A hundred, thousand, million: what multiplies a number before it.</summary>
    public decimal? FactorOf(int key) => key != 0 && _values.TryGetValue(key, out decimal value) && value >= 100 ? value : null;

    public bool IsAnd(int key) => key != 0 && _ands.Contains(key);

    public bool IsTens(int key) => key != 0 && _tens.Contains(key);

    public bool IsOf(int key) => key != 0 && _ofs.Contains(key);

    public bool IsOdd(ReadOnlySpan<char> word) => _odd.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Whether letters grown together with a number name what it measures, as in "300-kilometer" or "5-metre-high": not so in "120-day" or "5th".</summary>
    public bool IsUnit(Lexicon lexicon, ReadOnlySpan<char> letters)
    {
        int hyphen = letters.IndexOf('-');
        int key = lexicon.KeyOf(hyphen > 0 ? letters[..hyphen] : letters);
        return key != 0 && (_units.Contains(key) || FactorOf(key) is not null);
    }

    private static IEnumerable<string> Words(Lexicon lexicon, string type)
    {
        int id = lexicon.FindClass(type);
        return lexicon.Entries.Where(entry => entry.Class == id && entry.Words.Length == 1).Select(entry => entry.Words[0]);
    }
}
