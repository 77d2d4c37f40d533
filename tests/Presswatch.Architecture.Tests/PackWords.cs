using Presswatch.Packs;
using Presswatch.Packs.Model;

namespace Presswatch.Architecture.Tests;

/// <summary>Words that only the pack of a real country may hold, read from the packs themselves.</summary>
internal static class PackWords
{
    private const int ShortestWord = 4;

    /// <summary>Names of people and places, publishers, agencies and hosts of all packs of countries that are not invented.</summary>
    public static IEnumerable<string> OfRealCountries() =>
        PackSet.LoadAll(Path.Combine(Repository.Root, "packs")).Packs.Where(pack => !pack.Invented).SelectMany(WordsOf)
            .Where(word => word.Length >= ShortestWord || !char.IsAscii(word[0])).Distinct(StringComparer.Ordinal);

    /// <summary>Whether the word stands in the text by itself, written as in the pack.</summary>
    public static bool Stands(string word, string text)
    {
        for (int at = 0; (at = text.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at++)
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]))) return true;
        }
        return false;
    }

    private static IEnumerable<string> WordsOf(Pack pack) =>
    [
        .. pack.People.SelectMany(person => person.Names.Append(person.Name)),
        .. pack.Places.SelectMany(place => place.Names.Append(place.Name)),
        .. pack.Sources.SelectMany(source => source.Hosts.Append(source.Publisher)),
        .. pack.Datelines.SelectMany(form => form.Agencies),
    ];
}
