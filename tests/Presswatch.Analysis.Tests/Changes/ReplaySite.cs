using System.Net;
using System.Text;
using Presswatch.Demo;
using Presswatch.Intake.Tests.Support;

namespace Presswatch.Analysis.Tests.Changes;

/// <summary>What the site does with a page.</summary>
internal enum Fate
{
    Stands,
    /// <summary>The man's name is cut.</summary>
    Cut,
    /// <summary>404.</summary>
    Deleted,
    /// <summary>Sent to the front page.</summary>
    Sent,
    /// <summary>"No such page", with status 200.</summary>
    Unknown,
}

/// <summary>One page of the site.</summary>
internal sealed class ReplayPage(DemoCapture capture)
{
    public string Path { get; } = new Uri(capture.Address).PathAndQuery;

    public DemoCapture Capture => capture;

    public DemoTruth Truth => capture.Truth!;

    public Fate Fate { get; set; }

    public bool IsListed { get; set; } = true;

    public int Asked { get; set; }

    public bool Names(string man) => Truth.Reading.People.Any(person => person.Name == man);
}

/// <summary>The wire agency of the invented country on the loopback, with a man in many of its articles.</summary>
internal sealed class ReplaySite : IDisposable
{
    public const string Host = "lna.example";

    private readonly Dictionary<string, ReplayPage> _byPath;

    public ReplaySite(int named, int others, int days)
    {
        ReplayPage[] all = [.. new DemoCountry(new() { Days = days }).Captures()
            .Where(page => page is { Source: Host, Status: 200, Truth: { Change: null, Reprint: null, Saved: false } }).Select(page => new ReplayPage(page))];
        Man = all.SelectMany(page => page.Truth.Reading.People.Select(person => person.Name).Distinct()).GroupBy(name => name).Where(name => name.Count() >= named && name.Key.Contains(' ', StringComparison.Ordinal))
            .OrderBy(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal).First().Key;
        Named = [.. all.Where(page => page.Names(Man)).Take(named)];
        Others = [.. all.Where(page => !Encoding.UTF8.GetString(page.Capture.Bytes).Contains(Man, StringComparison.Ordinal)).Take(others)];
        _byPath = Named.Concat(Others).ToDictionary(page => page.Path, StringComparer.Ordinal);
        Site.Otherwise = (request, wire) => Answer(request.Path, wire);
    }

    public LocalSite Site { get; } = new();

    /// <summary>The most seldom named of those who are named often enough.</summary>
    public string Man { get; }

    /// <summary>Pages that name him, oldest first.</summary>
    public IReadOnlyList<ReplayPage> Named { get; }

    /// <summary>Pages that do not, oldest first.</summary>
    public IReadOnlyList<ReplayPage> Others { get; }

    public IEnumerable<ReplayPage> Pages => _byPath.Values;

    /// <summary>Whether connections are closed without an answer.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether a filter's page stands in place of every page.</summary>
    public bool IsBlocked { get; set; }

    public string Url(string path) => Site.At(path, Host).AbsoluteUri;

    public void Dispose() => Site.Dispose();

    private string FrontPage() =>
        $"<html><head><title>LNA</title></head><body><ul>{string.Concat(Others.Take(20).Select(page => $"<li><a href=\"{page.Path}\">{WebUtility.HtmlEncode(page.Truth.Title)}</a></li>"))}</ul></body></html>";

    private Task Answer(string path, Wire wire)
    {
        if (IsDown)
        {
            wire.Close();
            return Task.CompletedTask;
        }
        if (IsBlocked) return wire.SendAsync(200, "text/html", "<html><head><title>Web Page Blocked</title></head><body><h1>Web Page Blocked</h1><p>The page you have requested has been blocked, because the URL is banned by the policy of your network administrator.</p></body></html>");
        if (path == "/map.xml") return wire.SendAsync(200, "text/xml", $"<urlset>{string.Concat(Pages.Where(page => page.IsListed).Select(page => $"<url><loc>{WebUtility.HtmlEncode(Url(page.Path))}</loc></url>"))}</urlset>");
        if (path == "/") return wire.SendAsync(200, "text/html", FrontPage());
        if (!_byPath.TryGetValue(path, out ReplayPage? page)) return wire.SendAsync(404, "text/html", "no");
        page.Asked++;
        return page.Fate switch
        {
            Fate.Deleted => wire.SendAsync(404, "text/html", "<h1>Not found</h1>"),
            Fate.Sent => wire.RedirectAsync("/"),
            Fate.Unknown => wire.SendAsync(200, "text/html", "<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>There is no page at this address.</p></body></html>"),
            Fate.Cut => wire.SendAsync(200, page.Capture.ContentType, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(page.Capture.Bytes).Replace(Man, "an official", StringComparison.Ordinal))),
            _ => wire.SendAsync(200, page.Capture.ContentType, page.Capture.Bytes),
        };
    }
}
