using System.Text.RegularExpressions;

namespace Presswatch.Architecture.Tests;

/// <summary>Words that only the pack of a real country may hold, read from the packs themselves.</summary>
internal static class PackWords
{
    private const int ShortestWord = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Names of people, agencies, publishers and the capital of all packs of countries that are not invented.</summary>
    public static IEnumerable<string> OfRealCountries()
    {
        string packs = Path.Combine(Repository.Root, "packs");
        if (!Directory.Exists(packs)) return [];
        return Directory.GetDirectories(packs)
            .Where(folder => Path.GetFileName(folder) is not ("demo" or "schema"))
            .SelectMany(folder => Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories))
            .SelectMany(WordsOf)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>Whether the word stands in the text by itself, in whatever case.</summary>
    public static bool Stands(string word, string text)
    {
        for (int at = 0; (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]))) return true;
        }
        return false;
    }

    private static IEnumerable<string> WordsOf(string file)
    {
        string text = File.ReadAllText(file);
        bool named = Path.GetFileName(file).StartsWith("people", StringComparison.Ordinal);
        string keys = named ? "name|names" : "publisher|agencies|hosts";
        return Regex.Matches(text, $@"^\s*(?:- )?(?:{keys}): *(.+)$", RegexOptions.Multiline, Patience)
            .SelectMany(match => match.Groups[1].Value.Trim('[', ']', ' ').Split(','))
            .Select(word => word.Trim(' ', '"', '\''))
            .Where(word => word.Length >= ShortestWord && !word.Contains('#'));
    }
}
