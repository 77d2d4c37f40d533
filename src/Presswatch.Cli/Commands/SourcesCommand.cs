using System.CommandLine;
using System.Globalization;
using Presswatch.Archive;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Intake.Watching;
using Presswatch.Packs;

namespace Presswatch.Cli.Commands;

/// <summary>Shows how the sources fare.</summary>
internal sealed class SourcesCommand : Command
{
    private static readonly string[] Names = ["source", "pack", "state", "lastSuccess", "lastAttempt", "addresses", "expected", "got", "blocked", "layoutChanged", "failed", "overdue", "nextDue", "fullRoundSeconds"];

    public SourcesCommand(CliContext app)
        : base("sources", "Show how the sources fare: last success, pages expected and got today, what is blocked, down or changed, what is due next.")
    {
        SetAction(args =>
        {
            Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
            return format.Problem is { } wrong ? app.Out.Fail(wrong) : Run(format.Value, args, app);
        });
    }

    private static int Run(OutputFormat format, ParseResult args, CliContext app)
    {
        try
        {
            Outcome<PressArchive> opened = PressArchive.Open(app.Options.Archive(args), app.Time);
            if (!opened.TryGet(out PressArchive archive)) return app.Out.Fail(opened.Problem!);
            using PressArchive held = archive;
            PackSet packs = PackSet.LoadAll(app.ShippedPacks, archive.Folder.Packs);
            foreach (Problem problem in packs.Problems) app.Out.Problem(problem);
            IReadOnlyList<string> named = app.Options.Packs(args);
            if (named.Count > 0) packs = packs with { Packs = [.. packs.Packs.Where(pack => named.Contains(pack.Name))] };
            Write(SourceHealth.Of(archive, packs, app.Time.GetUtcNow()), format, app.Out);
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }

    private static void Write(IReadOnlyList<SourceFare> fares, OutputFormat format, CliOutput print)
    {
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(new { total = fares.Count, items = fares, next = (string?)null });
                break;
            case OutputFormat.Jsonl:
                foreach (SourceFare fare in fares) print.JsonLine(fare);
                break;
            case OutputFormat.Csv:
                print.CsvRow(Names);
                foreach (SourceFare fare in fares) print.CsvRow([.. Cells(fare)]);
                break;
            default:
                print.Table(["source", "pack", "state", "last success", "last attempt", "addresses", "expected", "got", "blocked", "changed", "failed", "overdue", "due next", "full round"], fares.Select(TextCells));
                break;
        }
    }

    private static IReadOnlyList<string> TextCells(SourceFare fare)
    {
        string[] cells = [.. Cells(fare)];
        cells[^1] = fare.FullRoundSeconds > 0 ? TimeSpan.FromSeconds(fare.FullRoundSeconds).ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture) : "";
        return cells;
    }

    private static IEnumerable<string> Cells(SourceFare fare) =>
    [
        fare.Source, fare.Pack, fare.State, Time(fare.LastSuccess), Time(fare.LastAttempt), Number(fare.Addresses), Number(fare.Expected), Number(fare.Got), Number(fare.Blocked), Number(fare.LayoutChanged),
        Number(fare.Failed), Number(fare.Overdue), Time(fare.NextDue), fare.FullRoundSeconds.ToString("0", CultureInfo.InvariantCulture),
    ];

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
