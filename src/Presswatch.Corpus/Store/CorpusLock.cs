namespace Presswatch.Corpus.Store;

/// <summary>An exclusive lock between programs, held through an open file; it falls with the process that holds it.</summary>
internal sealed class CorpusLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly FileStream _file;

    private CorpusLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or gives <see langword="null"/> where another holds it for longer than the wait.</summary>
    /// <exception cref="IOException">The file cannot be opened for another reason.</exception>
    public static CorpusLock? TryTake(string path, TimeSpan wait)
    {
        long deadline = Environment.TickCount64 + (long)wait.TotalMilliseconds;
        using var never = new ManualResetEventSlim();
        while (true)
        {
            try
            {
                return new(new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
            }
            catch (IOException held) when ((held.HResult & 0xFFFF) is 11 or 35 or 32 or 33)
            {
                if (Environment.TickCount64 >= deadline) return null;
                never.Wait(Pause);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
