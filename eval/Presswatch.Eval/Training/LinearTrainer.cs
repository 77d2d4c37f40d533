using Presswatch.Reading.Models;

namespace Presswatch.Eval.Training;

/// <summary>One labelled case.</summary>
/// <param name="Features">Its features.</param>
/// <param name="Label">Index of its class.</param>
/// <param name="Weight">How much it counts, 1 for most.</param>
internal sealed record TrainingCase(FeatureList Features, int Label, float Weight = 1);

/// <summary>Trains a <see cref="LinearModel"/>: stochastic gradient descent on the logistic loss with a step per weight (AdaGrad: Duchi, Hazan, Singer 2011) and a pull to zero. The same cases, settings and seed give the same weights.</summary>
/// <param name="labels">Names of the classes.</param>
/// <param name="bits">Buckets are two to this power.</param>
internal sealed class LinearTrainer(string[] labels, int bits)
{
    /// <summary>Passes over the cases.</summary>
    public int Passes { get; init; } = 20;

    /// <summary>First step.</summary>
    public float Step { get; init; } = 0.05f;

    /// <summary>Pull of each weight to zero at each case that has its feature.</summary>
    public float Decay { get; init; } = 0.0007f;

    /// <summary>Seed of the order of cases.</summary>
    public ulong Seed { get; init; } = 1;

    public LinearModel Train(IReadOnlyList<TrainingCase> cases)
    {
        int count = labels.Length;
        var weights = new float[count << bits];
        var squares = new float[count << bits];
        var bias = new float[count];
        var biasSquares = new float[count];
        int[] order = [.. Enumerable.Range(0, cases.Count)];
        ulong state = Seed;
        var gradient = new float[count];
        for (int pass = 0; pass < Passes; pass++)
        {
            Shuffle(order, ref state);
            foreach (int at in order)
            {
                TrainingCase one = cases[at];
                Gradient(one, weights, bias, gradient);
                Update(one, weights, squares, gradient);
                for (int label = 0; label < count; label++)
                {
                    biasSquares[label] += gradient[label] * gradient[label];
                    bias[label] -= Step * gradient[label] / (MathF.Sqrt(biasSquares[label]) + 1e-6f);
                }
            }
        }
        return Quantised(weights, bias);
    }

    private void Gradient(TrainingCase one, float[] weights, float[] bias, float[] gradient)
    {
        int count = labels.Length;
        bias.CopyTo(gradient, 0);
        ReadOnlySpan<uint> hashes = one.Features.Hashes;
        ReadOnlySpan<float> values = one.Features.Values;
        for (int i = 0; i < hashes.Length; i++)
        {
            int row = (int)(hashes[i] >> (32 - bits)) * count;
            for (int label = 0; label < count; label++) gradient[label] += values[i] * weights[row + label];
        }
        float most = gradient.Max(), total = 0;
        for (int label = 0; label < count; label++) total += gradient[label] = MathF.Exp(gradient[label] - most);
        for (int label = 0; label < count; label++) gradient[label] = one.Weight * ((gradient[label] / total) - (label == one.Label ? 1 : 0));
    }

    private void Update(TrainingCase one, float[] weights, float[] squares, float[] gradient)
    {
        int count = labels.Length;
        ReadOnlySpan<uint> hashes = one.Features.Hashes;
        ReadOnlySpan<float> values = one.Features.Values;
        for (int i = 0; i < hashes.Length; i++)
        {
            int row = (int)(hashes[i] >> (32 - bits)) * count;
            for (int label = 0; label < count; label++)
            {
                float slope = (gradient[label] * values[i]) + (Decay * weights[row + label]);
                if (slope == 0) continue;
                squares[row + label] += slope * slope;
                weights[row + label] -= Step * slope / (MathF.Sqrt(squares[row + label]) + 1e-6f);
            }
        }
    }

    private LinearModel Quantised(float[] weights, float[] bias)
    {
        float most = Math.Max(weights.Max(MathF.Abs), 1e-6f);
        float scale = most / sbyte.MaxValue;
        return new(labels, bits, scale, bias, [.. weights.Select(weight => (sbyte)MathF.Round(weight / scale))]);
    }

    private static void Shuffle(int[] order, ref ulong state)
    {
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = (int)(Next(ref state) % (ulong)(i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }
    }

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            ulong z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
