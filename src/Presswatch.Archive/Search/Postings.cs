using System.Runtime.CompilerServices;

namespace Presswatch.Archive.Search;

/// <summary>How the list of a word's documents and places is written.</summary>
/// <remarks>
/// Numbers are little-endian base 128. The list of documents has for each document: (ordinal - ordinal before) * 2 + 1 where the headline has the
/// word; how often it stands there; where the headline has it, how often in the headline. The first ordinal is counted from -1.
/// The list of places has for each of those occurrences its place less the place before in the same document, the first counted from -1.
/// Places count words from 0, headline first; each paragraph, the headline included, is followed by a place left empty, which no phrase crosses.
/// </remarks>
internal ref struct PostingReader(ReadOnlySpan<byte> documents)
{
    private readonly ReadOnlySpan<byte> _bytes = documents;
    private int _at;

    /// <summary>Ordinal of the document.</summary>
    public int Document { get; private set; } = -1;

    /// <summary>How often the word stands in it.</summary>
    public int Count { get; private set; }

    /// <summary>How often in its headline.</summary>
    public int InHeadline { get; private set; }

    public bool MoveNext()
    {
        if (_at >= _bytes.Length) return false;
        uint delta = Varint.Read(_bytes, ref _at);
        Document += (int)(delta >> 1);
        Count = (int)Varint.Read(_bytes, ref _at);
        InHeadline = (delta & 1) != 0 ? (int)Varint.Read(_bytes, ref _at) : 0;
        return true;
    }
}

internal static class Varint
{
    public const int MaxBytes = 5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ReadOnlySpan<byte> from, ref int at)
    {
        uint first = from[at++];
        return first < 0x80 ? first : ReadOn(from, ref at, first & 0x7F);
    }

    /// <summary>Goes past numbers without reading them.</summary>
    public static void Skip(ReadOnlySpan<byte> from, ref int at, int numbers)
    {
        while (numbers > 0)
        {
            if (from[at++] < 0x80) numbers--;
        }
    }

    private static uint ReadOn(ReadOnlySpan<byte> from, ref int at, uint value)
    {
        for (int shift = 7; ; shift += 7)
        {
            uint next = from[at++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }

    public static int Write(Span<byte> to, uint value)
    {
        int i = 0;
        for (; value >= 0x80; value >>= 7) to[i++] = (byte)(value | 0x80);
        to[i++] = (byte)value;
        return i;
    }
}

/// <summary>Bytes that grow.</summary>
internal sealed class ByteBuffer
{
    private byte[] _bytes = new byte[4096];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Add(uint value)
    {
        if (_bytes.Length - _length < Varint.MaxBytes) Array.Resize(ref _bytes, _bytes.Length * 2);
        _length += Varint.Write(_bytes.AsSpan(_length), value);
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length - _length < bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }
}
