using System.Numerics;

namespace Presswatch.Corpus.Phrases;

/// <summary>Numbers given to pairs of numbers, by open addressing with linear steps. A phrase of n words is the pair of its first n - 1 and its last n - 1 words, so that a number names a phrase exactly.</summary>
/// <remarks>Not safe for concurrent callers while pairs are added; look-ups alone are.</remarks>
internal sealed class PairTable
{
    private ulong[] _keys;
    private int[] _values;
    private int _shift;
    private int _count;

    public PairTable(int capacity = 1 << 12)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity * 2));
        (_keys, _values) = (new ulong[size], new int[size]);
        _shift = 64 - BitOperations.Log2((uint)size);
    }

    /// <summary>The number of a pair of numbers above 0; 0 where it has none.</summary>
    public int Find(int first, int second)
    {
        ulong key = Key(first, second);
        ulong[] keys = _keys;
        for (int slot = (int)(unchecked(key * 0x9E3779B97F4A7C15) >> _shift); ; slot = (slot + 1) & (keys.Length - 1))
        {
            ulong found = keys[slot];
            if (found == key) return _values[slot];
            if (found == 0) return 0;
        }
    }

    /// <summary>Gives a pair a number unless it has one.</summary>
    /// <returns>The number it has now.</returns>
    public int Add(int first, int second, int number)
    {
        if ((_count + 1) * 2 > _keys.Length) Grow();
        return Put(Key(first, second), number);
    }

    private int Put(ulong key, int number)
    {
        for (int slot = (int)(unchecked(key * 0x9E3779B97F4A7C15) >> _shift); ; slot = (slot + 1) & (_keys.Length - 1))
        {
            if (_keys[slot] == key) return _values[slot];
            if (_keys[slot] != 0) continue;
            (_keys[slot], _values[slot]) = (key, number);
            _count++;
            return number;
        }
    }

    private void Grow()
    {
        (ulong[] keys, int[] values) = (_keys, _values);
        (_keys, _values, _count) = (new ulong[keys.Length * 2], new int[keys.Length * 2], 0);
        _shift--;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0) Put(keys[i], values[i]);
        }
    }

    private static ulong Key(int first, int second) => ((ulong)(uint)first << 32) | (uint)second;
}
