using System.Collections.Frozen;
using System.Text;
using Presswatch.Archive.Readings;
using Presswatch.Packs.Checking;
using Presswatch.Packs.Model;

namespace Presswatch.Intake.People;

/// <summary>Brings the spellings of a name to one key by the romanisations of a pack. Immutable, safe for concurrent use.</summary>
public sealed class NameKeys
{
    private const int MostParts = 3;
    private const int MostSyllables = 2;

    private readonly Table[] _tables;

    public NameKeys(Pack pack) => _tables = [.. pack.Romanisations.Select(rule => new Table(rule))];

    /// <summary>The key of a name: its syllables as the pack writes them, without hyphens, where it is a name of the pack's script; else its folded words.</summary>
    public string Of(string name)
    {
        foreach (Table table in _tables)
        {
            if (table.Key(name) is { } key) return key;
        }
        return NameFold.Of(name);
    }

    private sealed class Table(Romanisation rule)
    {
        private readonly FrozenDictionary<string, string> _families = rule.Families.SelectMany(family => family.Written.Select(written => (written, family.Form)))
            .DistinctBy(pair => pair.written).ToFrozenDictionary(pair => pair.written, pair => pair.Form, StringComparer.Ordinal);

        private readonly (string Written, string Form)[] _initials = Longest(rule.Initials);
        private readonly (string Written, string Form)[] _vowels = Longest(rule.Vowels);
        private readonly (string Written, string Form)[] _finals = Longest(rule.Finals);

        public string? Key(string name)
        {
            string[] parts = name.Normalize(NormalizationForm.FormC).ToLowerInvariant().Replace('’', '\'').Split([' ', '-', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length is < 2 or > MostParts || !_families.TryGetValue(parts[0], out string? family)) return null;
            var key = new StringBuilder(family).Append(' ');
            int syllables = 0;
            foreach (string part in parts.AsSpan(1))
            {
                if (!Read(part, key, ref syllables)) return null;
            }
            return syllables <= MostSyllables ? key.ToString() : null;
        }

        // The longest way of writing is tried first; where what is left is no syllable, a shorter one is.
        private bool Read(ReadOnlySpan<char> rest, StringBuilder key, ref int syllables)
        {
            if (rest.IsEmpty) return true;
            if (syllables >= MostSyllables) return false;
            int before = key.Length;
            foreach ((string initial, string initialForm) in _initials)
            {
                if (!rest.StartsWith(initial, StringComparison.Ordinal)) continue;
                ReadOnlySpan<char> afterInitial = rest[initial.Length..];
                foreach ((string vowel, string vowelForm) in _vowels)
                {
                    if (!afterInitial.StartsWith(vowel, StringComparison.Ordinal)) continue;
                    ReadOnlySpan<char> afterVowel = afterInitial[vowel.Length..];
                    foreach ((string final, string finalForm) in _finals)
                    {
                        if (!afterVowel.StartsWith(final, StringComparison.Ordinal)) continue;
                        key.Append(initialForm).Append(vowelForm).Append(finalForm);
                        syllables++;
                        if (Read(afterVowel[final.Length..], key, ref syllables)) return true;
                        syllables--;
                        key.Length = before;
                    }
                }
            }
            return false;
        }

        private static (string, string)[] Longest(IReadOnlyList<Spellings> spellings) =>
            [.. spellings.SelectMany(one => one.Written.Select(written => (Plain(written), Plain(one.Form)))).DistinctBy(pair => pair.Item1).OrderByDescending(pair => pair.Item1.Length).ThenBy(pair => pair.Item1, StringComparer.Ordinal)];

        private static string Plain(string written) => written == "-" ? "" : written;
    }
}

/// <summary>Runs the examples of romanisations.</summary>
public sealed class NamingExamples : IExampleRunner
{
    public string Kind => "naming";

    public IEnumerable<ExampleResult> Run(Pack pack)
    {
        var keys = new NameKeys(pack);
        foreach (Romanisation rule in pack.Romanisations)
        {
            foreach (DateExample example in rule.Examples)
            {
                string key = keys.Of(example.Text);
                yield return ExampleResult.Of(rule.Id, example.Text, example.Value ?? "no name of this script", example.Value is null && key == NameFold.Of(example.Text) ? "no name of this script" : key);
            }
        }
    }
}
