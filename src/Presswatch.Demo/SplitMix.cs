namespace Presswatch.Demo;

/// <summary>Random numbers that are the same on every machine: SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014).</summary>
/// <remarks>A mutable struct: keep it in a field and pass it by reference.</remarks>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream of its own for up to three coordinates under one seed.</summary>
    public static SplitMix At(ulong seed, int a, int b, int c = 0) =>
        new(Mix(Mix(Mix(seed ^ 0x9E3779B97F4A7C15UL) + (uint)a) + ((ulong)(uint)b << 20)) + ((ulong)(uint)c << 48) + (uint)c);

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15UL);

    /// <summary>A number from 0 up to <paramref name="below"/>, which is positive and left out.</summary>
    public int Below(int below) => (int)(((Next() >> 32) * (ulong)below) >> 32);

    /// <summary>A number between both ends, which belong to it.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True in <paramref name="perMille"/> of 1000 cases.</summary>
    public bool Chance(int perMille) => Below(1000) < perMille;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
