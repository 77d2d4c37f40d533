using Presswatch.Analysis.Reprints;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Reprints;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;
using Presswatch.Intake.Pipeline;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>Reprint groups: /duplicates, those of an article, and their data.</summary>
internal static class ReprintEndpoints
{
    private static readonly Column<ReprintRow>[] Columns =
    [
        new("group", row => row.Group), new("article", row => row.Article), new("version", row => row.Version), new("headline", row => row.Headline), new("published", row => row.Published),
        new("publisher", row => row.Publisher), new("sources", row => string.Join(' ', row.Sources)), new("words", row => row.Words.ToString()), new("resemblance", row => row.Resemblance.ToString("0.###")),
        new("differs", row => string.Join(' ', row.What.Select(change => JsonText.NameOf(change.Kind)).Distinct())), new("address", row => $"/a/{row.Article}/{row.Version}"),
    ];

    private static readonly Column<ShortForm>[] ShortColumns =
    [
        new("short", row => row.Article), new("full", row => row.Full), new("contained", row => row.Contained.ToString("0.###")), new("words", row => row.Words.ToString()), new("fullWords", row => row.FullWords.ToString()),
    ];

    private static readonly Column<Announcement>[] AnnouncementColumns =
        [new("capture", row => row.Capture), new("taken", row => Show.Iso(row.Taken)), new("source", row => row.Source), new("lead", row => row.Lead), new("by", row => row.By)];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/duplicates", ([AsParameters] Desk desk, HttpContext context) => With(desk, context, (asked, store) =>
            new PageResult<ReprintsPage>(new() { [nameof(ReprintsPage.View)] = new ReprintsView(asked, desk.Report(store, asked), desk.Behind(store)) })));
        RouteGroupBuilder api = routes.MapGroup("/api/v1/duplicates");
        api.MapRead("", ([AsParameters] Desk desk, HttpContext context) => With(desk, context, (asked, store) => ListAnswer.Json(desk.Report(store, asked)))).WithName("Duplicates");
        routes.MapRead("/api/v1/duplicates.{form:" + ListAnswer.Forms + "}", (string form, [AsParameters] Desk desk, HttpContext context) => With(desk, context, (asked, store) =>
            ListAnswer.Of((asked.Limit is null ? desk.All(store, asked) : desk.Report(store, asked).Items).SelectMany(ReprintRow.Of), form, "duplicates", Columns)));
        api.MapRead("/short.{form:" + ListAnswer.Forms + "}", (string form, [AsParameters] Desk desk, HttpContext context) => With(desk, context, (asked, store) =>
            ListAnswer.Of(ShortForm.All(store, desk.Archive.Catalogue, asked.Filter().From, asked.Filter().To).Skip(asked.Skip).Take(asked.Limit ?? int.MaxValue), form, "short", ShortColumns)));
        RouteGroupBuilder article = routes.MapGroup("/api/v1/articles/{article}");
        article.MapRead("/reprints.{form:" + ListAnswer.Forms + "}", (string article, string form, [AsParameters] Desk desk, HttpContext context) => WithRelated(desk, article, context, related =>
            ListAnswer.Of(related.Group is { } group ? ReprintRow.Of(group) : [], form, $"reprints-{article}", Columns)));
        article.MapRead("/announced.{form:" + ListAnswer.Forms + "}", (string article, string form, [AsParameters] Desk desk, HttpContext context) => WithRelated(desk, article, context, related =>
            ListAnswer.Of(related.Announced, form, $"announced-{article}", AnnouncementColumns)));
        article.MapRead("/related", (string article, [AsParameters] Desk desk, HttpContext context) => WithRelated(desk, article, context, ListAnswer.Json)).WithName("Related");
    }

    private static IResult With(Desk desk, HttpContext context, Func<ReprintsAsked, SqliteReprintStore, IResult> answer)
    {
        Outcome<ReprintsAsked> asked = ReprintsAsked.Read(context.Request);
        if (asked.Problem is { } bad) return ProblemPages.Of(bad, context);
        Outcome<SqliteReprintStore> store = desk.Reprints.Store();
        return store.Problem is { } missing ? ProblemPages.Of(missing, context) : answer(asked.Value, store.Value);
    }

    private static IResult WithRelated(Desk desk, string article, HttpContext context, Func<RelatedArticles, IResult> answer)
    {
        Outcome<ArticleReport> report = ArticleReport.Of(desk.Archive, article);
        if (report.Problem is { } unknown) return ProblemPages.Of(unknown, context);
        Outcome<SqliteReprintStore> store = desk.Reprints.Store();
        return store.Problem is { } missing ? ProblemPages.Of(missing, context) : answer(RelatedArticles.Of(store.Value, desk.Archive.Catalogue, report.Value.Article, desk.ReadingOf()));
    }

    /// <summary>What the lists of reprints are drawn from.</summary>
    internal readonly record struct Desk(PressArchive Archive, ReprintsOnDemand Reprints, ReadingsOnDemand Readings)
    {
        /// <summary>Gives what was read in a document; <see langword="null"/> where the archive has no readings.</summary>
        public Func<long, ArticleReading?>? ReadingOf() => Readings.Store().TryGet(out IReadingStore store) ? document => store.Find(document)?.Reading : null;

        public ReprintReport Report(SqliteReprintStore store, ReprintsAsked asked) => ReprintReport.Of(store, Archive.Catalogue, asked.Filter(), asked.Skip, asked.Limit ?? ReprintsAsked.PageSize, ReadingOf());

        public IEnumerable<ReprintGroup> All(SqliteReprintStore store, ReprintsAsked asked) => ReprintReport.All(store, Archive.Catalogue, asked.Filter(), asked.Skip, ReadingOf());

        /// <summary>Captures whose texts have not been compared.</summary>
        public long Behind(SqliteReprintStore store) => Math.Max(0, Archive.Catalogue.CaptureCount() - Math.Max(0, store.FedUpTo));
    }
}

/// <summary>A member of a reprint group, as lists have it.</summary>
internal sealed record ReprintRow(
    string Group, string Article, string Version, string? Headline, string? Published, string Publisher, IReadOnlyList<string> Sources, int Words, double Resemblance,
    IReadOnlyList<Reading.Edits.TextChange> What)
{
    public static IEnumerable<ReprintRow> Of(ReprintGroup group) => group.Members.Select(one =>
        new ReprintRow(group.Group, one.Article, one.Version, one.Headline, one.Published, one.Publisher, one.Sources, one.Words, one.Resemblance, one.What));
}
