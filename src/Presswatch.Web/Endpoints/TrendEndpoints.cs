using Presswatch.Analysis.Phrases;
using Presswatch.Analysis.Searching;
using Presswatch.Archive.Search;
using Presswatch.Core.Queries;
using Presswatch.Corpus.Phrases;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>Occurrences over time: /phrases, /trend, and their data. Several q are several series.</summary>
internal static class TrendEndpoints
{
    private const int MostSeries = 12;

    private static readonly Column<TrendRow>[] Columns =
    [
        new("query", row => row.Query), new("period", row => row.Period), new("articles", row => row.Articles.ToString()), new("occurrences", row => row.Occurrences.ToString()),
        new("words", row => row.Words.ToString()), new("perMillion", row => row.PerMillion.ToString("0.0")), new("low", row => row.Low.ToString("0.0")), new("high", row => row.High.ToString("0.0")), new("gap", row => row.Gap ? "true" : "false"),
        new("missed", row => row.Missed.ToString()), new("expected", row => row.Expected.ToString()), new("why", row => row.Why),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (string path in (string[])["/phrases", "/trend"])
        {
            routes.MapRead(path, (ISearchIndex index, SourceDesk desk, PhraseDesk phrases, HttpContext context) => With(index, desk, context, (report, queries, counted) => Page(report, queries, counted, phrases, context)));
        }
        routes.MapRead("/api/v1/trend.svg", (ISearchIndex index, SourceDesk desk, HttpContext context) => With(index, desk, context, (report, queries, counted) =>
            ChartFile.Answer(context, "trend", new TrendView(report, queries, counted).Charts())));
        routes.MapRead("/api/v1/trend", (ISearchIndex index, SourceDesk desk, HttpContext context) => With(index, desk, context, (report, _, _) => ListAnswer.Json(report))).WithName("Trend");
        routes.MapRead("/api/v1/trend.{form:" + ListAnswer.Forms + "}", (string form, ISearchIndex index, SourceDesk desk, HttpContext context) =>
            With(index, desk, context, (report, _, _) => ListAnswer.Of(report.Series.SelectMany(TrendRow.Of), form, "trend", Columns)));
    }

    private static IResult Page(TrendReport report, IReadOnlyList<Query> queries, TrendChoice counted, PhraseDesk desk, HttpContext context)
    {
        var histories = new List<PhraseHistoryReport?>();
        foreach (TrendSeries series in report.Series)
        {
            Phrase? phrase = series.Asked.Root is WordNode or PhraseNode ? Phrase.Of(series.Asked.Root) : null;
            Outcome<PhraseHistoryReport> history = phrase is null ? default : PhraseEndpoints.HistoryOf(desk, phrase, context.RequestAborted);
            if (phrase is not null && history.Problem is { } problem) return ProblemPages.Of(problem, context);
            histories.Add(phrase is null ? null : history.Value);
        }
        return new PageResult<TrendPage>(new() { [nameof(TrendPage.View)] = new TrendView(report, queries, counted) { Histories = histories } });
    }

    private static IResult With(ISearchIndex index, SourceDesk desk, HttpContext context, Func<TrendReport, IReadOnlyList<Query>, TrendChoice, IResult> answer)
    {
        string by = context.Request.Query["by"].ToString();
        TrendPeriod period = TrendPeriod.Month;
        if (by.Length > 0 && (!Enum.TryParse(by, ignoreCase: true, out period) || char.IsAsciiDigit(by[0]))) return ProblemPages.Of(SearchAsk.Bad("by", by, "day, week, month, quarter or year"), context);
        string versions = context.Request.Query["versions"].ToString();
        if (versions is not ("" or "newest" or "all")) return ProblemPages.Of(SearchAsk.Bad("versions", versions, "newest or all"), context);
        string reprints = context.Request.Query["reprints"].ToString();
        if (reprints is not ("" or "all" or "once")) return ProblemPages.Of(SearchAsk.Bad("reprints", reprints, "all or once"), context);
        QueryField? split = null;
        string field = context.Request.Query["split"].ToString();
        if (field.Length > 0)
        {
            int known = TrendSplit.Fields.Index().FirstOrDefault(one => QueryParser.NameOf(one.Item) == field, (-1, default)).Index;
            if (known < 0) return ProblemPages.Of(SearchAsk.Bad("split", field, string.Join(", ", TrendSplit.Fields.Select(QueryParser.NameOf))), context);
            split = TrendSplit.Fields[known];
        }
        string[] texts = [.. context.Request.Query["q"].Select(text => text ?? "")];
        if (texts.Length > MostSeries) return ProblemPages.Of(SearchAsk.Bad("q", $"{texts.Length} queries", $"at most {MostSeries} queries"), context);
        var queries = new List<Query>();
        foreach (string text in texts.All(string.IsNullOrWhiteSpace) ? [""] : texts.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            Outcome<Query> parsed = QueryParser.Parse(text);
            if (!parsed.TryGet(out Query query)) return ProblemPages.Of(parsed.Problem!, context);
            queries.Add(query);
        }
        Outcome<TrendReport> report = TrendReport.Of(index, queries, period, versions == "all", reprints == "once", desk.Completeness(), split);
        return report.Problem is { } problem ? ProblemPages.Of(problem, context) : answer(report.Value, queries, new(versions == "all", reprints == "once", split));
    }
}

/// <summary>What of the versions counts, and by which field the series are split.</summary>
internal sealed record TrendChoice(bool AllVersions, bool Once, QueryField? Split);

/// <summary>One period of one series, as lists have it.</summary>
internal sealed record TrendRow(string Query, string Period, int Articles, long Occurrences, long Words, double PerMillion, double Low, double High, bool Gap, int Missed, int Expected, string? Why)
{
    public static IEnumerable<TrendRow> Of(TrendSeries series) => series.Points.Select(point => new TrendRow(series.Query, point.Period, point.Articles, point.Occurrences, point.Words, point.PerMillion, point.Low, point.High, point.Gap, point.Missed, point.Expected, point.Why));
}
