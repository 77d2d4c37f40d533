using Presswatch.Core.Problems;

namespace Presswatch.Archive.Disk;

/// <summary>An exclusive lock held through an open file; it falls with the process that holds it.</summary>
public sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The lock's file.</param>
    /// <param name="wait">Longest wait.</param>
    /// <param name="waiting">Called once when the first try fails, so that a user can be told.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="ArchiveException">Still held by another after <paramref name="wait"/>, or the folder is not writable.</exception>
    public static FileLock Take(string path, TimeSpan wait, Action? waiting, CancellationToken cancel)
    {
        long deadline = Environment.TickCount64 + (long)wait.TotalMilliseconds;
        bool told = false;
        while (true)
        {
            try
            {
                return new(new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
            }
            catch (UnauthorizedAccessException denied)
            {
                throw new ArchiveException(new(ProblemCodes.ArchiveReadOnly, denied.Message, new(path)), denied);
            }
            catch (IOException held) when (IsHeld(held))
            {
                if (Environment.TickCount64 >= deadline)
                {
                    throw new ArchiveException(new(ProblemCodes.ArchiveBusy, "The archive is being written to by another program.", new(path)), held);
                }
                if (!told)
                {
                    told = true;
                    waiting?.Invoke();
                }
                cancel.WaitHandle.WaitOne(Pause);
                cancel.ThrowIfCancellationRequested();
            }
            catch (IOException other)
            {
                throw new ArchiveException(ArchiveException.Explain(other, path)!, other);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    // EWOULDBLOCK from flock on Linux and macOS; sharing and lock violations on Windows.
    private static bool IsHeld(IOException exception) => (exception.HResult & 0xFFFF) is 11 or 35 or 32 or 33;
}
