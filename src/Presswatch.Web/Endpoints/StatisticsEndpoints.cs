using Presswatch.Analysis.Corpora;
using Presswatch.Archive;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>Concordance, collocates, dispersion and comparison as pages under /phrases, and dispersion as a chart. Without a question a page is its form.</summary>
internal static class StatisticsEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/phrases/concordance", ([AsParameters] Desk desk, HttpContext context) => Page<ConcordancePage, ConcordanceReport>(desk, context, "q", ask => CorpusEndpoints.Lines(desk.Archive, desk.Phrases.Index, ask, context.RequestAborted)));
        routes.MapRead("/phrases/collocates", ([AsParameters] Desk desk, HttpContext context) => Page<CollocatesPage, CollocateReport>(desk, context, "q", ask => CorpusEndpoints.Near(desk.Phrases.Index, ask, context.RequestAborted)));
        routes.MapRead("/phrases/dispersion", ([AsParameters] Desk desk, HttpContext context) => Page<DispersionPage, DispersionReport>(desk, context, "q", ask => CorpusEndpoints.Spread(desk.Phrases.Index, ask, context.RequestAborted)));
        routes.MapRead("/phrases/compare", ([AsParameters] Desk desk, HttpContext context) => Page<ComparePage, CompareReport>(desk, context, "a", ask => CorpusEndpoints.Compared(desk.Phrases.Index, ask, context.RequestAborted)));
        routes.MapRead("/api/v1/dispersion.svg", ([AsParameters] Desk desk, HttpContext context) =>
        {
            Outcome<DispersionReport> report = Ask(desk, context, ask => CorpusEndpoints.Spread(desk.Phrases.Index, ask, context.RequestAborted));
            return report.TryGet(out DispersionReport spread)
                ? ChartFile.Answer(context, "dispersion", [new(spread.Query, $"occurrences per million words by {Words.Of(spread.By)}", DispersionPage.Bars(spread, QueryLinks.Search))])
                : ProblemPages.Of(report.Problem!, context);
        });
    }

    private static IResult Page<TPage, TReport>(Desk desk, HttpContext context, string needed, Func<CorpusAsk, Outcome<TReport>> answer) where TPage : IComponent where TReport : class
    {
        TReport? report = null;
        if (!string.IsNullOrWhiteSpace(context.Request.Query[needed]))
        {
            Outcome<TReport> asked = Ask(desk, context, answer);
            if (!asked.TryGet(out report)) return ProblemPages.Of(asked.Problem!, context);
        }
        return new PageResult<TPage>(new() { ["View"] = new StatisticsView<TReport>([.. Given(context)], report) });
    }

    private static Outcome<TReport> Ask<TReport>(Desk desk, HttpContext context, Func<CorpusAsk, Outcome<TReport>> answer) where TReport : class =>
        desk.Phrases.Ask<TReport>(string.Join('&', Given(context)), _ => answer(new(context.Request)));

    /// <summary>What the address holds, empty parts left out; a form sends its empty boxes too.</summary>
    private static IEnumerable<(string Name, string Value)> Given(HttpContext context) =>
        context.Request.Query.Select(part => (part.Key, part.Value.ToString().Trim())).Where(part => part.Item2.Length > 0);

    /// <summary>What statistics are drawn from.</summary>
    internal readonly record struct Desk(PressArchive Archive, PhraseDesk Phrases);
}
