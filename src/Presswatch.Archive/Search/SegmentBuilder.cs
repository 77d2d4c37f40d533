using System.Text;
using Presswatch.Core.Words;

namespace Presswatch.Archive.Search;

/// <summary>Turns a batch of texts into the lists of one segment, in the order of the words.</summary>
/// <remarks>Words are numbered as they come; all occurrences lie in one array and are put in the order of the words at the end by counting.
/// So nothing is allocated for a word but its two names.</remarks>
internal sealed class SegmentBuilder
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<Form> _forms = [];
    private readonly char[] _exact = new char[Tokeniser.MaxFoldedLength];
    private Occurrence[] _occurrences = new Occurrence[1 << 16];
    private int _count;

    public SegmentBuilder() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Number of occurrences held: what bounds the memory.</summary>
    public int Occurrences => _count;

    /// <summary>Takes in one document.</summary>
    /// <param name="ordinal">Its number; higher than those before.</param>
    /// <param name="headline">Its headline, or "".</param>
    /// <param name="text">Its text.</param>
    /// <returns>Number of words, and of those in the headline.</returns>
    public (int Words, int InHeadline) Add(int ordinal, string headline, string text)
    {
        int place = 0;
        int before = _count;
        AddText(ordinal, headline, ref place, true);
        int inHeadline = _count - before;
        if (inHeadline > 0) place++;
        AddText(ordinal, text, ref place, false);
        return (_count - before, inHeadline);
    }

    /// <summary>Gives the lists, word by word in the order of the fold's bytes, then the form's.</summary>
    public void Write(SegmentSink sink)
    {
        int[] ends = new int[_forms.Count];
        for (int i = 0; i < _count; i++) ends[_occurrences[i].Form]++;
        for (int i = 1; i < ends.Length; i++) ends[i] += ends[i - 1];
        var sorted = new Occurrence[_count];
        for (int i = _count - 1; i >= 0; i--) sorted[--ends[_occurrences[i].Form]] = _occurrences[i];
        int[] order = [.. Enumerable.Range(0, ends.Length)];
        Form[] forms = [.. _forms];
        Array.Sort(order, (a, b) => forms[a].OrderTo(forms[b]));
        var documents = new ByteBuffer();
        var places = new ByteBuffer();
        foreach (int form in order)
        {
            ReadOnlySpan<Occurrence> all = sorted.AsSpan(ends[form], (form + 1 < ends.Length ? ends[form + 1] : _count) - ends[form]);
            documents.Clear();
            places.Clear();
            int count = Encode(all, documents, places);
            sink(forms[form].Fold, forms[form].Name, count, all.Length, all[^1].Document, documents.Written, places.Written);
        }
    }

    private void AddText(int ordinal, string text, ref int place, bool headline)
    {
        int end = 0;
        foreach (Token token in Tokeniser.Tokens(text))
        {
            ReadOnlySpan<char> gap = text.AsSpan(end, token.Span.Start - end);
            // One empty place parts paragraphs, however many line ends there are between.
            if (gap.Length > 0 && end > 0 && gap.ContainsAny('\n', '\r')) place++;
            end = token.Span.End;
            int exact = Tokeniser.Exact(token.Span.Of(text), _exact);
            if (_count == _occurrences.Length) Array.Resize(ref _occurrences, _count * 2);
            _occurrences[_count++] = new(NumberOf(_exact.AsSpan(0, exact)), ordinal, place++, headline);
        }
    }

    private int NumberOf(ReadOnlySpan<char> exact)
    {
        if (_lookup.TryGetValue(exact, out int number)) return number;
        number = _forms.Count;
        string form = exact.ToString();
        _numbers.Add(form, number);
        _forms.Add(Form.Of(form));
        return number;
    }

    private static int Encode(ReadOnlySpan<Occurrence> all, ByteBuffer documents, ByteBuffer places)
    {
        int count = 0;
        int before = -1;
        for (int i = 0; i < all.Length;)
        {
            int document = all[i].Document;
            (int start, int inHeadline, int place) = (i, 0, -1);
            for (; i < all.Length && all[i].Document == document; i++)
            {
                if (all[i].InHeadline) inHeadline++;
                places.Add((uint)(all[i].Place - place));
                place = all[i].Place;
            }
            documents.Add(((uint)(document - before) << 1) | (inHeadline > 0 ? 1u : 0u));
            documents.Add((uint)(i - start));
            if (inHeadline > 0) documents.Add((uint)inHeadline);
            before = document;
            count++;
        }
        return count;
    }

    private readonly record struct Occurrence(int Form, int Document, int Place, bool InHeadline);
}

/// <summary>Takes one list of a segment.</summary>
internal delegate void SegmentSink(
    ReadOnlySpan<byte> fold, ReadOnlySpan<byte> form, int documents, long occurrences, int last, ReadOnlySpan<byte> documentList, ReadOnlySpan<byte> placeList);

/// <summary>The names of a word in the index: its fold, and how it was printed.</summary>
/// <param name="Fold">UTF-8 of the fold.</param>
/// <param name="Name">UTF-8 of the unfolded form; a single zero where that is the fold.</param>
internal readonly record struct Form(byte[] Fold, byte[] Name)
{
    private static readonly byte[] Same = [0];

    public static Form Of(string exact)
    {
        string fold = Tokeniser.Fold(exact.AsSpan());
        return new(Encoding.UTF8.GetBytes(fold), fold == exact ? Same : Encoding.UTF8.GetBytes(exact));
    }

    public int OrderTo(Form other)
    {
        int folds = Fold.AsSpan().SequenceCompareTo(other.Fold);
        return folds != 0 ? folds : Name.AsSpan().SequenceCompareTo(other.Name);
    }
}
