using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>The archive at a glance: the front page and its data.</summary>
internal static class OverviewEndpoints
{
    private static readonly Column<SourceRow>[] SourceColumns =
    [
        new("name", row => row.Name), new("captures", row => row.Captures.ToString()), new("articles", row => row.Articles.ToString()),
        new("firstPublished", row => row.FirstPublished), new("lastPublished", row => row.LastPublished), new("lastCapture", row => row.LastCapture is { } taken ? Show.Iso(taken) : null),
    ];

    private static readonly Column<MonthRow>[] MonthColumns = [new("month", row => row.Month), new("articles", row => row.Articles.ToString()), new("missed", row => row.Missed.ToString()), new("why", row => row.Why)];

    private static readonly Column<ProblemRow>[] ProblemColumns =
        [new("code", row => row.Code), new("reason", row => row.Reason), new("meaning", row => row.Meaning), new("count", row => row.Count.ToString())];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/", (OverviewCache overview) => new PageResult<OverviewPage>(new() { [nameof(OverviewPage.Report)] = overview.Current() }));

        RouteGroupBuilder api = routes.MapGroup("/api/v1/overview");
        api.MapRead("", (OverviewCache overview) => ListAnswer.Json(overview.Current())).WithName("Overview");
        api.MapRead("/sources.{form:" + ListAnswer.Forms + "}", (string form, OverviewCache overview) => ListAnswer.Of(overview.Current().Sources, form, "sources", SourceColumns));
        api.MapRead("/months.{form:" + ListAnswer.Forms + "}", (string form, OverviewCache overview) => ListAnswer.Of(overview.Current().Months, form, "months", MonthColumns));
        api.MapRead("/problems.{form:" + ListAnswer.Forms + "}", (string form, OverviewCache overview) => ListAnswer.Of(overview.Current().Problems, form, "problems", ProblemColumns));
    }
}

/// <summary>Keeps the overview until the archive has taken more. Safe for concurrent callers.</summary>
internal sealed class OverviewCache(PressArchive archive, SourceDesk desk)
{
    private readonly Lock _making = new();
    private volatile Held? _held;

    public OverviewReport Current()
    {
        long captures = archive.Catalogue.CaptureCount();
        if (_held is { } held && held.Captures == captures) return held.Report;
        lock (_making)
        {
            if (_held is { } meanwhile && meanwhile.Captures >= captures) return meanwhile.Report;
            var fresh = new Held(captures, OverviewReport.Of(archive.Catalogue.Overview(), desk.Completeness()));
            _held = fresh;
            return fresh.Report;
        }
    }

    private sealed record Held(long Captures, OverviewReport Report);
}
