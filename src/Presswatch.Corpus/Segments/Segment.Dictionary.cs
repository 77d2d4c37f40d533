using System.Buffers;
using System.Text;
using Presswatch.Core.Words;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Segments;

/// <summary>Look-ups between texts and ids.</summary>
public sealed partial class Segment
{
    /// <summary>The UTF-8 of a fold.</summary>
    public ReadOnlySpan<byte> FoldUtf8(int fold) => Text(SegmentSection.FoldTextStarts, SegmentSection.FoldText, fold);

    /// <summary>The text of a fold.</summary>
    public string FoldText(int fold) => Encoding.UTF8.GetString(FoldUtf8(fold));

    /// <summary>The UTF-8 of a form.</summary>
    public ReadOnlySpan<byte> FormUtf8(int form)
    {
        ReadOnlySpan<byte> own = Text(SegmentSection.FormTextStarts, SegmentSection.FormText, form);
        return own.Length > 0 ? own : FoldUtf8(FoldOf[form]);
    }

    /// <summary>The text of a form.</summary>
    public string FormText(int form) => Encoding.UTF8.GetString(FormUtf8(form));

    /// <summary>The id of a fold; 0 where no document has it.</summary>
    /// <param name="fold">What <see cref="Tokeniser.Fold(ReadOnlySpan{char})"/> gives.</param>
    public int FindFold(ReadOnlySpan<char> fold)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(fold.Length));
        int found = FindFold(bytes.AsSpan(0, Encoding.UTF8.GetBytes(fold, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
        return found;
    }

    /// <summary>The id of a fold by its UTF-8; 0 where no document has it.</summary>
    public int FindFold(ReadOnlySpan<byte> utf8)
    {
        int at = LowerBound(utf8);
        return at <= FoldCount && FoldUtf8(at).SequenceEqual(utf8) ? at : 0;
    }

    /// <summary>The folds that begin with a text: <c>First</c> up to, not including, <c>End</c>; both the same where there is none.</summary>
    public (int First, int End) FindFolds(ReadOnlySpan<char> prefix)
    {
        Span<byte> bytes = new byte[Encoding.UTF8.GetMaxByteCount(prefix.Length) + 1];
        int length = Encoding.UTF8.GetBytes(prefix, bytes);
        int first = LowerBound(bytes[..length]);
        // No UTF-8 holds the byte 255, so that it stands after all that begin so.
        bytes[length] = 0xFF;
        return (first, LowerBound(bytes[..(length + 1)]));
    }

    /// <summary>The id of an exact form; 0 where no document has it.</summary>
    /// <param name="form">What <see cref="Tokeniser.Exact(ReadOnlySpan{char})"/> gives.</param>
    public int FindForm(ReadOnlySpan<char> form)
    {
        int fold = FindFold(Tokeniser.Fold(form));
        if (fold == 0) return 0;
        byte[] wanted = new byte[Encoding.UTF8.GetMaxByteCount(form.Length)];
        Span<byte> bytes = wanted.AsSpan(0, Encoding.UTF8.GetBytes(form, wanted));
        for (int id = FormStarts[fold]; id < FormStarts[fold + 1]; id++)
        {
            if (FormUtf8(id).SequenceEqual(bytes)) return id;
        }
        return 0;
    }

    /// <summary>The fold of a stable hash; 0 where no document has it. The first call sorts the hashes.</summary>
    public int FindFold(ulong hash)
    {
        HashOrder order = LazyInitializer.EnsureInitialized(ref _byHash, () => new HashOrder(FoldHashes[1..]));
        return order.Find(hash);
    }

    private HashOrder? _byHash;

    /// <summary>First fold whose UTF-8 is not before the bytes; one more than the count where all are.</summary>
    internal int LowerBound(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<int> starts = _file.Ints(SegmentSection.FoldTextStarts);
        ReadOnlySpan<byte> text = _file.Of<byte>(SegmentSection.FoldText);
        (int low, int high) = (1, FoldCount + 1);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (text[starts[middle]..starts[middle + 1]].SequenceCompareTo(utf8) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>Fold ids in the order of their hashes.</summary>
    private sealed class HashOrder
    {
        private readonly ulong[] _hashes;
        private readonly int[] _folds;

        public HashOrder(ReadOnlySpan<ulong> hashes)
        {
            _hashes = hashes.ToArray();
            _folds = new int[_hashes.Length];
            for (int i = 0; i < _folds.Length; i++) _folds[i] = i + 1;
            Array.Sort(_hashes, _folds);
        }

        public int Find(ulong hash)
        {
            int at = Array.BinarySearch(_hashes, hash);
            return at < 0 ? 0 : _folds[at];
        }
    }
}
