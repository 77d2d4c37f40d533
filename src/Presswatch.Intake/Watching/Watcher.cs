using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Readings;
using Presswatch.Core.Problems;
using Presswatch.Intake.Fetching;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;

namespace Presswatch.Intake.Watching;

/// <summary>Captures the sources of the packs on their schedules. One per archive at a time; another that is started says so and ends.</summary>
public sealed class Watcher(PressArchive archive, ArchiveFeed feed, Deriver deriver, PackSet packs, GuardedFetcher fetcher, WatchOptions options, TimeProvider clock)
{
    /// <summary>The readings, which the feed keeps in step; <see langword="null"/>: no loss is followed.</summary>
    public IReadingStore? Readings { get; init; }

    /// <summary>Called when the write lock is held by another program.</summary>
    public Action? Waiting { get; init; }

    /// <summary>Told what opening the archive had to mend, where it had to.</summary>
    public Action<Recovery>? Recovered { get; init; }

    /// <summary>Told of every visit that ended, with the problem where there was one.</summary>
    public Action<WatchStep>? Stepped { get; init; }

    /// <summary>Watches until told to stop, until its time is over, or, with <see cref="WatchOptions.Once"/>, until nothing is due.</summary>
    /// <exception cref="ArchiveException">The archive cannot be written to; what was counted is kept.</exception>
    public async Task<Outcome<WatchReport>> RunAsync(CancellationToken cancel)
    {
        Outcome<IReadOnlyList<WatchedSource>> read = WatchedSource.Of(packs, options.Sources, fetcher);
        if (!read.TryGet(out IReadOnlyList<WatchedSource> sources)) return read.Problem!;
        try
        {
            Directory.CreateDirectory(archive.Folder.Watch);
            using FileLock held = FileLock.Take(Path.Combine(archive.Folder.Watch, "watch.lock"), TimeSpan.Zero, null, cancel);
            DateTimeOffset now = clock.GetUtcNow();
            using WatchQueue queue = WatchQueue.Open(archive, answered => SourceOf(answered, sources), now);
            queue.Name([.. sources.SelectMany(source => source.Named())], [.. sources.Select(source => source.Profile.Id)], options.Once, now);
            LossFollower? follower = Readings is { } readings ? new(archive.Catalogue, new(archive, new(archive, capture => deriver.Read(capture, new()).Articles)), readings, queue, clock, options.Follow) : null;
            await using var sink = new CaptureSink(archive, feed, deriver, follower, clock, options.Wait, Waiting, Recovered, cancel);
            var visitor = new Visitor(fetcher, deriver, new(fetcher, clock, options.RobotsAge), options, clock);
            return await new WatchRun(sources, queue, sink, visitor, options, clock, Stepped).RunAsync(cancel);
        }
        catch (ArchiveException busy) when (busy.Problem.Code == ProblemCodes.ArchiveBusy && busy.Problem.Place?.File.EndsWith("watch.lock", StringComparison.Ordinal) == true)
        {
            return new Problem(ProblemCodes.WatchedAlready, "Another Presswatch watches for this archive already.", new(archive.Folder.Root));
        }
        catch (Exception exception) when (exception is not ArchiveException && ArchiveException.Explain(exception, archive.Folder.Root) is { } problem)
        {
            throw new ArchiveException(problem, exception);
        }
        finally
        {
            foreach (WatchedSource source in sources) source.Dispose();
        }
    }

    private static (string, string)? SourceOf(AnsweredAddress answered, IReadOnlyList<WatchedSource> sources)
    {
        if (!Uri.TryCreate(answered.Address, UriKind.Absolute, out Uri? address)) return null;
        foreach (WatchedSource source in sources)
        {
            if (source.Holds(address)) return (source.Profile.Id, FetchAddress.HostOf(address));
        }
        return null;
    }
}

/// <summary>One visit that ended.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Address">What was looked at.</param>
/// <param name="Ending">Kebab-case: taken, unchanged, missing, blocked, changed, empty, failed, forbidden.</param>
/// <param name="Status">HTTP status of the last answer.</param>
/// <param name="Problem">Why there is none.</param>
public sealed record WatchStep(string Source, string Address, string Ending, int? Status, Problem? Problem);

/// <summary>What a run brought. <see cref="Visits"/> is the sum of <see cref="Endings"/>.</summary>
public sealed class WatchReport
{
    private readonly Lock _adding = new();
    private readonly SortedDictionary<string, long> _endings = new(StringComparer.Ordinal);

    public long Visits => _endings.Values.Sum();

    /// <summary>Visits by how they ended.</summary>
    public IReadOnlyDictionary<string, long> Endings => _endings;

    /// <summary>Captures taken: answers of every kind, redirects and robots.txt among them.</summary>
    public long Captures { get; private set; }

    public long NewArticles { get; private set; }

    public long NewVersions { get; private set; }

    /// <summary>Addresses found that were not known.</summary>
    public long Found { get; private set; }

    /// <summary>Wall-clock time.</summary>
    public double Seconds { get; internal set; }

    /// <summary>Whether it was told to stop.</summary>
    public bool Stopped { get; internal set; }

    internal void Add(VisitEnd end, IReadOnlyList<TakenCapture> taken, int found)
    {
        lock (_adding)
        {
            string name = NameOf(end);
            _endings[name] = _endings.GetValueOrDefault(name) + 1;
            Captures += taken.Count(capture => capture.Before is null);
            Found += found;
            foreach (Sighted sighted in taken.SelectMany(capture => capture.Sighted))
            {
                if (sighted.Outcome == SightingOutcome.NewArticle) NewArticles++;
                else if (sighted.Outcome == SightingOutcome.NewVersion) NewVersions++;
            }
        }
    }

    internal static string NameOf(VisitEnd end) => end switch
    {
        VisitEnd.Taken => "taken",
        VisitEnd.Unchanged => "unchanged",
        VisitEnd.Missing => "missing",
        VisitEnd.Blocked => "blocked",
        VisitEnd.Changed => "layout-changed",
        VisitEnd.Empty => "empty",
        VisitEnd.Forbidden => "robots-forbid",
        _ => "failed",
    };
}
