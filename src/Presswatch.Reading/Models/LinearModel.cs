using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Presswatch.Reading.Models;

/// <summary>A linear classifier over hashed features: multinomial logistic regression with weights of eight bits. Immutable, safe for concurrent use.</summary>
/// <remarks>Feature hashing after Weinberger et al., "Feature Hashing for Large Scale Multitask Learning" (2009): a feature's bucket is the head of its hash; features that meet in a bucket share a weight.</remarks>
internal sealed class LinearModel
{
    /// <summary>First bytes of a file of weights: "PWL1".</summary>
    private const uint Magic = 0x314C5750;

    /// <summary>Most that a file may hold, so that a damaged one does not exhaust memory.</summary>
    private const int MostLabels = 64, MostBits = 18;

    /// <summary>Labels from which on a bucket's weights are added as vectors.</summary>
    private const int LeastForVectors = 4;

    private readonly sbyte[] _weights;
    private readonly ulong[] _rows = [];
    private readonly int _rowLength;
    private readonly float[] _bias;
    private readonly float _scale;
    private readonly int _bits;

    /// <param name="labels">Names of the classes.</param>
    /// <param name="bits">Buckets are two to this power.</param>
    /// <param name="scale">What one step of a weight is worth.</param>
    /// <param name="bias">One for each class.</param>
    /// <param name="weights">One for each bucket and class, those of a bucket together.</param>
    public LinearModel(string[] labels, int bits, float scale, float[] bias, sbyte[] weights)
    {
        if (weights.Length != labels.Length << bits) throw new ArgumentException("one weight is needed for each bucket and class", nameof(weights));
        (Labels, _bits, _scale, _bias, _weights) = (labels, bits, scale, bias, weights);
        if (labels.Length < LeastForVectors) return;
        _rowLength = (labels.Length + 7) / 8;
        _rows = new ulong[_rowLength << bits];
        Span<sbyte> padded = MemoryMarshal.Cast<ulong, sbyte>(_rows.AsSpan());
        for (int row = 0; row < 1 << bits; row++) weights.AsSpan(row * labels.Length, labels.Length).CopyTo(padded[(row * _rowLength * 8)..]);
    }

    /// <summary>Names of the classes, in the order of the scores.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The probability of each class, summing to one.</summary>
    public void Score(FeatureList features, Span<double> probabilities)
    {
        int count = Labels.Count;
        Span<float> sums = stackalloc float[MostLabels];
        sums.Clear();
        if (_rowLength > 0) SumVectors(features, sums);
        else Sum(features, sums[..count]);
        double most = double.MinValue;
        for (int label = 0; label < count; label++)
        {
            probabilities[label] = (sums[label] * _scale) + _bias[label];
            most = Math.Max(most, probabilities[label]);
        }
        double total = 0;
        for (int label = 0; label < count; label++) total += probabilities[label] = Math.Exp(probabilities[label] - most);
        for (int label = 0; label < count; label++) probabilities[label] /= total;
    }

    /// <summary>Adds up what speaks for each class, weight by weight: the plain twin of <see cref="SumVectors"/>.</summary>
    internal void Sum(FeatureList features, Span<float> sums)
    {
        ReadOnlySpan<uint> hashes = features.Hashes;
        ReadOnlySpan<float> values = features.Values;
        for (int i = 0; i < hashes.Length; i++)
        {
            ReadOnlySpan<sbyte> row = _weights.AsSpan((int)(hashes[i] >> (32 - _bits)) * sums.Length, sums.Length);
            float value = values[i];
            for (int label = 0; label < row.Length; label++) sums[label] += value * row[label];
        }
    }

    /// <summary>Adds up what speaks for each class, eight classes at a time; the sums are the same to the bit, as each class adds in the same order.</summary>
    internal void SumVectors(FeatureList features, Span<float> sums)
    {
        ReadOnlySpan<uint> hashes = features.Hashes;
        ReadOnlySpan<float> values = features.Values;
        for (int part = 0; part < _rowLength; part++)
        {
            Vector256<float> sum = Vector256<float>.Zero;
            for (int i = 0; i < hashes.Length; i++)
            {
                ulong eight = _rows[((int)(hashes[i] >> (32 - _bits)) * _rowLength) + part];
                Vector128<short> wide = Vector128.WidenLower(Vector128.CreateScalar(eight).AsSByte());
                Vector256<float> weights = Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide)));
                sum += weights * Vector256.Create(values[i]);
            }
            sum.CopyTo(sums[(part * 8)..]);
        }
    }

    /// <summary>Writes the model, compressed.</summary>
    public void Write(Stream stream)
    {
        using var brotli = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(brotli);
        writer.Write(Magic);
        writer.Write(_bits);
        writer.Write(Labels.Count);
        foreach (string label in Labels) writer.Write(label);
        writer.Write(_scale);
        foreach (float bias in _bias) writer.Write(bias);
        // Class by class: runs of zeros compress better so.
        for (int label = 0; label < Labels.Count; label++)
        {
            for (int bucket = 0; bucket < 1 << _bits; bucket++) writer.Write(_weights[(bucket * Labels.Count) + label]);
        }
    }

    /// <summary>Reads a model that <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model.</exception>
    public static LinearModel Read(Stream stream)
    {
        using var brotli = new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new BinaryReader(brotli);
        if (reader.ReadUInt32() != Magic) throw new InvalidDataException("these bytes are no model");
        int bits = reader.ReadInt32(), count = reader.ReadInt32();
        if (bits is < 1 or > MostBits || count is < 2 or > MostLabels) throw new InvalidDataException("the model's sizes are out of range");
        var labels = new string[count];
        for (int label = 0; label < count; label++) labels[label] = reader.ReadString();
        float scale = reader.ReadSingle();
        var bias = new float[count];
        for (int label = 0; label < count; label++) bias[label] = reader.ReadSingle();
        var weights = new sbyte[count << bits];
        byte[] column = new byte[1 << bits];
        for (int label = 0; label < count; label++)
        {
            brotli.ReadExactly(column);
            for (int bucket = 0; bucket < column.Length; bucket++) weights[(bucket * count) + label] = (sbyte)column[bucket];
        }
        return new(labels, bits, scale, bias, weights);
    }
}
