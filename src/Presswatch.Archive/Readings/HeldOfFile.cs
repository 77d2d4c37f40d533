namespace Presswatch.Archive.Readings;

/// <summary>What was read from a SQLite file, held until the file changes. Safe for concurrent callers; who asks while it is read waits.</summary>
/// <param name="path">The file.</param>
/// <param name="read">Reads it.</param>
internal sealed class HeldOfFile<T>(string path, Func<T> read)
    where T : class
{
    private readonly Lock _reading = new();
    private (FileState State, T Value)? _held;

    /// <summary>What the file holds now.</summary>
    public T Current()
    {
        lock (_reading)
        {
            FileState state = FileState.Of(path);
            if (_held is { } held && held.State == state) return held.Value;
            T value = read();
            _held = (state, value);
            return value;
        }
    }

    // Whoever writes, this program or another, changes the file or the log beside it.
    private readonly record struct FileState(long Length, DateTime Written, long LogLength, DateTime LogWritten)
    {
        public static FileState Of(string path)
        {
            var file = new FileInfo(path);
            var log = new FileInfo(path + "-wal");
            return new(file.Length, file.LastWriteTimeUtc, log.Exists ? log.Length : 0, log.Exists ? log.LastWriteTimeUtc : default);
        }
    }
}
