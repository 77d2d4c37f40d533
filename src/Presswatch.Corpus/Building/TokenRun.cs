using Microsoft.Win32.SafeHandles;
using Presswatch.Corpus.Segments;
using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Building;

/// <summary>Streams of several documents, in the form numbers of one table, from which a segment is put together.</summary>
internal abstract class TokenRun
{
    /// <summary>By form number of this run: the id in the segment to be; set before anything is read for it.</summary>
    public int[] Ids { get; set; } = [];

    /// <summary>Gives back what it holds; nothing is read afterwards.</summary>
    public virtual void Release()
    {
    }

    /// <summary>Reads form numbers. Safe for concurrent callers.</summary>
    public abstract void Read(long start, Span<int> tokens);
}

/// <summary>A run in memory, filled by one tokeniser; once written to a file its memory is given back.</summary>
internal sealed class BuiltRun : TokenRun, IDisposable
{
    private int[]? _tokens;
    private SafeFileHandle? _file;

    public BuiltRun(int[] room) => _tokens = room;

    public int Count { get; private set; }

    public int Room => _tokens!.Length - Count;

    public bool IsSpilled => _file is not null;

    public void Add(int token)
    {
        if (Count == _tokens!.Length) Array.Resize(ref _tokens, _tokens.Length * 2);
        _tokens[Count++] = token;
    }

    /// <summary>Moves the tokens into a file that goes away with this run.</summary>
    /// <returns>The memory that they had, to be used again.</returns>
    public int[] Spill(string path)
    {
        SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        RandomAccess.Write(file, SegmentFile.Raw<int>(_tokens.AsSpan(0, Count)), 0);
        int[] room = _tokens!;
        (_file, _tokens) = (file, null);
        return room;
    }

    public override void Read(long start, Span<int> tokens)
    {
        if (_file is null) _tokens.AsSpan((int)start, tokens.Length).CopyTo(tokens);
        else FileBytes.ReadExactly(_file, System.Runtime.InteropServices.MemoryMarshal.AsBytes(tokens), start * sizeof(int));
    }

    public override void Release() => Dispose();

    public void Dispose()
    {
        _tokens = null;
        _file?.Dispose();
    }
}

/// <summary>The stream of a segment that is merged into another.</summary>
internal sealed class SegmentRun(Segment segment) : TokenRun
{
    public Segment Segment { get; } = segment;

    public override void Read(long start, Span<int> tokens) => Segment.Stream.Slice((int)start, tokens.Length).CopyTo(tokens);
}
