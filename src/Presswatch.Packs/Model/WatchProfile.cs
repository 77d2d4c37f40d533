namespace Presswatch.Packs.Model;

/// <summary>How a site is captured: where its news is announced, how often one looks, and how gently.</summary>
public sealed record WatchProfile
{
    /// <summary>Whether the site is known from files and mirrors only: nothing is ever asked of it.</summary>
    public bool ArchiveOnly { get; init; }
    /// <summary>Seconds between two requests to one host; 5 by default.</summary>
    public double Pause { get; init; } = 5;
    /// <summary>Minutes between two looks at feeds, sitemaps, lists and pages; 60 by default.</summary>
    public int Interval { get; init; } = 60;
    /// <summary>Proxy through which the site is reached; mostly given in the archive's own pack.</summary>
    public string? Proxy { get; init; }
    /// <summary>Whether the site's robots.txt is followed; true by default.</summary>
    public bool Robots { get; init; } = true;
    /// <summary>Whether pictures of articles are captured too; false by default.</summary>
    public bool Images { get; init; }
    /// <summary>Feeds (RSS, Atom).</summary>
    public IReadOnlyList<string> Feeds { get; init; } = [];
    /// <summary>Sitemaps and indexes of sitemaps.</summary>
    public IReadOnlyList<string> Sitemaps { get; init; } = [];
    /// <summary>Single addresses that are captured each time, such as a front page that holds the articles itself.</summary>
    public IReadOnlyList<string> Pages { get; init; } = [];
    /// <summary>Pages that list articles.</summary>
    public IReadOnlyList<WatchList> Lists { get; init; } = [];
    /// <summary>Patterns (non-backtracking) of the addresses that are articles; none: all addresses of the site's hosts that feeds and lists name.</summary>
    public IReadOnlyList<string> Follow { get; init; } = [];
}

/// <summary>A page that lists articles, with the way to its further pages. Paging ends at the first page that names nothing new.</summary>
/// <param name="Address">Its first page.</param>
public sealed record WatchList(string Address)
{
    /// <summary>Selector of the link to the next page, such as "a.next::attr(href)"; <see langword="null"/> where there is none.</summary>
    public string? Next { get; init; }
    /// <summary>Address of page 2 and later, with {page} for its number; <see langword="null"/> where there is none.</summary>
    public string? Numbered { get; init; }
    /// <summary>Form that asks for page 2 and later; <see langword="null"/> where there is none.</summary>
    public WatchForm? Form { get; init; }
    /// <summary>Most pages looked at in one round; 1 by default.</summary>
    public int Pages { get; init; } = 1;
}

/// <summary>A form that is sent by POST, within the source's session.</summary>
/// <param name="Action">Where it is sent; <see langword="null"/> for the list's own address.</param>
/// <param name="Fields">Names and values; "{page}" stands for the number of the page, other names in braces for what <paramref name="Tokens"/> found.</param>
/// <param name="Tokens">Names, and selectors that find their value on the page before.</param>
/// <param name="Shown">Pattern (non-backtracking) with the group "page": the number of the page that was really answered; an answer of another page is asked for once more.</param>
public sealed record WatchForm(string? Action, IReadOnlyList<KeyValuePair<string, string>> Fields, IReadOnlyList<KeyValuePair<string, string>> Tokens, string? Shown);
