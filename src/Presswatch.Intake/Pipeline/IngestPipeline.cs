using System.Threading.Channels;
using Presswatch.Archive;
using Presswatch.Archive.Reprints;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;
using Presswatch.Intake.Items;

namespace Presswatch.Intake.Pipeline;

/// <summary>From items to an archive that answers: read in order, drawn by several workers, written by one, fed to what is derived from them. Memory is bounded whatever the size of the input.</summary>
public sealed class IngestPipeline(PressArchive archive, ArchiveFeed feed, Deriver deriver, IntakeOptions options, TimeProvider clock)
{
    private const int ItemsOfBatch = 64;
    private const long BytesOfBatch = 1 << 20;
    // So many wait while one commit runs, so that drawing and writing go on side by side.
    private const int BatchesOfCommit = 24;

    // A bulk load leaves the index in several parts with free pages between them.
    private const int WorthOptimising = 2_000;
    private static readonly TimeSpan LongestCommit = TimeSpan.FromMilliseconds(700);

    /// <summary>Longest wait for another program that writes; 10 minutes by default.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Where reprints are counted; <see langword="null"/>: nowhere.</summary>
    public SqliteReprintStore? Reprints { get; init; }

    /// <summary>Called when the write lock is held by another.</summary>
    public Action? Waiting { get; init; }

    /// <summary>Told what opening the archive had to mend, where it had to.</summary>
    public Action<Recovery>? Recovered { get; init; }

    /// <summary>Takes files and folders in.</summary>
    /// <param name="paths">As the user named them.</param>
    /// <param name="progress">Told now and then.</param>
    /// <param name="cancel">Ends the run after the batch at hand; the report then says that it was stopped.</param>
    /// <exception cref="ArchiveException">The archive cannot be written to; what was counted is kept.</exception>
    public async Task<IngestReport> RunAsync(IReadOnlyList<string> paths, IProgress<IngestProgress>? progress, CancellationToken cancel)
    {
        FileWalk walk = FileWalk.Of(paths);
        var report = new IngestReport { Files = walk.Files.Count, IgnoredFiles = walk.Ignored };
        foreach (Problem problem in walk.Problems) report.Decline(problem);
        long done = 0, read = 0;
        await RunAsync(Read(), report, items => progress?.Report(new(Interlocked.Read(ref done) + Interlocked.Read(ref read), walk.Bytes, items)), cancel);
        return report;

        IEnumerable<IntakeItem> Read()
        {
            foreach (string file in walk.Files)
            {
                foreach (IntakeItem item in FileItems.Read(file, options, position => Interlocked.Exchange(ref read, position))) yield return item;
                Interlocked.Add(ref done, Interlocked.Exchange(ref read, 0));
            }
        }
    }

    /// <summary>Takes items in, and adds what became of them to a report.</summary>
    public async Task RunAsync(IEnumerable<IntakeItem> items, IngestReport report, Action<long>? progress, CancellationToken cancel)
    {
        long start = clock.GetTimestamp();
        using var writer = new ArchiveWriter(archive, deriver.Derive, Wait, Waiting);
        Recovery recovery = writer.Recover(cancel);
        if (!recovery.IsClean) Recovered?.Invoke(recovery);
        feed.CatchUp(cancel);

        long compared = Reprints?.LastDocument ?? 0;
        Channel<Task<Drawn>> drawn = Channel.CreateBounded<Task<Drawn>>(BatchesOfCommit);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task reading = Task.Run(() => ReadAsync(items, drawn.Writer, stop.Token), CancellationToken.None);
        try
        {
            try
            {
                await WriteAsync(drawn.Reader, writer, report, progress);
            }
            finally
            {
                await stop.CancelAsync();
                await reading.ContinueWith(_ => { }, TaskScheduler.Default);
                feed.Finish();
            }
            await reading;
            feed.CatchUp(CancellationToken.None);
            report.Reprints = Reprints?.ReprintsAfter(compared) ?? 0;
            if (report.NewArticles >= WorthOptimising) feed.Optimise();
        }
        catch (Exception exception) when (exception is not ArchiveException && ArchiveException.Explain(exception, archive.Folder.Root) is { } problem)
        {
            throw new ArchiveException(problem, exception);
        }
        report.Stopped = cancel.IsCancellationRequested;
        report.Seconds = clock.GetElapsedTime(start).TotalSeconds;
    }

    private async Task ReadAsync(IEnumerable<IntakeItem> items, ChannelWriter<Task<Drawn>> drawn, CancellationToken stop)
    {
        try
        {
            var batch = new List<IntakeItem>(ItemsOfBatch);
            long bytes = 0;
            foreach (IntakeItem item in items)
            {
                if (stop.IsCancellationRequested) break;
                batch.Add(item);
                bytes += item.Bytes.Length;
                if (batch.Count < ItemsOfBatch && bytes < BytesOfBatch) continue;
                await HandOnAsync(batch);
                (batch, bytes) = (new(ItemsOfBatch), 0);
            }
            if (batch.Count > 0 && !stop.IsCancellationRequested) await HandOnAsync(batch);
            drawn.Complete();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            drawn.TryComplete();
        }
        catch (Exception exception)
        {
            drawn.TryComplete(exception);
            throw;
        }

        async Task HandOnAsync(List<IntakeItem> whole) => await drawn.WriteAsync(Task.Run(() => Draw(whole), CancellationToken.None), stop);
    }

    private async Task WriteAsync(ChannelReader<Task<Drawn>> drawn, ArchiveWriter writer, IngestReport report, Action<long>? progress)
    {
        var waiting = new List<ReadyCapture>();
        int batches = 0;
        long began = Environment.TickCount64;
        while (await drawn.WaitToReadAsync())
        {
            while (drawn.TryRead(out Task<Drawn>? next))
            {
                Drawn batch = await next;
                foreach (Problem problem in batch.Declined) report.Decline(problem);
                waiting.AddRange(batch.Ready);
                if (++batches < BatchesOfCommit && Environment.TickCount64 - began < LongestCommit.TotalMilliseconds) continue;
                Commit();
            }
        }
        Commit();

        void Commit()
        {
            if (waiting.Count > 0)
            {
                IReadOnlyList<TakenCapture> taken = writer.Take(waiting, CancellationToken.None);
                foreach (TakenCapture capture in taken) report.Add(capture);
                feed.Begin(taken, writer.Held);
            }
            progress?.Invoke(report.Items);
            waiting = [];
            (batches, began) = (0, Environment.TickCount64);
        }
    }

    private Drawn Draw(List<IntakeItem> items)
    {
        var drawn = new Drawn([], []);
        foreach (IntakeItem item in items)
        {
            if (item.Problem is { } problem) drawn.Declined.Add(problem);
            else drawn.Ready.Add(Draw(item));
        }
        return drawn;
    }

    private ReadyCapture Draw(IntakeItem item)
    {
        Sha256 digest = Sha256.Of(item.Bytes.Span);
        string address = item.Address ?? $"urn:sha256:{digest.Hex}";
        DateTimeOffset taken = CaptureTime.Whole(clock.GetUtcNow());
        string source = item.Source ?? HostOf(item.Address) ?? Deriver.UnknownSource;
        var capture = WarcRecord.AsKept(
            new(CaptureId.From(source, address, item.Claimed ?? "", digest), source, address, taken, item.Claimed, null, item.ContentType, digest, item.Bytes.Length, item.Origin), item.HttpHead.Span);
        return ReadyCapture.Of(deriver.Derive(capture, item.HttpHead, item.Bytes), item.HttpHead.Span, item.Bytes.Span);
    }

    private static string? HostOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 ? (uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host) : null;

    private sealed record Drawn(List<ReadyCapture> Ready, List<Problem> Declined);
}
