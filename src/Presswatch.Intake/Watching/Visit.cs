namespace Presswatch.Intake.Watching;

/// <summary>What is looked for at an address.</summary>
internal enum VisitKind
{
    Feed = 1,
    Sitemap = 2,
    List = 3,
    /// <summary>A single address of the profile, looked at each round.</summary>
    Page = 4,
    Article = 5,
    /// <summary>A picture, captured once.</summary>
    Image = 6,
}

/// <summary>How a visit ended.</summary>
internal enum VisitEnd
{
    /// <summary>The page was served.</summary>
    Taken,
    /// <summary>The site says that nothing has changed.</summary>
    Unchanged,
    /// <summary>404, 410, "unknown address", or sent to the front page.</summary>
    Missing,
    /// <summary>A filter's, login or error page, or a refusal.</summary>
    Blocked,
    /// <summary>A page that does not look as its profile says.</summary>
    Changed,
    /// <summary>A page without text.</summary>
    Empty,
    /// <summary>No answer, or one of the server's own failure.</summary>
    Failed,
    /// <summary>robots.txt asks not to.</summary>
    Forbidden,
}

/// <summary>An address to be looked at, as the queue keeps it.</summary>
internal sealed record Visit
{
    public required long Id { get; init; }
    public required string Address { get; init; }
    /// <summary>Id of the source's profile.</summary>
    public required string Source { get; init; }
    public required string Host { get; init; }
    public required VisitKind Kind { get; init; }
    public required DateTimeOffset Due { get; init; }
    /// <summary>Whether the profile names it; else it was found.</summary>
    public bool IsNamed { get; init; }
    /// <summary>Whether it is to be looked at before other articles: something like it was altered or taken down.</summary>
    public bool IsUrgent { get; init; }
    /// <summary>First capture of a page there.</summary>
    public DateTimeOffset? First { get; init; }
    /// <summary>Since when it answers as missing, without a break.</summary>
    public DateTimeOffset? MissingSince { get; init; }
    /// <summary>Visits in a row without a page.</summary>
    public int Failures { get; init; }
    public string? ETag { get; init; }
    public string? LastModified { get; init; }
}
