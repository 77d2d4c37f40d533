namespace Presswatch.Corpus.Building;

/// <summary>Bytes that grow at the end.</summary>
internal sealed class ByteBuffer(int capacity)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Room for so many bytes at the end, to be counted with <see cref="Advance"/>.</summary>
    public Span<byte> Room(int count)
    {
        if (Length + count > _bytes.Length) Array.Resize(ref _bytes, checked(Math.Max(Length + count, (int)Math.Min(Array.MaxLength, _bytes.Length * 2L))));
        return _bytes.AsSpan(Length);
    }

    public void Clear() => Length = 0;

    public void Advance(int count) => Length += count;

    /// <summary>Bytes written already, to be changed.</summary>
    public Span<byte> At(int offset, int count) => _bytes.AsSpan(offset, count);
}
