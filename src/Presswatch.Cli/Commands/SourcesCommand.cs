using System.CommandLine;
using System.Globalization;
using Presswatch.Analysis;
using Presswatch.Analysis.Sources;
using Presswatch.Archive;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Intake.Completeness;
using Presswatch.Intake.Watching;
using Presswatch.Packs;

namespace Presswatch.Cli.Commands;

/// <summary>Shows how the sources fare.</summary>
internal sealed class SourcesCommand : Command
{
    private static readonly string[] Names = ["source", "pack", "state", "lastSuccess", "lastAttempt", "addresses", "expected", "got", "blocked", "layoutChanged", "failed", "overdue", "nextDue", "fullRoundSeconds", "pauseSeconds", "intervalMinutes"];

    private readonly Option<bool> _completeness = new("--completeness") { Description = "Show, day by day, what was expected of the sources and what was got, in place of how they fare." };
    private readonly Option<bool> _gaps = new("--gaps") { Description = "With --completeness: only days with a known gap." };
    private readonly Option<string?> _source = new("--source") { Description = "With --completeness: this source alone, by name.", HelpName = "NAME" };
    private readonly Option<string?> _from = new("--from") { Description = "With --completeness: first day; a year, month or day.", HelpName = "DATE" };
    private readonly Option<string?> _to = new("--to") { Description = "With --completeness: last day; a year, month or day.", HelpName = "DATE" };

    public SourcesCommand(CliContext app)
        : base("sources", "Show how the sources fare: last success, pages expected and got today, what is blocked, down or changed, what is due next; or what is known to be missed.")
    {
        Add(_completeness);
        Add(_gaps);
        Add(_source);
        Add(_from);
        Add(_to);
        app.Options.AddListOptions(this);
        SetAction(args =>
        {
            Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
            return format.Problem is { } wrong ? app.Out.Fail(wrong) : Run(format.Value, args, app);
        });
    }

    private int Run(OutputFormat format, ParseResult args, CliContext app)
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
            if (args.GetValue(_completeness)) return Completeness(archive, packs, format, args, app);
            Write(SourceHealth.Of(archive, packs, app.Time.GetUtcNow()), format, app.Out);
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }

    private int Completeness(PressArchive archive, PackSet packs, OutputFormat format, ParseResult args, CliContext app)
    {
        CliOutput print = app.Out;
        Outcome<CompletenessAsk> asked = CompletenessAsk.Read(args.GetValue(_source), args.GetValue(_from), args.GetValue(_to), args.GetValue(_gaps));
        if (!asked.TryGet(out CompletenessAsk ask)) return print.Fail(asked.Problem!);
        IReadOnlyList<SourceDay> days = ask.In(CompletenessReport.Of(archive, packs));
        ListPart part = app.Options.Part(args);
        Outcome<int> skip = ListCursor.Skip(part.After);
        if (!skip.TryGet(out int skipped)) return print.Fail(skip.Problem!);
        int most = part.Limit ?? int.MaxValue;
        CompletenessText.Write([.. days.Skip(skipped).Take(most)], skipped, days.Count, format, print);
        return ExitCode.Done;
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
                print.Table(["source", "pack", "state", "last success", "last attempt", "addresses", "expected", "got", "blocked", "changed", "failed", "overdue", "due next", "full round", "pause", "every"], fares.Select(TextCells));
                break;
        }
    }

    private static IReadOnlyList<string> TextCells(SourceFare fare)
    {
        string[] cells = [.. Cells(fare)];
        cells[^3] = fare.FullRoundSeconds > 0 ? TimeSpan.FromSeconds(fare.FullRoundSeconds).ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture) : "";
        cells[^2] = fare.PauseSeconds is { } pause ? $"{pause:0.#} s" : "";
        cells[^1] = fare.IntervalMinutes is { } minutes ? $"{minutes} min" : "";
        return cells;
    }

    private static IEnumerable<string> Cells(SourceFare fare) =>
    [
        fare.Source, fare.Pack, fare.State, Time(fare.LastSuccess), Time(fare.LastAttempt), Number(fare.Addresses), Number(fare.Expected), Number(fare.Got), Number(fare.Blocked), Number(fare.LayoutChanged),
        Number(fare.Failed), Number(fare.Overdue), Time(fare.NextDue), fare.FullRoundSeconds.ToString("0", CultureInfo.InvariantCulture),
        fare.PauseSeconds?.ToString(CultureInfo.InvariantCulture) ?? "", fare.IntervalMinutes?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
