using Presswatch.Corpus.Storage;

namespace Presswatch.Corpus.Building;

/// <summary>Texts one after another, with the offset of each.</summary>
internal sealed class TextColumn
{
    private readonly List<int> _starts = [0];
    private byte[] _text = new byte[1024];
    private int _length;

    /// <summary>The text added last.</summary>
    public ReadOnlySpan<byte> Last => _text.AsSpan(_starts[^2].._length);

    public void Add(ReadOnlySpan<byte> text)
    {
        if (_length + text.Length > _text.Length) Array.Resize(ref _text, checked(Math.Max(_text.Length * 2, _length + text.Length)));
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
        _starts.Add(_length);
    }

    public void Write(SegmentFileWriter writer, SegmentSection starts, SegmentSection text)
    {
        writer.Write<int>(starts, _starts.ToArray());
        writer.Write<byte>(text, _text.AsSpan(0, _length));
    }
}
