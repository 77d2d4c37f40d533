using Presswatch.Analysis;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Commands;

/// <summary>Lists what the last rebuild of readings read otherwise: <c>changes --readings</c>.</summary>
internal static class ReadingChanges
{
    public static int Run(CliContext app, string folder, string? field, ListPart part, OutputFormat format)
    {
        Outcome<int> skip = ListCursor.Skip(part.After);
        if (skip.Problem is { } noPlace) return app.Out.Fail(noPlace);
        try
        {
            Outcome<OpenReadings> opened = OpenReadings.Open(app, folder);
            if (!opened.TryGet(out OpenReadings readings)) return app.Out.Fail(opened.Problem!);
            using OpenReadings held = readings;
            List<ReadingChange> all = [.. readings.Store.Changes().Where(change => field is null || change.Field == field)];
            List<ReadingChange> items = [.. all.Skip(skip.Value).Take(part.Limit ?? int.MaxValue)];
            int end = skip.Value + items.Count;
            Write(all, items, end < all.Count ? $"{end}" : null, format, app.Out);
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }

    private static void Write(List<ReadingChange> all, List<ReadingChange> items, string? next, OutputFormat format, CliOutput print)
    {
        var counts = all.GroupBy(change => change.Field, StringComparer.Ordinal).Select(group => new { field = group.Key, count = group.Count() }).OrderByDescending(one => one.count).ThenBy(one => one.field).ToList();
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(new { total = all.Count, fields = counts, items, next });
                break;
            case OutputFormat.Jsonl:
                foreach (ReadingChange change in items) print.JsonLine(change);
                break;
            case OutputFormat.Csv:
                print.CsvRow("article", "version", "field", "before", "after");
                foreach (ReadingChange change in items) print.CsvRow(change.Article, change.Version, change.Field, change.Before, change.After);
                break;
            default:
                foreach (ReadingChange change in items)
                {
                    print.Line($"{change.Article}/{change.Version}  {change.Field}");
                    if (change.Before is { } before) print.Line($"  - {before}");
                    if (change.After is { } after) print.Line($"  + {after}");
                }
                print.Note($"{all.Count:N0} fields came out otherwise{(counts.Count > 0 ? ": " + string.Join(", ", counts.Select(one => $"{one.field} {one.count:N0}")) : "")}" + (next is not null ? $"; more: --after {next}" : ""));
                break;
        }
    }
}
