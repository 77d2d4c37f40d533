using Presswatch.Archive;
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
        routes.MapRead("/a/{article}", (string article, PressArchive archive, HttpContext context) => Page(archive, article, null, context));
        routes.MapRead("/a/{article}/{version}", (string article, string version, PressArchive archive, HttpContext context) => Page(archive, article, version, context));

        RouteGroupBuilder api = routes.MapGroup("/api/v1/articles/{article}");
        api.MapRead("", (string article, PressArchive archive, HttpContext context) => ListAnswer.Json(ArticleReport.Of(archive, article), context)).WithName("Article");
        api.MapRead("/versions.{form:" + ListAnswer.Forms + "}", (string article, string form, PressArchive archive, HttpContext context) =>
            With(ArticleReport.Of(archive, article), context, report => ListAnswer.Of(report.Versions, form, $"versions-{report.Article}", VersionColumns)));
        api.MapRead("/{version}", (string article, string version, PressArchive archive, HttpContext context) => ListAnswer.Json(ArticleReport.Of(archive, article, version), context)).WithName("Version");
        api.MapRead("/{version}/sightings.{form:" + ListAnswer.Forms + "}", (string article, string version, string form, PressArchive archive, HttpContext context) =>
            With(ArticleReport.Of(archive, article, version), context, report => ListAnswer.Of(report.Sightings, form, $"sightings-{report.Article}-{report.Version}", SightingColumns)));
        api.MapRead("/{version}/citation.{form:regex(^(txt|bib|json)$)}", (string article, string version, string form, PressArchive archive, HttpContext context) =>
            With(ArticleReport.Of(archive, article, version), context, report => Cite(Citation.Of(report, Server(context)), form)));
    }

    private static IResult Page(PressArchive archive, string article, string? version, HttpContext context) => With(ArticleReport.Of(archive, article, version), context, report =>
        report.Article != article
            ? Results.Redirect(version is null ? $"/a/{report.Article}" : $"/a/{report.Article}/{version}", permanent: true)
            : new PageResult<ArticlePage>(new() { [nameof(ArticlePage.Report)] = report, [nameof(ArticlePage.Citation)] = Citation.Of(report, Server(context)) }));

    private static IResult Cite(Citation citation, string form) => form switch
    {
        "bib" => Results.Text(citation.ToBibTeX(), "application/x-bibtex; charset=utf-8"),
        "json" => ListAnswer.Json(citation),
        _ => Results.Text(citation.ToText() + "\n", "text/plain; charset=utf-8"),
    };

    private static IResult With(Outcome<ArticleReport> outcome, HttpContext context, Func<ArticleReport, IResult> answer) =>
        outcome.Problem is { } problem ? ProblemPages.Of(problem, context) : answer(outcome.Value);

    private static string Server(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
