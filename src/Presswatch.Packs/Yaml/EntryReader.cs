using System.Globalization;
using System.Text.RegularExpressions;
using Presswatch.Core.Dates;
using Presswatch.Core.Problems;

namespace Presswatch.Packs.Yaml;

/// <summary>Reads the keys of one entry. Each key asked for is a key that may stand there; <see cref="Done"/> reports all others.
/// Faults are collected, never thrown, and a stand-in is given, so that one run names all of them.</summary>
internal sealed class EntryReader(YamlMap map, List<Problem> problems)
{
    private readonly List<string> _asked = ["remove"];

    public YamlMark Mark => map.Mark;

    public List<Problem> Problems => problems;

    /// <summary>Where the value of a key stands, else the entry.</summary>
    public YamlMark MarkOf(string key) => map.Find(key)?.Value.Mark ?? map.Mark;

    public bool Has(string key) => Value(key) is not null;

    public void Fault(ProblemCode code, string message, YamlMark mark, string? wayOut = null) => problems.Add(new(code, message, mark.Place, wayOut));

    public string Text(string key) => OptionalText(key) ?? Missing(key);

    public string? OptionalText(string key) => Value(key) is { } node ? TextOf(key, node) : null;

    public IReadOnlyList<string> Texts(string key) => Value(key) is { } node ? TextsOf(key, node) : [];

    public IReadOnlyList<string> RequiredTexts(string key)
    {
        if (!Has(key)) Missing(key);
        return Texts(key);
    }

    /// <summary>A list of lists of texts; a text alone is a list of one.</summary>
    public IReadOnlyList<IReadOnlyList<string>> TextTable(string key, int rows)
    {
        if (Value(key) is not YamlList list)
        {
            if (Value(key) is { } other) Wrong(key, $"a list of {rows}", other);
            else Missing(key);
            return [.. Enumerable.Repeat<IReadOnlyList<string>>([], rows)];
        }
        if (list.Items.Count != rows) Fault(ProblemCodes.PackWrongValue, $"'{key}' has {list.Items.Count} items, not {rows}", list.Mark);
        var table = new List<IReadOnlyList<string>>();
        foreach (YamlNode item in list.Items)
        {
            table.Add(item switch
            {
                YamlScalar scalar => [scalar.Text],
                YamlList texts => [.. texts.Items.Select(text => TextOf(key, text)).OfType<string>()],
                _ => [],
            });
        }
        while (table.Count < rows) table.Add([]);
        return table;
    }

    /// <summary>A map from names of the user's choice to texts.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Texts)> TextMap(string key)
    {
        switch (Value(key))
        {
            case null: return [];
            case YamlMap named: return [.. named.Pairs.Select(pair => (pair.Key.Text, TextsOf(key, pair.Value)))];
            case var other:
                Wrong(key, "a map of texts", other);
                return [];
        }
    }

    public bool Flag(string key, bool otherwise = false)
    {
        if (Value(key) is not { } node) return otherwise;
        if (node is YamlScalar { Plain: true } scalar && bool.TryParse(scalar.Text, out bool value)) return value;
        Wrong(key, "true or false", node);
        return otherwise;
    }

    public int? OptionalNumber(string key, int least, int most)
    {
        if (Value(key) is not { } node) return null;
        if (node is YamlScalar scalar && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most) return value;
        Wrong(key, $"a whole number from {least} to {most}", node);
        return null;
    }

    public double? OptionalReal(string key, double least, double most)
    {
        if (Value(key) is not { } node) return null;
        if (node is YamlScalar scalar && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most) return value;
        Wrong(key, $"a number from {least} to {most}", node);
        return null;
    }

    public PartialDate? OptionalDate(string key)
    {
        if (Value(key) is not { } node) return null;
        if (node is YamlScalar scalar && PartialDate.TryParse(scalar.Text, out PartialDate date)) return date;
        Fault(ProblemCodes.PackBadDate, $"'{key}' is not a date", node.Mark);
        return null;
    }

    public PartialDate Date(string key)
    {
        if (!Has(key)) Missing(key);
        return OptionalDate(key) ?? new PartialDate(1);
    }

    /// <summary>An id, which begins with the pack's name and a full stop.</summary>
    public string Id(string pack)
    {
        string id = Text("id");
        if (id.Length > 0 && !id.StartsWith(pack + ".", StringComparison.Ordinal))
        {
            Fault(ProblemCodes.PackWrongValue, $"the id '{id}' does not begin with the pack's name", MarkOf("id"), $"{pack}.{id[(id.LastIndexOf('.') + 1)..]}");
        }
        return id;
    }

    /// <summary>A regular expression of the kind that cannot run away.</summary>
    public string? OptionalPattern(string key)
    {
        if (OptionalText(key) is not { } pattern) return null;
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception bad) when (bad is ArgumentException or NotSupportedException)
        {
            Fault(ProblemCodes.PackBadPattern, $"'{key}' is not a pattern: {bad.Message}", MarkOf(key));
        }
        return pattern;
    }

    /// <summary>Several such patterns.</summary>
    public IReadOnlyList<string> Patterns(string key)
    {
        IReadOnlyList<string> patterns = Texts(key);
        foreach (string pattern in patterns)
        {
            try
            {
                _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            }
            catch (Exception bad) when (bad is ArgumentException or NotSupportedException)
            {
                Fault(ProblemCodes.PackBadPattern, $"'{pattern}' is not a pattern: {bad.Message}", MarkOf(key));
            }
        }
        return patterns;
    }

    /// <summary>CSS selectors, looked over for brackets and quotes that do not close; what runs them reads them wholly.</summary>
    public IReadOnlyList<string> Selectors(string key)
    {
        IReadOnlyList<string> selectors = Texts(key);
        foreach (string selector in selectors)
        {
            if (!SelectorShape.IsWhole(selector)) Fault(ProblemCodes.PackBadPattern, $"'{selector}' is not a CSS selector", MarkOf(key));
        }
        return selectors;
    }

    /// <summary>The entries of a list, each with a reader of its own.</summary>
    public IReadOnlyList<T> Entries<T>(string key, Func<EntryReader, T> read)
    {
        switch (Value(key))
        {
            case null: return [];
            case YamlList list:
                var entries = new List<T>(list.Items.Count);
                foreach (YamlNode item in list.Items)
                {
                    if (item is YamlMap entry) entries.Add(ReadWhole(new(entry, problems), read));
                    else Wrong(key, "a list of entries with keys", item);
                }
                return entries;
            case var other:
                Wrong(key, "a list", other);
                return [];
        }
    }

    /// <summary>An entry that stands under a key by itself.</summary>
    public T? OptionalEntry<T>(string key, Func<EntryReader, T> read)
        where T : class
    {
        if (Value(key) is not { } node) return null;
        if (node is YamlMap entry) return ReadWhole(new(entry, problems), read);
        Wrong(key, "an entry with keys", node);
        return null;
    }

    public static T ReadWhole<T>(EntryReader reader, Func<EntryReader, T> read)
    {
        T value = read(reader);
        reader.Done();
        return value;
    }

    /// <summary>Reports every key that was not asked for, with the nearest that was.</summary>
    public void Done()
    {
        foreach (YamlPair pair in map.Pairs)
        {
            string key = pair.Key.Text;
            if (_asked.Contains(key)) continue;
            string? near = Nearest.Of(key, _asked.Where(known => known is not "remove"));
            Fault(ProblemCodes.PackUnknownKey, $"'{key}' is not a key of this place", pair.Key.Mark, near ?? $"one of {string.Join(", ", _asked.Skip(1))}");
        }
    }

    private YamlNode? Value(string key)
    {
        if (!_asked.Contains(key)) _asked.Add(key);
        return map.Find(key)?.Value is { } node && node is not YamlScalar { IsNull: true } ? node : null;
    }

    private string Missing(string key)
    {
        Fault(ProblemCodes.PackMissingKey, $"the key '{key}' is missing", map.Mark, $"{key}: …");
        return "";
    }

    private IReadOnlyList<string> TextsOf(string key, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar: return [scalar.Text];
            case YamlList list: return [.. list.Items.Select(item => TextOf(key, item)).OfType<string>()];
            default:
                Wrong(key, "a text or a list of texts", node);
                return [];
        }
    }

    private string? TextOf(string key, YamlNode node)
    {
        if (node is YamlScalar scalar) return scalar.Text;
        Wrong(key, "a text", node);
        return null;
    }

    private void Wrong(string key, string kind, YamlNode node) => Fault(ProblemCodes.PackWrongValue, $"'{key}' must be {kind}", node.Mark);
}
