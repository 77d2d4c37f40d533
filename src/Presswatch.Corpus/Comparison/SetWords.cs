using Presswatch.Corpus.Phrases;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Comparison;

/// <summary>The words of a set's documents in one segment, laid one after the other, as the questions about phrases read them.</summary>
internal sealed class SetWords : IWordPart
{
    private readonly int[] _stream;
    private readonly int[] _starts;
    private readonly int[] _documents;
    private readonly ulong[] _hashes;
    private readonly int[] _days;
    private readonly bool[] _counted;

    public SetWords(Segment segment, DocumentSet documents)
    {
        Segment = segment;
        _documents = new int[documents.Count];
        _starts = new int[_documents.Length + 1];
        int at = 0;
        _starts[0] = 1;
        foreach (int document in documents)
        {
            _documents[at] = document;
            _starts[at + 1] = _starts[at] + segment.DocumentStarts[document + 1] - segment.DocumentStarts[document];
            at++;
        }
        _stream = new int[_starts[^1]];
        for (int i = 0; i < _documents.Length; i++)
        {
            segment.Stream[segment.DocumentStarts[_documents[i]]..segment.DocumentStarts[_documents[i] + 1]].CopyTo(_stream.AsSpan(_starts[i]));
        }
        ReadOnlySpan<int> folds = segment.FoldOf;
        ReadOnlySpan<ulong> hashes = segment.FoldHashes;
        _hashes = new ulong[folds.Length];
        for (int form = 1; form < folds.Length; form++) _hashes[form] = hashes[folds[form]];
        _days = [.. _documents.Select(document => segment.Days[document])];
        _counted = new bool[_documents.Length];
        Array.Fill(_counted, true);
    }

    /// <summary>The segment whose forms these are.</summary>
    public Segment Segment { get; }

    public ReadOnlySpan<int> Stream => _stream;

    public ReadOnlySpan<ulong> FormHashes => _hashes;

    public ReadOnlySpan<int> DocumentStarts => _starts;

    public ReadOnlySpan<int> FirstDays => _days;

    /// <summary>Not asked for here: the first days.</summary>
    public ReadOnlySpan<int> LastDays => _days;

    /// <summary>Not asked for here: none.</summary>
    public ReadOnlySpan<UInt128> Articles => [];

    public ReadOnlySpan<bool> Counted => _counted;
}
