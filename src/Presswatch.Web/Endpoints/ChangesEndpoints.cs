using Presswatch.Analysis.Changes;
using Presswatch.Analysis.Changes.Edits;
using Presswatch.Archive.Readings;
using Presswatch.Core.Output;
using Presswatch.Intake.Pipeline;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>What the press altered: /changes, two versions side by side, and their data.</summary>
internal static class ChangesEndpoints
{
    private const int PageSize = 30;

    private static readonly Column<(ReportedChange Change, ReportedDifference What)>[] Columns =
    [
        new("article", row => row.Change.Article), new("address", row => row.Change.Address), new("otherAddress", row => row.Change.OtherAddress), new("kind", row => JsonText.NameOf(row.Change.Kind)),
        new("from", row => row.Change.From), new("to", row => row.Change.To), new("seen", row => row.Change.Seen.ToString("yyyy-MM-dd")), new("significance", row => JsonText.NameOf(row.What.Significance)),
        new("what", row => JsonText.NameOf(row.What.Kind)), new("before", row => row.What.Before), new("after", row => row.What.After), new("source", row => row.Change.Source),
        new("headline", row => row.Change.Headline), new("published", row => row.Change.Published),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/changes", (EditList edits, ReadingsOnDemand readings, HttpContext context) => With(context, PageSize, ask =>
            new PageResult<ChangesPage>(new() { [nameof(ChangesPage.View)] = new ChangesView(ask, Of(edits, readings, ask), edits) })));
        routes.MapRead("/api/v1/changes", (EditList edits, ReadingsOnDemand readings, HttpContext context) => With(context, PageSize, ask => ListAnswer.Json(Of(edits, readings, ask)))).WithName("Changes");
        routes.MapRead("/api/v1/changes.{form:" + ListAnswer.Forms + "}", (string form, EditList edits, ReadingsOnDemand readings, HttpContext context) => With(context, int.MaxValue, ask =>
        {
            IReadOnlyList<ReportedChange> items = Of(edits, readings, ask).Items;
            return form == "csv" ? ListAnswer.Of(items.SelectMany(change => change.What.Select(what => (change, what))), form, "changes", Columns) : ListAnswer.Of(items, form, "changes");
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

    private static ChangesReport Of(EditList edits, ReadingsOnDemand readings, ChangesAsk ask) => ChangesReport.Of(edits, readings.Store().TryGet(out IReadingStore store) ? store : null, ask);

    private static IResult With(HttpContext context, int limit, Func<ChangesAsk, IResult> answer)
    {
        Outcome<int?> asked = PeopleAsked.Limit(context.Request);
        if (asked.Problem is { } most) return ProblemPages.Of(most, context);
        Outcome<ChangesAsk> ask = ChangesAsk.Read(name => context.Request.Query[name].ToString().Trim() is { Length: > 0 } value ? value : null, asked.Value ?? limit);
        if (ask.Problem is { } problem) return ProblemPages.Of(problem.Code == ProblemCodes.BadOptionValue ? problem with { Code = ProblemCodes.BadParameter } : problem, context);
        return answer(ask.Value);
    }
}
