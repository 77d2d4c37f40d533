using Presswatch.Analysis.Sources;
using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Log;
using Presswatch.Core.Output;
using Presswatch.Intake.Completeness;
using Presswatch.Intake.Watching;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>The sources: /sources, how they fare, what is known to be missed, and the proof of the record; and their data.</summary>
internal static class SourceEndpoints
{
    private static readonly Column<SourceFare>[] FareColumns =
    [
        new("source", row => row.Source), new("pack", row => row.Pack), new("state", row => row.State), new("lastSuccess", row => Time(row.LastSuccess)), new("lastAttempt", row => Time(row.LastAttempt)),
        new("addresses", row => Number(row.Addresses)), new("expected", row => Number(row.Expected)), new("got", row => Number(row.Got)), new("blocked", row => Number(row.Blocked)),
        new("layoutChanged", row => Number(row.LayoutChanged)), new("failed", row => Number(row.Failed)), new("overdue", row => Number(row.Overdue)), new("nextDue", row => Time(row.NextDue)),
        new("fullRoundSeconds", row => row.FullRoundSeconds.ToString(CultureInfo.InvariantCulture)), new("pauseSeconds", row => row.PauseSeconds?.ToString(CultureInfo.InvariantCulture)), new("intervalMinutes", row => row.IntervalMinutes?.ToString(CultureInfo.InvariantCulture)),
    ];

    private static readonly Column<SourceDay>[] DayColumns =
    [
        new("source", row => row.Source), new("day", row => row.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new("expected", row => Number(row.Expected)), new("named", row => Number(row.Named)),
        new("got", row => Number(row.Got)), new("missed", row => Number(row.Missed)), new("gone", row => Number(row.Gone)), new("refused", row => Number(row.Refused)), new("failed", row => Number(row.Failed)),
        new("unread", row => Number(row.Unread)), new("waiting", row => Number(row.Waiting)), new("late", row => Number(row.Late)), new("skipped", row => Number(row.Skipped)),
        new("look", row => JsonText.NameOf(row.Look)), new("gap", row => row.Gap ? "true" : "false"),
    ];

    private static readonly Column<ProblemSource>[] AlarmColumns =
        [new("source", row => row.Source), new("captures", row => Number(row.Captures)), new("first", row => Time(row.First)), new("last", row => Time(row.Last)), new("capture", row => row.Capture), new("address", row => row.Address)];

    private static readonly Column<ShownCheckpoint>[] CheckpointColumns = [new("origin", row => row.Origin), new("size", row => Number(row.Size)), new("root", row => row.Root), new("at", row => Time(row.At))];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/sources", (SourceDesk desk, PressArchive archive, LogRoot root, HttpContext context) => With(context, (ask, _) => new PageResult<SourcesPage>(new()
        {
            [nameof(SourcesPage.View)] = new SourcesView(desk.Fares(), Alarms(archive), desk.Completeness(), ask, ProofReport.Of(archive, root)),
        })));
        RouteGroupBuilder api = routes.MapGroup("/api/v1/sources");
        api.MapRead("", (SourceDesk desk) => All(desk.Fares())).WithName("Sources");
        routes.MapRead("/api/v1/sources.{form:" + ListAnswer.Forms + "}", (string form, SourceDesk desk) => ListAnswer.Of(desk.Fares(), form, "sources", FareColumns));
        api.MapRead("/completeness", (SourceDesk desk, HttpContext context) => With(context, (ask, limit) =>
        {
            IReadOnlyList<SourceDay> days = ask.In(desk.Completeness());
            return ListAnswer.Json(new { total = days.Count, items = days.Take(limit ?? int.MaxValue), next = (string?)null });
        })).WithName("Completeness");
        api.MapRead("/completeness.{form:" + ListAnswer.Forms + "}", (string form, SourceDesk desk, HttpContext context) =>
            With(context, (ask, limit) => ListAnswer.Of(ask.In(desk.Completeness()).Take(limit ?? int.MaxValue), form, "completeness", DayColumns)));
        api.MapRead("/layouts", (PressArchive archive) => All(Alarms(archive))).WithName("LayoutAlarms");
        api.MapRead("/layouts.{form:" + ListAnswer.Forms + "}", (string form, PressArchive archive) => ListAnswer.Of(Alarms(archive), form, "layouts", AlarmColumns));
        routes.MapRead("/api/v1/log", (PressArchive archive, LogRoot root) => ListAnswer.Json(ProofReport.Of(archive, root))).WithName("Log");
        routes.MapRead("/api/v1/log/checkpoints.{form:" + ListAnswer.Forms + "}", (string form, PressArchive archive, LogRoot root) => ListAnswer.Of(ProofReport.Of(archive, root).Checkpoints, form, "checkpoints", CheckpointColumns));
    }

    private static IReadOnlyList<ProblemSource> Alarms(PressArchive archive) => archive.Catalogue.SourcesWith(ProblemCodes.LayoutChanged.Id);

    private static IResult All<T>(IReadOnlyList<T> items) => ListAnswer.Json(new { total = items.Count, items, next = (string?)null });

    private static IResult With(HttpContext context, Func<CompletenessAsk, int?, IResult> answer)
    {
        IQueryCollection query = context.Request.Query;
        Outcome<int?> limit = PeopleAsked.Limit(context.Request);
        if (limit.Problem is { } wrong) return ProblemPages.Of(wrong, context);
        Outcome<CompletenessAsk> ask = CompletenessAsk.Read(query["source"], query["from"], query["to"], query["gaps"].ToString() is "1" or "true");
        return ask.Problem is { } bad ? ProblemPages.Of(bad, context) : answer(ask.Value, limit.Value);
    }

    private static string? Time(DateTimeOffset? time) => time is { } at ? Show.Iso(at) : null;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
