using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Presswatch.Corpus.Building;

/// <summary>The exact forms met so far, each with a number from 1 on: a hash table over one arena of characters, so that a known word costs no allocation.</summary>
internal sealed class FormTable
{
    /// <summary>Hash above, number below, so that a word that stands elsewhere is passed without a look at it; 0 is free.</summary>
    private ulong[] _slots = new ulong[1 << 12];
    private int[] _ends = new int[1 << 11];
    private char[] _text = new char[1 << 14];

    /// <summary>Number of forms; their numbers are 1 to this.</summary>
    public int Count { get; private set; }

    /// <summary>The text of a form.</summary>
    public ReadOnlySpan<char> this[int form] => _text.AsSpan(_ends[form - 1].._ends[form]);

    /// <summary>The number of a form, a new one where it was not met before.</summary>
    public int Add(ReadOnlySpan<char> form)
    {
        uint hash = HashOf(form);
        int mask = _slots.Length - 1;
        for (int slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            ulong found = _slots[slot];
            if (found == 0) return Append(form, hash, slot);
            int known = (int)(uint)found;
            if ((uint)(found >> 32) == hash && this[known].SequenceEqual(form)) return known;
        }
    }

    private int Append(ReadOnlySpan<char> form, uint hash, int slot)
    {
        int id = ++Count;
        if (id >= _ends.Length) Array.Resize(ref _ends, _ends.Length * 2);
        int start = _ends[id - 1];
        if (start + form.Length > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, start + form.Length));
        form.CopyTo(_text.AsSpan(start));
        _ends[id] = start + form.Length;
        _slots[slot] = ((ulong)hash << 32) | (uint)id;
        if (id * 2 > _slots.Length) Grow();
        return id;
    }

    private void Grow()
    {
        ulong[] slots = new ulong[_slots.Length * 2];
        int mask = slots.Length - 1;
        foreach (ulong known in _slots)
        {
            if (known == 0) continue;
            int slot = (int)(known >> 32) & mask;
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = known;
        }
        _slots = slots;
    }

    /// <summary>Four characters at a time, multiplied and folded; the table alone uses it, so that it may change.</summary>
    private static uint HashOf(ReadOnlySpan<char> form)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        ref byte bytes = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(form));
        ulong hash = (ulong)form.Length;
        int at = 0;
        int length = form.Length * sizeof(char);
        unchecked
        {
            for (; at + 8 <= length; at += 8) hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref bytes, at)));
            ulong rest = 0;
            if ((length & 4) != 0)
            {
                rest = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref bytes, at));
                at += 4;
            }
            if ((length & 2) != 0) rest = (rest << 16) | Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref bytes, at));
            hash = Mix(hash ^ rest);
            return (uint)(hash ^ (hash >> 32));
        }

        static ulong Mix(ulong value)
        {
            unchecked
            {
                value *= Factor;
                return value ^ (value >> 29);
            }
        }
    }
}
