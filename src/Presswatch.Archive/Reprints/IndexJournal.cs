using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Presswatch.Archive.Reprints;

/// <summary>What was added to a reprint index since it was last saved whole: number, size, parities and keys of each text. Not safe for concurrent use.</summary>
internal sealed class IndexJournal
{
    private const int HeadBytes = 12 + (TextTable.Words * sizeof(ulong));

    private readonly List<byte> _bytes = [];
    private int _countAt;
    private int _count;

    /// <summary>Whether the index was made anew, so that it has to be saved whole.</summary>
    public bool IsVoid { get; private set; }

    /// <summary>Begins a text; its keys follow.</summary>
    public void Begin(int text, int size, ReadOnlySpan<ulong> bits)
    {
        if (IsVoid) return;
        Close();
        Span<byte> head = stackalloc byte[HeadBytes];
        BinaryPrimitives.WriteInt32LittleEndian(head, text);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], size);
        MemoryMarshal.AsBytes(bits).CopyTo(head[12..]);
        _countAt = _bytes.Count + 8;
        _bytes.AddRange(head);
    }

    public void Add(uint key)
    {
        if (IsVoid) return;
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, key);
        _bytes.AddRange(bytes);
        _count++;
    }

    /// <summary>Says that the index was made anew.</summary>
    public void Void()
    {
        Drop();
        IsVoid = true;
    }

    /// <summary>What was added since the last time; empty where nothing was.</summary>
    public byte[] Take()
    {
        Close();
        byte[] bytes = [.. _bytes];
        Drop();
        IsVoid = false;
        return bytes;
    }

    /// <summary>Adds to an index what a journal has.</summary>
    public static void Replay(ReadOnlySpan<byte> bytes, ReprintIndex index)
    {
        while (bytes.Length > 0)
        {
            int keys = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]) * sizeof(uint);
            index.Replay(BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
                MemoryMarshal.Cast<byte, ulong>(bytes[12..HeadBytes]), MemoryMarshal.Cast<byte, uint>(bytes.Slice(HeadBytes, keys)));
            bytes = bytes[(HeadBytes + keys)..];
        }
    }

    private void Drop()
    {
        _bytes.Clear();
        _count = 0;
    }

    private void Close()
    {
        if (_count > 0) BinaryPrimitives.WriteInt32LittleEndian(CollectionsMarshal.AsSpan(_bytes)[_countAt..], _count);
        _count = 0;
    }
}
