using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Identity;
using Presswatch.Archive.Warc;
using Presswatch.Core.Captures;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;
using Presswatch.Extraction;
using Presswatch.Intake.Items;
using Presswatch.Intake.Watching.Lists;
using Presswatch.Packs;
using Presswatch.Packs.Model;
using Presswatch.Reading.Dates;

namespace Presswatch.Intake.Pipeline;

/// <summary>Draws from a capture what the catalogue holds of it: page, articles, dates. A pure function of the capture and the packs; safe for concurrent use.</summary>
public sealed class Deriver
{
    /// <summary>Source of what came out of a file that names none.</summary>
    public const string UnknownSource = "files";

    private readonly PageExtractor _extractor;
    private readonly Dictionary<string, DatingRules> _dating;
    private readonly DatingRules _noRules = DatingRules.Compile(Pack.None);
    private readonly Dictionary<string, string> _makers;
    private readonly string _program;

    public Deriver(PackSet packs, ExtractionLimits? limits = null)
    {
        _extractor = new(packs.Packs, limits);
        _dating = packs.Packs.ToDictionary(pack => pack.Name, DatingRules.Compile, StringComparer.Ordinal);
        _program = $"{typeof(Deriver).Assembly.GetName().Version!.ToString(3)}/{PageExtractor.Version}";
        _makers = packs.Packs.ToDictionary(pack => pack.Name, pack => $"{_program} {pack.Name}@{pack.Version}", StringComparer.Ordinal);
    }

    /// <summary>What reads the articles while they are drawn; <see langword="null"/>: nothing is read.</summary>
    public ReadingDrawer? Readings { get; init; }

    /// <summary>The publication date of an article on a page, by the rules of the page's pack.</summary>
    public FoundDate Date(Page page, PageArticle article, string? address, DateTimeOffset? captured) =>
        PublicationDating.Date(article, new(Rules(page.Pack), page.Teasers, captured, address));

    /// <summary>The page in some bytes.</summary>
    public Page Extract(PageInput input, ExtractionTrace? trace = null) => _extractor.Extract(input, trace);

    /// <summary>The page in an item with fields.</summary>
    public Page Extract(ItemFields fields, ItemType type, ExtractionTrace? trace = null) => _extractor.ExtractFields(
        new()
        {
            Text = fields.Text, Title = fields.Title, Section = fields.Section, Byline = fields.Byline, Date = fields.Date,
            Language = fields.Language ?? type.Language, Address = fields.Url, Publisher = fields.Publisher, Pack = type.Pack,
        },
        trace);

    /// <summary>The page in a capture that stands in the record, with every decision that was taken on it.</summary>
    public Page Read(WarcCapture stored, ExtractionTrace trace) => PageOf(stored.Capture, stored.HttpHead, stored.Payload, trace);

    /// <summary>Draws a capture that stands in the record.</summary>
    public CatalogueEntry Derive(WarcCapture stored) => Derive(stored.Capture, stored.HttpHead, stored.Payload);

    /// <summary>Draws a capture.</summary>
    public CatalogueEntry Derive(Capture capture, ReadOnlyMemory<byte> httpHead, ReadOnlyMemory<byte> payload)
    {
        Page page = PageOf(capture, httpHead, payload, null);
        string? address = AddressOf(capture);
        DateTimeOffset? captured = capture.Status is not null ? capture.Time : Capture.ClaimedTime(capture.Claimed);
        var articles = new List<SightedText>(page.Articles.Count);
        foreach (PageArticle article in page.Articles)
        {
            if (article.Body.Count > 0) articles.Add(Sighted(article, page, capture, Date(page, article, address, captured)));
        }
        IReadOnlyList<Problem> problems = [.. page.Problems.Select(problem => problem.Place is { Line: not null } ? problem : problem with { Place = PlaceOf(capture) })];
        if (articles.Count == 0 && problems.Count == 0) problems = [WhyNone(page, capture)];
        return new(capture, page.Kind, page.Language, page.Pack is { } pack ? _makers.GetValueOrDefault(pack, _program) : _program, articles, page.Teasers, problems);
    }

    private Page PageOf(Capture capture, ReadOnlyMemory<byte> httpHead, ReadOnlyMemory<byte> payload, ExtractionTrace? trace) => capture.Status switch
    {
        404 or 410 => Nothing(ProblemCodes.MissingPage, $"The site answered {capture.Status}.", capture),
        304 => Nothing(ProblemCodes.NotModified, "The site answered that nothing has changed since the capture before.", capture),
        >= 300 and <= 399 when FrontPage.IsSentTo(capture.Address, httpHead.Span) => Nothing(ProblemCodes.SentToFront, "The site sends from this address to its front page.", capture),
        >= 300 and <= 399 when FrontPage.IsSentToTwin(capture.Address, httpHead.Span) => Nothing(ProblemCodes.SentToTwin, "The site sends from this address to its twin, under https or http, with or without www.", capture),
        < 200 or > 299 => Nothing(ProblemCodes.NoContent, $"The site answered {capture.Status}, not with the page.", capture),
        _ => Served(capture, httpHead, payload, trace),
    };

    private Page Served(Capture capture, ReadOnlyMemory<byte> httpHead, ReadOnlyMemory<byte> payload, ExtractionTrace? trace)
    {
        ItemType type = ItemType.Parse(capture.ContentType);
        if (capture.Status is not null && type.Role is { } role) return ServicePages.Of(role, capture, HttpBody.Decode(httpHead, payload));
        if (capture.Status is null && type.MediaType is ItemType.JsonItem or ItemType.CsvItem)
        {
            var place = new Place(capture.Origin?.Name ?? capture.Address, capture.Origin?.Line);
            Outcome<ItemFields> read = type.MediaType == ItemType.JsonItem
                ? ItemFields.FromJson(payload.Span, type.Fields(), place)
                : CsvItems.Read(payload.ToArray(), type.Fields(), place);
            return read.TryGet(out ItemFields fields) ? Extract(fields, type, trace) : new(PageKind.Empty, null, null, [], [], [read.Problem!]);
        }
        Outcome<ReadOnlyMemory<byte>> body = HttpBody.Decode(httpHead, payload);
        if (!body.TryGet(out ReadOnlyMemory<byte> bytes)) return new(PageKind.Empty, null, null, [], [], [body.Problem!]);
        return Extract(new PageInput
        {
            Bytes = bytes,
            Address = AddressOf(capture),
            ContentType = capture.Origin is not null && capture.Status is null && type is { MediaType: ItemType.Text or ItemType.Html, Charset: null } ? null : capture.ContentType,
            Captured = capture.Status is not null ? capture.Time : Capture.ClaimedTime(capture.Claimed),
            Name = capture.Origin?.Name,
            Language = type.Language,
            Pack = type.Pack,
        }, trace);
    }

    private SightedText Sighted(PageArticle article, Page page, Capture capture, FoundDate published)
    {
        (Sha256 folded, int words) = Shingles.Digest(article);
        return new()
        {
            Publisher = article.Publisher ?? article.Dateline?.Agency ?? capture.Source,
            Language = article.Language ?? page.Language ?? "und",
            Text = Sha256.Of((article.Headline ?? "") + "\n\n" + article.Text),
            Folded = folded,
            Words = words,
            Article = article,
            Published = published,
            Packed = new StoredText(article, published).Pack(),
            Reading = Readings?.Draw(article, published, page.Pack),
        };
    }

    private static Problem WhyNone(Page page, Capture capture) => page.Kind switch
    {
        PageKind.List => new(ProblemCodes.ListPage, $"The page holds {page.Teasers.Count} teasers and no article.", PlaceOf(capture)),
        _ => new(ProblemCodes.NoText, "No article text was found.", PlaceOf(capture)),
    };

    private static Page Nothing(ProblemCode code, string message, Capture capture) => new(PageKind.Empty, null, null, [], [], [new(code, message, PlaceOf(capture))]);

    private static Place PlaceOf(Capture capture) => new(capture.Origin?.Name ?? capture.Address, capture.Origin?.Line);

    private static string? AddressOf(Capture capture) => capture.Address.StartsWith("urn:", StringComparison.Ordinal) ? null : capture.Address;

    private DatingRules Rules(string? pack) => pack is not null && _dating.TryGetValue(pack, out DatingRules? rules) ? rules : _noRules;
}
