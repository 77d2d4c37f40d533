using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Phrases;

/// <summary>The words of a segment with its documents as they stand at one moment: newest versions count. Use it only while the snapshot of the view is held.</summary>
internal sealed class SegmentWords : IWordPart
{
    private readonly ulong[] _hashes;
    private readonly int[] _lastDays;
    private readonly UInt128[] _articles;
    private readonly bool[] _counted;

    public SegmentWords(SegmentView view)
    {
        View = view;
        Segment segment = view.Segment;
        ReadOnlySpan<int> folds = segment.FoldOf;
        ReadOnlySpan<ulong> foldHashes = segment.FoldHashes;
        _hashes = new ulong[folds.Length];
        for (int form = 1; form < folds.Length; form++) _hashes[form] = foldHashes[folds[form]];
        _lastDays = new int[segment.DocumentCount];
        _counted = new bool[segment.DocumentCount];
        DocumentSet counted = view.Counted(allVersions: false);
        for (int i = 0; i < _lastDays.Length; i++)
        {
            _lastDays[i] = LastDay(segment.Days[i], segment.Precisions[i]);
            _counted[i] = counted[i];
        }
        _articles = segment.ArticleBits();
    }

    /// <summary>The segment and its state.</summary>
    public SegmentView View { get; }

    public ReadOnlySpan<int> Stream => View.Segment.Stream;

    public ReadOnlySpan<ulong> FormHashes => _hashes;

    public ReadOnlySpan<int> DocumentStarts => View.Segment.DocumentStarts;

    public ReadOnlySpan<int> FirstDays => View.Segment.Days;

    public ReadOnlySpan<int> LastDays => _lastDays;

    public ReadOnlySpan<UInt128> Articles => _articles;

    public ReadOnlySpan<bool> Counted => _counted;

    private static int LastDay(int day, DayPrecision precision) => precision switch
    {
        DayPrecision.Year => DateOnly.FromDayNumber(day).AddYears(1).DayNumber - 1,
        DayPrecision.Month => DateOnly.FromDayNumber(day).AddMonths(1).DayNumber - 1,
        _ => day,
    };
}
