using System.Text;
using Presswatch.Core.Dates;
using Presswatch.Core.Values;
using Presswatch.Corpus.Postings;
using Presswatch.Corpus.Storage;
using Presswatch.Corpus.Store;

namespace Presswatch.Corpus.Segments;

/// <summary>An immutable part of the corpus: documents sorted by day, their words as one stream of form ids, a dictionary and postings.</summary>
/// <remarks>
/// <para>Positions count the elements of <see cref="Stream"/>. Element 0 is a sentinel (0); each paragraph, the headline being the first, ends with one; each document has
/// at least one. Form and fold ids are from 1, in the order of the UTF-8 of their texts, and mean something within this segment only; over segments compare
/// <see cref="FoldHashes"/>. All spans lie in mapped memory: use them only while the snapshot they come from is held. Safe for concurrent readers.</para>
/// </remarks>
public sealed partial class Segment : IDisposable
{
    /// <summary>Most positions of a segment: what an index of a span can reach, with room to look ahead.</summary>
    internal const int MostPositions = int.MaxValue - 4096;

    private readonly SegmentFile _file;
    private readonly WindowStore? _windowStore;
    private int[]? _byKey;
    private DocumentFinder? _finder;

    /// <param name="file">The segment's from then on.</param>
    /// <param name="windowStore">Where its windows are kept; <see langword="null"/> for memory alone.</param>
    internal Segment(SegmentFile file, WindowStore? windowStore = null)
    {
        (_file, _windowStore) = (file, windowStore);
        DocumentCount = DocumentKeys.Length;
        FoldCount = FoldOccurrences.Length - 1;
        FormCount = FoldOf.Length - 1;
        Names = ReadNames();
        SourceSets = ReadSourceSets();
    }

    /// <summary>Form ids in reading order; 0 ends a paragraph.</summary>
    public ReadOnlySpan<int> Stream => _file.Ints(SegmentSection.Stream);

    /// <summary>Number of documents.</summary>
    public int DocumentCount { get; }

    /// <summary>Number of words, sentinels not counted.</summary>
    public int Words => WordsBefore[^1];

    /// <summary>Number of folds; ids are 1 to this.</summary>
    public int FoldCount { get; }

    /// <summary>Number of forms; ids are 1 to this.</summary>
    public int FormCount { get; }

    /// <summary>Bytes of the file.</summary>
    public long Bytes => _file.Length;

    /// <summary>First position of each document, ascending; one more at the end: the length of the stream.</summary>
    public ReadOnlySpan<int> DocumentStarts => _file.Ints(SegmentSection.DocumentStarts);

    /// <summary>Words of all documents before each; one more at the end: all words.</summary>
    public ReadOnlySpan<int> WordsBefore => _file.Ints(SegmentSection.DocumentWords);

    /// <summary>The feeder's number of each document.</summary>
    public ReadOnlySpan<int> DocumentKeys => _file.Ints(SegmentSection.DocumentKeys);

    /// <summary>First day each date can mean, ascending: <see cref="DateOnly.DayNumber"/>, or <see cref="DocumentDates.Undated"/>. Within a day the vaguer dates come first.</summary>
    public ReadOnlySpan<int> Days => _file.Ints(SegmentSection.DocumentDays);

    /// <summary>How much of each date is known.</summary>
    public ReadOnlySpan<DayPrecision> Precisions => _file.Of<DayPrecision>(SegmentSection.DocumentPrecisions);

    /// <summary>Words of each headline, up to 65,535; they are the first of the document. 0 where there is none.</summary>
    public ReadOnlySpan<ushort> HeadlineWords => _file.Of<ushort>(SegmentSection.DocumentHeadlines);

    /// <summary>By fold id: its first form; one more at the end. The forms of fold <c>f</c> are <c>FormStarts[f]</c> up to, not including, <c>FormStarts[f + 1]</c>.</summary>
    public ReadOnlySpan<int> FormStarts => _file.Ints(SegmentSection.FormStarts);

    /// <summary>By form id: its fold; 0 for the sentinel.</summary>
    public ReadOnlySpan<int> FoldOf => _file.Ints(SegmentSection.FoldOf);

    /// <summary>By form id: how often it stands in the stream.</summary>
    public ReadOnlySpan<int> FormOccurrences => _file.Ints(SegmentSection.FormCounts);

    /// <summary>By fold id: how often it stands in the stream.</summary>
    public ReadOnlySpan<int> FoldOccurrences => _file.Ints(SegmentSection.FoldCounts);

    /// <summary>By fold id: in how many documents it stands, whatever their state.</summary>
    public ReadOnlySpan<int> FoldDocuments => _file.Ints(SegmentSection.FoldDocuments);

    /// <summary>By fold id: the XXH64 of its UTF-8, the same in every segment; 0 for the sentinel.</summary>
    public ReadOnlySpan<ulong> FoldHashes => _file.Of<ulong>(SegmentSection.FoldHashes);

    /// <summary>The document in which a position lies; positions before the first document are in none (-1).</summary>
    public int DocumentAt(int position)
    {
        int found = DocumentStarts[..DocumentCount].BinarySearch(position);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Words of a document.</summary>
    public int WordsOf(int document) => WordsBefore[document + 1] - WordsBefore[document];

    /// <summary>The document of a key, or -1. The first call sorts the keys.</summary>
    public int DocumentOf(int key)
    {
        int[] order = LazyInitializer.EnsureInitialized(ref _byKey, OrderKeys);
        ReadOnlySpan<int> keys = DocumentKeys;
        (int low, int high) = (0, order.Length - 1);
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int found = keys[order[middle]];
            if (found == key) return order[middle];
            if (found < key) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }

    /// <summary>Publication date of a document as far as it is known.</summary>
    public PartialDate? Published(int document) => DocumentDates.ToDate(Days[document], Precisions[document]);

    /// <summary>The article of a document.</summary>
    public ArticleId ArticleOf(int document) => PackedIds.Article(PackedIdOf(document));

    /// <summary>The version that a document is.</summary>
    public VersionId VersionOf(int document) => PackedIds.Version(PackedIdOf(document));

    /// <summary>The positions of a fold.</summary>
    public PostingList Postings(int fold)
    {
        ReadOnlySpan<long> starts = _file.Of<long>(SegmentSection.PostingStarts);
        ReadOnlySpan<byte> bytes = _file.Of<byte>(SegmentSection.Postings, starts[fold], starts[fold + 1] - starts[fold]);
        return new(bytes, FoldOccurrences[fold], FoldDocuments[fold], Finder);
    }

    public void Dispose()
    {
        _windows?.Dispose();
        _file.Dispose();
    }

    /// <summary>Where documents begin, made by the first question that asks for it.</summary>
    internal DocumentFinder Finder => LazyInitializer.EnsureInitialized(ref _finder, () => new DocumentFinder(DocumentStarts));

    internal ReadOnlySpan<byte> PackedIdOf(int document) => _file.Of<byte>(SegmentSection.DocumentIds).Slice(document * PackedIds.Bytes, PackedIds.Bytes);

    /// <summary>Bytes of UTF-8 between two offsets of a table.</summary>
    private ReadOnlySpan<byte> Text(SegmentSection starts, SegmentSection text, int index)
    {
        ReadOnlySpan<int> offsets = _file.Ints(starts);
        return _file.Of<byte>(text)[offsets[index]..offsets[index + 1]];
    }

    private int[] OrderKeys()
    {
        int[] order = new int[DocumentCount];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(DocumentKeys.ToArray(), order);
        return order;
    }

    private string[] ReadNames()
    {
        string[] names = new string[_file.Ints(SegmentSection.NameStarts).Length - 1];
        for (int i = 0; i < names.Length; i++) names[i] = Encoding.UTF8.GetString(Text(SegmentSection.NameStarts, SegmentSection.NameText, i));
        return names;
    }

    private int[][] ReadSourceSets()
    {
        ReadOnlySpan<int> starts = _file.Ints(SegmentSection.SourceSetStarts);
        ReadOnlySpan<int> members = _file.Ints(SegmentSection.SourceSetMembers);
        int[][] sets = new int[starts.Length - 1][];
        for (int i = 0; i < sets.Length; i++) sets[i] = members[starts[i]..starts[i + 1]].ToArray();
        return sets;
    }
}
