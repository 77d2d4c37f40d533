using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Warc;
using Presswatch.Core.Captures;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;
using Presswatch.Extraction;
using Presswatch.Intake.Fetching;
using Presswatch.Intake.Items;
using Presswatch.Intake.Pipeline;
using Presswatch.Intake.Watching.Lists;

namespace Presswatch.Intake.Watching;

/// <summary>What a visit brought.</summary>
internal sealed class Visited
{
    /// <summary>Every answer as a capture, ready to be taken.</summary>
    public List<ReadyCapture> Captures { get; } = [];

    /// <summary>Addresses that were found, each with what it is.</summary>
    public List<(string Address, VisitKind Kind)> Found { get; } = [];

    public VisitEnd End { get; set; } = VisitEnd.Failed;

    /// <summary>Why there is no answer.</summary>
    public Problem? Problem { get; set; }

    /// <summary>The last answer.</summary>
    public Exchange? Answer { get; set; }

    /// <summary>Wait that the last answer asked for.</summary>
    public TimeSpan? Asked { get; set; }

    /// <summary>Pause between requests that robots.txt asks for.</summary>
    public TimeSpan? Delay { get; set; }

    /// <summary>Wait before the next request to the host.</summary>
    public TimeSpan? Wait => Delay > (Asked ?? TimeSpan.Zero) ? Delay : Asked;
}

/// <summary>Looks at one address: robots rules, request, further pages of a list; and judges what came. Safe for concurrent use for different hosts.</summary>
internal sealed class Visitor(GuardedFetcher fetcher, Deriver deriver, RobotsBook robots, WatchOptions options, TimeProvider clock)
{
    /// <summary>Fetches; a list with its further pages.</summary>
    /// <param name="visit">What to look at.</param>
    /// <param name="source">Its source.</param>
    /// <param name="countNew">How many of some addresses are not yet known.</param>
    /// <param name="fetched">Called when the site is free for the next request; what follows is work of our own.</param>
    /// <param name="cancel">Ends the visit.</param>
    public async Task<Visited> VisitAsync(Visit visit, WatchedSource source, Func<IReadOnlyList<string>, int> countNew, Action<TimeSpan?> fetched, CancellationToken cancel)
    {
        var visited = new Visited();
        Outcome<Uri> looked = FetchAddress.Parse(visit.Address, fetcher.Options);
        if (!looked.TryGet(out Uri address))
        {
            visited.Problem = looked.Problem;
            return visited;
        }
        if (!await MayAskAsync(address, source, visited, cancel)) return visited;
        FetchResult result = await fetcher.FetchAsync(source.Session, new(address) { ETag = visit.ETag, LastModified = visit.LastModified, Pause = source.Pause }, cancel);
        visited.Asked = result.Exchanges.Count > 0 ? result.Exchanges[^1].RetryAfter(clock.GetUtcNow()) : null;
        if (visit.Kind != VisitKind.List) fetched(visited.Wait);
        Keep(visited, result, visit.Kind, source, address);
        Collect(visited, visit.Kind, source);
        if (visit.Kind == VisitKind.List && visited.End is VisitEnd.Taken && source.ListAt(visit.Address) is { Pages: > 1 } list)
        {
            await new ListPager(fetcher, source, list, clock).FollowAsync(
                visited, (next, asked) => MayAskAsync(next, source, asked, cancel), (next, kept) => Keep(kept, next, VisitKind.List, source, address), kept => Collect(kept, VisitKind.List, source), countNew, cancel);
        }
        return visited;
    }

    private async Task<bool> MayAskAsync(Uri address, WatchedSource source, Visited visited, CancellationToken cancel)
    {
        if (!source.Watch.Robots) return true;
        (RobotsRules? rules, FetchResult? asked) = await robots.RulesForAsync(address, source.Session, cancel);
        if (asked is not null)
        {
            foreach (Exchange exchange in asked.Exchanges) visited.Captures.Add(Capture(exchange, source, ItemType.RobotsRole));
            if (rules is null) visited.Problem = asked.Problem ?? new(ProblemCodes.NotReached, $"robots.txt was answered with {asked.Answer!.Status}.", new(address.AbsoluteUri));
            if (rules is not null && source.Pause > TimeSpan.Zero) await Task.Delay(source.Pause, clock, cancel);
        }
        if (rules is null)
        {
            visited.End = VisitEnd.Failed;
            visited.Problem ??= new(ProblemCodes.NotReached, "The site's robots.txt cannot be had.", new(address.AbsoluteUri));
            return false;
        }
        visited.Delay = rules.Delay;
        if (rules.Allows(address)) return true;
        visited.End = VisitEnd.Forbidden;
        visited.Problem = new(ProblemCodes.RobotsForbid, "robots.txt asks not to fetch this address.", new(address.AbsoluteUri));
        return false;
    }

    private void Keep(Visited visited, FetchResult result, VisitKind kind, WatchedSource source, Uri asked)
    {
        string? role = kind switch
        {
            VisitKind.Feed => ItemType.FeedRole,
            VisitKind.Sitemap => ItemType.SitemapRole,
            VisitKind.Image => ItemType.ImageRole,
            _ => null,
        };
        foreach (Exchange exchange in result.Exchanges) visited.Captures.Add(Capture(exchange, source, role));
        (visited.Answer, visited.Problem) = (result.Answer, result.Problem);
        visited.End = result.Answer is { } answer ? Judge(answer, visited.Captures[^1].Entry, kind, asked) : VisitEnd.Failed;
    }

    private static VisitEnd Judge(Exchange answer, CatalogueEntry entry, VisitKind kind, Uri asked)
    {
        if (answer.Status == 304) return VisitEnd.Unchanged;
        if (answer.Status is 404 or 410) return VisitEnd.Missing;
        if (answer.Status is >= 500 or 429) return VisitEnd.Failed;
        if (answer.Status is < 200 or > 299) return VisitEnd.Blocked;
        if (kind == VisitKind.Article && FrontPage.Is(answer.Address) && !FrontPage.Is(asked)) return VisitEnd.Missing;
        ProblemCode? first = entry.Problems.Count > 0 ? entry.Problems[0].Code : null;
        if (kind is VisitKind.Sitemap or VisitKind.Image) return first is null || first == ProblemCodes.ServiceAnswer ? VisitEnd.Taken : VisitEnd.Changed;
        if (first is null || entry.Articles.Count > 0) return first == ProblemCodes.LayoutChanged ? VisitEnd.Changed : VisitEnd.Taken;
        if (first == ProblemCodes.UnknownAddress) return VisitEnd.Missing;
        if (first == ProblemCodes.BlockPage || first == ProblemCodes.ConsentWall) return VisitEnd.Blocked;
        if (first == ProblemCodes.LayoutChanged || first == ProblemCodes.BadFeed) return VisitEnd.Changed;
        // A file that is no page, such as a PDF, is kept and holds no text by its nature.
        if (first == ProblemCodes.NotText || first == ProblemCodes.PdfFile || entry.Teasers.Count > 0) return VisitEnd.Taken;
        return kind is VisitKind.Article or VisitKind.List ? VisitEnd.Empty : VisitEnd.Taken;
    }

    private void Collect(Visited visited, VisitKind kind, WatchedSource source)
    {
        if (visited.Answer is not { Status: >= 200 and < 300 } answer) return;
        CatalogueEntry entry = visited.Captures[^1].Entry;
        if (kind == VisitKind.Sitemap)
        {
            if (!answer.Content(fetcher.Options.Unpacking).TryGet(out ReadOnlyMemory<byte> bytes)) return;
            Sitemap map = SitemapReader.Read(bytes, answer.Header("Content-Type"));
            Find(visited, map.Sitemaps, VisitKind.Sitemap, source);
            Find(visited, map.Pages, VisitKind.Article, source);
        }
        else if (kind is VisitKind.Feed or VisitKind.List or VisitKind.Page)
        {
            Find(visited, entry.Teasers.Select(teaser => teaser.Url), VisitKind.Article, source);
            if (kind != VisitKind.Feed) FindLinks(visited, answer, source);
        }
        else if (kind == VisitKind.Article && entry.Kind == PageKind.List)
        {
            // A list that was taken for an article, such as the index of a day, leads on to what it lists.
            FindLinks(visited, answer, source);
        }
        if (source.Watch.Images && kind is (VisitKind.Article or VisitKind.Page))
        {
            Find(visited, entry.Articles.SelectMany(article => article.Article.Images).Select(picture => picture.Address).Take(options.MostImages), VisitKind.Image, source);
        }
    }

    // Where the profile says which addresses are articles, a list is followed though its layout is not known, or no longer.
    private void FindLinks(Visited visited, Exchange answer, WatchedSource source)
    {
        if (source.Watch.Follow.Count == 0 || !answer.Content(fetcher.Options.Unpacking).TryGet(out ReadOnlyMemory<byte> bytes)) return;
        HashSet<string> known = [.. visited.Found.Select(found => found.Address)];
        int before = visited.Found.Count;
        Find(visited, PageParts.Links(bytes, answer.Header("Content-Type"), answer.Address.AbsoluteUri), VisitKind.Article, source);
        for (int i = visited.Found.Count - 1; i >= before; i--)
        {
            if (!known.Add(visited.Found[i].Address)) visited.Found.RemoveAt(i);
        }
        if (visited.End == VisitEnd.Empty && visited.Found.Count > 0) visited.End = VisitEnd.Taken;
    }

    private void Find(Visited visited, IEnumerable<string?> addresses, VisitKind kind, WatchedSource source)
    {
        foreach (string? text in addresses)
        {
            if (visited.Found.Count >= options.MostFound) return;
            if (text is not { Length: < 2_000 } || !FetchAddress.Parse(text, fetcher.Options).TryGet(out Uri address)) continue;
            if (kind == VisitKind.Article ? source.Follows(address) : source.Holds(address)) visited.Found.Add((WatchedSource.Normal(address), kind));
        }
    }

    private ReadyCapture Capture(Exchange exchange, WatchedSource source, string? role)
    {
        string name = source.Holds(exchange.Address) ? source.Profile.Name : FetchAddress.HostOf(exchange.Address);
        string address = exchange.Address.AbsoluteUri;
        DateTimeOffset at = CaptureTime.Whole(exchange.At);
        Sha256 digest = Sha256.Of(exchange.Body.Span);
        var id = CaptureId.From(name, address, CaptureTime.Write(at), digest);
        Capture capture = WarcRecord.AsKept(new(id, name, address, at, null, exchange.Status, TypeOf(exchange, role), digest, exchange.Body.Length, null), exchange.Head.Span);
        return ReadyCapture.Of(deriver.Derive(capture, exchange.Head, exchange.Body), exchange.Head.Span, exchange.Body.Span);
    }

    // Our own parameters are for us alone to set: a server must not say what its page is kept as.
    private static string TypeOf(Exchange exchange, string? role)
    {
        string served = exchange.Header("Content-Type") ?? "";
        if (role is null && !served.Contains("presswatch-", StringComparison.OrdinalIgnoreCase)) return served;
        ItemType type = ItemType.Parse(served);
        return new ItemType(type.MediaType, type.Charset, Role: role).ToString();
    }
}
