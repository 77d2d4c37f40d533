using System.Numerics;

namespace Presswatch.Archive.Search;

/// <summary>A set of documents by ordinal, a bit each.</summary>
internal sealed class DocumentSet(int count)
{
    private readonly ulong[] _bits = new ulong[(count + 63) / 64];

    public static DocumentSet All(int count)
    {
        var all = new DocumentSet(count);
        all.Invert();
        return all;
    }

    public bool this[int document] => (_bits[document >> 6] >> document & 1) != 0;

    public int Count
    {
        get
        {
            int sum = 0;
            foreach (ulong word in _bits) sum += BitOperations.PopCount(word);
            return sum;
        }
    }

    public void Add(int document) => _bits[document >> 6] |= 1UL << document;

    public void Remove(int document) => _bits[document >> 6] &= ~(1UL << document);

    public void IntersectWith(DocumentSet other)
    {
        for (int i = 0; i < _bits.Length; i++) _bits[i] &= other._bits[i];
    }

    public void UnionWith(DocumentSet other)
    {
        for (int i = 0; i < _bits.Length; i++) _bits[i] |= other._bits[i];
    }

    public void Invert()
    {
        for (int i = 0; i < _bits.Length; i++) _bits[i] = ~_bits[i];
        if ((count & 63) != 0) _bits[^1] &= (1UL << count) - 1;
    }

    public Enumerator GetEnumerator() => new(_bits);

    /// <summary>The documents, in order.</summary>
    internal struct Enumerator(ulong[] bits)
    {
        private ulong _rest;
        private int _word = -1;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_word >= bits.Length) return false;
                _rest = bits[_word];
            }
            Current = (_word << 6) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
