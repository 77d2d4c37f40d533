using Microsoft.Win32.SafeHandles;

namespace Presswatch.Corpus.Storage;

/// <summary>Where the bytes of a new segment go: a file, or memory for a corpus without a disk. Safe for concurrent callers at different offsets.</summary>
internal abstract class SegmentTarget : IDisposable
{
    private const int PieceBytes = 1 << 22;

    public abstract void Write(long offset, ReadOnlySpan<byte> bytes);

    public abstract void Read(long offset, Span<byte> bytes);

    public abstract void Dispose();

    /// <summary>The checksum of bytes that were written, read back in pieces.</summary>
    public ulong ChecksumOf(long offset, long length)
    {
        var state = new XxHash64.State();
        byte[] buffer = new byte[Math.Min(PieceBytes, length)];
        long whole = length & ~31L;
        for (long at = 0; at < whole; at += PieceBytes)
        {
            Span<byte> part = buffer.AsSpan(0, (int)Math.Min(PieceBytes, whole - at));
            Read(offset + at, part);
            state.Stripes(part);
        }
        Span<byte> rest = buffer.AsSpan(0, (int)(length - whole));
        if (rest.Length > 0) Read(offset + whole, rest);
        return state.Finish(rest, (ulong)length, whole > 0);
    }
}

/// <summary>A file, not flushed here.</summary>
internal sealed class FileTarget(SafeFileHandle file) : SegmentTarget
{
    public override void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(file, bytes, offset);

    public override void Read(long offset, Span<byte> bytes) => FileBytes.ReadExactly(file, bytes, offset);

    public override void Dispose() => file.Dispose();
}

/// <summary>Memory of a known size, which stays the caller's.</summary>
internal sealed unsafe class MappedTarget(MappedFile memory) : SegmentTarget
{
    public override void Write(long offset, ReadOnlySpan<byte> bytes) => bytes.CopyTo(At(offset, bytes.Length));

    public override void Read(long offset, Span<byte> bytes) => At(offset, bytes.Length).CopyTo(bytes);

    public override void Dispose()
    {
    }

    private Span<byte> At(long offset, int length)
    {
        if (offset < 0 || offset > memory.Length - length) throw new ArgumentOutOfRangeException(nameof(offset));
        return new(memory.Start + offset, length);
    }
}

/// <summary>Memory that grows.</summary>
internal sealed class MemoryTarget : SegmentTarget
{
    private readonly Lock _growing = new();
    private byte[] _bytes = new byte[1 << 12];
    private long _length;

    /// <summary>A copy of what was written.</summary>
    public unsafe MappedFile ToFile()
    {
        MappedFile file = MappedFile.Allocate(_length);
        _bytes.AsSpan(0, (int)_length).CopyTo(new(file.Start, (int)_length));
        return file;
    }

    public override void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        lock (_growing)
        {
            long end = offset + bytes.Length;
            if (end > _bytes.Length) Array.Resize(ref _bytes, checked((int)Math.Min(Array.MaxLength, Math.Max(end, _bytes.Length * 2L))));
            bytes.CopyTo(_bytes.AsSpan((int)offset));
            _length = Math.Max(_length, end);
        }
    }

    public override void Read(long offset, Span<byte> bytes)
    {
        lock (_growing) _bytes.AsSpan((int)offset, bytes.Length).CopyTo(bytes);
    }

    public override void Dispose()
    {
    }
}
