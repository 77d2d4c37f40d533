using Presswatch.Analysis.Searching;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Search;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>Search: /search, and its data.</summary>
internal static class SearchEndpoints
{
    private const int RowsAtOnce = 500;

    private static readonly Column<FoundArticle>[] Columns =
    [
        new("article", row => row.Article), new("version", row => row.Version), new("headline", row => row.Headline), new("published", row => row.Published?.ToString()),
        new("source", row => row.Source), new("publisher", row => row.Publisher), new("score", row => row.Score.ToString("0.###")),
        new("snippet", row => string.Join(" … ", row.Snippets.Select(snippet => snippet.Text))), new("address", row => $"/a/{row.Article}/{row.Version}"),
    ];

    private static readonly Column<FacetRow>[] FacetColumns = [new("filter", row => row.Filter), new("value", row => row.Value), new("articles", row => row.Articles.ToString())];

    private static readonly Column<FormCount>[] FormColumns = [new("form", row => row.Form), new("occurrences", row => row.Occurrences.ToString()), new("articles", row => row.Articles.ToString())];

    private static readonly Column<MonthRow>[] MonthColumns = [new("month", row => row.Month), new("articles", row => row.Articles.ToString())];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/search", Page);
        routes.MapRead("/api/v1/forms", (ISearchIndex index, HttpContext context) => ListAnswer.Json(FormsReport.Of(index, context.Request.Query["word"].ToString()), context)).WithName("Forms");
        routes.MapRead("/api/v1/forms.{form:" + ListAnswer.Forms + "}", (string form, ISearchIndex index, HttpContext context) =>
            FormsReport.Of(index, context.Request.Query["word"].ToString()) is var counted && counted.Problem is { } problem ? ProblemPages.Of(problem, context) : ListAnswer.Of(counted.Value.Items, form, "forms", FormColumns));
        RouteGroupBuilder api = routes.MapGroup("/api/v1/search");
        api.MapRead("", (PressArchive archive, ISearchIndex index, WorkbenchOptions options, HttpContext context) =>
            With(context, ask => ListAnswer.Json(SearchReport.Of(index, archive.Catalogue, ask.Request(), options.Clock), context))).WithName("Search");
        routes.MapRead("/api/v1/search.{form:" + ListAnswer.Forms + "}", List);
        api.MapRead("/months.{form:" + ListAnswer.Forms + "}", (string form, ISearchIndex index, HttpContext context) =>
            WithOverview(index, context, overview => ListAnswer.Of(MonthRow.Fill(MonthsOf(overview)), form, "months", MonthColumns)));
        api.MapRead("/facets.{form:" + ListAnswer.Forms + "}", (string form, ISearchIndex index, HttpContext context) =>
            WithOverview(index, context, overview => ListAnswer.Of(FacetRow.All(overview), form, "facets", FacetColumns)));
    }

    internal static IEnumerable<(string Month, long Articles)> MonthsOf(SearchOverview overview) =>
        overview.Months.Where(month => month.Period is { Month: not null }).Select(month => (month.Period.ToString()!, (long)month.Count));

    private static IResult Page(PressArchive archive, ISearchIndex index, OverviewCache overview, WorkbenchOptions options, HttpContext context) => With(context, ask =>
    {
        Outcome<SearchReport> found = SearchReport.Of(index, archive.Catalogue, ask.Request(overview: true), options.Clock);
        if (found.Problem is { } problem) return ProblemPages.Of(problem, context);
        (long Articles, long Occurrences, long Words)? sum = null;
        if (ask.HasWords && TrendReport.Of(index, [ask.Query], TrendPeriod.Year, ask.AllVersions, ask.Once).TryGet(out TrendReport trend)) sum = trend.Series[0].Sum();
        long behind = archive.Catalogue.CaptureCount() - index.FedUpTo;
        return new PageResult<SearchPage>(new() { [nameof(SearchPage.View)] = new SearchView(ask, found.Value, sum?.Occurrences, sum?.Words, Math.Max(0, behind), overview.Current().Months) });
    });

    private static IResult List(string form, PressArchive archive, ISearchIndex index, WorkbenchOptions options, HttpContext context) => With(context, ask =>
    {
        // The first page is asked for before anything is sent, so that a problem still has its status.
        SearchRequest request = ask.Request() with { Limit = Math.Min(ask.Limit ?? RowsAtOnce, RowsAtOnce) };
        Outcome<SearchReport> first = SearchReport.Of(index, archive.Catalogue, request with { Limit = 0 }, options.Clock);
        if (first.Problem is { } problem) return ProblemPages.Of(problem, context);
        IEnumerable<FoundArticle> rows = SearchReport.All(index, archive.Catalogue, request, options.Clock);
        return ListAnswer.Of(ask.Limit is { } most ? rows.Take(most) : rows, form, "search", Columns);
    });

    private static IResult WithOverview(ISearchIndex index, HttpContext context, Func<SearchOverview, IResult> answer) => With(context, ask =>
    {
        Outcome<SearchAnswer> asked = index.Search(ask.Request(overview: true) with { Limit = 0, After = null });
        return asked.Problem is { } problem ? ProblemPages.Of(problem, context) : answer(asked.Value.Overview!);
    });

    private static IResult With(HttpContext context, Func<SearchAsk, IResult> answer)
    {
        Outcome<SearchAsk> ask = SearchAsk.Read(context.Request);
        return ask.Problem is { } problem ? ProblemPages.Of(problem, context) : answer(ask.Value);
    }
}

/// <summary>One value of a facet.</summary>
internal sealed record FacetRow(string Filter, string? Value, int Articles)
{
    public static IEnumerable<FacetRow> All(SearchOverview overview) =>
        Of("source", overview.Sources).Concat(Of("publisher", overview.Publishers)).Concat(Of("lang", overview.Languages)).Concat(Of("section", overview.Sections))
            .Concat(overview.Read is not { } read ? [] : [.. Of("type", read.Types), .. Of("person", read.People), .. Of("place", read.Places)]);

    private static IEnumerable<FacetRow> Of(string filter, IReadOnlyList<ReadCount> counts) => counts.Select(count => new FacetRow(filter, count.Value, count.Count));

    private static IEnumerable<FacetRow> Of(string filter, IReadOnlyList<FacetCount> counts) => counts.Select(count => new FacetRow(filter, count.Value, count.Count));
}
