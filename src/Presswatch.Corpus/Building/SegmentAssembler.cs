using Presswatch.Corpus.Segments;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Building;

/// <summary>Puts a segment together: documents in order, the stream with its final ids, the dictionary, the postings.</summary>
internal sealed class SegmentAssembler
{
    private readonly DocumentTable _documents;
    private readonly int[] _order;
    private readonly IReadOnlyList<TokenRun> _runs;
    private readonly DictionaryMerge _dictionary;
    private readonly int[] _starts;

    /// <param name="documents">All documents, with their places in the runs.</param>
    /// <param name="runs">The runs, with their ids.</param>
    /// <param name="dictionary">The dictionary that has these ids.</param>
    /// <exception cref="InvalidOperationException">There are more words than a segment can hold.</exception>
    public SegmentAssembler(DocumentTable documents, IReadOnlyList<TokenRun> runs, DictionaryMerge dictionary)
    {
        _documents = documents;
        _runs = runs;
        _dictionary = dictionary;
        _order = documents.Sorted();
        _starts = new int[_order.Length + 1];
        long at = 1;
        for (int i = 0; i < _order.Length; i++)
        {
            _starts[i] = (int)at;
            at += documents.Rows[_order[i]].Length;
            if (at > Segment.MostPositions) throw new InvalidOperationException("A segment cannot hold so many words.");
        }
        _starts[^1] = (int)at;
    }

    /// <summary>By place in the new segment: the document's number in the table.</summary>
    public ReadOnlySpan<int> Order => _order;

    /// <summary>Writes the file.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="threads">How many threads may work at it.</param>
    /// <param name="postingsAtOnce">Most postings held in memory.</param>
    public void Write(SegmentTarget target, int threads, int postingsAtOnce)
    {
        var writer = new SegmentFileWriter(target);
        int[] cuts = Cuts(_order.Length < 256 ? 1 : threads);
        int[][] counts = WriteStream(writer, cuts, out long streamAt);
        foreach (TokenRun run in _runs) run.Release();
        WriteDocuments(writer);
        _dictionary.Write(writer);
        var postings = new PostingsWriter(writer, streamAt, _starts, cuts, _dictionary.FoldOf, counts);
        writer.Write<int>(SegmentSection.FormCounts, postings.FormCounts);
        writer.Write<int>(SegmentSection.FoldCounts, postings.FoldCounts);
        postings.Write(postingsAtOnce);
        WriteNames(writer);
        writer.Finish();
    }

    /// <summary>Documents at which the parts of the threads begin, with about as many words in each; one more at the end.</summary>
    private int[] Cuts(int parts)
    {
        int[] cuts = new int[parts + 1];
        for (int i = 1; i < parts; i++)
        {
            int found = _starts.AsSpan(0, _order.Length).BinarySearch((int)((long)_starts[^1] * i / parts));
            cuts[i] = Math.Max(cuts[i - 1], found < 0 ? ~found : found);
        }
        cuts[^1] = _order.Length;
        return cuts;
    }

    /// <summary>Writes the stream; returns, by part, how often each form stands in it.</summary>
    private int[][] WriteStream(SegmentFileWriter writer, int[] cuts, out long streamAt)
    {
        long offset = writer.Begin();
        writer.Append(SegmentFile.Raw<int>([0]));
        int[][] counts = new int[cuts.Length - 1][];
        Parallel.For(0, counts.Length, new ParallelOptions { MaxDegreeOfParallelism = counts.Length }, part => counts[part] = WritePart(writer.Target, offset, cuts[part], cuts[part + 1]));
        writer.Skip((_starts[^1] - 1L) * sizeof(int));
        writer.End(SegmentSection.Stream, offset, sizeof(int));
        streamAt = offset;
        return counts;
    }

    private int[] WritePart(SegmentTarget target, long offset, int first, int end)
    {
        const int Room = 1 << 18;
        int[] counts = new int[_dictionary.FormCount + 1];
        int[] buffer = new int[Room];
        int filled = 0;
        long at = offset + ((long)_starts[first] * sizeof(int));
        ReadOnlySpan<DocumentTable.Row> rows = _documents.Rows;
        for (int i = first; i < end; i++)
        {
            DocumentTable.Row row = rows[_order[i]];
            TokenRun run = _runs[row.Run];
            for (int done = 0; done < row.Length;)
            {
                if (filled == buffer.Length) Flush();
                Span<int> part = buffer.AsSpan(filled, Math.Min(row.Length - done, buffer.Length - filled));
                run.Read(row.Start + done, part);
                Rename(part, run.Ids, counts);
                (filled, done) = (filled + part.Length, done + part.Length);
            }
        }
        Flush();
        return counts;

        void Flush()
        {
            target.Write(at, SegmentFile.Raw<int>(buffer.AsSpan(0, filled)));
            at += filled * sizeof(int);
            filled = 0;
        }
    }

    private static void Rename(Span<int> tokens, ReadOnlySpan<int> ids, Span<int> counts)
    {
        foreach (ref int token in tokens)
        {
            int id = ids[token];
            token = id;
            counts[id]++;
        }
    }

    private void WriteDocuments(SegmentFileWriter writer)
    {
        int[] words = new int[_order.Length + 1];
        for (int i = 0; i < _order.Length; i++) words[i + 1] = words[i] + _documents.Rows[_order[i]].Words;
        writer.Write<int>(SegmentSection.DocumentStarts, _starts);
        writer.Write<int>(SegmentSection.DocumentWords, words);
        writer.Write<int>(SegmentSection.DocumentKeys, Column(row => row.Key));
        writer.Write<int>(SegmentSection.DocumentDays, Column(row => row.Day));
        writer.Write<DayPrecision>(SegmentSection.DocumentPrecisions, Column(row => row.Precision));
        writer.Write<ushort>(SegmentSection.DocumentHeadlines, Column(row => row.HeadlineWords));
        byte[] ids = new byte[_order.Length * PackedIds.Bytes];
        for (int i = 0; i < _order.Length; i++) ((ReadOnlySpan<byte>)_documents.Rows[_order[i]].Id).CopyTo(ids.AsSpan(i * PackedIds.Bytes));
        writer.Write<byte>(SegmentSection.DocumentIds, ids);
        NarrowColumn.Write(writer, SegmentSection.DocumentPublishers, Column(row => row.Publisher));
        NarrowColumn.Write(writer, SegmentSection.DocumentLanguages, Column(row => row.Language));
        NarrowColumn.Write(writer, SegmentSection.DocumentSections, Column(row => row.Section));
        NarrowColumn.Write(writer, SegmentSection.DocumentSourceSets, Column(row => row.SourceSet));
    }

    private T[] Column<T>(Func<DocumentTable.Row, T> value)
    {
        var column = new T[_order.Length];
        for (int i = 0; i < column.Length; i++) column[i] = value(_documents.Rows[_order[i]]);
        return column;
    }

    private void WriteNames(SegmentFileWriter writer)
    {
        var names = new TextColumn();
        foreach (string name in _documents.Names.Names) names.Add(System.Text.Encoding.UTF8.GetBytes(name));
        names.Write(writer, SegmentSection.NameStarts, SegmentSection.NameText);
        var starts = new List<int> { 0 };
        var members = new List<int>();
        foreach (int[] set in _documents.Names.SourceSets)
        {
            members.AddRange(set);
            starts.Add(members.Count);
        }
        writer.Write<int>(SegmentSection.SourceSetStarts, starts.ToArray());
        writer.Write<int>(SegmentSection.SourceSetMembers, members.ToArray());
    }
}
