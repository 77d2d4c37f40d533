using System.Text;
using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Journal;
using Presswatch.Archive.Search;
using Presswatch.Core.Captures;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;
using Presswatch.Intake.Pipeline;

namespace Presswatch.Web.Tests;

/// <summary>A small archive of an invented country in a folder of its own: a dated article with two versions, one that means harm, one in another script, some for the length of lists.</summary>
public sealed class SampleArchive : IDisposable
{
    public const string HostileHeadline = "<script>alert('h')</script> & \" onmouseover=alert(1) x=\"";
    public const string HostileBody = "Before <img src=x onerror=alert(2)> heather <b>after</b>.";
    public const string HostilePublisher = "=HYPERLINK(\"http://evil.example\")";
    public const string HostilePage = "<html><script>alert('page')</script></html>";
    public const string DatedPage = "<!doctype html><html lang=en><head><title>Dikes of the Lower Vale Finished</title></head><body><ul class=nav><li><a href=/>Front page</a></li></ul><h1>Dikes of the Lower Vale Finished</h1>"
        + "<p>Working people finished the dikes of the Lower Vale before the first frost, and the water stayed where it belongs.</p><p class=related><b onclick=alert(5)>More news</b> &lt;img src=x onerror=alert(6)&gt;</p><p>The rally took place on Tuesday.</p></body></html>";
    public const int Fillers = 45;

    private readonly List<ReadyCapture> _captures = [];

    public SampleArchive()
        : this(listed: false)
    {
    }

    /// <param name="listed">Whether it also holds a list whose articles were not all got, of a source in a pack of the archive's own.</param>
    /// <param name="reprinted">Whether it also holds an article with a reprint, a short form and a list that announces it, all of them compared.</param>
    /// <param name="spoken">Whether it also holds articles that repeat each other, and words that are new in one month.</param>
    public SampleArchive(bool listed, bool reprinted = false, bool spoken = false)
    {
        Folder = Directory.CreateTempSubdirectory("presswatch-web-").FullName;
        Directory.Delete(Folder);
        Write(listed, reprinted, spoken);
    }

    public string Folder { get; }

    public string Dated { get; private set; } = "";

    /// <summary>The dated article's versions, first seen first.</summary>
    public IReadOnlyList<string> Versions { get; private set; } = [];

    public string DatedCapture { get; private set; } = "";

    public string Hostile { get; private set; } = "";

    public string HostileCapture { get; private set; } = "";

    /// <summary>What six articles of <see cref="Spoken"/> have word for word.</summary>
    public const string Lamps = "that the lamps of the quay burn through the longest night of the year";

    /// <summary>The articles that repeat each other, oldest first.</summary>
    public IReadOnlyList<string> Spoken { get; private set; } = [];

    public string Hangul { get; private set; } = "";

    public string EmptyCapture { get; private set; } = "";

    /// <summary>The article that was reprinted.</summary>
    public string Full { get; private set; } = "";

    public string Reprint { get; private set; } = "";

    public string Brief { get; private set; } = "";

    public string ListCapture { get; private set; } = "";

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(bool listed, bool reprinted, bool spoken)
    {
        const string body = "Working people finished the dikes of the Lower Vale before the first frost.\nThe rally took place on Tuesday.";
        PageArticle dikes = Wire("Dikes of the Lower Vale Finished", body);
        var weekday = new DateEvidence(DateMethod.Weekday, "on Tuesday", "2025, 2031", "demo.dates.weekday", new(body.IndexOf("on Tuesday", StringComparison.Ordinal), 10));
        var date = new FoundDate(Day("2031-08-19"), 0.92, [new(DateMethod.Dateline, "August 19", "08-19", "demo.dateline.wire"), weekday, new(DateMethod.Bound, "21 August 2031", "<= 2031-08-21", Against: true)], [Day("2025-08-19")]);
        Teaser[] teasers = [new("Poem: The Road of One Heart", Day("2031-08-20"), "https://lna.example/poem"), new("Poem: The Road of One Heart", null, "javascript:alert(4)")];
        DatedCapture = Add("lna.example", "https://lna.example/en/1", "2031-08-20T04:12:00Z", DatedPage, "en", teasers, [], Sighted(dikes, date));
        Add("lna.example", "https://lna.example/en/1", "2031-08-22T04:00:00Z", "second page", "en", [], [], Sighted(dikes with { Body = [dikes.Body[0], "The rally took place on Tuesday, officials said."] }, date));

        var hostile = new PageArticle { Headline = HostileHeadline, Body = [HostileBody], Publisher = HostilePublisher, Language = "en", Section = "<i>section</i>" };
        HostileCapture = Add("evil.example", "javascript:alert(3)", "2031-09-01", HostilePage, "en", [new(HostileHeadline, null, "data:text/html,x")], [], Sighted(hostile, FoundDate.None));
        var hangul = new PageArticle { Body = ["등대 아래에서 사람들이 노래하였다."], Publisher = "Harbour Worker", Language = "ko" };
        Add("harbour-worker.example", "https://harbour-worker.example/ko/1", "2031-09-02", "등대", "ko", [], [], Sighted(hangul, FoundDate.None));
        for (int i = 0; i < Fillers; i++)
        {
            PageArticle filler = Wire($"Harvest Report {i}", $"The heather harvest of county {i} is in.\nNumber {i} was read out.") with { Publisher = i % 3 == 0 ? "Northern Star" : "LNA" };
            Add("lna.example", $"https://lna.example/en/harvest/{i}", "2031-10-01", $"harvest {i}", "en", [], [], Sighted(filler, new(Day($"2031-{(i % 2 == 0 ? 8 : 10):00}-{(i % 28) + 1:00}"), 0.9, [], [])));
        }
        EmptyCapture = Add("lna.example", "https://lna.example/en/empty", "2031-10-02", "", "en", [], [new(ProblemCodes.NoText, "No article text was found.")]);
        if (listed) AddList();
        int before = _captures.Count;
        if (reprinted) AddReprints();
        if (spoken) AddSpoken();
        Save(reprinted ? before : null, spoken ? before : null);
        if (!listed) return;
        WritePack();
        NoteOutage();
    }

    // Of the numbers 1 to 3 of a day the list names 1 and 3, and 1 alone was captured.
    private void AddList()
    {
        Teaser[] named = [new("First of the day", Day("2031-08-05"), "https://lists.example/n/20310805-1.html"), new("Third of the day", Day("2031-08-05"), "https://lists.example/n/20310805-3.html")];
        Add("lists.example", "https://lists.example/", "2031-08-06T00:00:00Z", "the list", "en", named, []);
        PageArticle first = Wire("First of the day", "The first ferry of the day left the quay.\nNobody missed it.") with { Publisher = "Listed" };
        Add("lists.example", "https://lists.example/n/20310805-1.html", "2031-08-06T01:00:00Z", "first", "en", [], [new(ProblemCodes.LayoutChanged, "The page does not look as its profile says.")], Sighted(first, new(Day("2031-08-05"), 0.9, [], [])));
    }

    private void AddReprints()
    {
        string full = string.Join(' ', Enumerable.Range(0, 120).Select(i => $"lamp{i}"));
        Add("one.example", "https://one.example/full", "2031-09-10", "full", "en", [], [], On("2031-09-10", "Lamps lit on the quay", full));
        Add("two.example", "https://two.example/again", "2031-09-11", "again", "en", [], [], On("2031-09-11", "Lamps lit", full.Replace("lamp60 ", "lantern ", StringComparison.Ordinal)));
        Add("one.example", "https://one.example/short", "2031-09-10", "short", "en", [], [], On("2031-09-10", "Lamps", string.Join(' ', full.Split(' ').Take(30))));
        ListCapture = Add("one.example", "https://one.example/", "2031-09-10", "list", "en",
            [new("Lamps lit on the quay", Day("2031-09-10"), null), new("More light", null, "https://two.example/again"), new("Lamps lit on the quay", Day("2031-11-10"), null), new("A ferry sails", null, null)], []);
        // An excerpt from further down is no short form.
        Add("one.example", "https://one.example/excerpt", "2031-09-10", "excerpt", "en", [], [], On("2031-09-10", "From the quay", string.Join(' ', full.Split(' ').Skip(71).Take(40))));

        static SightedText On(string day, string headline, string body) => Sighted(Wire(headline, body), new(Day(day), 0.9, [], []));
    }

    // Six articles have one sentence; in November three of them speak of the salt ferry for the first time.
    private void AddSpoken()
    {
        foreach ((int i, string day) in new[] { "2031-07-01", "2031-07-09", "2031-08-03", "2031-11-02", "2031-11-03", "2031-11-04" }.Index())
        {
            string own = day.StartsWith("2031-11", StringComparison.Ordinal) ? $"The Salt-ferry crossed {i} times, and the salt ferry came back.\nA grey heron stood there." : $"Nothing else was told on morning {i}.";
            PageArticle article = Wire($"Lamps {i}", $"{own}\nThe keepers of the harbour hold {Lamps}, as they said.");
            Add("lna.example", $"https://lna.example/en/lamps/{i}", "2031-12-01", $"lamps {i}", "en", [], [], Sighted(article, new(Day(day), 0.9, [], [])));
        }
    }

    private void WritePack()
    {
        string pack = Path.Combine(Folder, "packs", "local");
        Directory.CreateDirectory(pack);
        File.WriteAllText(Path.Combine(pack, "pack.yaml"), "schema: presswatch.pack/1\ntitle: lists\ninvented: true\nlicence: CC0\n");
        File.WriteAllText(Path.Combine(pack, "sources.yaml"), """
            schema: presswatch.sources/1
            sources:
              - id: local.lists
                name: lists.example
                publisher: Listed
                hosts: [lists.example]
                evidence: invented
                url-dates:
                  - id: local.lists.day
                    pattern: '/n/(?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})-(?<number>[0-9]+)'
                    examples:
                      - { text: "https://lists.example/n/20310805-1.html", value: 2031-08-05 }
                      - { text: "https://lists.example/about.html", declines: other-shape }
                watch: { archive-only: true, follow: ['/n/'] }
              - id: local.outage
                name: outage.example
                publisher: Outage
                hosts: [outage.example]
                evidence: invented

            """);
    }

    // The journal alone tells of the source that gave no answer on 12 September.
    private void NoteOutage()
    {
        using PressArchive archive = PressArchive.Open(Folder, TimeProvider.System).Value;
        archive.Journal.Append([new(new(2031, 9, 12, 6, 0, 0, TimeSpan.Zero), JournalEntry.Attempt, Address: "https://outage.example/", Code: ProblemCodes.NotReached.Id, Text: "Connection refused", Source: "outage.example")]);
    }

    private static PageArticle Wire(string headline, string body) => new()
    {
        Headline = headline, Body = body.Split('\n'), Publisher = "LNA", Language = "en", Section = "Home news", EndMark = "=0=",
        Dateline = new("Selvar", 8, 19, "LNA", null, "Selvar, August 19 (LNA) --", "demo.dateline.wire"), Images = [new(null, "The dike at dusk")],
    };

    private static PartialDate Day(string text) => PartialDate.TryParse(text, out PartialDate date) ? date : throw new FormatException(text);

    private static SightedText Sighted(PageArticle article, FoundDate published)
    {
        (Sha256 folded, int words) = Archive.Identity.Shingles.Digest(article);
        return new()
        {
            Publisher = article.Publisher ?? "unknown", Language = article.Language ?? "und", Text = Sha256.Of((article.Headline ?? "") + "\n\n" + article.Text), Folded = folded, Words = words,
            Article = article, Published = published, Packed = new StoredText(article, published).Pack(),
        };
    }

    private string Add(string source, string address, string claimed, string content, string language, Teaser[] teasers, Problem[] problems, params SightedText[] articles)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        Sha256 digest = Sha256.Of(bytes);
        var capture = new Capture(CaptureId.From(source, address, claimed, digest), source, address, new(2031, 12, 1, 0, 0, 0, TimeSpan.Zero), claimed, null, "text/html", digest, bytes.Length,
            new("=pages.jsonl", Sha256.Of("pages"), _captures.Count + 1));
        PageKind kind = articles.Length > 0 ? PageKind.Article : teasers.Length > 0 ? PageKind.List : PageKind.Empty;
        _captures.Add(ReadyCapture.Of(new(capture, kind, language, "0.1.0 demo@1a2b3c4d5e6f", articles, teasers, problems), [], bytes));
        return capture.Id.Value;
    }

    private void Save(int? reprints, int? spoken)
    {
        using PressArchive archive = PressArchive.OpenOrCreate(Folder, TimeProvider.System).Value;
        using var writer = new ArchiveWriter(archive, _ => throw new InvalidOperationException("Nothing is to be drawn again."), TimeSpan.FromSeconds(10));
        IReadOnlyList<TakenCapture> taken = writer.Take(_captures, CancellationToken.None);
        Dated = taken[0].Sighted[0].Article.Value;
        Hostile = taken[2].Sighted[0].Article.Value;
        Hangul = taken[3].Sighted[0].Article.Value;
        Versions = [.. archive.Catalogue.Versions(new(Dated)).Select(version => version.Version)];
        using CorpusIndex index = CorpusIndex.Open(archive.Folder.Corpus).Value;
        new ArchiveFeed(archive.Catalogue, [new SearchFeed(index)]).CatchUp(CancellationToken.None);
        if (spoken is { } from) Spoken = [.. taken.Skip(from).Where(one => one.Sighted.Count > 0).Select(one => one.Sighted[0].Article.Value)];
        if (reprints is not { } first) return;
        (Full, Reprint, Brief) = (taken[first].Sighted[0].Article.Value, taken[first + 1].Sighted[0].Article.Value, taken[first + 2].Sighted[0].Article.Value);
        ReprintFiles.Open(archive, null, CancellationToken.None).Value.Dispose();
    }
}
