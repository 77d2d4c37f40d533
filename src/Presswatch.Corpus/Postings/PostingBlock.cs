using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Presswatch.Corpus.Postings;

/// <summary>128 positions as their differences, in few bits each; the few that need more are patched in.</summary>
/// <remarks>
/// Layout after SIMD-BP128 and PFOR (Lemire and Boytsov, "Decoding billions of integers per second through vectorization", 2015): one byte of width, one byte
/// with the number of exceptions, 16 bytes for each bit of width, then for each exception its index (one byte) and its bits beyond the width (a varint).
/// Difference i stands in lane i mod 4 of 32-bit words, from the lowest bit on; the first difference is 0, since the base of a block stands elsewhere.
/// </remarks>
internal static class PostingBlock
{
    /// <summary>Positions of a block.</summary>
    public const int Size = 128;

    private const int Lanes = 4;
    private const int Rows = Size / Lanes;

    /// <summary>Most bytes that a block can take.</summary>
    public const int MaxBytes = 2 + (16 * 32) + (Size * 6);

    /// <summary>Writes a block.</summary>
    /// <param name="positions">128 positions, ascending.</param>
    /// <param name="into">At least <see cref="MaxBytes"/>.</param>
    /// <returns>Bytes written.</returns>
    public static int Encode(ReadOnlySpan<int> positions, Span<byte> into)
    {
        Span<uint> differences = stackalloc uint[Size];
        Span<int> lengths = stackalloc int[33];
        lengths.Clear();
        differences[0] = 0;
        for (int i = 1; i < Size; i++) differences[i] = (uint)(positions[i] - positions[i - 1]);
        foreach (uint difference in differences) lengths[32 - BitOperations.LeadingZeroCount(difference)]++;
        int width = BestWidth(lengths);
        Span<uint> words = stackalloc uint[Lanes * 32];
        words.Clear();
        uint mask = width == 32 ? uint.MaxValue : (1u << width) - 1;
        int exceptionsAt = 2 + (16 * width);
        int written = exceptionsAt;
        int exceptions = 0;
        for (int i = 0; i < Size; i++)
        {
            Put(words, i, differences[i] & mask, width);
            if (differences[i] <= mask) continue;
            exceptions++;
            into[written++] = (byte)i;
            written += Varint.Write(differences[i] >> width, into[written..]);
        }
        (into[0], into[1]) = ((byte)width, (byte)exceptions);
        MemoryMarshal.AsBytes(words[..(Lanes * width)]).CopyTo(into[2..]);
        return written;
    }

    /// <summary>Reads a block.</summary>
    /// <param name="bytes">From the first byte of the block on.</param>
    /// <param name="first">The block's first position.</param>
    /// <param name="positions">Room for 128.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Decode(ReadOnlySpan<byte> bytes, int first, Span<int> positions)
    {
        int width = bytes[0];
        int exceptions = bytes[1];
        ReadOnlySpan<byte> packed = bytes.Slice(2, 16 * width);
        ref int to = ref MemoryMarshal.GetReference(positions[..Size]);
        if (exceptions == 0)
        {
            Unpack(packed, width, first, ref to);
            return;
        }
        UnpackDifferences(packed, width, ref to);
        int at = 2 + packed.Length;
        for (int i = 0; i < exceptions; i++)
        {
            int index = bytes[at++] & (Size - 1);
            positions[index] |= (int)(Varint.Read(bytes, ref at) << width);
        }
        Sum(first, ref to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Unpack(ReadOnlySpan<byte> packed, int width, int first, ref int to)
    {
        ref byte from = ref MemoryMarshal.GetReference(packed);
        Vector128<uint> mask = Vector128.Create((1u << width) - 1);
        Vector128<uint> carry = Vector128.Create((uint)first);
        for (int row = 0; row < Rows; row++)
        {
            Vector128<uint> value = Row(ref from, row * width, width) & mask;
            value += Vector128.Shuffle(value, Vector128.Create(uint.MaxValue, 0, 1, 2));
            value += Vector128.Shuffle(value, Vector128.Create(uint.MaxValue, uint.MaxValue, 0, 1));
            value += carry;
            carry = Vector128.Shuffle(value, Vector128.Create(3u, 3, 3, 3));
            value.AsInt32().StoreUnsafe(ref to, (nuint)(row * Lanes));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UnpackDifferences(ReadOnlySpan<byte> packed, int width, ref int to)
    {
        ref byte from = ref MemoryMarshal.GetReference(packed);
        Vector128<uint> mask = Vector128.Create((1u << width) - 1);
        for (int row = 0; row < Rows; row++) (Row(ref from, row * width, width) & mask).AsInt32().StoreUnsafe(ref to, (nuint)(row * Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(int first, ref int to)
    {
        Vector128<uint> carry = Vector128.Create((uint)first);
        for (int row = 0; row < Rows; row++)
        {
            Vector128<uint> value = Vector128.LoadUnsafe(ref to, (nuint)(row * Lanes)).AsUInt32();
            value += Vector128.Shuffle(value, Vector128.Create(uint.MaxValue, 0, 1, 2));
            value += Vector128.Shuffle(value, Vector128.Create(uint.MaxValue, uint.MaxValue, 0, 1));
            value += carry;
            carry = Vector128.Shuffle(value, Vector128.Create(3u, 3, 3, 3));
            value.AsInt32().StoreUnsafe(ref to, (nuint)(row * Lanes));
        }
    }

    /// <summary>Four differences, each with bits of others above its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> Row(ref byte from, int bit, int width)
    {
        int word = bit >> 5;
        int shift = bit & 31;
        if (width == 0) return Vector128<uint>.Zero;
        Vector128<uint> value = Vector128.LoadUnsafe(ref from, (nuint)(word * 16)).AsUInt32() >>> shift;
        return shift + width <= 32 ? value : value | (Vector128.LoadUnsafe(ref from, (nuint)((word + 1) * 16)).AsUInt32() << (32 - shift));
    }

    private static void Put(Span<uint> words, int index, uint value, int width)
    {
        int lane = index % Lanes;
        int bit = index / Lanes * width;
        int word = bit >> 5;
        int shift = bit & 31;
        if (width == 0) return;
        words[(word * Lanes) + lane] |= value << shift;
        if (shift + width > 32) words[((word + 1) * Lanes) + lane] |= value >> (32 - shift);
    }

    /// <summary>The width with the fewest bytes: fewer bits for all against more exceptions.</summary>
    private static int BestWidth(ReadOnlySpan<int> lengths)
    {
        (int best, int fewest) = (0, int.MaxValue);
        for (int width = 0; width <= 31; width++)
        {
            int bytes = 16 * width;
            for (int longer = width + 1; longer <= 32; longer++) bytes += lengths[longer] * (1 + ((longer - width + 6) / 7));
            if (bytes >= fewest) continue;
            (best, fewest) = (width, bytes);
        }
        return best;
    }
}
