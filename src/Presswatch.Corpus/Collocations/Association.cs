namespace Presswatch.Corpus.Collocations;

/// <summary>How strongly a word is drawn to the places near which it is counted.</summary>
public static class Association
{
    /// <summary>Occurrences near by chance: the words near, times the rate of the word: w c / n.</summary>
    /// <param name="near">w: words in the windows.</param>
    /// <param name="frequency">c: occurrences of the word in all texts.</param>
    /// <param name="words">n: words of all texts.</param>
    public static double Expected(long near, long frequency, long words) => words == 0 ? 0 : (double)near * frequency / words;

    /// <summary>Log-likelihood ratio of Dunning (1993, "Accurate methods for the statistics of surprise and coincidence"): 2 Σ O ln(O / E) over the four cells of near or elsewhere, this word or another.</summary>
    /// <param name="observed">Occurrences of the word in the windows.</param>
    /// <param name="near">Words in the windows.</param>
    /// <param name="frequency">Occurrences of the word in all texts, not below <paramref name="observed"/>.</param>
    /// <param name="words">Words of all texts.</param>
    /// <returns>0 or more; below 0, with the same size, where the word stands there less often than by chance.</returns>
    public static double LogLikelihood(long observed, long near, long frequency, long words)
    {
        double sum = Cell(observed, (double)near * frequency / words) + Cell(near - observed, (double)near * (words - frequency) / words)
            + Cell(frequency - observed, (double)(words - near) * frequency / words) + Cell(words - near - frequency + observed, (double)(words - near) * (words - frequency) / words);
        double size = Math.Max(0, 2 * sum);
        return observed < Expected(near, frequency, words) ? -size : size;
    }

    /// <summary>Mutual information of Church and Hanks (1990): log2(P(x, y) / (P(x) P(y))), here log2(O / E) with the chance of a window taken from its real number of words (Evert 2008).</summary>
    public static double MutualInformation(long observed, long near, long frequency, long words) => Math.Log2(observed / Expected(near, frequency, words));

    /// <summary>logDice of Rychlý (2008, "A lexicographer-friendly association score"): 14 + log2(2 f(x, y) / (f(x) + f(y))). It does not depend on the size of the corpus.</summary>
    /// <param name="observed">f(x, y): occurrences of the word in the windows.</param>
    /// <param name="hits">f(x): places around which the windows lie.</param>
    /// <param name="frequency">f(y): occurrences of the word in all texts.</param>
    public static double LogDice(long observed, long hits, long frequency) => 14 + Math.Log2(2.0 * observed / ((double)hits + frequency));

    private static double Cell(double observed, double expected) => observed == 0 ? 0 : observed * Math.Log(observed / expected);
}
