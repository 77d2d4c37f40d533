using System.Globalization;
using Presswatch.Cli.Output;
using Presswatch.Core.Output;
using Presswatch.Intake.Completeness;

namespace Presswatch.Cli.Commands;

/// <summary>What was expected of the sources and what was got, as a program or a reader takes it.</summary>
internal static class CompletenessText
{
    private static readonly string[] Names = ["source", "day", "expected", "named", "got", "missed", "gone", "refused", "failed", "unread", "waiting", "late", "skipped", "look", "gap"];

    public static void Write(IReadOnlyList<SourceDay> days, int skipped, int total, OutputFormat format, CliOutput print)
    {
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(new { total, items = days, next = skipped + days.Count < total ? (skipped + days.Count).ToString(CultureInfo.InvariantCulture) : null });
                break;
            case OutputFormat.Jsonl:
                foreach (SourceDay day in days) print.JsonLine(day);
                break;
            case OutputFormat.Csv:
                print.CsvRow(Names);
                foreach (SourceDay day in days) print.CsvRow([.. Cells(day)]);
                break;
            default:
                print.Table(Names, days.Select(day => (IReadOnlyList<string>)[.. Cells(day)]));
                if (days.Count < total) print.Note($"{days.Count:N0} of {total:N0} days; --limit, --after or --all for more");
                break;
        }
    }

    private static IEnumerable<string> Cells(SourceDay day) =>
    [
        day.Source, day.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", Number(day.Expected), Number(day.Named), Number(day.Got), Number(day.Missed), Number(day.Gone), Number(day.Refused),
        Number(day.Failed), Number(day.Unread), Number(day.Waiting), Number(day.Late), Number(day.Skipped), JsonText.NameOf(day.Look), day.Gap ? "true" : "false",
    ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
