using System.CommandLine;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Commands;

/// <summary>Lists what was altered: for now, what the last rebuild of readings read otherwise.</summary>
internal sealed class ChangesCommand : Command
{
    private readonly Option<bool> _readings = new("--readings") { Description = "What the last presswatch rebuild --readings read otherwise than before.", Required = true };
    private readonly Option<string?> _field = new("--field") { Description = "Only one field, such as people or eventType.", HelpName = "NAME" };

    public ChangesCommand(CliContext app)
        : base("changes", "List what came out otherwise when everything was read again.")
    {
        Add(_readings);
        Add(_field);
        app.Options.AddListOptions(this);
        SetAction(args => Run(args, app));
    }

    private int Run(ParseResult args, CliContext app)
    {
        Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        ListPart part = app.Options.Part(args);
        Outcome<int> skip = Analysis.People.PeopleReport.Skip(part.After);
        if (skip.Problem is { } noPlace) return app.Out.Fail(noPlace);
        try
        {
            Outcome<OpenReadings> opened = OpenReadings.Open(app, app.Options.Archive(args));
            if (!opened.TryGet(out OpenReadings readings)) return app.Out.Fail(opened.Problem!);
            using OpenReadings held = readings;
            string? field = args.GetValue(_field);
            List<ReadingChange> all = [.. readings.Store.Changes().Where(change => field is null || change.Field == field)];
            List<ReadingChange> items = [.. all.Skip(skip.Value).Take(part.Limit ?? int.MaxValue)];
            int end = skip.Value + items.Count;
            Write(all, items, end < all.Count ? $"{end}" : null, format.Value, app.Out);
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
