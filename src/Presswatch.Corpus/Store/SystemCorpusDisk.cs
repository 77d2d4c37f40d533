using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Presswatch.Corpus.Store;

/// <summary>The disk of the machine.</summary>
public sealed class SystemCorpusDisk : ICorpusDisk
{
    public static readonly SystemCorpusDisk Instance = new();

    public void MakeFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        string? parent = Path.GetDirectoryName(Path.GetFullPath(folder));
        if (parent is { Length: > 0 }) MakeFolder(parent);
        Directory.CreateDirectory(folder);
        if (parent is { Length: > 0 }) FlushFolder(parent);
    }

    public SafeFileHandle Create(string path) => File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);

    public void Flush(SafeFileHandle file) => RandomAccess.FlushToDisk(file);

    public void Publish(string temporary, string path)
    {
        File.Move(temporary, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // A file that stays is deleted when the corpus is next opened for writing.
        }
    }

    /// <summary>Makes the names in a folder durable. .NET has no call for it; Windows needs none.</summary>
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        int descriptor = OpenFolder(Encoding.UTF8.GetBytes(folder + "\0"), 0);
        if (descriptor < 0) throw new IOException($"Cannot open folder '{folder}' to flush it (error {Marshal.GetLastPInvokeError()}).");
        int flushed = FlushDescriptor(descriptor);
        int error = Marshal.GetLastPInvokeError();
        _ = CloseDescriptor(descriptor);
        if (flushed != 0) throw new IOException($"Cannot flush folder '{folder}' (error {error}).");
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int OpenFolder(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int FlushDescriptor(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int CloseDescriptor(int descriptor);
}
