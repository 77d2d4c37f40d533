using Microsoft.AspNetCore.Antiforgery;
using Presswatch.Analysis.Phrases;
using Presswatch.Analysis.Readings;
using Presswatch.Analysis.Reprints;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Reprints;
using Presswatch.Intake.Pipeline;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>Articles and their versions: /a/ARTICLE, /a/ARTICLE/VERSION, and their data.</summary>
internal static class ArticleEndpoints
{
    private static readonly Column<ReportedVersion>[] VersionColumns =
    [
        new("article", row => row.Article), new("version", row => row.Version), new("number", row => row.Number.ToString()), new("headline", row => row.Headline),
        new("published", row => row.Published), new("confidence", row => row.Confidence.ToString("0.###")), new("words", row => row.Words.ToString()),
        new("firstSeen", row => Show.Iso(row.FirstSeen)), new("lastSeen", row => Show.Iso(row.LastSeen)), new("isNewest", row => row.IsNewest ? "true" : "false"), new("digest", row => row.Digest),
    ];

    private static readonly Column<ReportedSighting>[] SightingColumns =
    [
        new("capture", row => row.Capture), new("version", row => row.Version), new("source", row => row.Source), new("address", row => row.Address),
        new("time", row => Show.Iso(row.Time)), new("taken", row => Show.Iso(row.Taken)), new("claimed", row => row.Claimed), new("sha256", row => row.Sha256), new("leaf", row => row.Leaf.ToString()),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/a/{article}", (string article, [AsParameters] Desk desk, HttpContext context) => Page(desk, article, null, context));
        routes.MapRead("/a/{article}/{version}", (string article, string version, [AsParameters] Desk desk, Analysis.Changes.Edits.EditList edits, HttpContext context) =>
            context.Request.Query["against"].ToString() is { Length: > 0 } against ? ChangesEndpoints.Versions(edits, article, against, version, context) : Page(desk, article, version, context));

        RouteGroupBuilder api = routes.MapGroup("/api/v1/articles/{article}");
        api.MapRead("", (string article, [AsParameters] Desk desk, HttpContext context) => Json(desk, article, null, context)).WithName("Article");
        api.MapRead("/versions.{form:" + ListAnswer.Forms + "}", (string article, string form, PressArchive archive, HttpContext context) =>
            With(ArticleReport.Of(archive, article), context, report => ListAnswer.Of(report.Versions, form, $"versions-{report.Article}", VersionColumns)));
        api.MapRead("/{version}", (string article, string version, [AsParameters] Desk desk, HttpContext context) => Json(desk, article, version, context)).WithName("Version");
        api.MapRead("/{version}/findings.{form:" + ListAnswer.Forms + "}", (string article, string version, string form, [AsParameters] Desk desk, HttpContext context) =>
            Findings(desk, article, version, form, context));
        api.MapRead("/{version}/sightings.{form:" + ListAnswer.Forms + "}", (string article, string version, string form, PressArchive archive, HttpContext context) =>
            With(ArticleReport.Of(archive, article, version), context, report => ListAnswer.Of(report.Sightings, form, $"sightings-{report.Article}-{report.Version}", SightingColumns)));
        api.MapRead("/{version}/citation.{form:regex(^(txt|bib|json)$)}", (string article, string version, string form, PressArchive archive, HttpContext context) =>
            With(ArticleReport.Of(archive, article, version), context, report => Cite(Citation.Of(report, Server(context)), form)));
    }

    private static IResult Page(Desk desk, string article, string? version, HttpContext context) => With(ArticleReport.Of(desk.Archive, article, version), context, report =>
    {
        if (report.Article != article) return Results.Redirect((version is null ? $"/a/{report.Article}" : $"/a/{report.Article}/{version}") + context.Request.QueryString, permanent: true);
        string show = context.Request.Query["show"].ToString();
        bool isNovelty = show == NoveltyText.Asked;
        Outcome<ReadKinds> shown = isNovelty ? ReadKinds.None : ReadKindList.Read(show);
        if (shown.Problem is { } problem) return ProblemPages.Of(problem, context);
        Outcome<ArticlePlace?> at = ArticlePlace.Read(context.Request.Query["at"].ToString());
        if (at.Problem is { } nowhere) return ProblemPages.Of(nowhere, context);
        Outcome<NoveltyReport> measured = isNovelty ? NoveltyEndpoints.Measure(desk.Phrases, report, context) : default;
        if (isNovelty && measured.Problem is { } unmeasured) return ProblemPages.Of(unmeasured, context);
        string path = version is null ? $"/a/{report.Article}" : $"/a/{report.Article}/{report.Version}";
        var view = new ArticleView(report, Citation.Of(report, Server(context)), desk.Read(report), shown.Value, path, FormSeal.Of(context, desk.Forms)) 
        {
            Related = desk.Related(report.Article), At = at.Value, Novelty = isNovelty ? measured.Value : null,
        };
        return new PageResult<ArticlePage>(new() { [nameof(ArticlePage.View)] = view });
    });

    private static IResult Json(Desk desk, string article, string? version, HttpContext context) => With(ArticleReport.Of(desk.Archive, article, version), context, report =>
        ListAnswer.Json(ShownArticle.Of(report, desk.Read(report) is { Problem: null } read ? read.Value : null)));

    private static IResult Findings(Desk desk, string article, string version, string form, HttpContext context) => With(ArticleReport.Of(desk.Archive, article, version), context, report =>
    {
        Outcome<ReadingReport> read = desk.Read(report);
        return read.Problem is { } problem ? ProblemPages.Of(problem, context) : ListAnswer.Of(FindingRow.All(read.Value), form, $"findings-{report.Article}-{report.Version}", FindingRow.Columns);
    });

    private static IResult Cite(Citation citation, string form) => form switch
    {
        "bib" => Results.Text(citation.ToBibTeX(), "application/x-bibtex; charset=utf-8"),
        "json" => ListAnswer.Json(citation),
        _ => Results.Text(citation.ToText() + "\n", "text/plain; charset=utf-8"),
    };

    private static IResult With(Outcome<ArticleReport> outcome, HttpContext context, Func<ArticleReport, IResult> answer) =>
        outcome.Problem is { } problem ? ProblemPages.Of(problem, context) : answer(outcome.Value);

    /// <summary>What the pages of articles are drawn from.</summary>
    internal readonly record struct Desk(PressArchive Archive, ReadingsOnDemand Readings, ReprintsOnDemand Reprints, IAntiforgery Forms, PhraseDesk Phrases)
    {
        /// <summary>What stands beside an article by its text; <see langword="null"/> where texts were not compared.</summary>
        public RelatedArticles? Related(string article)
        {
            IReadingStore? readings = Readings.Store().TryGet(out IReadingStore read) ? read : null;
            return Reprints.Store().TryGet(out SqliteReprintStore store) ? RelatedArticles.Of(store, Archive.Catalogue, article, document => readings?.Find(document)?.Reading) : null;
        }

        /// <summary>The reading of a version, or why there is none.</summary>
        public Outcome<ReadingReport> Read(ArticleReport report)
        {
            Outcome<IReadingStore> store = Readings.Store();
            return store.Problem is { } missing ? missing : ReadingReport.Of(Archive, store.Value, report.Article, report.Version);
        }
    }

    private static string Server(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
