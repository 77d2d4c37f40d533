namespace Presswatch.Intake.Watching;

/// <summary>Which visit comes next: one at a time per host, with the host's pause between, the most urgent of what is due first. Knows no clock but what it is told. Not safe for concurrent callers.</summary>
internal sealed class VisitPlanner
{
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(Host Host, int Stamp), long> _wake = new();

    /// <summary>Visits that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Visits of a host that wait.</summary>
    public int CountOf(string host) => _hosts.TryGetValue(host, out Host? known) ? known.Count : 0;

    /// <summary>Sets the least time from the end of one request to the beginning of the next; the longest ever set for a host counts.</summary>
    public void SetPause(string host, TimeSpan pause)
    {
        Host known = HostOf(host);
        if (pause > known.Pause) known.Pause = pause;
    }

    public void Add(Visit visit)
    {
        Host host = HostOf(visit.Host);
        host.Later.Enqueue(visit, visit.Due.UtcTicks);
        Count++;
        Wake(host);
    }

    /// <summary>Takes the next visit, whose host is then busy until <see cref="Free"/>.</summary>
    public bool TryTake(DateTimeOffset now, out Visit visit)
    {
        while (_wake.TryPeek(out (Host Host, int Stamp) next, out long at) && at <= now.UtcTicks)
        {
            _wake.Dequeue();
            Host host = next.Host;
            if (next.Stamp != host.Stamp || host.IsBusy) continue;
            while (host.Later.TryPeek(out Visit? due, out long time) && time <= now.UtcTicks) host.Ready.Enqueue(host.Later.Dequeue(), Urgency(due));
            if (host.Ready.Count == 0)
            {
                Wake(host);
                continue;
            }
            visit = host.Ready.Dequeue();
            host.IsBusy = true;
            Count--;
            return true;
        }
        visit = null!;
        return false;
    }

    /// <summary>Tells that a host's request has ended.</summary>
    /// <param name="name">The host.</param>
    /// <param name="now">When.</param>
    /// <param name="asked">Wait that it asked for.</param>
    public void Free(string name, DateTimeOffset now, TimeSpan? asked = null)
    {
        Host host = HostOf(name);
        host.IsBusy = false;
        host.FreeAt = now + (asked > host.Pause ? asked.Value : host.Pause);
        Wake(host);
    }

    /// <summary>When the next visit can be taken; <see langword="null"/> where none waits at a host that is free.</summary>
    public DateTimeOffset? NextAt()
    {
        while (_wake.TryPeek(out (Host Host, int Stamp) next, out long at))
        {
            if (next.Stamp == next.Host.Stamp && !next.Host.IsBusy) return new(at, TimeSpan.Zero);
            _wake.Dequeue();
        }
        return null;
    }

    /// <summary>Whether a visit that waits is due.</summary>
    public bool HasDue(DateTimeOffset now) => _hosts.Values.Any(host => host.Ready.Count > 0 || (host.Later.TryPeek(out _, out long due) && due <= now.UtcTicks));

    private Host HostOf(string name)
    {
        if (!_hosts.TryGetValue(name, out Host? host)) _hosts.Add(name, host = new());
        return host;
    }

    private void Wake(Host host)
    {
        host.Stamp++;
        if (host.IsBusy || host.Count == 0) return;
        long due = host.Ready.Count > 0 ? 0 : host.Later.TryPeek(out _, out long first) ? first : long.MaxValue;
        _wake.Enqueue((host, host.Stamp), Math.Max(due, host.FreeAt.UtcTicks));
    }

    // Lists before what is urgent before new articles before second looks; but what has waited long comes before all that is younger than its head start.
    private static long Urgency(Visit visit) => (visit.Due - visit.Kind switch
    {
        VisitKind.Feed or VisitKind.List or VisitKind.Page => TimeSpan.FromHours(48),
        _ when visit.IsUrgent => TimeSpan.FromHours(24),
        VisitKind.Sitemap => TimeSpan.FromHours(6),
        VisitKind.Article when visit.First is null => TimeSpan.FromHours(6),
        _ => TimeSpan.Zero,
    }).UtcTicks;

    private sealed class Host
    {
        public PriorityQueue<Visit, long> Later { get; } = new();

        public PriorityQueue<Visit, long> Ready { get; } = new();

        public TimeSpan Pause { get; set; }

        public DateTimeOffset FreeAt { get; set; }

        public bool IsBusy { get; set; }

        /// <summary>Of its entries among those to wake, only the one with this number counts.</summary>
        public int Stamp { get; set; }

        public int Count => Later.Count + Ready.Count;
    }
}
