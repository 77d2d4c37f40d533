using Presswatch.Archive.Disk;

namespace Presswatch.Archive.Tests.Support;

/// <summary>The power went.</summary>
internal sealed class PowerCutException : Exception;

/// <summary>What becomes of bytes that were written but not flushed.</summary>
public enum Unflushed
{
    /// <summary>None of them is there.</summary>
    Dropped,
    /// <summary>A part from the front is there.</summary>
    Torn,
    /// <summary>The file has its new length, but holds zeros there.</summary>
    Zeroed,
    /// <summary>All of them are there.</summary>
    Kept,
}

/// <summary>A disk that knows which bytes were flushed, can cut the power at any step, and then lose what was not.</summary>
/// <param name="cutAt">Number of the step, from 0, before which the power goes.</param>
/// <param name="failFlushAt">Number of the flush, from 0, that the disk refuses.</param>
/// <param name="deaf">Files whose path holds this text are never truly flushed: what a program would do that forgot it.</param>
internal sealed class RecordingDisk(int cutAt = int.MaxValue, int failFlushAt = int.MaxValue, string? deaf = null) : IDisk
{
    private readonly Dictionary<string, long> _durable = [];
    private int _flushes;

    /// <summary>Steps taken so far.</summary>
    public int Steps { get; private set; }

    public IAppendFile OpenAppend(string path)
    {
        Step();
        IAppendFile file = SystemDisk.Instance.OpenAppend(path);
        _durable.TryAdd(path, file.Length);
        return new Recorded(this, path, file);
    }

    public void MakeFolder(string folder)
    {
        Step();
        SystemDisk.Instance.MakeFolder(folder);
    }

    /// <summary>After the power went: does to each file what may happen to bytes that were not flushed.</summary>
    public void Lose(Unflushed fate, Random random)
    {
        foreach ((string path, long durable) in _durable)
        {
            using var file = new FileStream(path, FileMode.Open);
            long pending = file.Length - durable;
            if (pending <= 0 || fate == Unflushed.Kept) continue;
            long length = file.Length;
            file.SetLength(durable + (fate == Unflushed.Torn ? random.NextInt64(pending) : 0));
            if (fate == Unflushed.Zeroed) file.SetLength(length);
        }
    }

    private void Step()
    {
        if (Steps++ >= cutAt) throw new PowerCutException();
    }

    private sealed class Recorded(RecordingDisk disk, string path, IAppendFile file) : IAppendFile
    {
        public long Length => file.Length;

        public void Append(ReadOnlySpan<byte> bytes)
        {
            disk.Step();
            file.Append(bytes);
        }

        public void Flush()
        {
            disk.Step();
            if (disk._flushes++ == disk.FailFlushAt) throw new IOException("The disk refused.");
            file.Flush();
            if (disk.Deaf is null || !path.Contains(disk.Deaf, StringComparison.Ordinal)) disk._durable[path] = file.Length;
        }

        public void MoveTailAside(long length, string asidePath)
        {
            disk.Step();
            file.MoveTailAside(length, asidePath);
            disk._durable[path] = length;
        }

        public void Dispose() => file.Dispose();
    }

    private int FailFlushAt => failFlushAt;

    private string? Deaf => deaf;
}
