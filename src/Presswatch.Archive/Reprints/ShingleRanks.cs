using System.Numerics;

namespace Presswatch.Archive.Reprints;

/// <summary>How common each shingle was when the ranks were last fixed: rare ones come first in the order that prefixes are taken in, so that few texts meet by formula alone.</summary>
/// <remarks>Counted in a count-min table of one row (Cormode and Muthukrishnan, 2005): a shingle may rank as more common than it is, which costs time and never a pair.</remarks>
internal sealed class ShingleRanks
{
    /// <summary>Cells for each text; more tell shingles better apart.</summary>
    private const int CellsOfText = 8;

    private const int MostCells = 1 << 26;

    private byte[] _ranks = new byte[1];

    /// <summary>Bytes held.</summary>
    public long Bytes => _ranks.Length;

    /// <summary>The shingle with its rank before it: sorting these gives the order.</summary>
    public ulong Ranked(ulong shingle) => ((ulong)_ranks[shingle & (ulong)(_ranks.Length - 1)] << ShingleHasher.HashBits) | shingle;

    public byte[] Save() => _ranks;

    public void Load(byte[] ranks) => _ranks = ranks;

    /// <summary>A table to count shingles of so many texts in.</summary>
    public static ushort[] Counter(int texts) => new ushort[BitOperations.RoundUpToPowerOf2((uint)Math.Min((long)texts * CellsOfText, MostCells))];

    /// <summary>Counts shingles; ranks before them do no harm.</summary>
    public static void Count(ushort[] counter, ReadOnlySpan<ulong> shingles)
    {
        foreach (ulong shingle in shingles)
        {
            ref ushort count = ref counter[shingle & (ulong)(counter.Length - 1)];
            if (count < ushort.MaxValue) count++;
        }
    }

    /// <summary>Fixes the ranks by what was counted.</summary>
    public void Fix(ushort[] counter)
    {
        _ranks = new byte[counter.Length];
        for (int i = 0; i < counter.Length; i++) _ranks[i] = (byte)BitOperations.Log2((uint)counter[i] + 1);
    }
}
