using System.Numerics;

namespace Presswatch.Archive.Reprints;

/// <summary>The distinct shingles of one text, open addressing; reused from text to text. Not safe for concurrent use.</summary>
internal sealed class ShingleSet
{
    private ulong[] _slots = new ulong[256];
    private ulong[] _items = new ulong[128];
    private int _count;
    private uint _mask = 255;

    /// <summary>The distinct shingles, in the order of their first places.</summary>
    public ReadOnlySpan<ulong> Items => _items.AsSpan(0, _count);

    public int Count => _count;

    /// <summary>Takes in the shingles of another text.</summary>
    public void Fill(ReadOnlySpan<ulong> hashes)
    {
        _count = 0;
        int slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(256, hashes.Length * 2));
        _mask = (uint)slots - 1;
        if (_slots.Length < slots) _slots = new ulong[slots];
        else Array.Clear(_slots, 0, slots);
        if (_items.Length < hashes.Length) _items = new ulong[slots / 2];
        foreach (ulong hash in hashes)
        {
            ref ulong slot = ref Find(hash);
            if (slot == Taken(hash)) continue;
            slot = Taken(hash);
            _items[_count++] = hash;
        }
    }

    public bool Contains(ulong hash) => Find(hash) == Taken(hash);

    /// <summary>What a slot holds of a hash: never 0, which is an empty one.</summary>
    private static ulong Taken(ulong hash) => hash | (1ul << 63);

    private ref ulong Find(ulong hash)
    {
        uint mask = _mask, at = (uint)hash & mask;
        while (_slots[at] != 0 && _slots[at] != Taken(hash)) at = (at + 1) & mask;
        return ref _slots[at];
    }
}
