using Presswatch.Analysis.Changes.Edits;
using Presswatch.Analysis.Changes;
using Presswatch.Archive.Readings;
using Presswatch.Core.Output;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>What the press altered and took down: /changes, two versions side by side, and their data.</summary>
internal static class ChangesEndpoints
{
    private const int PageSize = 30;

    private static readonly Column<(ReportedChange Change, ReportedDifference? What)>[] Columns =
    [
        new("article", row => row.Change.Article), new("address", row => row.Change.Address), new("otherAddress", row => row.Change.OtherAddress), new("kind", row => JsonText.NameOf(row.Change.Kind)),
        new("from", row => row.Change.From), new("to", row => row.Change.To), new("seen", row => row.Change.Seen.ToString("yyyy-MM-dd")), new("significance", row => JsonText.NameOf(row.What?.Significance ?? row.Change.Significance)),
        new("what", row => row.What is { } one ? JsonText.NameOf(one.Kind) : null), new("before", row => row.What?.Before), new("after", row => row.What?.After), new("source", row => row.Change.Source),
        new("headline", row => row.Change.Headline), new("published", row => row.Change.Published), new("missingSince", row => Time(row.Change.MissingSince)), new("lastSeen", row => Time(row.Change.LastSeen)),
        new("wasGone", row => row.Change.WasGone is { } was ? (was ? "true" : "false") : null), new("section", row => row.Change.Section), new("capture", row => row.What is null && row.Change.Evidence.Count > 0 ? row.Change.Evidence[0].Capture : null),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/changes", ([AsParameters] Desk desk, WorkbenchOptions options, HttpContext context) => With(context, PageSize, ask => desk.Book.Within(options.Patience, ask.Standing(() => desk.Packs.Value)) is { } known
            ? new PageResult<ChangesPage>(new() { [nameof(ChangesPage.View)] = new ChangesView(ask, Of(desk, ask, known.All), desk.Book.Edits, AlarmEndpoints.Beside(ask, known)) })
            : NotYet(context)));
        routes.MapRead("/api/v1/changes", ([AsParameters] Desk desk, HttpContext context) => With(context, PageSize, ask => ListAnswer.Json(Of(desk, ask, Waited(desk, ask))))).WithName("Changes");
        routes.MapRead("/api/v1/changes.{form:" + ListAnswer.Forms + "}", (string form, [AsParameters] Desk desk, HttpContext context) => With(context, int.MaxValue, ask =>
        {
            IReadOnlyList<ReportedChange> items = Of(desk, ask, Waited(desk, ask)).Items;
            return form == "csv" ? ListAnswer.Of(items.SelectMany(change => change.What.Cast<ReportedDifference?>().DefaultIfEmpty().Select(what => (change, what))), form, "changes", Columns) : ListAnswer.Of(items, form, "changes");
        }));
        routes.MapRead("/api/v1/articles/{article}/{version}/against/{other}", (string article, string version, string other, EditList edits, HttpContext context) =>
            ListAnswer.Json(edits.Between(article, other, version), context)).WithName("Difference");
    }

    /// <summary>The page that sets two versions side by side.</summary>
    public static IResult Versions(EditList edits, string article, string before, string after, HttpContext context)
    {
        Outcome<VersionComparison> found = edits.Between(article, before, after);
        return found.Problem is { } problem ? ProblemPages.Of(problem, context) : new PageResult<VersionsPage>(new() { [nameof(VersionsPage.Found)] = found.Value });
    }

    private static string? Time(DateTimeOffset? time) => time is { } known ? Show.Iso(known) : null;

    /// <summary>Says that the changes are not there yet.</summary>
    internal static IResult NotYet(HttpContext context) =>
        Reckoning.Of(Rooms.Changes, "Changes are being reckoned", "The archive's versions are being compared, once since this program was started and once for each day as of which they are asked for.", context);

    // A program waits for the answer.
    private static IReadOnlyList<ReportedChange> Waited(Desk desk, ChangesAsk ask) => desk.Book.All(ask.Standing(() => desk.Packs.Value));

    private static ChangesReport Of(Desk desk, ChangesAsk ask, IReadOnlyList<ReportedChange> all) =>
        ChangesReport.Of(desk.Book, all, desk.Readings.Store().TryGet(out IReadingStore store) ? store : null, ask);

    private static IResult With(HttpContext context, int limit, Func<ChangesAsk, IResult> answer)
    {
        Outcome<int?> asked = PeopleAsked.Limit(context.Request);
        if (asked.Problem is { } most) return ProblemPages.Of(most, context);
        Outcome<ChangesAsk> ask = ChangesAsk.Read(name => context.Request.Query[name].ToString().Trim() is { Length: > 0 } value ? value : null, asked.Value ?? limit);
        if (ask.Problem is { } problem) return ProblemPages.Of(problem.Code == ProblemCodes.BadOptionValue ? problem with { Code = ProblemCodes.BadParameter } : problem, context);
        return answer(ask.Value);
    }

    /// <summary>What the lists are drawn from.</summary>
    internal readonly record struct Desk(ChangeBook Book, ReadingsOnDemand Readings, Lazy<PackSet> Packs);
}
