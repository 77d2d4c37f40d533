using Presswatch.Core.Problems;
using Presswatch.Intake.Fetching;
using Presswatch.Packs;
using Presswatch.Packs.Model;

namespace Presswatch.Intake.Watching;

/// <summary>A source with all that a run needs of it: its profile, its session, which addresses are its articles.</summary>
internal sealed class WatchedSource : IDisposable
{
    private readonly SourceReach _reach;
    private readonly Dictionary<string, WatchList> _lists;

    private WatchedSource(SourceProfile profile, WatchProfile watch, FetchSession session)
    {
        (Profile, Watch, Session) = (profile, watch, session);
        _reach = new(profile);
        _lists = watch.Lists.Select(list => (Key: Normal(list.Address), list)).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.list, StringComparer.Ordinal);
    }

    public SourceProfile Profile { get; }

    public WatchProfile Watch { get; }

    public FetchSession Session { get; }

    public TimeSpan Pause => TimeSpan.FromSeconds(Watch.Pause);

    public TimeSpan Interval => TimeSpan.FromMinutes(Watch.Interval);

    /// <summary>The sources that can be watched, those named where any are.</summary>
    public static Outcome<IReadOnlyList<WatchedSource>> Of(PackSet packs, IReadOnlyList<string> names, GuardedFetcher fetcher)
    {
        SourceProfile[] all = [.. packs.Packs.SelectMany(pack => pack.Sources)];
        foreach (string name in names)
        {
            if (!all.Any(source => IsNamed(source, name))) return new Problem(ProblemCodes.NothingToWatch, $"No source is named '{name}'.", Try: Nearest.Of(name, all.Select(source => source.Name)));
        }
        var sources = new List<WatchedSource>();
        foreach (SourceProfile profile in all)
        {
            if (profile.Watch is not { ArchiveOnly: false } watch || (names.Count > 0 && !names.Any(name => IsNamed(profile, name)))) continue;
            Outcome<Uri?> proxy = FetchSession.ProxyOf(watch.Proxy);
            if (proxy.Problem is { } bad) return bad;
            sources.Add(new(profile, watch, fetcher.Open(proxy.Value)));
        }
        return sources.Count > 0 ? sources : new Problem(ProblemCodes.NothingToWatch, "No source of these packs is one to be captured.");
    }

    /// <summary>Whether an address lies on one of the source's hosts.</summary>
    public bool Holds(Uri address) => _reach.Holds(address);

    /// <summary>Whether an address that was found is taken for an article.</summary>
    public bool Follows(Uri address) => _reach.Follows(address);

    /// <summary>The list of the profile that stands at an address.</summary>
    public WatchList? ListAt(string address) => _lists.GetValueOrDefault(address);

    /// <summary>The visits that the profile names.</summary>
    public IEnumerable<Visit> Named()
    {
        IEnumerable<(string Address, VisitKind Kind)> named =
        [
            .. Watch.Feeds.Select(address => (address, VisitKind.Feed)), .. Watch.Sitemaps.Select(address => (address, VisitKind.Sitemap)),
            .. Watch.Lists.Select(list => (list.Address, VisitKind.List)), .. Watch.Pages.Select(address => (address, VisitKind.Page)),
        ];
        foreach ((string address, VisitKind kind) in named)
        {
            // One that may not be fetched is named all the same: its visit fails and says why.
            if (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)) yield return new() { Id = 0, Address = Normal(uri), Source = Profile.Id, Host = FetchAddress.HostOf(uri), Kind = kind, Due = default, IsNamed = true };
        }
    }

    /// <summary>An address as the queue knows it: without the fragment.</summary>
    public static string Normal(Uri address) => address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    public void Dispose() => Session.Dispose();

    private static string Normal(string address) => Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) ? Normal(uri) : address;

    private static bool IsNamed(SourceProfile source, string name) => source.Id == name || source.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
