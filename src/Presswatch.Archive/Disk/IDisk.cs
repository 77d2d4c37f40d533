namespace Presswatch.Archive.Disk;

/// <summary>The few things the record asks of a disk, so that a test can drop, tear and reorder what was not flushed.</summary>
public interface IDisk
{
    /// <summary>Opens a file for appending, making it and its folders where missing; a new name is made durable before this returns.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    IAppendFile OpenAppend(string path);

    /// <summary>Makes a folder and those above it where missing; new names are durable before this returns.</summary>
    /// <exception cref="IOException">A folder cannot be made.</exception>
    void MakeFolder(string folder);
}

/// <summary>A file that only grows. Not safe for concurrent callers.</summary>
public interface IAppendFile : IDisposable
{
    /// <summary>Bytes in the file, flushed or not.</summary>
    long Length { get; }

    /// <summary>Adds bytes at the end.</summary>
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Returns when all bytes so far are on the disk. A failed flush must not be tried again: what it lost is unknown.</summary>
    void Flush();

    /// <summary>Moves the bytes from <paramref name="length"/> on into a file of their own, and cuts them off here.</summary>
    void MoveTailAside(long length, string asidePath);
}
