using System.Numerics;
using System.Runtime.InteropServices;

namespace Presswatch.Archive.Reprints;

/// <summary>Which texts have a shingle in their prefix: four bytes a posting in one table by buckets, new ones in a small chained one that is merged into it. Not safe for concurrent use.</summary>
/// <remarks>Of a shingle's key the first bits choose the bucket and the next eight are compared: texts may be given that do not have it, never too few.</remarks>
internal sealed class PostingTable
{
    /// <summary>Most texts: their numbers have 24 bits.</summary>
    public const int MostTexts = 1 << 24;

    private const int KeyBits = 32, TagBits = 8;

    private const int LeastBucketBits = 10, MostBucketBits = 22;

    /// <summary>Postings of a bucket when the table is made; there may be some sixteen times as many before it is made anew.</summary>
    private const int BucketPostings = 16;

    private const int LeastFresh = 1 << 12;

    /// <summary>The new table is merged when it holds this share of all postings: larger costs more merging, smaller more memory.</summary>
    private const int FreshShare = 32;

    private int _bucketBits = LeastBucketBits;
    private int[] _buckets = new int[(1 << LeastBucketBits) + 1];
    private byte[] _tags = [];
    private ushort[] _textsLow = [];
    private byte[] _textsHigh = [];

    private int[] _freshHeads = new int[LeastFresh];
    private (uint Key, int Text, int Next)[] _fresh = new (uint, int, int)[LeastFresh];
    private int _freshCount;

    /// <summary>Number of postings.</summary>
    public int Count => _tags.Length + _freshCount;

    /// <summary>Bytes held.</summary>
    public long Bytes => (_tags.Length * 4L) + (_buckets.Length * 4L) + (_freshHeads.Length * 4L) + (_fresh.Length * 12L);

    /// <summary>What is compared of a shingle.</summary>
    public static uint KeyOf(ulong shingle) => (uint)((shingle * 0x9E3779B97F4A7C15) >> (64 - KeyBits));

    /// <summary>Empties the table, with buckets for so many postings.</summary>
    public void Clear(long expected)
    {
        _bucketBits = Math.Clamp(BitOperations.Log2((uint)Math.Min(uint.MaxValue, expected / BucketPostings) + 1), LeastBucketBits, MostBucketBits);
        (_buckets, _tags, _textsLow, _textsHigh) = (new int[(1 << _bucketBits) + 1], [], [], []);
        Array.Clear(_freshHeads);
        _freshCount = 0;
    }

    public void Add(uint key, int text)
    {
        if (_freshCount == _fresh.Length) Merge();
        ref int head = ref _freshHeads[key & (uint)(_freshHeads.Length - 1)];
        _fresh[_freshCount] = (key, text, head);
        head = ++_freshCount;
    }

    /// <summary>Adds the texts that may have the shingle of a key.</summary>
    public void Find(uint key, List<int> texts)
    {
        for (int at = _freshHeads[key & (uint)(_freshHeads.Length - 1)]; at > 0; at = _fresh[at - 1].Next)
        {
            if (_fresh[at - 1].Key == key) texts.Add(_fresh[at - 1].Text);
        }
        int bucket = BucketOf(key), from = _buckets[bucket];
        byte tag = TagOf(key);
        ReadOnlySpan<byte> tags = _tags.AsSpan(from, _buckets[bucket + 1] - from);
        for (int at = 0; tags[at..].IndexOf(tag) is var next and >= 0; at += next + 1) texts.Add(_textsLow[from + at + next] | (_textsHigh[from + at + next] << 16));
    }

    /// <summary>The table's parts by name, all postings in their buckets: what <see cref="Load"/> takes. Valid until the next call.</summary>
    public IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> Save()
    {
        if (_freshCount > 0) Merge();
        yield return ("buckets", MemoryMarshal.AsBytes(_buckets.AsSpan()).ToArray());
        yield return ("tags", _tags);
        yield return ("low", MemoryMarshal.AsBytes(_textsLow.AsSpan()).ToArray());
        yield return ("high", _textsHigh);
    }

    /// <summary>Takes in what <see cref="Save"/> gave.</summary>
    public void Load(Func<string, byte[]> part)
    {
        _buckets = MemoryMarshal.Cast<byte, int>(part("buckets")).ToArray();
        _bucketBits = BitOperations.Log2((uint)_buckets.Length - 1);
        _tags = part("tags");
        _textsLow = MemoryMarshal.Cast<byte, ushort>(part("low")).ToArray();
        _textsHigh = part("high");
        _freshCount = 0;
        Grow();
    }

    private int BucketOf(uint key) => (int)(key >> (KeyBits - _bucketBits));

    private byte TagOf(uint key) => (byte)(key >> (KeyBits - _bucketBits - TagBits));

    /// <summary>Sorts the new postings into the table by counting.</summary>
    private void Merge()
    {
        int total = Count, count = _buckets.Length - 1;
        int[] buckets = new int[count + 1];
        for (int i = 0; i < _freshCount; i++) buckets[BucketOf(_fresh[i].Key) + 1]++;
        for (int bucket = 0; bucket < count; bucket++) buckets[bucket + 1] += buckets[bucket] + _buckets[bucket + 1] - _buckets[bucket];
        byte[] tags = new byte[total], high = new byte[total];
        ushort[] low = new ushort[total];
        int[] places = new int[count];
        for (int bucket = 0; bucket < count; bucket++)
        {
            int from = _buckets[bucket], held = _buckets[bucket + 1] - from, to = buckets[bucket];
            _tags.AsSpan(from, held).CopyTo(tags.AsSpan(to));
            _textsLow.AsSpan(from, held).CopyTo(low.AsSpan(to));
            _textsHigh.AsSpan(from, held).CopyTo(high.AsSpan(to));
            places[bucket] = to + held;
        }
        for (int i = 0; i < _freshCount; i++)
        {
            (uint key, int text, _) = _fresh[i];
            int place = places[BucketOf(key)]++;
            (tags[place], low[place], high[place]) = (TagOf(key), (ushort)text, (byte)(text >> 16));
        }
        (_buckets, _tags, _textsLow, _textsHigh, _freshCount) = (buckets, tags, low, high, 0);
        Grow();
    }

    private void Grow()
    {
        int fresh = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastFresh, _tags.Length / FreshShare / 2));
        if (fresh == _fresh.Length)
        {
            Array.Clear(_freshHeads);
            return;
        }
        _fresh = new (uint, int, int)[fresh];
        _freshHeads = new int[fresh];
    }
}
