using Microsoft.Win32.SafeHandles;

namespace Presswatch.Corpus.Storage;

/// <summary>Reads that end with all that was asked for.</summary>
internal static class FileBytes
{
    /// <exception cref="EndOfStreamException">The file is shorter.</exception>
    public static void ReadExactly(SafeFileHandle file, Span<byte> into, long offset)
    {
        while (into.Length > 0)
        {
            int read = RandomAccess.Read(file, into, offset);
            if (read == 0) throw new EndOfStreamException("A file of the corpus is shorter than it was.");
            into = into[read..];
            offset += read;
        }
    }
}
