using Presswatch.Analysis.Reprints;
using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Reprints;
using Presswatch.Archive.Warc;
using Presswatch.Core.Pages;
using Presswatch.Intake.Pipeline;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>Captures: /c/CAPTURE, the bytes as a download, and the data.</summary>
internal static class CaptureEndpoints
{
    /// <summary>Captured bytes are given no leave to do anything, whatever opens them.</summary>
    public const string BytesPolicy = "sandbox; default-src 'none'";

    private static readonly Column<PageEntryRow>[] ArticleColumns =
        [new("article", row => row.Article), new("version", row => row.Version), new("headline", row => row.Headline), new("published", row => row.Published)];

    private static readonly Column<Teaser>[] TeaserColumns = [new("lead", row => row.Lead), new("date", row => row.Date?.ToString()), new("url", row => row.Url)];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/c/{capture}", (string capture, PressArchive archive, ReprintsOnDemand reprints, HttpContext context) =>
            With(archive, capture, context, report => new PageResult<CapturePage>(new()
            {
                [nameof(CapturePage.Report)] = report,
                [nameof(CapturePage.Targets)] = reprints.Store().TryGet(out SqliteReprintStore store) ? report.Teasers.Select(teaser => TeaserTarget.Of(store, archive.Catalogue, teaser, report.Time)).ToArray() : [],
            })));
        routes.MapRead("/c/{capture}/bytes", Bytes);

        RouteGroupBuilder api = routes.MapGroup("/api/v1/captures/{capture}");
        api.MapRead("", (string capture, PressArchive archive, HttpContext context) => ListAnswer.Json(CaptureReport.Of(archive, capture), context)).WithName("Capture");
        api.MapRead("/articles.{form:" + ListAnswer.Forms + "}", (string capture, string form, PressArchive archive, HttpContext context) =>
            With(archive, capture, context, report => ListAnswer.Of(report.Articles, form, $"articles-{report.Capture}", ArticleColumns)));
        api.MapRead("/teasers.{form:" + ListAnswer.Forms + "}", (string capture, string form, PressArchive archive, HttpContext context) =>
            With(archive, capture, context, report => ListAnswer.Of(report.Teasers, form, $"teasers-{report.Capture}", TeaserColumns)));
    }

    private static IResult Bytes(string capture, PressArchive archive, HttpContext context) => With(archive, capture, context, report =>
    {
        Outcome<WarcCapture> bytes = archive.ReadCapture(new(report.Capture));
        if (bytes.Problem is { } problem) return ProblemPages.Of(problem, context);
        context.Response.Headers.ContentSecurityPolicy = BytesPolicy;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Presswatch-SHA256"] = report.Sha256;
        return Results.Bytes(bytes.Value.Payload, "application/octet-stream", $"capture-{report.Capture}.bin");
    });

    private static IResult With(PressArchive archive, string capture, HttpContext context, Func<CaptureReport, IResult> answer)
    {
        Outcome<CaptureReport> outcome = CaptureReport.Of(archive, capture);
        return outcome.Problem is { } problem ? ProblemPages.Of(problem, context) : answer(outcome.Value);
    }
}
