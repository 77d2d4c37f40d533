namespace Presswatch.Corpus.Dispersion;

/// <summary>How evenly something is spread over parts: periods, sources, documents.</summary>
/// <param name="Parts">Parts that have a word.</param>
/// <param name="Range">Those in which it stands.</param>
/// <param name="Dp">Gries' DP: 0 even, towards 1 in few parts.</param>
/// <param name="DpNormalised">The same, so that 1 can be reached.</param>
/// <param name="JuillandD">Juilland's D: 1 even, 0 all in one part.</param>
public readonly record struct DispersionFigures(int Parts, int Range, double Dp, double DpNormalised, double JuillandD);

/// <summary>Measures of dispersion.</summary>
public static class DispersionMeasures
{
    /// <summary>Measures a spread. Parts without a word are left out, since nothing can stand there.</summary>
    /// <param name="occurrences">By part.</param>
    /// <param name="words">By part: its size.</param>
    /// <remarks>
    /// <para>DP (Gries 2008, "Dispersions and adjusted frequencies in corpora"): ½ Σ |v − s|, v a part's share of the occurrences, s its share of the words.
    /// Normalised (Lijffijt and Gries 2012): DP / (1 − min s).</para>
    /// <para>D (Juilland, Brodin and Davidovitch 1970; for parts of unequal size by relative frequencies): 1 − V / √(n − 1), V the standard deviation (of a population) of the parts' relative frequencies
    /// over their mean.</para>
    /// <para>Without an occurrence DP and D are 0; with one part alone DP is 0 and D is 1.</para>
    /// </remarks>
    public static DispersionFigures Of(ReadOnlySpan<long> occurrences, ReadOnlySpan<long> words)
    {
        (long all, long size, int parts, int range, long least) = (0, 0, 0, 0, long.MaxValue);
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] == 0) continue;
            (all, size, parts, least) = (all + occurrences[i], size + words[i], parts + 1, Math.Min(least, words[i]));
            if (occurrences[i] > 0) range++;
        }
        if (all == 0) return new(parts, 0, 0, 0, 0);
        if (parts == 1) return new(1, 1, 0, 0, 1);
        (double apart, double mean) = (0, 0);
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] == 0) continue;
            apart += Math.Abs(((double)occurrences[i] / all) - ((double)words[i] / size));
            mean += (double)occurrences[i] / words[i] / parts;
        }
        double variance = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] == 0) continue;
            double off = ((double)occurrences[i] / words[i]) - mean;
            variance += off * off / parts;
        }
        double dp = apart / 2;
        return new(parts, range, dp, dp / (1 - ((double)least / size)), Math.Max(0, 1 - (Math.Sqrt(variance) / mean / Math.Sqrt(parts - 1))));
    }
}
