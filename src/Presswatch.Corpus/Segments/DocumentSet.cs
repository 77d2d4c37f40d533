using System.Numerics;

namespace Presswatch.Corpus.Segments;

/// <summary>Some documents of one segment, as one bit each. Not safe for concurrent callers while it is changed.</summary>
public sealed class DocumentSet
{
    private const int Bits = 64;
    private readonly ulong[] _words;

    /// <summary>An empty set out of so many documents.</summary>
    public DocumentSet(int documents)
    {
        Capacity = documents;
        _words = new ulong[(documents + Bits - 1) / Bits];
    }

    private DocumentSet(int documents, ulong[] words) => (Capacity, _words) = (documents, words);

    /// <summary>Number of documents of the segment.</summary>
    public int Capacity { get; }

    /// <summary>Number of documents in the set.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (ulong word in _words) count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool this[int document]
    {
        get => (_words[document >> 6] >> (document & 63) & 1) != 0;
        set
        {
            if (value) _words[document >> 6] |= 1UL << (document & 63);
            else _words[document >> 6] &= ~(1UL << (document & 63));
        }
    }

    /// <summary>All documents of a segment.</summary>
    public static DocumentSet All(int documents)
    {
        var all = new DocumentSet(documents);
        all.Invert();
        return all;
    }

    public DocumentSet Copy() => new(Capacity, [.. _words]);

    /// <summary>Adds the documents from <paramref name="first"/> up to, not including, <paramref name="end"/>.</summary>
    public void AddRange(int first, int end)
    {
        for (int document = first; document < end;)
        {
            int bit = document % Bits;
            int count = Math.Min(Bits - bit, end - document);
            _words[document >> 6] |= (count == Bits ? ulong.MaxValue : (1UL << count) - 1) << bit;
            document += count;
        }
    }

    public void UnionWith(DocumentSet other)
    {
        for (int i = 0; i < _words.Length; i++) _words[i] |= other._words[i];
    }

    public void IntersectWith(DocumentSet other)
    {
        for (int i = 0; i < _words.Length; i++) _words[i] &= other._words[i];
    }

    public void Remove(DocumentSet other)
    {
        for (int i = 0; i < _words.Length; i++) _words[i] &= ~other._words[i];
    }

    public void Invert()
    {
        for (int i = 0; i < _words.Length; i++) _words[i] = ~_words[i];
        if (Capacity % Bits != 0) _words[^1] &= (1UL << (Capacity % Bits)) - 1;
    }

    /// <summary>First document from a place on that is in the set, or the capacity.</summary>
    public int NextIn(int document) => Next(document, 0);

    /// <summary>First document from a place on that is not in the set, or the capacity.</summary>
    public int NextOut(int document) => Next(document, ulong.MaxValue);

    /// <summary>The documents, ascending.</summary>
    public Enumerator GetEnumerator() => new(this);

    internal ReadOnlySpan<ulong> Words => _words;

    internal static DocumentSet From(int documents, ReadOnlySpan<ulong> words) => new(documents, words.ToArray());

    private int Next(int document, ulong inverted)
    {
        if (document >= Capacity) return Capacity;
        int index = document / Bits;
        ulong word = (_words[index] ^ inverted) & (ulong.MaxValue << (document & 63));
        while (word == 0)
        {
            if (++index == _words.Length) return Capacity;
            word = _words[index] ^ inverted;
        }
        return Math.Min(Capacity, (index * Bits) + BitOperations.TrailingZeroCount(word));
    }

    /// <summary>Goes over the documents of a set; meanwhile none may be added, and only those be taken out that have been passed.</summary>
    public struct Enumerator(DocumentSet set)
    {
        private readonly ulong[] _words = set._words;
        private int _index = -1;
        private ulong _rest;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_index >= _words.Length) return false;
                _rest = _words[_index];
            }
            Current = (_index * Bits) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
