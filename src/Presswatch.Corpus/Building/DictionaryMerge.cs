using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Building;

/// <summary>One dictionary out of several sorted ones: ids in order, and by source what its numbers become.</summary>
internal sealed class DictionaryMerge
{
    private readonly List<int> _formStarts = [0];
    private readonly List<int> _foldOf = [0];
    private readonly List<ulong> _hashes = [0];
    private readonly TextColumn _folds = new();
    private readonly TextColumn _forms = new();

    /// <param name="sources">The dictionaries.</param>
    public DictionaryMerge(IReadOnlyList<FormSource> sources)
    {
        Ids = new int[sources.Count][];
        for (int i = 0; i < sources.Count; i++) Ids[i] = new int[MostNumber(sources[i]) + 1];
        _folds.Add([]);
        _forms.Add([]);
        Merge(sources);
        _formStarts.Add(_foldOf.Count);
    }

    /// <summary>By source and number: the id.</summary>
    public int[][] Ids { get; }

    public int FormCount => _foldOf.Count - 1;

    public int FoldCount => _hashes.Count - 1;

    public int[] FoldOf => [.. _foldOf];

    /// <summary>Writes all sections of the dictionary but the counts.</summary>
    public void Write(SegmentFileWriter writer)
    {
        writer.Write<int>(SegmentSection.FormStarts, FormStarts());
        writer.Write<int>(SegmentSection.FoldOf, FoldOf);
        writer.Write<ulong>(SegmentSection.FoldHashes, _hashes.ToArray());
        _folds.Write(writer, SegmentSection.FoldTextStarts, SegmentSection.FoldText);
        _forms.Write(writer, SegmentSection.FormTextStarts, SegmentSection.FormText);
    }

    /// <summary>By fold: its first form, and one more.</summary>
    public int[] FormStarts() => [.. _formStarts];

    private static int MostNumber(FormSource source)
    {
        int most = 0;
        for (int i = 0; i < source.Count; i++) most = Math.Max(most, source.NumberAt(i));
        return most;
    }

    private void Merge(IReadOnlyList<FormSource> sources)
    {
        int[] at = new int[sources.Count];
        while (true)
        {
            int least = -1;
            for (int i = 0; i < sources.Count; i++)
            {
                if (at[i] < sources[i].Count && (least < 0 || Compare(sources[i], at[i], sources[least], at[least]) < 0)) least = i;
            }
            if (least < 0) return;
            Add(sources[least].FoldAt(at[least]), sources[least].FormAt(at[least]));
            // The others that have it stand after the first that does; it goes on last, since they are compared with it.
            for (int i = sources.Count - 1; i >= least; i--)
            {
                if (i != least && (at[i] >= sources[i].Count || Compare(sources[i], at[i], sources[least], at[least]) != 0)) continue;
                Ids[i][sources[i].NumberAt(at[i])] = FormCount;
                at[i]++;
            }
        }
    }

    private void Add(ReadOnlySpan<byte> fold, ReadOnlySpan<byte> form)
    {
        if (FoldCount == 0 || !_folds.Last.SequenceEqual(fold))
        {
            _formStarts.Add(_foldOf.Count);
            _folds.Add(fold);
            _hashes.Add(XxHash64.Of(fold));
        }
        _foldOf.Add(FoldCount);
        _forms.Add(form.SequenceEqual(fold) ? [] : form);
    }

    private static int Compare(FormSource left, int leftIndex, FormSource right, int rightIndex)
    {
        int folds = left.FoldAt(leftIndex).SequenceCompareTo(right.FoldAt(rightIndex));
        return folds != 0 ? folds : left.FormAt(leftIndex).SequenceCompareTo(right.FormAt(rightIndex));
    }
}
