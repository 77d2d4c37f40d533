using Presswatch.Corpus.Tests.Novelty;

namespace Presswatch.Corpus.Tests.Sequences;

/// <summary>Counts of all phrases of one to seven words, over strings.</summary>
internal sealed class SlowPhrases
{
    private readonly Dictionary<string, (int Occurrences, int Articles)> _counts = [];

    public SlowPhrases(IEnumerable<Text> texts)
    {
        foreach (Text text in texts.Where(text => text.Counts))
        {
            var own = new HashSet<string>();
            foreach (string[] paragraph in text.Paragraphs)
            {
                Words += paragraph.Length;
                for (int i = 0; i < paragraph.Length; i++)
                {
                    for (int length = 1; length <= 7 && i + length <= paragraph.Length; length++)
                    {
                        string phrase = string.Join(' ', paragraph.Skip(i).Take(length));
                        (int occurrences, int articles) = Count(phrase);
                        _counts[phrase] = (occurrences + 1, articles + (own.Add(phrase) ? 1 : 0));
                    }
                }
            }
        }
    }

    public int Words { get; }

    public (int Occurrences, int Articles) Count(string phrase) => _counts.GetValueOrDefault(phrase);

    public IEnumerable<string> Phrases => _counts.Keys;

    /// <summary>Phrases of two words or more of a kind in so many articles, of which none speaks for another.</summary>
    public List<string> Chosen(int fewest, Func<string, bool> isOfKind)
    {
        string[] kind = [.. Phrases.Where(phrase => Count(phrase).Articles >= fewest && isOfKind(phrase))];
        return [.. kind.Where(phrase => phrase.Contains(' ', StringComparison.Ordinal)
            && !kind.Any(longer => longer.Length > phrase.Length && Holds(longer, phrase) && Count(longer).Occurrences == Count(phrase).Occurrences)
            && !kind.Any(shorter => shorter.Length < phrase.Length && Holds(phrase, shorter) && Count(shorter).Occurrences > Count(phrase).Occurrences))];
    }

    /// <summary>Probability under the model of the past, as the product over the words.</summary>
    public double Probability(string phrase)
    {
        string[] words = phrase.Split(' ');
        double product = 1;
        for (int i = 0; i < words.Length; i++)
        {
            int from = 0;
            while (from < i && Count(string.Join(' ', words[from..(i + 1)])).Occurrences == 0) from++;
            product *= from == i ? Math.Max(0.5, Count(words[i]).Occurrences) / Words
                : (double)Count(string.Join(' ', words[from..(i + 1)])).Occurrences / Count(string.Join(' ', words[from..i])).Occurrences;
        }
        return product;
    }

    private static bool Holds(string longer, string shorter) => SlowNovelty.Count($" {longer} ", $" {shorter} ") > 0;
}
