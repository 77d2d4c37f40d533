using Presswatch.Core.Output;

namespace Presswatch.Web.Serving;

/// <summary>A column of a CSV list.</summary>
internal readonly record struct Column<T>(string Name, Func<T, string?> Cell);

/// <summary>Lists as CSV and JSONL, written row by row.</summary>
internal static class ListAnswer
{
    /// <summary>The forms a list has besides JSON, as a route constraint.</summary>
    public const string Forms = "regex(^(csv|jsonl)$)";

    /// <summary>The rows in the form asked for; a file for CSV, so that a browser opens what it is meant for.</summary>
    public static IResult Of<T>(IEnumerable<T> rows, string form, string name, params Column<T>[] columns) => new Rows<T>(rows, form, name, columns);

    /// <summary>JSON as the contracts have it.</summary>
    public static IResult Json<T>(T value) => Results.Text(JsonText.Of(value), "application/json; charset=utf-8");

    /// <summary>The value as JSON, or the problem that stands in its place.</summary>
    public static IResult Json<T>(Outcome<T> outcome, HttpContext context) => outcome.Problem is { } problem ? ProblemPages.Of(problem, context) : Json(outcome.Value);

    private sealed class Rows<T>(IEnumerable<T> rows, string form, string name, Column<T>[] columns) : IResult
    {
        private const int FlushEvery = 256;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            bool csv = form == "csv";
            HttpResponse response = httpContext.Response;
            response.ContentType = csv ? "text/csv; charset=utf-8; header=present" : "application/jsonl; charset=utf-8";
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{form}\"";
            response.Headers.CacheControl = "no-cache";
            if (csv) await response.WriteAsync(CsvText.Row([.. columns.Select(column => column.Name)]), httpContext.RequestAborted);
            var lines = new System.Text.StringBuilder();
            int held = 0;
            foreach (T row in rows)
            {
                lines.Append(csv ? CsvText.Row([.. columns.Select(column => column.Cell(row))]) : JsonText.Of(row) + "\n");
                if (++held % FlushEvery != 0) continue;
                await response.WriteAsync(lines.ToString(), httpContext.RequestAborted);
                lines.Clear();
            }
            await response.WriteAsync(lines.ToString(), httpContext.RequestAborted);
        }
    }
}
