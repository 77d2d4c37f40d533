using Presswatch.Analysis.Corpora;
using Presswatch.Archive;
using Presswatch.Archive.Search;
using Presswatch.Core.Words;
using Presswatch.Corpus.Collocations;
using Presswatch.Corpus.Comparison;
using Presswatch.Corpus.Concordances;
using Presswatch.Corpus.Dispersion;

namespace Presswatch.Web.Endpoints;

/// <summary>Words in context and in contrast, as data: concordance, collocates, comparison, dispersion.</summary>
internal static class CorpusEndpoints
{
    private static readonly Column<ConcordanceRow>[] LineColumns =
    [
        new("article", row => row.Article), new("version", row => row.Version), new("published", row => row.Published?.ToString()), new("headline", row => row.Headline), new("left", row => row.Left), new("match", row => row.Match),
        new("right", row => row.Right), new("in", row => row.Evidence.Count == 0 ? null : row.Evidence[0].In.ToString().ToLowerInvariant()), new("start", row => row.Evidence.Count == 0 ? null : $"{row.Evidence[0].Start}"),
        new("length", row => row.Evidence.Count == 0 ? null : $"{row.Evidence[0].Length}"), new("capture", row => row.Evidence.Count == 0 ? null : row.Evidence[0].Capture),
    ];

    private static readonly Column<CollocateRow>[] CollocateColumns =
    [
        new("word", row => row.Word), new("count", row => $"{row.Count}"), new("before", row => $"{row.Before}"), new("after", row => $"{row.After}"), new("articles", row => $"{row.Articles}"), new("frequency", row => $"{row.Frequency}"),
        new("expected", row => $"{row.Expected:0.##}"), new("logLikelihood", row => $"{row.LogLikelihood:0.##}"), new("mi", row => $"{row.Mi:0.##}"), new("logDice", row => $"{row.LogDice:0.##}"), new("query", row => row.Query),
    ];

    private static readonly Column<CompareRow>[] CompareColumns =
    [
        new("phrase", row => row.Phrase), new("more", row => row.More), new("a", row => $"{row.A.Occurrences}"), new("b", row => $"{row.B.Occurrences}"), new("aPerMillion", row => $"{row.A.PerMillion:0.##}"),
        new("bPerMillion", row => $"{row.B.PerMillion:0.##}"), new("logLikelihood", row => $"{row.LogLikelihood:0.##}"), new("logRatio", row => $"{row.LogRatio:0.##}"), new("differencePercent", row => $"{row.DifferencePercent:0.#}"),
        new("aArticles", row => $"{row.A.Articles}"), new("bArticles", row => $"{row.B.Articles}"), new("aDp", row => $"{row.A.Dp:0.###}"), new("bDp", row => $"{row.B.Dp:0.###}"), new("queryA", row => row.A.Query), new("queryB", row => row.B.Query),
    ];

    private static readonly Column<DispersionRow>[] DispersionColumns =
    [
        new("part", row => row.Part), new("occurrences", row => $"{row.Occurrences}"), new("articles", row => $"{row.Articles}"), new("words", row => $"{row.Words}"), new("perMillion", row => $"{row.PerMillion:0.#}"), new("query", row => row.Query),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        MapList(routes, "concordance", (archive, index, ask, cancel) => Lines(archive, index, ask, cancel), report => report.Items, LineColumns);
        MapList(routes, "collocates", (_, index, ask, cancel) => Near(index, ask, cancel), report => report.Items, CollocateColumns);
        MapList(routes, "compare", (_, index, ask, cancel) => Compared(index, ask, cancel), report => report.Items, CompareColumns);
        MapList(routes, "dispersion", (_, index, ask, cancel) => Spread(index, ask, cancel), report => report.Items, DispersionColumns);
    }

    private static void MapList<TReport, TRow>(
        IEndpointRouteBuilder routes, string name, Func<PressArchive, ISearchIndex, CorpusAsk, CancellationToken, Outcome<TReport>> answer, Func<TReport, IEnumerable<TRow>> rows, Column<TRow>[] columns)
    {
        routes.MapRead($"/api/v1/{name}", (PressArchive archive, ISearchIndex index, HttpContext context) => ListAnswer.Json(answer(archive, index, new(context.Request), context.RequestAborted), context))
            .WithName(char.ToUpperInvariant(name[0]) + name[1..]);
        routes.MapRead($"/api/v1/{name}.{{form:{ListAnswer.Forms}}}", (string form, PressArchive archive, ISearchIndex index, HttpContext context) =>
        {
            Outcome<TReport> report = answer(archive, index, new(context.Request), context.RequestAborted);
            return report.Problem is { } problem ? ProblemPages.Of(problem, context) : ListAnswer.Of(rows(report.Value), form, name, columns);
        });
    }

    internal static Outcome<ConcordanceReport> Lines(PressArchive archive, ISearchIndex index, CorpusAsk ask, CancellationToken cancel)
    {
        CorpusQuestion question = ask.Question("q");
        int sample = ask.Number("sample", 0, 1, ConcordanceQuestion.MostLines);
        var lines = new ConcordanceAsk(ask.Named("sort", ConcordanceOrder.Oldest), ask.Number("words", 10, 0, 100), ask.Number("limit", 20, 1, CorpusAsk.MostRows), ask.Has("after") ? ask.Text("after") : null, sample == 0 ? null : sample);
        return ask.Problem is { } problem ? problem : ConcordanceReport.Of(index, archive.Catalogue, question, lines, cancel);
    }

    internal static Outcome<CollocateReport> Near(ISearchIndex index, CorpusAsk ask, CancellationToken cancel)
    {
        CorpusQuestion question = ask.Question("q");
        CollocateOrder order = ask.Choice("sort", "log-likelihood", "log-likelihood", "mi", "log-dice", "count") switch
        {
            "mi" => CollocateOrder.MutualInformation,
            "log-dice" => CollocateOrder.LogDice,
            "count" => CollocateOrder.Count,
            _ => CollocateOrder.LogLikelihood,
        };
        var near = new CollocateQuestion(ask.Number("left", 5, 0, CollocateQuestion.MostWords), ask.Number("right", 5, 0, CollocateQuestion.MostWords), ask.Number("least", 3, 1, int.MaxValue), order,
            ask.Text("without").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(word => Tokeniser.Fold(word.AsSpan(0, Math.Min(word.Length, Tokeniser.MaxTokenLength)))).ToHashSet(StringComparer.Ordinal),
            ask.Number("without-frequent", 0, 0, 100_000));
        (int skip, int limit) = (ask.Number("after", 0, 0, int.MaxValue), ask.Number("limit", 50, 1, CorpusAsk.MostRows));
        return ask.Problem is { } problem ? problem : CollocateReport.Of(index, question, near, skip, limit, cancel);
    }

    internal static Outcome<CompareReport> Compared(ISearchIndex index, CorpusAsk ask, CancellationToken cancel)
    {
        CorpusQuestion a = ask.Question("a");
        var b = ask.Has("b") ? ask.Query("b") : null;
        bool phrases = ask.Choice("of", "words", "words", "phrases") == "phrases";
        KeyOrder order = ask.Choice("sort", "log-likelihood", "log-likelihood", "log-ratio") == "log-ratio" ? KeyOrder.LogRatio : KeyOrder.LogLikelihood;
        var question = new ComparisonQuestion(ask.Named("side", KeySide.Both), order, ask.Number("least", 5, 1, int.MaxValue), ask.Decimal("sure", 10.83), ask.Number("limit", 50, 1, CorpusAsk.MostRows), ask.Number("after", 0, 0, int.MaxValue));
        return ask.Problem is { } problem ? problem : CompareReport.Of(index, a, b, phrases, question, cancel);
    }

    internal static Outcome<DispersionReport> Spread(ISearchIndex index, CorpusAsk ask, CancellationToken cancel)
    {
        CorpusQuestion question = ask.Question("q");
        DispersionBy by = ask.Named("by", DispersionBy.Month);
        return ask.Problem is { } problem ? problem : DispersionReport.Of(index, question, by, cancel);
    }
}
