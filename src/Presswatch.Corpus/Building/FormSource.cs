using System.Buffers.Binary;
using System.Text;
using Presswatch.Core.Words;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Building;

/// <summary>Forms in the order of the UTF-8 of fold and form, to be merged with those of others.</summary>
internal abstract class FormSource
{
    /// <summary>Number of forms.</summary>
    public abstract int Count { get; }

    /// <summary>The form's number in its runs.</summary>
    /// <param name="index">Place in the order, from 0.</param>
    public abstract int NumberAt(int index);

    public abstract ReadOnlySpan<byte> FoldAt(int index);

    public abstract ReadOnlySpan<byte> FormAt(int index);
}

/// <summary>The forms of a segment, or those of them that are still used.</summary>
internal sealed class SegmentForms(Segment segment, int[]? used) : FormSource
{
    public override int Count => used?.Length ?? segment.FormCount;

    public override int NumberAt(int index) => used is null ? index + 1 : used[index];

    public override ReadOnlySpan<byte> FoldAt(int index) => segment.FoldUtf8(segment.FoldOf[NumberAt(index)]);

    public override ReadOnlySpan<byte> FormAt(int index) => segment.FormUtf8(NumberAt(index));
}

/// <summary>The forms of a table, folded and sorted.</summary>
internal sealed class TableForms : FormSource
{
    private readonly int[] _order;
    private readonly byte[] _text;
    private readonly int[] _foldStarts;
    private readonly int[] _formStarts;

    public TableForms(FormTable table)
    {
        int count = table.Count;
        _order = new int[count];
        _foldStarts = new int[count + 2];
        _formStarts = new int[count + 2];
        byte[] text = new byte[Math.Max(1024, count * 16)];
        Span<char> fold = stackalloc char[Tokeniser.MaxFoldedLength];
        ulong[] prefixes = new ulong[count];
        int at = 0;
        for (int id = 1; id <= count; id++)
        {
            ReadOnlySpan<char> form = table[id];
            int most = Encoding.UTF8.GetMaxByteCount(form.Length + Tokeniser.MaxFoldedLength);
            if (at + most > text.Length) Array.Resize(ref text, Math.Max(text.Length * 2, at + most));
            _foldStarts[id] = at;
            at += Encoding.UTF8.GetBytes(fold[..Tokeniser.Fold(form, fold)], text.AsSpan(at));
            prefixes[id - 1] = PrefixOf(text.AsSpan(_foldStarts[id]..at));
            _formStarts[id] = at;
            at += Encoding.UTF8.GetBytes(form, text.AsSpan(at));
            _order[id - 1] = id;
        }
        _foldStarts[count + 1] = at;
        _text = text;
        Array.Sort(prefixes, _order);
        SortEquals(prefixes);
    }

    public override int Count => _order.Length;

    public override int NumberAt(int index) => _order[index];

    public override ReadOnlySpan<byte> FoldAt(int index) => Fold(_order[index]);

    public override ReadOnlySpan<byte> FormAt(int index) => Form(_order[index]);

    private ReadOnlySpan<byte> Fold(int id) => _text.AsSpan(_foldStarts[id].._formStarts[id]);

    private ReadOnlySpan<byte> Form(int id) => _text.AsSpan(_formStarts[id].._foldStarts[id + 1]);

    /// <summary>The first eight bytes as a number of the same order.</summary>
    private static ulong PrefixOf(ReadOnlySpan<byte> fold)
    {
        if (fold.Length >= 8) return BinaryPrimitives.ReadUInt64BigEndian(fold);
        ulong prefix = 0;
        for (int i = 0; i < fold.Length; i++) prefix |= (ulong)fold[i] << (56 - (8 * i));
        return prefix;
    }

    /// <summary>Sorts each run of forms that begin alike.</summary>
    private void SortEquals(ulong[] prefixes)
    {
        for (int start = 0; start < prefixes.Length;)
        {
            int end = start + 1;
            while (end < prefixes.Length && prefixes[end] == prefixes[start]) end++;
            if (end - start > 1) _order.AsSpan(start..end).Sort(Compare);
            start = end;
        }
    }

    private int Compare(int left, int right)
    {
        int folds = Fold(left).SequenceCompareTo(Fold(right));
        return folds != 0 ? folds : Form(left).SequenceCompareTo(Form(right));
    }
}
