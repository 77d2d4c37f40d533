namespace Presswatch.Corpus.Comparison;

/// <summary>How much more often something is written in one set of texts than in another.</summary>
/// <remarks>fa, fb: occurrences in the sets; na, nb: words of the sets.</remarks>
public static class Keyness
{
    /// <summary>Put in the place of 0 occurrences where a ratio is taken (Hardie 2014).</summary>
    public const double Half = 0.5;

    /// <summary>Log-likelihood G² of Rayson and Garside (2000, "Comparing corpora using frequency profiling"): 2 (fa ln(fa / Ea) + fb ln(fb / Eb)) with Ea = na (fa + fb) / (na + nb).</summary>
    /// <returns>0 or more; 3.84, 6.63, 10.83 and 15.13 are the limits of p &lt; 0.05, 0.01, 0.001 and 0.0001. 0 where a set is empty.</returns>
    public static double LogLikelihood(long fa, long na, long fb, long nb)
    {
        if (na == 0 || nb == 0) return 0;
        double rate = ((double)fa + fb) / ((double)na + nb);
        return Math.Max(0, 2 * (Term(fa, na * rate) + Term(fb, nb * rate)));
    }

    /// <summary>Log ratio of Hardie (2014): the binary logarithm of the ratio of the relative frequencies, log2((fa / na) / (fb / nb)), <see cref="Half"/> in the place of 0 occurrences. 1: twice as often in a.</summary>
    public static double LogRatio(long fa, long na, long fb, long nb) =>
        na == 0 || nb == 0 ? 0 : Math.Log2((fa == 0 ? Half : fa) / na / ((fb == 0 ? Half : fb) / nb));

    /// <summary>%DIFF of Gabrielatos and Marchi (2012): 100 (fa / na − fb / nb) / (fb / nb). <see langword="null"/> where b lacks it.</summary>
    public static double? DifferencePercent(long fa, long na, long fb, long nb) => fb == 0 || na == 0 ? null : 100 * (((double)fa / na / ((double)fb / nb)) - 1);

    /// <summary>Bayes factor of Wilson (2013), approximated by BIC: G² − ln(na + nb). Above 2 positive, above 6 strong, above 10 very strong evidence that the rates differ.</summary>
    public static double BayesFactor(long fa, long na, long fb, long nb) => LogLikelihood(fa, na, fb, nb) - Math.Log((double)na + nb);

    private static double Term(double observed, double expected) => observed == 0 ? 0 : observed * Math.Log(observed / expected);
}
