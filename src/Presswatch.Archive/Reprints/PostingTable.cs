using System.Numerics;

namespace Presswatch.Archive.Reprints;

/// <summary>Which texts have a shingle in their prefix: five bytes a posting in one sorted table, new ones in a small chained one that is merged into it. Not safe for concurrent use.</summary>
/// <remarks>A key is 30 bits of the shingle's hash: texts may be given that do not have it, never too few.</remarks>
internal sealed class PostingTable
{
    /// <summary>Most texts: their numbers have 24 bits.</summary>
    public const int MostTexts = 1 << 24;

    private const int BucketBits = 14;

    private const int Buckets = 1 << BucketBits;

    private const int LeastFresh = 1 << 12;

    /// <summary>The new table is merged when it holds this share of all postings: smaller costs more merging, larger more memory.</summary>
    private const int FreshShare = 16;

    private int[] _buckets = new int[Buckets + 1];
    private ushort[] _keys = [];
    private ushort[] _textsLow = [];
    private byte[] _textsHigh = [];

    private int[] _freshHeads = new int[LeastFresh];
    private (uint Key, int Text, int Next)[] _fresh = new (uint, int, int)[LeastFresh];
    private int _freshCount;

    /// <summary>Number of postings.</summary>
    public int Count => _keys.Length + _freshCount;

    /// <summary>Bytes held.</summary>
    public long Bytes => (_keys.Length * 5L) + (_buckets.Length * 4L) + (_freshHeads.Length * 4L) + (_fresh.Length * 12L);

    public void Clear()
    {
        (_buckets, _keys, _textsLow, _textsHigh) = (new int[Buckets + 1], [], [], []);
        Array.Clear(_freshHeads);
        _freshCount = 0;
    }

    public void Add(ulong shingle, int text)
    {
        if (_freshCount == _fresh.Length) Merge();
        uint key = KeyOf(shingle);
        ref int head = ref _freshHeads[key & (uint)(_freshHeads.Length - 1)];
        _fresh[_freshCount] = (key, text, head);
        head = ++_freshCount;
    }

    /// <summary>Adds the texts that may have the shingle.</summary>
    public void Find(ulong shingle, List<int> texts)
    {
        uint key = KeyOf(shingle);
        for (int at = _freshHeads[key & (uint)(_freshHeads.Length - 1)]; at > 0; at = _fresh[at - 1].Next)
        {
            if (_fresh[at - 1].Key == key) texts.Add(_fresh[at - 1].Text);
        }
        int from = _buckets[key >> 16];
        ReadOnlySpan<ushort> keys = _keys.AsSpan(from, _buckets[(key >> 16) + 1] - from);
        for (int at = 0; keys[at..].IndexOf((ushort)key) is var next and >= 0; at += next + 1) texts.Add(_textsLow[from + at + next] | (_textsHigh[from + at + next] << 16));
    }

    /// <summary>The high half chooses the bucket, the low half is compared.</summary>
    private static uint KeyOf(ulong shingle) => (uint)((shingle * 0x9E3779B97F4A7C15) >> (64 - BucketBits - 16));

    /// <summary>Sorts the new postings into the table by counting.</summary>
    private void Merge()
    {
        int total = _keys.Length + _freshCount;
        int[] buckets = new int[Buckets + 1];
        for (int i = 0; i < _freshCount; i++) buckets[(_fresh[i].Key >> 16) + 1]++;
        for (int bucket = 0; bucket < Buckets; bucket++) buckets[bucket + 1] += buckets[bucket] + _buckets[bucket + 1] - _buckets[bucket];
        ushort[] keys = new ushort[total], low = new ushort[total];
        byte[] high = new byte[total];
        int[] places = new int[Buckets];
        for (int bucket = 0; bucket < Buckets; bucket++)
        {
            int from = _buckets[bucket], count = _buckets[bucket + 1] - from, to = buckets[bucket];
            Array.Copy(_keys, from, keys, to, count);
            Array.Copy(_textsLow, from, low, to, count);
            Array.Copy(_textsHigh, from, high, to, count);
            places[bucket] = to + count;
        }
        for (int i = 0; i < _freshCount; i++)
        {
            (uint key, int text, _) = _fresh[i];
            int place = places[key >> 16]++;
            (keys[place], low[place], high[place]) = ((ushort)key, (ushort)text, (byte)(text >> 16));
        }
        (_buckets, _keys, _textsLow, _textsHigh, _freshCount) = (buckets, keys, low, high, 0);
        int fresh = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastFresh, total / FreshShare / 2));
        if (fresh == _fresh.Length)
        {
            Array.Clear(_freshHeads);
            return;
        }
        _fresh = new (uint, int, int)[fresh];
        _freshHeads = new int[fresh];
    }
}
