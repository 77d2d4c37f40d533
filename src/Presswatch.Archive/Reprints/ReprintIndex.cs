using System.Runtime.InteropServices;

namespace Presswatch.Archive.Reprints;

/// <summary>Gives the shingles of a text that was added before, by <see cref="ShingleHasher"/>: texts are not kept in memory.</summary>
/// <param name="text">Number of the text.</param>
/// <param name="hashes">Where its hashes go, in any order, repeats allowed.</param>
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
/// in one order of all shingles, two sets with resemblance t or more share l among the first n - ceil(t n) + l of each (Wang, Li and Feng, "Can we beat the prefix filtering?", 2012). Those are looked up; what gives l of them is compared whole.
/// Of texts with the same shingles only the first is looked up. The order puts rare shingles first; it is fixed anew as their number grows, and the prefixes with it.</remarks>
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

    /// <summary>End of a chain of equal texts.</summary>
    private const int End = -1;

    private readonly ShingleRanks _ranks = new();
    private readonly PostingTable _postings = new();
    /// <summary>For each text the next one with the same shingles, which is not looked up itself.</summary>
    private readonly List<int> _next = [];
    /// <summary>For each text the number of its shingles, at most 65,535; 0 where another stands for it.</summary>
    private readonly List<ushort> _sizes = [];
    private readonly List<int> _found = [];
    private readonly ShingleSet _shingles = new();
    private readonly ShingleSet _others = new();
    private ulong[] _prefix = new ulong[256];
    private readonly List<ulong> _raw = [];
    private int _fixAt = FirstFixing;
    private int _kept;

    /// <summary>Texts added.</summary>
    public int Count => _next.Count;

    /// <summary>Bytes held in memory.</summary>
    public long Bytes => _postings.Bytes + _ranks.Bytes + (_next.Capacity * 4L) + (_sizes.Capacity * 2L);

    /// <summary>Adds a text and gives its reprints among those added before.</summary>
    /// <param name="hashes">Its shingles in the order of the text, repeats allowed.</param>
    /// <param name="reprints">Where its reprints go.</param>
    /// <returns>The number of the text, from 0.</returns>
    public int Add(List<ulong> hashes, List<Reprint> reprints)
    {
        int text = _next.Count;
        if (text == PostingTable.MostTexts) throw new InvalidOperationException("The index holds as many texts as it can.");
        int same = End;
        ReadOnlySpan<ulong> prefix = [];
        if (hashes.Count > 0)
        {
            _shingles.Fill(CollectionsMarshal.AsSpan(hashes));
            prefix = Prefix(_shingles);
            same = Compare(prefix, reprints);
        }
        bool stands = hashes.Count > 0 && same == End;
        _next.Add(same == End ? End : _next[same]);
        _sizes.Add(stands ? (ushort)Math.Min(_shingles.Count, ushort.MaxValue) : (ushort)0);
        if (same != End) _next[same] = text;
        if (!stands) return text;
        Keep(text, prefix);
        if (++_kept == _fixAt) FixRanks();
        return text;
    }

    /// <summary>How many of a set of that size are looked up.</summary>
    internal static int PrefixOf(int size) => size - LeastOf(size) + Math.Min(LeastHits, LeastOf(size));

    /// <summary>Fewest shingles that a set shares with one that resembles it, and fewest that such a one has.</summary>
    private static int LeastOf(int size) => ((size * SharedOf) + SharedIn - 1) / SharedIn;

    /// <summary>The shingles that are looked up: so many as come first by rank and hash, in no order.</summary>
    private ReadOnlySpan<ulong> Prefix(ShingleSet set)
    {
        ReadOnlySpan<ulong> items = set.Items;
        if (_prefix.Length < items.Length) _prefix = new ulong[items.Length];
        Span<ulong> ranked = _prefix.AsSpan(0, items.Length);
        for (int i = 0; i < items.Length; i++) ranked[i] = _ranks.Ranked(items[i]);
        int count = PrefixOf(items.Length);
        Select(ranked, count);
        return ranked[..count];
    }

    /// <summary>Brings the smallest so many to the front (Hoare's FIND, 1961).</summary>
    private static void Select(Span<ulong> numbers, int count)
    {
        int from = 0, to = numbers.Length - 1;
        while (from < to)
        {
            ulong middle = numbers[(from + to) / 2];
            int low = from, high = to;
            while (low <= high)
            {
                while (numbers[low] < middle) low++;
                while (numbers[high] > middle) high--;
                if (low > high) break;
                (numbers[low], numbers[high]) = (numbers[high], numbers[low]);
                low++;
                high--;
            }
            if (count <= high) to = high;
            else if (count >= low) from = low;
            else return;
        }
    }

    /// <returns>The text that has the very same shingles, if any.</returns>
    private int Compare(ReadOnlySpan<ulong> prefix, List<Reprint> reprints)
    {
        _found.Clear();
        foreach (ulong shingle in prefix) _postings.Find(shingle, _found);
        _found.Sort();
        int same = End;
        for (int i = 0; i < _found.Count;)
        {
            int text = _found[i], hits = 1;
            while (++i < _found.Count && _found[i] == text) hits++;
            if (hits < Math.Min(LeastHits, LeastOf(_shingles.Count)) || !IsOfSize(text, _shingles.Count)) continue;
            _raw.Clear();
            source(text, _raw);
            _others.Fill(CollectionsMarshal.AsSpan(_raw));
            int shared = 0;
            foreach (ulong shingle in _others.Items) shared += _shingles.Contains(shingle) ? 1 : 0;
            int all = _shingles.Count + _others.Count - shared;
            if (shared * SharedIn < all * SharedOf) continue;
            if (shared == all) same = text;
            for (int other = text; other != End; other = _next[other]) reprints.Add(new(other, shared, all));
        }
        return same;
    }

    /// <summary>Whether two sets of such sizes can resemble each other enough.</summary>
    private bool IsOfSize(int text, int size)
    {
        int other = _sizes[text];
        return other == ushort.MaxValue ? size >= LeastOf(other) : other >= LeastOf(size) && size >= LeastOf(other);
    }

    private void Keep(int text, ReadOnlySpan<ulong> prefix)
    {
        foreach (ulong shingle in prefix) _postings.Add(shingle, text);
    }

    /// <summary>Fixes the order by what is common by now, and takes all prefixes anew.</summary>
    private void FixRanks()
    {
        _fixAt *= FixingGrowth;
        ushort[] counter = ShingleRanks.Counter(Math.Min(_kept, Counted));
        foreach (int _ in Standing(Math.Max(1, _sizes.Count / Counted))) ShingleRanks.Count(counter, _others.Items);
        _ranks.Fix(counter);
        _postings.Clear();
        foreach (int text in Standing(1)) Keep(text, Prefix(_others));
    }

    /// <summary>Every so-many-th of the texts that are looked up, its shingles in <see cref="_others"/>.</summary>
    private IEnumerable<int> Standing(int step)
    {
        for (int text = 0; text < _sizes.Count; text += step)
        {
            if (_sizes[text] == 0) continue;
            _raw.Clear();
            source(text, _raw);
            _others.Fill(CollectionsMarshal.AsSpan(_raw));
            yield return text;
        }
    }
}
