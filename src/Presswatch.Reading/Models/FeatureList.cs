namespace Presswatch.Reading.Models;

/// <summary>The features of one case as hashes with values; reused from case to case. The same feature added twice counts twice.</summary>
internal sealed class FeatureList
{
    private uint[] _hashes = new uint[512];
    private float[] _values = new float[512];

    public int Count { get; private set; }

    public ReadOnlySpan<uint> Hashes => _hashes.AsSpan(0, Count);

    public ReadOnlySpan<float> Values => _values.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(uint hash, float value = 1)
    {
        if (Count == _hashes.Length)
        {
            Array.Resize(ref _hashes, Count * 2);
            Array.Resize(ref _values, Count * 2);
        }
        _hashes[Count] = hash;
        _values[Count++] = value;
    }

    /// <summary>Adds a feature of a group, such as the words of a headline.</summary>
    public void Add(uint group, uint hash, float value) => Add(FeatureHash.Mix(group, hash), value);

    /// <summary>Scales the values so that their squares sum to the square of a length: long texts then weigh as much as short ones.</summary>
    public void Normalise(float length)
    {
        float sum = 0;
        foreach (float value in Values) sum += value * value;
        if (sum == 0) return;
        float factor = length / MathF.Sqrt(sum);
        foreach (ref float value in _values.AsSpan(0, Count)) value *= factor;
    }

    /// <summary>A copy that stays, for training.</summary>
    public FeatureList Copy()
    {
        var copy = new FeatureList { _hashes = Hashes.ToArray(), _values = Values.ToArray() };
        copy.Count = Count;
        return copy;
    }
}
