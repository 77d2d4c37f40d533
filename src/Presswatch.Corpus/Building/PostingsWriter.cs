using System.Runtime.InteropServices;
using Presswatch.Corpus.Postings;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Building;

/// <summary>Makes the postings out of a stream that is written already, in several passes where they are more than memory may hold.</summary>
/// <remarks>A counting sort: how often each fold stands in each part of the stream is known, so that each thread knows where its positions go.</remarks>
internal sealed class PostingsWriter
{
    private const int PartTokens = 1 << 20;

    private readonly SegmentFileWriter _writer;
    private readonly long _streamAt;
    private readonly int[] _documentStarts;
    private readonly DocumentFinder _finder;
    private readonly int[] _cuts;
    private readonly int[] _foldOf;
    private readonly int[][] _byPart;
    private readonly int[] _documents;
    private readonly long[] _ends;
    private readonly ByteBuffer[] _encoded;

    /// <param name="writer">The segment's writer.</param>
    /// <param name="streamAt">Where the stream begins in its target.</param>
    /// <param name="documentStarts">First positions of the documents, and the end.</param>
    /// <param name="cuts">Documents at which the threads' parts begin, and the end.</param>
    /// <param name="foldOf">By form: its fold.</param>
    /// <param name="counts">By part and form: how often it stands there.</param>
    public PostingsWriter(SegmentFileWriter writer, long streamAt, int[] documentStarts, int[] cuts, int[] foldOf, int[][] counts)
    {
        (_writer, _streamAt, _documentStarts, _cuts, _foldOf) = (writer, streamAt, documentStarts, cuts, foldOf);
        _finder = new(documentStarts);
        int folds = foldOf[^1];
        FormCounts = new int[foldOf.Length];
        FoldCounts = new int[folds + 1];
        _byPart = new int[counts.Length][];
        for (int part = 0; part < counts.Length; part++)
        {
            _byPart[part] = new int[folds + 1];
            for (int form = 1; form < foldOf.Length; form++)
            {
                FormCounts[form] += counts[part][form];
                _byPart[part][foldOf[form]] += counts[part][form];
                FoldCounts[foldOf[form]] += counts[part][form];
            }
        }
        _documents = new int[folds + 1];
        _ends = new long[folds + 2];
        _encoded = [.. counts.Select(_ => new ByteBuffer(1024))];
    }

    public int[] FormCounts { get; }

    public int[] FoldCounts { get; }

    /// <summary>Writes the postings, where each list begins, and how many documents it has.</summary>
    public void Write(int postingsAtOnce)
    {
        long offset = _writer.Begin();
        int[] positions = [];
        for (int first = 1; first < FoldCounts.Length;)
        {
            int end = first + 1;
            long total = FoldCounts[first];
            while (end < FoldCounts.Length && total + FoldCounts[end] <= postingsAtOnce) total += FoldCounts[end++];
            // The passes share their memory: as much again for each would be held until the next collection.
            if (positions.Length < total) positions = new int[total];
            Pass(first, end, positions.AsMemory(0, (int)total));
            first = end;
        }
        for (int fold = 1; fold < _ends.Length; fold++) _ends[fold] += _ends[fold - 1];
        _writer.End(SegmentSection.Postings, offset, 1);
        _writer.Write<long>(SegmentSection.PostingStarts, _ends);
        _writer.Write<int>(SegmentSection.FoldDocuments, _documents);
    }

    /// <summary>Collects the positions of some folds, and writes their lists.</summary>
    private void Pass(int first, int end, Memory<int> positions)
    {
        int[] starts = new int[end - first + 1];
        for (int i = 1; i < starts.Length; i++) starts[i] = starts[i - 1] + FoldCounts[first + i - 1];
        Each(_byPart.Length, part => Collect(part, first, end, starts, positions.Span));
        int ranges = _byPart.Length;
        int[] cuts = new int[ranges + 1];
        for (int i = 1; i < ranges; i++)
        {
            int found = Array.BinarySearch(starts, (int)((long)positions.Length * i / ranges));
            cuts[i] = Math.Clamp(found < 0 ? ~found : found, cuts[i - 1], end - first);
        }
        cuts[^1] = end - first;
        Each(ranges, range => Encode(first, cuts[range], cuts[range + 1], starts, positions.Span, _encoded[range]));
        foreach (ByteBuffer part in _encoded) _writer.Append(part.Written);
    }

    /// <summary>Puts each position of a part of the stream where its fold's begin.</summary>
    private void Collect(int part, int first, int end, int[] starts, Span<int> positions)
    {
        int[] next = new int[end - first];
        for (int fold = first; fold < end; fold++)
        {
            next[fold - first] = starts[fold - first];
            for (int before = 0; before < part; before++) next[fold - first] += _byPart[before][fold];
        }
        int[] tokens = new int[PartTokens];
        int last = _documentStarts[_cuts[part + 1]];
        for (int at = _documentStarts[_cuts[part]]; at < last;)
        {
            Span<int> read = tokens.AsSpan(0, Math.Min(PartTokens, last - at));
            _writer.Target.Read(_streamAt + ((long)at * sizeof(int)), MemoryMarshal.AsBytes(read));
            foreach (int token in read)
            {
                // The sentinel's fold is 0, which is never in a pass.
                int fold = _foldOf[token] - first;
                if ((uint)fold < (uint)next.Length) positions[next[fold]++] = at;
                at++;
            }
        }
    }

    private void Encode(int firstFold, int first, int end, int[] starts, ReadOnlySpan<int> positions, ByteBuffer bytes)
    {
        bytes.Clear();
        bytes.Room((starts[end] - starts[first]) * 2);
        for (int i = first; i < end; i++)
        {
            int before = bytes.Length;
            if (starts[i + 1] > starts[i]) _documents[firstFold + i] = PostingListWriter.Write(positions[starts[i]..starts[i + 1]], _finder, bytes);
            _ends[firstFold + i + 1] = bytes.Length - before;
        }
    }

    private static void Each(int count, Action<int> part)
    {
        if (count == 1) part(0);
        else Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = count }, part);
    }
}
