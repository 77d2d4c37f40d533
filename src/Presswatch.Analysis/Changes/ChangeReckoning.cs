namespace Presswatch.Analysis.Changes;

/// <summary>One question to the archive's changes, whose answer is remembered until the archive grows. Safe for concurrent use; the answer is reckoned once, whoever asks meanwhile.</summary>
/// <param name="state">The archive's state, by which answers are told apart.</param>
/// <param name="derive">Reckons the answer at that state.</param>
internal sealed class ChangeReckoning(Func<(long Captures, long Read, long Corrections)> state, Func<(long, long, long), ReckonedChanges> derive)
{
    private readonly Lock _reckoning = new();
    private readonly Lock _starting = new();
    private volatile ReckonedChanges? _last;
    private Task<ReckonedChanges>? _running;

    /// <summary>What holds now. Waits until it is reckoned.</summary>
    public ReckonedChanges Fresh()
    {
        lock (_reckoning)
        {
            (long, long, long) now = state();
            return _last is { } last && last.Of == now ? last : _last = derive(now);
        }
    }

    /// <summary>What holds now, where that is reckoned within a time; else what was reckoned last, and the reckoning goes on.</summary>
    /// <param name="patience">Longest wait.</param>
    /// <returns>The changes; <see langword="null"/> where nothing was ever reckoned.</returns>
    public ReckonedChanges? Within(TimeSpan patience)
    {
        if (_last is { } last && last.Of == state()) return last;
        Task<ReckonedChanges> running;
        lock (_starting) running = _running = _running is { IsCompleted: false } ? _running : Task.Run(Fresh);
        return Task.WaitAny([running], patience) == 0 ? running.GetAwaiter().GetResult() : _last;
    }
}
