namespace Presswatch.Intake.Watching;

/// <summary>Settings of the watcher that hold for all sources; what differs by source stands in its profile.</summary>
public sealed record WatchOptions
{
    public static readonly WatchOptions Default = new();

    /// <summary>Names or ids of the sources to watch; none: all that have a way to be watched.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Whether to end after one round: every feed and list once, and all that is due.</summary>
    public bool Once { get; init; }

    /// <summary>Ends the run after this time; <see langword="null"/> for never.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>Visits under way at once, over all hosts; 64 by default.</summary>
    public int MostAtOnce { get; init; } = 64;

    /// <summary>Most new addresses taken from one feed, list or sitemap; 50,000 by default.</summary>
    public int MostFound { get; init; } = 50_000;

    /// <summary>Most pictures captured of one article; 10 by default.</summary>
    public int MostImages { get; init; } = 10;

    /// <summary>Longest wait for another program that writes to the archive; 10 minutes by default.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the rules of a robots.txt count; a day by default.</summary>
    public TimeSpan RobotsAge { get; init; } = TimeSpan.FromDays(1);

    /// <summary>When addresses are looked at again.</summary>
    public RevisitRules Revisits { get; init; } = RevisitRules.Default;

    /// <summary>What is looked at first after a loss.</summary>
    public FollowRules Follow { get; init; } = FollowRules.Default;
}

/// <summary>When an address is looked at again. The spans thin but never end.</summary>
public sealed record RevisitRules
{
    public static readonly RevisitRules Default = new();

    /// <summary>Spans after the first capture; 1 hour, 1, 7, 30 and 90 days by default.</summary>
    public IReadOnlyList<TimeSpan> After { get; init; } = [TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30), TimeSpan.FromDays(90)];

    /// <summary>Span of the rolling audit after these; 180 days by default.</summary>
    public TimeSpan Audit { get; init; } = TimeSpan.FromDays(180);

    /// <summary>Span for an address that answers as missing; a day by default.</summary>
    public TimeSpan Missing { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a missing address is asked so often, before the audit's span counts again; 30 days by default.</summary>
    public TimeSpan MissingFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Span after a first attempt without an answer, doubled with each further one; 10 minutes by default.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest such span; a day by default.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Span for an address that robots.txt asks not to fetch; 7 days by default.</summary>
    public TimeSpan Forbidden { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Span for sitemaps that an index named; a day by default.</summary>
    public TimeSpan FoundSitemap { get; init; } = TimeSpan.FromDays(1);
}

/// <summary>What is looked at first after an edit or a loss that removes a name.</summary>
public sealed record FollowRules
{
    public static readonly FollowRules Default = new();

    /// <summary>What was asked so shortly before is not asked again; a day by default.</summary>
    public TimeSpan AskedWithin { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Changes seen longer ago, such as those in old captures that are imported, are not followed; 30 days by default.</summary>
    public TimeSpan SeenWithin { get; init; } = TimeSpan.FromDays(30);

    /// <summary>A lost article's names are followed unless they stand in more than this share of all articles; 0.05 by default. Names that an edit removed always are.</summary>
    public double CommonShare { get; init; } = 0.05;

    /// <summary>Names in at most so many articles are never common; 200 by default.</summary>
    public int CommonLeast { get; init; } = 200;
}
