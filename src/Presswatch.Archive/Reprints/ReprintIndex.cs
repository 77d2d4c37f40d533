using System.Runtime.InteropServices;

namespace Presswatch.Archive.Reprints;

/// <summary>Gives the shingles of a text that was added before, by <see cref="ShingleHasher"/>: texts are not kept in memory.</summary>
/// <param name="text">Number of the text.</param>
/// <param name="hashes">Where its hashes go, in the order of the text, repeats included; nothing where the text is gone.</param>
public delegate void ShingleSource(int text, List<ulong> hashes);

/// <summary>Another text that is nearly the same.</summary>
/// <param name="Text">Number of the other text.</param>
/// <param name="Shared">Shingles that both have.</param>
/// <param name="All">Shingles that either has.</param>
public readonly record struct Reprint(int Text, int Shared, int All)
{
    /// <summary>Jaccard resemblance, 0 to 1.</summary>
    public double Resemblance => (double)Shared / All;
}

/// <summary>Finds, as texts come in, every earlier text of which at least four fifths of the word 5-shingles are shared: exact, no pair left out and none too many. Not safe for concurrent use.</summary>
/// <remarks>Prefix filter (Chaudhuri, Ganti and Kaushik, "A primitive operator for similarity joins in data cleaning", 2006; Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", 2007):
/// in one order of all shingles, two sets with resemblance t or more share l among the first n - ceil(t n) + l of each (Wang, Li and Feng, "Can we beat the prefix filtering?", 2012). Those are looked up;
/// what gives l of them, is of fitting size and not ruled out by its parities is compared whole. A text with the very shingles of an earlier one is not looked up any more: the earlier one stands for it.
/// The order puts rare shingles first; it is fixed anew as their number grows, and the prefixes with it.</remarks>
public sealed class ReprintIndex(ShingleSource source)
{
    /// <summary>Resemblance from which texts are reprints, as a fraction.</summary>
    internal const int SharedOf = 4, SharedIn = 5;

    /// <summary>Shingles of the prefixes that two texts must share to be compared: one more costs a posting a text and saves most comparisons.</summary>
    private const int LeastHits = 4;

    private const int FirstFixing = 2048;

    /// <summary>The order is fixed anew at so many times as many texts.</summary>
    private const int FixingGrowth = 16;

    /// <summary>Texts whose shingles are counted for the order, spread evenly over all.</summary>
    private const int Counted = 4096;

    private const int None = -1;

    private readonly ShingleRanks _ranks = new();
    private readonly PostingTable _postings = new();
    private readonly TextTable _texts = new();
    private readonly List<int> _found = [];
    private readonly List<int> _likely = [];
    private readonly ShingleSet _shingles = new();
    private readonly ShingleSet _others = new();
    private readonly ulong[] _bits = new ulong[TextTable.Words];
    private readonly List<ulong> _raw = [];
    private ulong[] _prefix = new ulong[256];
    private int _fixAt = FirstFixing;

    /// <summary>Texts that are looked up.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes held in memory.</summary>
    public long Bytes => _postings.Bytes + _ranks.Bytes + _texts.Bytes;

    /// <summary>How often an earlier text had to be read again to be compared.</summary>
    public long Compared { get; private set; }

    /// <summary>What was added since, for the store; <see langword="null"/>: not wanted.</summary>
    internal IndexJournal? Journal { get; init; }

    /// <summary>Adds a text and gives its reprints among those added before.</summary>
    /// <param name="text">Its number, not given before, 0 to 16,777,215.</param>
    /// <param name="hashes">Its shingles in the order of the text, repeats allowed.</param>
    /// <param name="reprints">Where its reprints go; none where an earlier text stands for it.</param>
    /// <returns>The earlier text that has the very same shingles and stands for it; itself where there is none.</returns>
    public int Add(int text, List<ulong> hashes, List<Reprint> reprints)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(text, PostingTable.MostTexts);
        if (hashes.Count == 0) return text;
        uint whole = WholeOf(hashes);
        int twin = TwinOf(whole, hashes);
        if (twin != None) return twin;
        _shingles.Fill(CollectionsMarshal.AsSpan(hashes));
        ReadOnlySpan<ulong> prefix = Prefix(_shingles);
        TextTable.Parities(_shingles.Items, _bits);
        int before = reprints.Count;
        twin = Compare(prefix, reprints);
        if (twin != None)
        {
            reprints.RemoveRange(before, reprints.Count - before);
            return twin;
        }
        _texts.Set(text, _shingles.Count, _bits);
        Journal?.Begin(text, _shingles.Count, _bits);
        Keep(text, prefix, whole);
        if (++Count >= _fixAt) FixRanks();
        return text;
    }

    /// <summary>How many of a set of that size are looked up.</summary>
    internal static int PrefixOf(int size) => size - LeastOf(size) + Math.Min(LeastHits, LeastOf(size));

    /// <summary>Takes in a text as the journal has it.</summary>
    internal void Replay(int text, int size, ReadOnlySpan<ulong> bits, ReadOnlySpan<uint> keys)
    {
        _texts.Set(text, size, bits);
        foreach (uint key in keys) _postings.Add(key, text);
        Count++;
    }

    /// <summary>Everything held, in parts by name.</summary>
    internal IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> Save()
    {
        yield return ("state", MemoryMarshal.AsBytes<int>([Count, _fixAt]).ToArray());
        yield return ("ranks", _ranks.Save());
        foreach ((string, ReadOnlyMemory<byte>) part in _postings.Save()) yield return part;
        foreach ((string, ReadOnlyMemory<byte>) part in _texts.Save()) yield return part;
    }

    /// <summary>Takes in what <see cref="Save"/> gave, into an empty index.</summary>
    internal void Load(Func<string, byte[]> part)
    {
        ReadOnlySpan<int> state = MemoryMarshal.Cast<byte, int>(part("state"));
        (Count, _fixAt) = (state[0], state[1]);
        _ranks.Load(part("ranks"));
        _postings.Load(part);
        _texts.Load(part);
    }

    /// <summary>Fewest shingles that a set shares with one that resembles it, and fewest that such a one has.</summary>
    private static int LeastOf(int size) => ((size * SharedOf) + SharedIn - 1) / SharedIn;

    /// <summary>The key of a text as a whole.</summary>
    private static uint WholeOf(List<ulong> hashes)
    {
        ulong whole = (ulong)hashes.Count;
        foreach (ulong hash in CollectionsMarshal.AsSpan(hashes)) whole = (whole ^ hash) * 0xFF51AFD7ED558CCD;
        return PostingTable.KeyOf(whole ^ (whole >> 32));
    }

    /// <summary>The shingles that are looked up: so many as come first by rank and hash, in no order.</summary>
    private ReadOnlySpan<ulong> Prefix(ShingleSet set)
    {
        ReadOnlySpan<ulong> items = set.Items;
        if (_prefix.Length < items.Length) _prefix = new ulong[items.Length];
        Span<ulong> ranked = _prefix.AsSpan(0, items.Length);
        for (int i = 0; i < items.Length; i++) ranked[i] = _ranks.Ranked(items[i]);
        int count = PrefixOf(items.Length);
        Selection.Smallest(ranked, count);
        return ranked[..count];
    }

    private int TwinOf(uint whole, List<ulong> hashes)
    {
        _found.Clear();
        _postings.Find(whole, _found);
        foreach (int text in _found)
        {
            if (_texts.SizeOf(text) > Math.Min(hashes.Count, ushort.MaxValue)) continue;
            Read(text);
            if (CollectionsMarshal.AsSpan(_raw).SequenceEqual(CollectionsMarshal.AsSpan(hashes))) return text;
        }
        return None;
    }

    /// <returns>The text that has the very same shingles, if any.</returns>
    private int Compare(ReadOnlySpan<ulong> prefix, List<Reprint> reprints)
    {
        _found.Clear();
        _likely.Clear();
        foreach (ulong shingle in prefix) _postings.Find(PostingTable.KeyOf(shingle), _found);
        _texts.Repeated(CollectionsMarshal.AsSpan(_found), Math.Min(LeastHits, LeastOf(_shingles.Count)), _likely);
        foreach (int text in _likely)
        {
            if (!IsLikely(text)) continue;
            Read(text);
            _others.Fill(CollectionsMarshal.AsSpan(_raw));
            int shared = 0;
            foreach (ulong shingle in _others.Items) shared += _shingles.Contains(shingle) ? 1 : 0;
            int all = _shingles.Count + _others.Count - shared;
            if (shared * SharedIn < all * SharedOf) continue;
            if (shared == all) return text;
            reprints.Add(new(text, shared, all));
        }
        return None;
    }

    /// <summary>Whether two texts can resemble each other enough, by their sizes and parities.</summary>
    private bool IsLikely(int text)
    {
        int other = _texts.SizeOf(text), size = _shingles.Count;
        if (other == ushort.MaxValue) return size >= LeastOf(other);
        // Of so many shingles together, a ninth stand in one of the two alone at most.
        return other >= LeastOf(size) && size >= LeastOf(other) && TextTable.LeastDifference(_bits, _texts.BitsOf(text)) * (SharedIn + SharedOf) <= (size + other) * (SharedIn - SharedOf);
    }

    private void Read(int text)
    {
        Compared++;
        _raw.Clear();
        source(text, _raw);
    }

    private void Keep(int text, ReadOnlySpan<ulong> prefix, uint whole)
    {
        Put(whole, text);
        foreach (ulong shingle in prefix) Put(PostingTable.KeyOf(shingle), text);
    }

    private void Put(uint key, int text)
    {
        _postings.Add(key, text);
        Journal?.Add(key);
    }

    /// <summary>Fixes the order by what is common by now, and takes all prefixes anew.</summary>
    private void FixRanks()
    {
        _fixAt *= FixingGrowth;
        ushort[] counter = ShingleRanks.Counter(Math.Min(Count, Counted));
        foreach (int _ in Standing(Math.Max(1, Count / Counted))) ShingleRanks.Count(counter, _others.Items);
        _ranks.Fix(counter);
        _postings.Clear(_postings.Count);
        Journal?.Void();
        foreach (int text in Standing(1)) Keep(text, Prefix(_others), WholeOf(_raw));
        Journal?.Void();
    }

    /// <summary>Every so-many-th of the texts that are looked up, its shingles in <see cref="_others"/>.</summary>
    private IEnumerable<int> Standing(int step)
    {
        int n = 0;
        for (int text = 0; text < _texts.End; text++)
        {
            if (_texts.SizeOf(text) == 0 || n++ % step != 0) continue;
            _raw.Clear();
            source(text, _raw);
            _others.Fill(CollectionsMarshal.AsSpan(_raw));
            yield return text;
        }
    }
}
