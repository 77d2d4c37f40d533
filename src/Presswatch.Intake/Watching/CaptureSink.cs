using System.Threading.Channels;
using Presswatch.Archive;
using Presswatch.Archive.Journal;
using Presswatch.Intake.Pipeline;

namespace Presswatch.Intake.Watching;

/// <summary>Takes captures from many visits into the archive, many in one commit. What it has returned stands on the disk. After a failed write every further call fails.</summary>
internal sealed class CaptureSink : IAsyncDisposable
{
    private const int MostOfBatch = 256;
    private const long BytesOfBatch = 16 << 20;
    private static readonly TimeSpan IdleBeforeFeeding = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestUnfed = TimeSpan.FromSeconds(30);

    private readonly PressArchive _archive;
    private readonly ArchiveWriter _writer;
    private readonly ArchiveFeed _feed;
    private readonly LossFollower? _follower;
    private readonly TimeProvider _clock;
    private readonly Channel<Handed> _handed = Channel.CreateBounded<Handed>(new BoundedChannelOptions(1_024) { SingleReader = true });
    private readonly Task _writing;
    private bool _unfed;
    private long _fedAt;
    private int _hastened;

    public CaptureSink(PressArchive archive, ArchiveFeed feed, Deriver deriver, LossFollower? follower, TimeProvider clock, TimeSpan wait, Action? waiting, Action<Recovery>? recovered, CancellationToken cancel)
    {
        (_archive, _feed, _follower, _clock) = (archive, feed, follower, clock);
        _writer = new(archive, deriver.Derive, wait, waiting);
        Recovery recovery = _writer.Recover(cancel);
        if (!recovery.IsClean) recovered?.Invoke(recovery);
        _feed.CatchUp(cancel);
        _hastened = follower?.Follow() ?? 0;
        _fedAt = clock.GetTimestamp();
        _writing = Task.Run(WriteAsync, CancellationToken.None);
    }

    /// <summary>Takes captures and notes; returns when they are durable.</summary>
    /// <exception cref="ArchiveException">They are not.</exception>
    public async Task<IReadOnlyList<TakenCapture>> TakeAsync(IReadOnlyList<ReadyCapture> captures, JournalEntry? note)
    {
        var handed = new Handed(captures, note);
        await _handed.Writer.WriteAsync(handed);
        return await handed.Done.Task;
    }

    /// <summary>Feeds all that waits, so that what was lost is followed.</summary>
    public async Task SettleAsync()
    {
        var handed = new Handed([], null) { Settles = true };
        await _handed.Writer.WriteAsync(handed);
        await handed.Done.Task;
    }

    /// <summary>How many addresses were put first since it was asked last.</summary>
    public int TakeHastened() => Interlocked.Exchange(ref _hastened, 0);

    public async ValueTask DisposeAsync()
    {
        _handed.Writer.TryComplete();
        await _writing;
        _writer.Dispose();
    }

    private async Task WriteAsync()
    {
        Exception? failed = null;
        while (await WaitAsync())
        {
            List<Handed> batch = Gather();
            try
            {
                if (failed is null) Commit(batch);
            }
            catch (Exception exception)
            {
                failed = exception as ArchiveException ?? (ArchiveException.Explain(exception, _archive.Folder.Root) is { } problem ? new ArchiveException(problem, exception) : exception);
            }
            if (failed is null) continue;
            foreach (Handed handed in batch) handed.Done.TrySetException(failed);
        }
        if (failed is null) Feed();
    }

    // While nothing comes, the derived stores take what waits for them.
    private async Task<bool> WaitAsync()
    {
        if (_unfed && _clock.GetElapsedTime(_fedAt) > LongestUnfed) Feed();
        if (!_unfed) return await _handed.Reader.WaitToReadAsync();
        using var idle = new CancellationTokenSource(IdleBeforeFeeding, _clock);
        try
        {
            return await _handed.Reader.WaitToReadAsync(idle.Token);
        }
        catch (OperationCanceledException)
        {
            Feed();
            return await _handed.Reader.WaitToReadAsync();
        }
    }

    private List<Handed> Gather()
    {
        var batch = new List<Handed>();
        int captures = 0;
        long bytes = 0;
        while (captures < MostOfBatch && bytes < BytesOfBatch && _handed.Reader.TryRead(out Handed? handed))
        {
            batch.Add(handed);
            captures += handed.Captures.Count;
            bytes += handed.Captures.Sum(capture => (long)capture.Record.Length);
        }
        return batch;
    }

    private void Commit(List<Handed> batch)
    {
        ReadyCapture[] captures = [.. batch.SelectMany(handed => handed.Captures)];
        IReadOnlyList<TakenCapture> taken = captures.Length > 0 ? _writer.Take(captures, CancellationToken.None) : [];
        JournalEntry[] notes = [.. batch.Select(handed => handed.Note).OfType<JournalEntry>()];
        if (notes.Length > 0) _archive.Journal.Append(notes);
        if (taken.Count > 0)
        {
            _feed.Begin(taken, _writer.Held);
            _unfed = true;
        }
        if (batch.Any(handed => handed.Settles)) Feed();
        int at = 0;
        foreach (Handed handed in batch)
        {
            handed.Done.TrySetResult([.. taken.Skip(at).Take(handed.Captures.Count)]);
            at += handed.Captures.Count;
        }
    }

    private void Feed()
    {
        _feed.Finish();
        _feed.CatchUp(CancellationToken.None);
        Interlocked.Add(ref _hastened, _follower?.Follow() ?? 0);
        (_unfed, _fedAt) = (false, _clock.GetTimestamp());
    }

    private sealed record Handed(IReadOnlyList<ReadyCapture> Captures, JournalEntry? Note)
    {
        /// <summary>Whether all that waits is to be fed before it is answered.</summary>
        public bool Settles { get; init; }

        public TaskCompletionSource<IReadOnlyList<TakenCapture>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
