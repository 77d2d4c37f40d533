using Presswatch.Reading.Models;

namespace Presswatch.Eval.Training;

/// <summary>One question with its possible answers, of which some are right.</summary>
/// <param name="Options">The features of each.</param>
/// <param name="Right">Whether each is right; at least one is.</param>
internal sealed record ChoiceCase(IReadOnlyList<FeatureList> Options, IReadOnlyList<bool> Right);

/// <summary>Trains a <see cref="LinearModel"/> to choose among options, as <see cref="Choice"/> reads it: gradient descent on the logistic loss of the right options together, with a step per weight (AdaGrad). The same cases give the same weights.</summary>
/// <param name="bits">Buckets are two to this power.</param>
internal sealed class ChoiceTrainer(int bits)
{
    /// <summary>Passes over the cases.</summary>
    public int Passes { get; init; } = 40;

    /// <summary>First step.</summary>
    public float Step { get; init; } = 0.05f;

    /// <summary>Pull of each weight to zero at each case that has its feature.</summary>
    public float Decay { get; init; } = 0.005f;

    public LinearModel Train(IReadOnlyList<ChoiceCase> cases)
    {
        var weights = new float[1 << bits];
        var squares = new float[1 << bits];
        for (int pass = 0; pass < Passes; pass++)
        {
            for (int at = 0; at < cases.Count; at++) Learn(cases[(int)(((long)at * 7919 + pass * 31) % cases.Count)], weights, squares);
        }
        return Halved(weights);
    }

    private void Learn(ChoiceCase one, float[] weights, float[] squares)
    {
        double[] shares = [.. one.Options.Select(option => Sum(option, weights))];
        Choice.Share(shares);
        double right = 1e-9;
        for (int i = 0; i < shares.Length; i++) right += one.Right[i] ? shares[i] : 0;
        for (int i = 0; i < shares.Length; i++)
        {
            float gradient = (float)(shares[i] - (one.Right[i] ? shares[i] / right : 0));
            ReadOnlySpan<uint> hashes = one.Options[i].Hashes;
            ReadOnlySpan<float> values = one.Options[i].Values;
            for (int feature = 0; feature < hashes.Length; feature++)
            {
                int at = (int)(hashes[feature] >> (32 - bits));
                float slope = (gradient * values[feature]) + (Decay * weights[at]);
                squares[at] += slope * slope;
                weights[at] -= Step * slope / (MathF.Sqrt(squares[at]) + 1e-6f);
            }
        }
    }

    private double Sum(FeatureList option, float[] weights)
    {
        double sum = 0;
        for (int i = 0; i < option.Count; i++) sum += option.Values[i] * weights[option.Hashes[i] >> (32 - bits)];
        return sum;
    }

    /// <summary>A strength parted between two classes, half for and half against.</summary>
    private LinearModel Halved(float[] weights)
    {
        float scale = Math.Max(weights.Max(MathF.Abs), 1e-6f) / 2 / sbyte.MaxValue;
        var both = new sbyte[2 << bits];
        for (int i = 0; i < weights.Length; i++)
        {
            both[(2 * i) + 1] = (sbyte)MathF.Round(weights[i] / 2 / scale);
            both[2 * i] = (sbyte)-both[(2 * i) + 1];
        }
        return new(Choice.Labels, bits, scale, new float[2], both);
    }
}
