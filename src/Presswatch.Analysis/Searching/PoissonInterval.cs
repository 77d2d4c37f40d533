namespace Presswatch.Analysis.Searching;

/// <summary>How far a count says what its rate is.</summary>
public static class PoissonInterval
{
    /// <summary>From this count on Wilson and Hilferty's approximation of the quantile is used, which is then right to a millionth.</summary>
    private const long Large = 2_000;

    /// <summary>Standard normal quantile of 97.5 %.</summary>
    private const double Normal = 1.959963984540054;

    /// <summary>The exact central interval of 95 % for the mean of a Poisson distribution of which <paramref name="count"/> was seen.</summary>
    /// <remarks>
    /// Garwood 1936, "Fiducial limits for the Poisson distribution", Biometrika 28: from χ²(0.025; 2n) / 2 to χ²(0.975; 2n + 2) / 2, the lower bound being 0 for n = 0; these are quantiles of the gamma
    /// distribution with shape n and n + 1. It takes each occurrence for itself: words that come in bunches within an article make the true uncertainty larger.
    /// </remarks>
    /// <param name="count">0 or more.</param>
    public static (double Low, double High) Of(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return (count == 0 ? 0 : Quantile(count, 0.025, -Normal), Quantile(count + 1, 0.975, Normal));
    }

    /// <summary>Quantile of the gamma distribution with a shape and scale 1.</summary>
    private static double Quantile(long shape, double share, double normal)
    {
        // Wilson and Hilferty 1931: the cube root is about normal.
        double about = shape * Math.Pow(Math.Max(0.01, 1 - (1 / (9.0 * shape)) + (normal / (3 * Math.Sqrt(shape)))), 3);
        if (shape > Large) return about;
        (double low, double high) = (0, about + 10);
        while (Below(shape, high) < share) high *= 2;
        for (int i = 0; i < 200 && high - low > 1e-10 * high; i++)
        {
            double middle = (low + high) / 2;
            if (Below(shape, middle) < share) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>Share of the gamma distribution with a whole shape below a value: one less the chance that a Poisson variable of that mean is below the shape.</summary>
    private static double Below(long shape, double value)
    {
        // Summed from the largest term, which is near the mean, so that nothing is lost to underflow.
        long top = Math.Min(shape - 1, (long)value);
        double peak = Math.Exp((top * Math.Log(Math.Max(value, double.Epsilon))) - value - LogFactorial(top));
        (double sum, double term) = (peak, peak);
        for (long k = top; k > 0 && term > sum * 1e-18; k--) sum += term *= k / value;
        term = peak;
        for (long k = top + 1; k < shape && term > sum * 1e-18; k++) sum += term *= value / k;
        return 1 - sum;
    }

    private static double LogFactorial(long n)
    {
        double sum = 0;
        for (long i = 2; i <= n; i++) sum += Math.Log(i);
        return sum;
    }
}
