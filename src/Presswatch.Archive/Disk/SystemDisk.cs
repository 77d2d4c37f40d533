using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Presswatch.Archive.Disk;

/// <summary>The disk of the machine.</summary>
public sealed class SystemDisk : IDisk
{
    public static readonly SystemDisk Instance = new();

    public IAppendFile OpenAppend(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        MakeFolder(folder);
        bool isNew = !File.Exists(path);
        var file = new AppendFile(path);
        if (isNew) FlushFolder(folder);
        return file;
    }

    public void MakeFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        string? parent = Path.GetDirectoryName(folder);
        if (parent is { Length: > 0 }) MakeFolder(parent);
        Directory.CreateDirectory(folder);
        if (parent is { Length: > 0 }) FlushFolder(parent);
    }

    /// <summary>Makes the names in a folder durable. .NET has no call for it; Windows needs none.</summary>
    /// <exception cref="IOException">The system refused.</exception>
    internal static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        int descriptor = OpenFolder(Encoding.UTF8.GetBytes(folder + "\0"), 0);
        if (descriptor < 0) throw new IOException($"Cannot open folder '{folder}' to flush it (error {Marshal.GetLastPInvokeError()}).");
        try
        {
            if (FlushDescriptor(descriptor) != 0) throw new IOException($"Cannot flush folder '{folder}' (error {Marshal.GetLastPInvokeError()}).", Marshal.GetLastPInvokeError());
        }
        finally
        {
            _ = CloseDescriptor(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int OpenFolder(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int FlushDescriptor(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int CloseDescriptor(int descriptor);

    private sealed class AppendFile : IAppendFile
    {
        private readonly SafeFileHandle _handle;
        private bool _failed;

        public AppendFile(string path)
        {
            _handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            Length = RandomAccess.GetLength(_handle);
        }

        public long Length { get; private set; }

        public void Append(ReadOnlySpan<byte> bytes)
        {
            ThrowIfFailed();
            try
            {
                RandomAccess.Write(_handle, bytes, Length);
                Length += bytes.Length;
            }
            catch (IOException)
            {
                _failed = true;
                throw;
            }
        }

        public void Flush()
        {
            ThrowIfFailed();
            try
            {
                RandomAccess.FlushToDisk(_handle);
            }
            catch (IOException)
            {
                _failed = true;
                throw;
            }
        }

        public void MoveTailAside(long length, string asidePath)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
            using (IAppendFile aside = Instance.OpenAppend(asidePath))
            {
                byte[] buffer = new byte[1 << 16];
                for (long at = length; at < Length;)
                {
                    int read = RandomAccess.Read(_handle, buffer, at);
                    if (read == 0) break;
                    aside.Append(buffer.AsSpan(0, read));
                    at += read;
                }
                aside.Flush();
            }
            RandomAccess.SetLength(_handle, length);
            RandomAccess.FlushToDisk(_handle);
            Length = length;
        }

        public void Dispose() => _handle.Dispose();

        private void ThrowIfFailed()
        {
            if (_failed) throw new IOException("An earlier write or flush of this file failed; it is not written to again.");
        }
    }
}
