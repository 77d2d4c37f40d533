using Presswatch.Core.Output;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Serving;

/// <summary>Problems as answers: problem+json (RFC 9457) under /api, a quiet page elsewhere, with the same code, place and way out.</summary>
internal static class ProblemPages
{
    public static IResult Of(Problem problem, HttpContext context) => IsApi(context) ? Json(problem) : Page(problem, context);

    public static IResult NotFound(HttpContext context) => Of(new(ProblemCodes.PageNotFound, $"Nothing stands at {context.Request.Path}."), context);

    /// <summary>Whether a program asks, not a browser.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    public static int StatusOf(ProblemCode code) => code switch
    {
        _ when code == ProblemCodes.UnknownArticle || code == ProblemCodes.UnknownPerson || code == ProblemCodes.PageNotFound || code == ProblemCodes.NoCheckpoint => StatusCodes.Status404NotFound,
        _ when code == ProblemCodes.SignInNeeded || code == ProblemCodes.WrongPassword => StatusCodes.Status401Unauthorized,
        _ when code == ProblemCodes.BadParameter => StatusCodes.Status400BadRequest,
        _ when code == ProblemCodes.WrongHost => StatusCodes.Status421MisdirectedRequest,
        _ when code == ProblemCodes.ReprintsMissing => StatusCodes.Status409Conflict,
        _ when code == ProblemCodes.ArchiveBusy => StatusCodes.Status503ServiceUnavailable,
        _ when code.Id[2] == '4' && code != ProblemCodes.Unexpected && code != ProblemCodes.OutputFailed => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static IResult Json(Problem problem)
    {
        int status = StatusOf(problem.Code);
        var body = new
        {
            type = "urn:presswatch:problem:" + problem.Code.Id,
            title = problem.Code.Title,
            status,
            detail = problem.Message,
            code = problem.Code.Id,
            reason = problem.Code.Reason,
            place = problem.Place is { } place ? new { file = place.File, line = place.Line, column = place.Column, lineText = place.LineText, length = place.Length } : null,
            wayOut = problem.WayOut,
        };
        return Results.Text(JsonText.Of(body), "application/problem+json; charset=utf-8", statusCode: status);
    }

    private static PageResult<ProblemPage> Page(Problem problem, HttpContext context) => new PageResult<ProblemPage>(
        new() { [nameof(ProblemPage.Problem)] = problem, [nameof(ProblemPage.Query)] = context.Request.Query["q"].ToString() }, StatusOf(problem.Code));
}
