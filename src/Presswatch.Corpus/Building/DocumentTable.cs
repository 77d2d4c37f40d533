using System.Runtime.InteropServices;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Building;

/// <summary>What is kept of each document while a segment is made, in the order of arrival.</summary>
internal sealed class DocumentTable
{
    private readonly List<Row> _rows = [];

    public NameTable Names { get; } = new();

    public int Count => _rows.Count;

    public ReadOnlySpan<Row> Rows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>Takes a document; where its tokens are is said later with <see cref="Place"/>.</summary>
    public int Add(CorpusDocument document)
    {
        (int day, DayPrecision precision) = DocumentDates.Of(document.Published);
        var row = new Row
        {
            Key = document.Key, Day = day, Precision = precision, Publisher = Names.Add(document.Publisher), Language = Names.Add(document.Language),
            Section = document.Section is null ? -1 : Names.Add(document.Section), SourceSet = Names.AddSet(document.Sources), IsNewest = document.IsNewest,
        };
        PackedIds.Write(document.Article, document.Version, row.Id);
        _rows.Add(row);
        return _rows.Count - 1;
    }

    public void Add(Row row) => _rows.Add(row);

    public void Place(int document, int run, long start, int length, int words, int headlineWords)
    {
        ref Row row = ref CollectionsMarshal.AsSpan(_rows)[document];
        (row.Run, row.Start, row.Length, row.Words, row.HeadlineWords) = (run, start, length, words, (ushort)Math.Min(headlineWords, ushort.MaxValue));
    }

    /// <summary>The documents by day, within a day the vaguer dates first, then by key.</summary>
    public int[] Sorted()
    {
        int[] order = new int[Count];
        ulong[] keys = new ulong[Count];
        for (int i = 0; i < order.Length; i++)
        {
            Row row = _rows[i];
            (order[i], keys[i]) = (i, ((ulong)(uint)(row.Day + 1) << 34) | ((ulong)row.Precision << 32) | (uint)row.Key);
        }
        Array.Sort(keys, order);
        return order;
    }

    /// <summary>One document.</summary>
    public struct Row
    {
        public int Key;
        public int Day;
        public DayPrecision Precision;
        public bool IsNewest;
        public ushort HeadlineWords;
        public int Publisher;
        public int Language;
        public int Section;
        public int SourceSet;
        public int Run;
        public long Start;
        public int Length;
        public int Words;
        public PackedId Id;
    }

    /// <summary>Article and version as <see cref="PackedIds"/> writes them.</summary>
    [System.Runtime.CompilerServices.InlineArray(PackedIds.Bytes)]
    public struct PackedId
    {
        private byte _first;
    }
}
