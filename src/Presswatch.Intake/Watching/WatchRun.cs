using System.Threading.Channels;
using Presswatch.Archive;
using Presswatch.Archive.Journal;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Watching;

/// <summary>One run of the watcher: hands visits out as hosts become free, takes their ends in, and loads what becomes due.</summary>
internal sealed class WatchRun
{
    private const int LoadedOfHost = 500;
    private const int FewOfHost = 100;
    private static readonly TimeSpan LoadAhead = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LoadEvery = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, WatchedSource> _sources;
    private readonly WatchQueue _queue;
    private readonly CaptureSink _sink;
    private readonly Visitor _visitor;
    private readonly WatchOptions _options;
    private readonly TimeProvider _clock;
    private readonly Action<WatchStep>? _stepped;
    private readonly VisitPlanner _planner = new();
    private readonly Dictionary<string, HashSet<long>> _planned = new(StringComparer.Ordinal);
    private readonly Channel<Told> _told = Channel.CreateUnbounded<Told>(new() { SingleReader = true });
    private readonly WatchReport _report = new();
    private int _running;
    private bool _foundMore = true;
    private long _loadedAt;
    private Exception? _failed;

    public WatchRun(IReadOnlyList<WatchedSource> sources, WatchQueue queue, CaptureSink sink, Visitor visitor, WatchOptions options, TimeProvider clock, Action<WatchStep>? stepped)
    {
        _sources = sources.ToDictionary(source => source.Profile.Id, StringComparer.Ordinal);
        (_queue, _sink, _visitor, _options, _clock, _stepped) = (queue, sink, visitor, options, clock, stepped);
        foreach ((string host, string source) in queue.Hosts()) Know(host, source);
    }

    public async Task<WatchReport> RunAsync(CancellationToken cancel)
    {
        long began = _clock.GetTimestamp();
        using var over = _options.For is { } time ? new CancellationTokenSource(time, _clock) : new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, over.Token);
        try
        {
            while (_failed is null && !stop.IsCancellationRequested)
            {
                DateTimeOffset now = _clock.GetUtcNow();
                Load(now);
                while (_running < _options.MostAtOnce && _planner.TryTake(now, out Visit visit)) Start(visit, stop.Token);
                if (_options.Once && _running == 0 && !_foundMore && !_planner.HasDue(now))
                {
                    if (await HastenedAsync()) continue;
                    break;
                }
                await WaitAsync(stop.Token);
            }
        }
        finally
        {
            await stop.CancelAsync();
            while (_running > 0) Take(await _told.Reader.ReadAsync(CancellationToken.None));
        }
        if (_failed is not null) throw _failed;
        _report.Stopped = cancel.IsCancellationRequested;
        _report.Seconds = _clock.GetElapsedTime(began).TotalSeconds;
        return _report;
    }

    // What a round has lost is followed before it ends.
    private async Task<bool> HastenedAsync()
    {
        await _sink.SettleAsync();
        return _foundMore = _sink.TakeHastened() > 0;
    }

    private void Know(string host, string source)
    {
        if (!_sources.TryGetValue(source, out WatchedSource? known)) return;
        _planned.TryAdd(host, []);
        _planner.SetPause(host, known.Pause);
    }

    private void Load(DateTimeOffset now)
    {
        bool hastened = _sink.TakeHastened() > 0;
        _foundMore |= hastened;
        if (!_foundMore && _clock.GetElapsedTime(_loadedAt) < LoadEvery && _planned.All(host => host.Value.Count == 0 || _planner.CountOf(host.Key) > 0)) return;
        (_foundMore, _loadedAt) = (false, _clock.GetTimestamp());
        foreach ((string host, HashSet<long> planned) in _planned)
        {
            if (_planner.CountOf(host) > FewOfHost && !hastened) continue;
            foreach (Visit visit in _queue.Due(host, _options.Once ? now : now + LoadAhead, LoadedOfHost + planned.Count))
            {
                if (_sources.ContainsKey(visit.Source) && planned.Add(visit.Id)) _planner.Add(visit);
            }
        }
    }

    private void Start(Visit visit, CancellationToken stop)
    {
        _running++;
        _ = Task.Run(() => VisitAsync(visit, stop), CancellationToken.None);
    }

    private async Task VisitAsync(Visit visit, CancellationToken stop)
    {
        bool free = false;
        Exception? failed = null;
        TimeSpan? wait = null;
        string[] hosts = [];
        try
        {
            WatchedSource source = _sources[visit.Source];
            Visited visited = await LookAsync(visit, source, asked =>
            {
                free = true;
                _told.Writer.TryWrite(new(visit, IsFree: true, asked, IsOver: false, [], null));
            }, stop);
            wait = visited.Wait;
            hosts = await FinishAsync(visit, source, visited);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Its address stays due.
        }
        catch (Exception exception)
        {
            failed = exception;
        }
        _told.Writer.TryWrite(new(visit, !free, wait, IsOver: true, hosts, failed));
    }

    // A fault of our own on one page must not end the watch over all others: it is noted as an attempt without an answer.
    private async Task<Visited> LookAsync(Visit visit, WatchedSource source, Action<TimeSpan?> fetched, CancellationToken stop)
    {
        try
        {
            return await _visitor.VisitAsync(visit, source, _queue.CountNew, fetched, stop);
        }
        catch (Exception fault) when (fault is not OperationCanceledException and not ArchiveException)
        {
            return new() { Problem = new(ProblemCodes.Unexpected, $"{fault.GetType().Name}: {fault.Message}", new(visit.Address)) };
        }
    }

    /// <summary>Makes what a visit brought durable, and only then counts it.</summary>
    /// <returns>Hosts of the addresses found.</returns>
    private async Task<string[]> FinishAsync(Visit visit, WatchedSource source, Visited visited)
    {
        DateTimeOffset now = CaptureTime.Whole(_clock.GetUtcNow());
        JournalEntry? note = visited.Problem is { } problem ? new(now, JournalEntry.Attempt, Address: visit.Address, Code: problem.Code.Id, Text: problem.Message, Source: source.Profile.Name) : null;
        IReadOnlyList<TakenCapture> taken = visited.Captures.Count > 0 || note is not null ? await _sink.TakeAsync(visited.Captures, note) : [];
        Visit after = After(visit, visited, now);
        string[] hosts = [];
        int found = 0;
        if (visited.Found.Count > 0)
        {
            (string Address, string Source, string Host, VisitKind Kind)[] places = [.. visited.Found.Select(place => (place.Address, visit.Source, Fetching.FetchAddress.HostOf(new(place.Address)), place.Kind))];
            found = _queue.Find(places, now);
            if (found > 0) hosts = [.. places.Select(place => place.Host).Distinct(StringComparer.Ordinal)];
        }
        DateTimeOffset? next = RevisitPlan.Next(after, visited.End, now, source.Interval, _options.Revisits, visited.Asked);
        _queue.Note([new(after, visited.End, now, next, visited.Answer?.Status)]);
        _report.Add(visited.End, taken, found);
        _stepped?.Invoke(new(source.Profile.Name, visit.Address, WatchReport.NameOf(visited.End), visited.Answer?.Status, visited.Problem));
        return hosts;
    }

    private static Visit After(Visit visit, Visited visited, DateTimeOffset now)
    {
        bool page = visited.End is VisitEnd.Taken or VisitEnd.Unchanged or VisitEnd.Changed;
        bool fresh = visited.End == VisitEnd.Taken;
        return visit with
        {
            First = page ? visit.First ?? now : visit.First,
            MissingSince = visited.End == VisitEnd.Missing ? visit.MissingSince ?? now : page ? null : visit.MissingSince,
            Failures = page || visited.End == VisitEnd.Missing ? 0 : visit.Failures + 1,
            ETag = fresh ? Short(visited.Answer?.Header("ETag")) : visited.End == VisitEnd.Unchanged ? visit.ETag : null,
            LastModified = fresh ? Short(visited.Answer?.Header("Last-Modified")) : visited.End == VisitEnd.Unchanged ? visit.LastModified : null,
        };
    }

    private static string? Short(string? header) => header is { Length: > 0 and <= 500 } ? header : null;

    private async Task WaitAsync(CancellationToken stop)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        TimeSpan wait = _running < _options.MostAtOnce && _planner.NextAt() is { } next ? next - now : LoadEvery;
        if (wait > LoadEvery) wait = LoadEvery;
        if (!_told.Reader.TryPeek(out _) && wait > TimeSpan.Zero)
        {
            using var enough = new CancellationTokenSource(wait, _clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, enough.Token);
            try
            {
                await _told.Reader.WaitToReadAsync(either.Token);
            }
            catch (OperationCanceledException)
            {
                // Time for the next visit, or to stop.
            }
        }
        while (_told.Reader.TryRead(out Told? told)) Take(told);
    }

    private void Take(Told told)
    {
        if (told.IsFree) _planner.Free(told.Visit.Host, _clock.GetUtcNow(), told.Asked);
        if (!told.IsOver) return;
        _running--;
        _failed ??= told.Failed;
        _planned[told.Visit.Host].Remove(told.Visit.Id);
        foreach (string host in told.Hosts) Know(host, told.Visit.Source);
        _foundMore |= told.Hosts.Length > 0;
    }

    /// <summary>A message to the loop.</summary>
    /// <param name="IsFree">Whether the host has ended its request.</param>
    /// <param name="Asked">Wait that it asked for.</param>
    /// <param name="IsOver">Whether the visit is over.</param>
    /// <param name="Hosts">Hosts of addresses that were found.</param>
    private sealed record Told(Visit Visit, bool IsFree, TimeSpan? Asked, bool IsOver, string[] Hosts, Exception? Failed);
}
