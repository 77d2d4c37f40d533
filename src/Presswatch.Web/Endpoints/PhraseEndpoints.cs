using Presswatch.Analysis.Phrases;
using Presswatch.Corpus.Phrases;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>Phrases that are new, fell silent, or are set, and the history of one: /phrases/…, and their data.</summary>
internal static class PhraseEndpoints
{
    private static readonly Column<NewPhraseRow>[] NewColumns = Columns<NewPhraseRow>(
        new("expected", row => row.Expected.ToString("G6", CultureInfo.InvariantCulture)), new("score", row => row.Score.ToString(CultureInfo.InvariantCulture)), new("first", row => Show.Iso(row.First)));

    private static readonly Column<SilentPhraseRow>[] SilentColumns = Columns<SilentPhraseRow>(
        new("spans", row => string.Join(' ', row.Spans)), new("expected", row => row.Expected.ToString(CultureInfo.InvariantCulture)), new("chance", row => row.Chance.ToString("G6", CultureInfo.InvariantCulture)));

    private static readonly Column<SetPhraseRow>[] SetColumns = Columns<SetPhraseRow>(
        new("leader", row => row.Leader), new("first", row => row.First is { } day ? Show.Iso(day) : null), new("last", row => row.Last is { } day ? Show.Iso(day) : null),
        new("years", row => string.Join(' ', row.Years.Select(year => $"{year.Key}:{year.Value}"))));

    private static readonly Column<PhraseEventRow>[] HistoryColumns =
    [
        new("what", row => row.What), new("from", row => row.From), new("to", row => row.To), new("coveredDays", row => row.CoveredDays?.ToString(CultureInfo.InvariantCulture)),
        new("articles", row => row.Articles?.ToString(CultureInfo.InvariantCulture)), new("ofArticles", row => row.OfArticles?.ToString(CultureInfo.InvariantCulture)), new("query", row => row.Query),
        .. Evidence<PhraseEventRow>(row => row.Evidence),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/phrases/new", (PhraseDesk desk, HttpContext context) => New(desk, context, PhrasesAsked.PageSize, (asked, report) =>
            new PageResult<NewPhrasesPage>(new() { [nameof(NewPhrasesPage.View)] = new PhraseListView<NewPhrasesReport>(asked, report) })));
        routes.MapRead("/phrases/silent", (PhraseDesk desk, HttpContext context) => Silent(desk, context, PhrasesAsked.PageSize, (asked, report) =>
            new PageResult<SilentPhrasesPage>(new() { [nameof(SilentPhrasesPage.View)] = new PhraseListView<SilentPhrasesReport>(asked, report) })));
        routes.MapRead("/phrases/set", (PhraseDesk desk, HttpContext context) => Set(desk, context, PhrasesAsked.PageSize, (asked, report) =>
            new PageResult<SetPhrasesPage>(new() { [nameof(SetPhrasesPage.View)] = new PhraseListView<SetPhrasesReport>(asked, report) })));

        RouteGroupBuilder api = routes.MapGroup("/api/v1/phrases");
        api.MapRead("/new", (PhraseDesk desk, HttpContext context) => New(desk, context, PhrasesAsked.PageSize, (_, report) => ListAnswer.Json(report))).WithName("NewPhrases");
        api.MapRead("/silent", (PhraseDesk desk, HttpContext context) => Silent(desk, context, PhrasesAsked.PageSize, (_, report) => ListAnswer.Json(report))).WithName("SilentPhrases");
        api.MapRead("/set", (PhraseDesk desk, HttpContext context) => Set(desk, context, PhrasesAsked.PageSize, (_, report) => ListAnswer.Json(report))).WithName("SetPhrases");
        api.MapRead("/history", (PhraseDesk desk, HttpContext context) => History(desk, context, ListAnswer.Json)).WithName("PhraseHistory");
        api.MapRead("/new.{form:" + ListAnswer.Forms + "}", (string form, PhraseDesk desk, HttpContext context) =>
            New(desk, context, int.MaxValue, (_, report) => ListAnswer.Of(report.Items, form, "phrases-new", NewColumns)));
        api.MapRead("/silent.{form:" + ListAnswer.Forms + "}", (string form, PhraseDesk desk, HttpContext context) =>
            Silent(desk, context, int.MaxValue, (_, report) => ListAnswer.Of(report.Items, form, "phrases-silent", SilentColumns)));
        api.MapRead("/set.{form:" + ListAnswer.Forms + "}", (string form, PhraseDesk desk, HttpContext context) =>
            Set(desk, context, int.MaxValue, (_, report) => ListAnswer.Of(report.Items, form, "phrases-set", SetColumns)));
        api.MapRead("/history.{form:" + ListAnswer.Forms + "}", (string form, PhraseDesk desk, HttpContext context) =>
            History(desk, context, report => ListAnswer.Of(PhraseEventRow.Of(report), form, "phrases-history", HistoryColumns)));
    }

    /// <summary>The history of one phrase.</summary>
    public static Outcome<PhraseHistoryReport> HistoryOf(PhraseDesk desk, Phrase phrase, CancellationToken cancel) =>
        desk.AskPhrases<PhraseHistoryReport>(phrase.ToString(), phrases => PhraseHistoryReport.Of(phrases, phrase, cancel));

    private static IResult New(PhraseDesk desk, HttpContext context, int limit, Func<PhrasesAsked, NewPhrasesReport, IResult> answer) => Periodic(desk, context, limit, PhrasesAsk.DefaultArticles, answer, (asked, cancel) =>
        desk.AskPhrases<NewPhrasesReport>(asked.Key, phrases => NewPhrasesReport.Of(phrases, asked.Ask, desk.LeftOut, cancel)), new NewPhrasesReport(0, [], null, 0, 0, 0, 0));

    private static IResult Silent(PhraseDesk desk, HttpContext context, int limit, Func<PhrasesAsked, SilentPhrasesReport, IResult> answer) => Periodic(desk, context, limit, PhrasesAsk.DefaultArticles, answer, (asked, cancel) =>
        desk.AskPhrases<SilentPhrasesReport>(asked.Key, phrases => SilentPhrasesReport.Of(phrases, asked.Ask, desk.LeftOut, cancel)), new SilentPhrasesReport(0, [], null, 0, [], false));

    /// <summary>A list of a period; of the last month of the archive where the address names none.</summary>
    private static IResult Periodic<T>(PhraseDesk desk, HttpContext context, int limit, int fewest, Func<PhrasesAsked, T, IResult> answer, Func<PhrasesAsked, CancellationToken, Outcome<T>> ask, T undated) where T : class
    {
        Outcome<string> month = desk.LastMonth();
        if (month.Problem is { } damaged) return ProblemPages.Of(damaged, context);
        Outcome<PhrasesAsked> asked = PhrasesAsked.Read(context.Request, month.Value.Length > 0 ? month.Value : null, fewest, limit);
        if (asked.Problem is { } bad) return ProblemPages.Of(bad, context);
        return asked.Value.Ask.From is null ? answer(asked.Value, undated) : Answered(desk, context, asked.Value, ask, answer);
    }

    private static IResult Set(PhraseDesk desk, HttpContext context, int limit, Func<PhrasesAsked, SetPhrasesReport, IResult> answer)
    {
        Outcome<PhrasesAsked> asked = PhrasesAsked.Read(context.Request, null, PhrasesAsk.DefaultSetArticles, limit);
        if (asked.Problem is { } bad) return ProblemPages.Of(bad, context);
        return Answered(desk, context, asked.Value, (of, cancel) => desk.Set(of.Ask, cancel), answer);
    }

    /// <summary>A program waits for the answer; a page says after a while that it is being reckoned.</summary>
    private static IResult Answered<T>(PhraseDesk desk, HttpContext context, PhrasesAsked asked, Func<PhrasesAsked, CancellationToken, Outcome<T>> ask, Func<PhrasesAsked, T, IResult> answer) where T : class
    {
        Outcome<T> report;
        if (ProblemPages.IsApi(context)) report = ask(asked, context.RequestAborted);
        else if (!desk.TryInTime(asked.Key, () => ask(asked, CancellationToken.None), out report)) return Reckoning.Of(Rooms.Phrases, "Phrases are being counted", "All phrases of the archive are compared; of a large one that takes a while, once after each change.", context);
        return report.Problem is { } problem ? ProblemPages.Of(problem, context) : answer(asked, report.Value);
    }

    private static IResult History(PhraseDesk desk, HttpContext context, Func<PhraseHistoryReport, IResult> answer)
    {
        string text = context.Request.Query["q"].ToString();
        if (Phrase.Of(text) is not { } phrase) return ProblemPages.Of(new(ProblemCodes.EmptyPhrase, $"'{text}' is no phrase.", Try: "write q= with a word or a phrase"), context);
        Outcome<PhraseHistoryReport> report = HistoryOf(desk, phrase, context.RequestAborted);
        return report.Problem is { } problem ? ProblemPages.Of(problem, context) : answer(report.Value);
    }

    /// <summary>The columns of a list: those of every phrase, its own, and where it stands.</summary>
    private static Column<T>[] Columns<T>(params ReadOnlySpan<Column<T>> own)
        where T : IPhraseRow =>
    [
        new("phrase", row => row.Phrase), new("query", row => row.Query), new("words", row => $"{row.Words}"), new("articles", row => $"{row.Articles}"), new("occurrences", row => $"{row.Occurrences}"),
        .. own, .. Evidence<T>(row => row.Evidence),
    ];

    private static IEnumerable<Column<T>> Evidence<T>(Func<T, IReadOnlyList<PhraseEvidence>> of) =>
    [
        .. PhraseEvidence.Columns.Select(column => new Column<T>(column.Name, row => of(row) is [.., var last] ? column.Cell(last) : null)),
        new("address", row => of(row) is [.., var last] ? PhrasePlaces.Address(last) : null),
    ];
}
