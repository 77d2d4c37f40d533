using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Comparison;

/// <summary>One numbering of the folds of all segments, joined by their stable hashes: those of the segment with the most folds keep their ids, the others follow.</summary>
/// <remarks>Number 0 is the sentinel. Made anew for each question; the cost is that of the smaller segments. Immutable.</remarks>
internal sealed class FoldSpace
{
    private readonly CorpusSnapshot _snapshot;
    private readonly int _base;
    private readonly List<(int Segment, int Fold)> _others = [];
    private readonly int[]?[] _maps;

    public FoldSpace(CorpusSnapshot snapshot)
    {
        _snapshot = snapshot;
        _maps = new int[snapshot.Segments.Count][];
        if (_maps.Length == 0) return;
        for (int i = 1; i < _maps.Length; i++)
        {
            if (Segment(i).FoldCount > Segment(_base).FoldCount) _base = i;
        }
        BaseCount = Segment(_base).FoldCount;
        var known = new Dictionary<ulong, int>();
        for (int i = 0; i < _maps.Length; i++)
        {
            if (i != _base) _maps[i] = MapOf(i, known);
        }
    }

    /// <summary>Numbers are 1 to this.</summary>
    public int Count => BaseCount + _others.Count;

    private int BaseCount { get; }

    /// <summary>By fold of a segment: its number; <see langword="null"/> where the ids themselves are.</summary>
    public int[]? MapOf(int segment) => _maps[segment];

    /// <summary>The text of a number.</summary>
    public string TextOf(int number)
    {
        if (number <= BaseCount) return Segment(_base).FoldText(number);
        (int segment, int fold) = _others[number - BaseCount - 1];
        return Segment(segment).FoldText(fold);
    }

    private Segment Segment(int index) => _snapshot.Segments[index].Segment;

    private int[] MapOf(int index, Dictionary<ulong, int> known)
    {
        Segment segment = Segment(index);
        Segment most = Segment(_base);
        int[] map = new int[segment.FoldCount + 1];
        ReadOnlySpan<ulong> hashes = segment.FoldHashes;
        for (int fold = 1; fold < map.Length; fold++)
        {
            int number = most.FindFold(hashes[fold]);
            if (number == 0 && !known.TryGetValue(hashes[fold], out number))
            {
                _others.Add((index, fold));
                known.Add(hashes[fold], number = Count);
            }
            map[fold] = number;
        }
        return map;
    }
}
