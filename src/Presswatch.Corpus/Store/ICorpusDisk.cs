using Microsoft.Win32.SafeHandles;

namespace Presswatch.Corpus.Store;

/// <summary>The few things the corpus asks of a disk, so that a test can break off between any two of them.</summary>
public interface ICorpusDisk
{
    /// <summary>Makes a folder and those above it where missing.</summary>
    /// <exception cref="IOException">A folder cannot be made.</exception>
    void MakeFolder(string folder);

    /// <summary>Makes a new file to be written and read.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    SafeFileHandle Create(string path);

    /// <summary>Returns when all bytes of a file are on the disk.</summary>
    /// <exception cref="IOException">The flush failed; what it lost is unknown.</exception>
    void Flush(SafeFileHandle file);

    /// <summary>Gives a flushed file its name, in place of one that has it; durable when this returns.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    void Publish(string temporary, string path);

    /// <summary>Deletes a file that nothing names any more; a failure is of no consequence and passed over.</summary>
    void Delete(string path);
}
