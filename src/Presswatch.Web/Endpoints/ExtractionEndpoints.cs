using Presswatch.Core.Output;
using Presswatch.Extraction;
using Presswatch.Web.Pages;

namespace Presswatch.Web.Endpoints;

/// <summary>How a capture is read: /c/CAPTURE/extraction, and the decisions as data.</summary>
internal static class ExtractionEndpoints
{
    private static readonly Column<TraceStep>[] Columns =
        [new("part", step => JsonText.NameOf(step.Part)), new("taken", step => step.Taken ? "true" : "false"), new("rule", step => step.Rule), new("text", step => step.Text)];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapRead("/c/{capture}/extraction", (string capture, ReadingDesk desk, HttpContext context) =>
            With(desk, capture, context, reading => new PageResult<ExtractionPage>(new() { [nameof(ExtractionPage.Reading)] = reading })));

        RouteGroupBuilder api = routes.MapGroup("/api/v1/captures/{capture}");
        api.MapRead("/extraction", (string capture, ReadingDesk desk, HttpContext context) => With(desk, capture, context, reading => ListAnswer.Json(new
        {
            capture = reading.Report.Capture,
            reading.Page.Kind,
            reading.Page.Language,
            reading.Page.Pack,
            reading.Page.Problems,
            total = reading.Steps.Count,
            items = reading.Steps,
        })));
        api.MapRead("/extraction.{form:" + ListAnswer.Forms + "}", (string capture, string form, ReadingDesk desk, HttpContext context) =>
            With(desk, capture, context, reading => ListAnswer.Of(reading.Steps, form, $"extraction-{reading.Report.Capture}", Columns)));
    }

    private static IResult With(ReadingDesk desk, string capture, HttpContext context, Func<CaptureReading, IResult> answer)
    {
        Outcome<CaptureReading> outcome = desk.Read(capture);
        return outcome.Problem is { } problem ? ProblemPages.Of(problem, context) : answer(outcome.Value);
    }
}
