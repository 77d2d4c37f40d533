namespace Presswatch.Reading.Models;

/// <summary>A model of two classes as one that chooses among options: how much more "yes" than "no" speaks for each, as a share of all (conditional logit: McFadden 1974).</summary>
internal static class Choice
{
    /// <summary>Labels of the model's classes.</summary>
    public static readonly string[] Labels = ["no", "yes"];

    /// <summary>What speaks for one option.</summary>
    public static double Strength(LinearModel model, FeatureList option)
    {
        Span<double> probabilities = stackalloc double[2];
        model.Score(option, probabilities);
        return Math.Log(Math.Max(probabilities[1], 1e-12) / Math.Max(probabilities[0], 1e-12));
    }

    /// <summary>Turns strengths into shares that sum to one.</summary>
    public static void Share(Span<double> strengths)
    {
        double most = double.MinValue, total = 0;
        foreach (double strength in strengths) most = Math.Max(most, strength);
        foreach (ref double strength in strengths) total += strength = Math.Exp(strength - most);
        foreach (ref double strength in strengths) strength /= total;
    }
}
