using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Presswatch.Corpus.Storage;

/// <summary>The bytes of one file in memory, read only: mapped from the disk, or a copy for a corpus that has no disk.</summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private byte* _own;

    private MappedFile(MemoryMappedFile? file, MemoryMappedViewAccessor? view, byte* start, long length)
    {
        _file = file;
        _view = view;
        Start = start;
        Length = length;
        if (file is null) _own = start;
    }

    public byte* Start { get; private set; }

    public long Length { get; }

    /// <summary>Maps a file. Deleting or renaming it later changes nothing here.</summary>
    /// <exception cref="IOException">The file cannot be opened or is empty.</exception>
    public static MappedFile Map(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1);
        long length = stream.Length;
        if (length == 0) throw new EndOfStreamException($"'{path}' is empty.");
        MemoryMappedFile file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        MemoryMappedViewAccessor view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        return new(file, view, start + view.PointerOffset, length);
    }

    /// <summary>Memory of that size, zeroed, to be written once and then read.</summary>
    public static MappedFile Allocate(long length)
    {
        byte* start = (byte*)NativeMemory.AlignedAlloc((nuint)Math.Max(1, length), 64);
        NativeMemory.Clear(start, (nuint)length);
        return new(null, null, start, length);
    }

    public void Dispose()
    {
        if (Start is null) return;
        Start = null;
        if (_own is not null) NativeMemory.AlignedFree(_own);
        _own = null;
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
    }
}
