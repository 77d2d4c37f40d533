using System.Collections.Concurrent;

namespace Presswatch.Corpus.Building;

/// <summary>Gives out runs to be filled, and writes full ones to files once they are more than memory may hold. Safe for concurrent callers.</summary>
internal sealed class BuildRuns(BuildOptions options)
{
    private const int LeastTokens = 1 << 12;
    private const int MostTokens = 1 << 22;

    private readonly ConcurrentBag<int[]> _free = [];
    private int _given;
    private long _inMemory;

    /// <summary>A run with room for so many tokens.</summary>
    /// <param name="full">The one that the caller had before and fills no more.</param>
    /// <param name="needed">Tokens that it must have room for.</param>
    public BuiltRun Next(BuiltRun? full, int needed)
    {
        // A small build begins small; a large one takes whole runs.
        int capacity = Math.Max(needed, full is null ? LeastTokens : Math.Min(MostTokens, full.Count * 4));
        if (full is not null && Interlocked.Add(ref _inMemory, full.Count) > options.TokensInMemory - (options.Threads * (long)MostTokens))
        {
            _free.Add(full.Spill(Path.Combine(options.Temporary ?? Path.GetTempPath(), $"presswatch-run-{Environment.ProcessId}-{Interlocked.Increment(ref _given)}-{Guid.NewGuid():N}")));
            Interlocked.Add(ref _inMemory, -full.Count);
        }
        return new(_free.TryTake(out int[]? room) && room.Length >= capacity ? room : new int[capacity]);
    }
}
