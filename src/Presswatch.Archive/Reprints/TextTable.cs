using System.Numerics;
using System.Runtime.InteropServices;

namespace Presswatch.Archive.Reprints;

/// <summary>Of each text the number of its shingles and the parities of their hashes: enough to rule out most others without reading them again. 35 bytes a text. Not safe for concurrent use.</summary>
/// <remarks>Bitmap filter (Sandes, Teodoro and Melo, "Bitmap filter: speeding up exact set similarity joins with bitwise operations", 2020): a bit says whether an odd number
/// of shingles fall to it, so two sets differ in at least as many shingles as their bits do.</remarks>
internal sealed class TextTable
{
    /// <summary>Bits of a text, in words of 64.</summary>
    public const int Words = 4;

    private const int TextsOfPart = 4096;

    private readonly List<(ushort[] Sizes, ulong[] Bits, byte[] Hits)> _parts = [];

    /// <summary>Bytes held.</summary>
    public long Bytes => _parts.Count * (long)TextsOfPart * (sizeof(ushort) + (Words * sizeof(ulong)) + sizeof(byte));

    /// <summary>Texts from 0 to this are held, most at least.</summary>
    public int End => _parts.Count * TextsOfPart;

    /// <summary>The number of shingles of a text, at most 65,535; 0 where it is not held.</summary>
    public int SizeOf(int text) => text < End ? _parts[text / TextsOfPart].Sizes[text % TextsOfPart] : 0;

    public ReadOnlySpan<ulong> BitsOf(int text) => _parts[text / TextsOfPart].Bits.AsSpan(text % TextsOfPart * Words, Words);

    public void Set(int text, int size, ReadOnlySpan<ulong> bits)
    {
        while (text >= End) _parts.Add((new ushort[TextsOfPart], new ulong[TextsOfPart * Words], new byte[TextsOfPart]));
        (ushort[] sizes, ulong[] all, _) = _parts[text / TextsOfPart];
        sizes[text % TextsOfPart] = (ushort)Math.Min(size, ushort.MaxValue);
        bits.CopyTo(all.AsSpan(text % TextsOfPart * Words));
    }

    /// <summary>The texts that are given so many times or more, each once.</summary>
    public void Repeated(ReadOnlySpan<int> texts, int times, List<int> repeated)
    {
        foreach (int text in texts)
        {
            ref byte hits = ref _parts[text / TextsOfPart].Hits[text % TextsOfPart];
            if (hits < byte.MaxValue && ++hits == times) repeated.Add(text);
        }
        foreach (int text in texts) _parts[text / TextsOfPart].Hits[text % TextsOfPart] = 0;
    }

    /// <summary>Sizes and bits of all texts, in their order.</summary>
    public IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> Save()
    {
        byte[] sizes = new byte[End * sizeof(ushort)], bits = new byte[(long)End * Words * sizeof(ulong)];
        for (int i = 0; i < _parts.Count; i++)
        {
            MemoryMarshal.AsBytes(_parts[i].Sizes.AsSpan()).CopyTo(sizes.AsSpan(i * TextsOfPart * sizeof(ushort)));
            MemoryMarshal.AsBytes(_parts[i].Bits.AsSpan()).CopyTo(bits.AsSpan(i * TextsOfPart * Words * sizeof(ulong)));
        }
        yield return ("sizes", sizes);
        yield return ("bits", bits);
    }

    /// <summary>Takes in what <see cref="Save"/> gave.</summary>
    public void Load(Func<string, byte[]> part)
    {
        byte[] sizes = part("sizes"), bits = part("bits");
        ReadOnlySpan<ushort> size = MemoryMarshal.Cast<byte, ushort>(sizes);
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bits);
        for (int text = 0; text < size.Length; text++) Set(text, size[text], words.Slice(text * Words, Words));
    }

    /// <summary>The parities of some shingles.</summary>
    public static void Parities(ReadOnlySpan<ulong> shingles, Span<ulong> bits)
    {
        bits.Clear();
        foreach (ulong shingle in shingles) bits[(int)(shingle >> 6) & (Words - 1)] ^= 1ul << (int)(shingle & 63);
    }

    /// <summary>Fewest shingles that one of two sets has and the other has not.</summary>
    public static int LeastDifference(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        int bits = 0;
        for (int i = 0; i < Words; i++) bits += BitOperations.PopCount(one[i] ^ other[i]);
        return bits;
    }
}
