using Presswatch.Analysis.Phrases;
using Presswatch.Corpus.Phrases;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>Phrases that are new, fell silent, or are set, and the history of one: /phrases/…, and their data.</summary>
internal static class PhraseEndpoints
{
    private const int SetArticles = 5;

    private static readonly Column<NewPhraseRow>[] NewColumns =
    [
        new("phrase", row => row.Phrase), new("query", row => row.Query), new("words", row => $"{row.Words}"), new("articles", row => $"{row.Articles}"), new("occurrences", row => $"{row.Occurrences}"),
        new("expected", row => row.Expected.ToString("G6", CultureInfo.InvariantCulture)), new("score", row => row.Score.ToString(CultureInfo.InvariantCulture)), new("first", row => Show.Iso(row.First)),
        new("address", row => PhrasePlaces.Address(row.Evidence, row.Words)),
    ];

    private static readonly Column<SilentPhraseRow>[] SilentColumns =
    [
        new("phrase", row => row.Phrase), new("query", row => row.Query), new("words", row => $"{row.Words}"), new("articles", row => $"{row.Articles}"), new("occurrences", row => $"{row.Occurrences}"),
        new("spans", row => string.Join(' ', row.Spans)), new("expected", row => row.Expected.ToString(CultureInfo.InvariantCulture)), new("chance", row => row.Chance.ToString("G6", CultureInfo.InvariantCulture)),
        new("address", row => PhrasePlaces.Address(row.Evidence, row.Words)),
    ];

    private static readonly Column<SetPhraseRow>[] SetColumns =
    [
        new("phrase", row => row.Phrase), new("leader", row => row.Leader), new("query", row => row.Query), new("words", row => $"{row.Words}"), new("articles", row => $"{row.Articles}"), new("occurrences", row => $"{row.Occurrences}"),
        new("first", row => row.First is { } day ? Show.Iso(day) : null), new("last", row => row.Last is { } day ? Show.Iso(day) : null),
        new("years", row => string.Join(' ', row.Years.Select(year => $"{year.Key}:{year.Value}"))), new("address", row => PhrasePlaces.Address(row.Evidence, row.Words)),
    ];

    private static readonly Column<PhraseEventRow>[] HistoryColumns =
    [
        new("what", row => row.What), new("from", row => row.From), new("to", row => row.To), new("coveredDays", row => row.CoveredDays?.ToString(CultureInfo.InvariantCulture)),
        new("articles", row => row.Articles?.ToString(CultureInfo.InvariantCulture)), new("ofArticles", row => row.OfArticles?.ToString(CultureInfo.InvariantCulture)), new("address", row => row.Address),
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

    private static IResult New(PhraseDesk desk, HttpContext context, int limit, Func<PhrasesAsked, NewPhrasesReport, IResult> answer) => Periodic(desk, context, limit, PhrasesAsk.DefaultArticles, answer, asked =>
        desk.AskPhrases<NewPhrasesReport>(asked.Key, phrases => NewPhrasesReport.Of(phrases, asked.Ask, desk.LeftOut, context.RequestAborted)), new NewPhrasesReport(0, [], null, 0, 0, 0, 0));

    private static IResult Silent(PhraseDesk desk, HttpContext context, int limit, Func<PhrasesAsked, SilentPhrasesReport, IResult> answer) => Periodic(desk, context, limit, PhrasesAsk.DefaultArticles, answer, asked =>
        desk.AskPhrases<SilentPhrasesReport>(asked.Key, phrases => SilentPhrasesReport.Of(phrases, asked.Ask, desk.LeftOut, context.RequestAborted)), new SilentPhrasesReport(0, [], null, 0, [], false));

    /// <summary>A list of a period; of the last month of the archive where the address names none.</summary>
    private static IResult Periodic<T>(PhraseDesk desk, HttpContext context, int limit, int fewest, Func<PhrasesAsked, T, IResult> answer, Func<PhrasesAsked, Outcome<T>> ask, T undated) where T : class
    {
        Outcome<string> month = desk.LastMonth();
        if (month.Problem is { } damaged) return ProblemPages.Of(damaged, context);
        Outcome<PhrasesAsked> asked = PhrasesAsked.Read(context.Request, month.Value.Length > 0 ? month.Value : null, fewest, limit);
        if (asked.Problem is { } bad) return ProblemPages.Of(bad, context);
        Outcome<T> report = asked.Value.Ask.From is null ? undated : ask(asked.Value);
        return report.Problem is { } problem ? ProblemPages.Of(problem, context) : answer(asked.Value, report.Value);
    }

    private static IResult Set(PhraseDesk desk, HttpContext context, int limit, Func<PhrasesAsked, SetPhrasesReport, IResult> answer)
    {
        Outcome<PhrasesAsked> asked = PhrasesAsked.Read(context.Request, null, SetArticles, limit);
        if (asked.Problem is { } bad) return ProblemPages.Of(bad, context);
        Outcome<SetPhrasesReport> report = desk.AskPhrases<SetPhrasesReport>(asked.Value.Key, phrases => SetPhrasesReport.Of(phrases, asked.Value.Ask, context.RequestAborted));
        return report.Problem is { } problem ? ProblemPages.Of(problem, context) : answer(asked.Value, report.Value);
    }

    private static IResult History(PhraseDesk desk, HttpContext context, Func<PhraseHistoryReport, IResult> answer)
    {
        string text = context.Request.Query["q"].ToString();
        if (Phrase.Of(text) is not { } phrase) return ProblemPages.Of(new(ProblemCodes.EmptyPhrase, $"'{text}' is no phrase.", Try: "write q= with a word or a phrase"), context);
        Outcome<PhraseHistoryReport> report = HistoryOf(desk, phrase, context.RequestAborted);
        return report.Problem is { } problem ? ProblemPages.Of(problem, context) : answer(report.Value);
    }
}

/// <summary>One thing that befell a phrase, as lists have it: first and last use, sleeps, revivals, bursts.</summary>
internal sealed record PhraseEventRow(string What, string From, string To, int? CoveredDays, int? Articles, int? OfArticles, string? Address)
{
    public static IEnumerable<PhraseEventRow> Of(PhraseHistoryReport report)
    {
        if (report is not { First: { } first, Last: { } last }) yield break;
        int words = PhrasePlaces.Words(report);
        yield return new("first", Show.Iso(first), Show.Iso(first), null, null, null, PhrasePlaces.Address(report.Evidence, words));
        if (report.Longest is { } longest) yield return Sleep("longest sleep", longest);
        foreach (SleepRow revival in report.Revivals) yield return Sleep("revival", revival);
        foreach (BurstRow burst in report.Bursts) yield return new("burst", burst.From, burst.To, null, burst.Articles, burst.OfArticles, null);
        yield return new("last", Show.Iso(last), Show.Iso(last), report.CoveredDaysSinceLast, null, null, PhrasePlaces.Address(report.Evidence, words, last: true));

        PhraseEventRow Sleep(string what, SleepRow row) => new(what, Show.Iso(row.From), Show.Iso(row.To), row.CoveredDays, null, null, PhrasePlaces.Address(row.Evidence, words, last: true));
    }
}
