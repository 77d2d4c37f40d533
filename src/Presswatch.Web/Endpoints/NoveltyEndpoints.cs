using Presswatch.Analysis.Phrases;
using Presswatch.Archive;
using Presswatch.Core.Readings;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>Which words of an article the archive held before its day, as data.</summary>
internal static class NoveltyEndpoints
{
    private static readonly Column<FormulaRow>[] Columns =
    [
        new("in", row => row.In == TextPart.Title ? "title" : "text"), new("start", row => $"{row.Start}"), new("length", row => $"{row.Length}"), new("text", row => row.Text), new("earlier", row => row.Earlier),
        new("earlierVersion", row => row.EarlierVersion), new("earlierDay", row => row.EarlierDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new("earlierWord", row => $"{row.EarlierWord}"), new("words", row => $"{row.Words}"),
        new("occurrences", row => $"{row.Occurrences}"), new("articles", row => $"{row.Articles}"), new("address", row => NoveltyText.Earlier(row)),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        // The form first: an article's id holds no dot.
        routes.MapRead("/api/v1/novelty/{article}.{form:" + ListAnswer.Forms + "}", (string article, string form, PressArchive archive, PhraseDesk desk, HttpContext context) =>
            With(archive, desk, article, context, report => ListAnswer.Of(report.Formula, form, $"novelty-{report.Article}-{report.Version}", Columns)));
        routes.MapRead("/api/v1/novelty/{article}", (string article, PressArchive archive, PhraseDesk desk, HttpContext context) => With(archive, desk, article, context, ListAnswer.Json)).WithName("Novelty");
    }

    /// <summary>Measures a version.</summary>
    public static Outcome<NoveltyReport> Measure(PhraseDesk desk, ArticleReport report, HttpContext context) =>
        desk.AskPhrases($"{report.Article}/{report.Version}", phrases => NoveltyReport.Of(report, phrases, desk.LeftOut, context.RequestAborted));

    private static IResult With(PressArchive archive, PhraseDesk desk, string article, HttpContext context, Func<NoveltyReport, IResult> answer)
    {
        string version = context.Request.Query["version"].ToString();
        Outcome<ArticleReport> shown = ArticleReport.Of(archive, article, version.Length > 0 ? version : null);
        if (!shown.TryGet(out ArticleReport report)) return ProblemPages.Of(shown.Problem!, context);
        Outcome<NoveltyReport> measured = Measure(desk, report, context);
        return measured.TryGet(out NoveltyReport novelty) ? answer(novelty) : ProblemPages.Of(measured.Problem!, context);
    }
}
