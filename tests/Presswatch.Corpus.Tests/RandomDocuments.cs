using System.Text;

namespace Presswatch.Corpus.Tests;

/// <summary>Small worlds of few words, so that phrases repeat, with dates of every precision. The same seed gives the same.</summary>
internal sealed class RandomDocuments(int seed)
{
    private static readonly string[] Words =
        ["salt", "Salt", "SALT", "harbour", "Harbour", "harbours", "the", "The", "the", "the", "of", "union", "Union", "unions", "unity", "1,400", "Straße", "strasse", "유자", "소금", "鹽", "o’clock", "well-known", "U.S.", "a", "é", "E\u0301"];

    private static readonly string[] Phrases =
        ["salt", "the", "=Salt", "=\"the salt\"", "\"the salt\"", "\"salt of the\"", "uni*", "=Uni*", "\"the uni*\"", "\"* salt\"", "\"the * salt\"", "\"salt *\"", "harbour*", "\"uni* of the\"", "유자", "소", "strasse", "é", "zebra",
            "\"the zebra\"", "s*", "\"s* s*\"", "well-known", "\"the the the\"", "=\"The Uni*\"", "\"o clock\"", "\"the * * union\"", "\"* *  of\""];

    public Random Random { get; } = new(seed);

    public static IEnumerable<Corpus.Phrases.Phrase> AllPhrases => Phrases.Select(PhraseOf);

    public static Corpus.Phrases.Phrase PhraseOf(string text)
    {
        bool exact = text.StartsWith('=');
        return Corpus.Phrases.Phrase.Of(text.TrimStart('=').Trim('"'), exact)!;
    }

    public List<CorpusDocument> Documents(int count, int mostWords, int firstKey = 0)
    {
        var documents = new List<CorpusDocument>();
        for (int i = 0; i < count; i++)
        {
            documents.Add(Docs.Of(firstKey + i, Date(), Text(Random.Next(mostWords)), Random.Next(3) == 0 ? null : Text(Random.Next(6)), newest: Random.Next(4) > 0,
                publisher: $"P{Random.Next(3)}", source: $"s{Random.Next(4)}.example", section: Random.Next(2) == 0 ? null : $"Section {Random.Next(3)}"));
        }
        // Not in the order of their keys.
        Random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(documents));
        return documents;
    }

    public string Text(int words)
    {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++)
        {
            text.Append(Words[Random.Next(Words.Length)]);
            text.Append(Random.Next(12) switch { 0 => "\n", 1 => ". ", 2 => ", ", 3 => "\n\n", _ => " " });
        }
        return text.ToString();
    }

    private string? Date() => Random.Next(8) switch
    {
        0 => null,
        1 => $"{Random.Next(2010, 2013)}",
        2 => $"{Random.Next(2010, 2013)}-{Random.Next(1, 13):00}",
        _ => $"{Random.Next(2010, 2013)}-{Random.Next(1, 13):00}-{Random.Next(1, 29):00}",
    };
}
