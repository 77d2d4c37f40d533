using System.CommandLine;
using Presswatch.Analysis.Changes;
using Presswatch.Analysis.Changes.Edits;
using Presswatch.Archive;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Output;
using Presswatch.Core.Problems;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;
using Presswatch.Reading.Edits;

namespace Presswatch.Cli.Commands;

/// <summary>Lists what the press altered, took down and put back, the weightiest first; mass events; or what our own readings have otherwise since they were made anew.</summary>
internal sealed class ChangesCommand : Command
{
    private const int DifferencesShown = 12;

    private readonly Option<string?> _since = new("--since") { Description = "First day on which the change was seen: year, month or day, UTC. Default: all.", HelpName = "DATE" };
    private readonly Option<string?> _until = new("--until") { Description = "Last day on which the change was seen. Default: all.", HelpName = "DATE" };
    private readonly Option<string?> _source = new("--source") { Description = "Only changes on this source.", HelpName = "NAME" };
    private readonly Option<string?> _kind = new("--kind") { Description = "edit (at one address), variance (between two addresses of one article), gone, missing or returned (articles that went and came back), or alarm (many at once). Default: all but alarm.", HelpName = "KIND" };
    private readonly Option<string?> _what = new("--what") { Description = "Only changes of a name, presence (in a list of names), number, date, title, headline, sentence, wording or typography.", HelpName = "WHAT" };
    private readonly Option<string?> _person = new("--person") { Description = "Only changes whose words name this person, and articles that went or came back and name the person: an id, any spelling, or a part of a name.", HelpName = "NAME" };
    private readonly Option<string?> _asOf = new("--as-of") { Description = "Reckon as of the end of this day, by the publisher's clock. Default: when each source last answered.", HelpName = "DATE" };
    private readonly Option<string?> _alarm = new("--alarm") { Description = "With --kind alarm: list the articles of this alarm.", HelpName = "ID" };
    private readonly Option<bool> _readings = new("--readings") { Description = "Instead: what the last presswatch rebuild --readings read otherwise than before." };
    private readonly Option<string?> _field = new("--field") { Description = "With --readings: only one field, such as people or eventType.", HelpName = "NAME" };

    public ChangesCommand(CliContext app)
        : base("changes", "List what the press altered, took down and put back, the most significant first, with both versions.")
    {
        foreach (Option option in (ReadOnlySpan<Option>)[_since, _until, _source, _kind, _what, _person, _asOf, _alarm, _readings, _field]) Add(option);
        app.Options.AddListOptions(this);
        SetAction(args => Run(args, app));
    }

    private int Run(ParseResult args, CliContext app)
    {
        Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        ListPart part = app.Options.Part(args);
        if (args.GetValue(_readings)) return ReadingChanges.Run(app, app.Options.Archive(args), args.GetValue(_field), part, format.Value);
        bool isAlarm = args.GetValue(_kind) == AlarmChanges.Kind || args.GetValue(_alarm) is not null;
        var given = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["since"] = args.GetValue(_since), ["until"] = args.GetValue(_until), ["source"] = args.GetValue(_source), ["kind"] = isAlarm ? null : args.GetValue(_kind), ["what"] = args.GetValue(_what),
            ["person"] = args.GetValue(_person), ["as-of"] = args.GetValue(_asOf), ["after"] = part.After,
        };
        Outcome<ChangesAsk> ask = ChangesAsk.Read(given.GetValueOrDefault, part.Limit ?? int.MaxValue);
        if (ask.Problem is { } problem) return app.Out.Fail(problem);
        try
        {
            Outcome<OpenReadings> opened = OpenReadings.Open(app, app.Options.Archive(args));
            if (!opened.TryGet(out OpenReadings readings)) return app.Out.Fail(opened.Problem!);
            using OpenReadings held = readings;
            var packs = new Lazy<PackSet>(() => PackSet.LoadAll(app.ShippedPacks, readings.Archive.Folder.Packs));
            var deriver = new Lazy<Deriver>(() => new(packs.Value));
            var edits = new EditList(readings.Archive, () => Outcome.Of(readings.Store), capture => deriver.Value.Read(capture, new()).Articles);
            var book = new ChangeBook(readings.Archive, edits, () => Outcome.Of(readings.Store));
            if (isAlarm) return AlarmChanges.Write(book, ask.Value.Standing(() => packs.Value), ask.Value.Source, args.GetValue(_alarm), part, format.Value, app.Out);
            Write(ChangesReport.Of(book, book.All(ask.Value.Standing(() => packs.Value)), readings.Store, ask.Value), format.Value, app.Out);
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
        catch (InvalidDataException damaged)
        {
            return app.Out.Fail(new Problem(ProblemCodes.ArchiveDamaged, damaged.Message));
        }
    }

    private static void Write(ChangesReport report, OutputFormat format, CliOutput print)
    {
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(report);
                break;
            case OutputFormat.Jsonl:
                foreach (ReportedChange change in report.Items) print.JsonLine(change);
                break;
            case OutputFormat.Csv:
                print.CsvRow("article", "address", "otherAddress", "kind", "from", "to", "seen", "significance", "what", "before", "after", "source", "headline", "published", "missingSince", "lastSeen", "wasGone", "section", "capture");
                foreach (ReportedChange one in report.Items)
                {
                    foreach (ReportedDifference? what in one.What.Cast<ReportedDifference?>().DefaultIfEmpty()) Row(one, what, print);
                }
                break;
            default:
                foreach (ReportedChange change in report.Items) Text(change, print);
                print.Note($"{report.Counts.Edits:N0} edits, {report.Counts.Variances:N0} variances, {report.Counts.Gone:N0} gone, {report.Counts.Missing:N0} missing, {report.Counts.Returned:N0} returned: {report.Counts.High:N0} high, {report.Counts.Medium:N0} medium, {report.Counts.Low:N0} low"
                    + (report.Next is not null ? $"; more: --after {report.Next}" : ""));
                break;
        }
    }

    private static void Row(ReportedChange one, ReportedDifference? what, CliOutput print) => print.CsvRow(
        one.Article, one.Address, one.OtherAddress, JsonText.NameOf(one.Kind), one.From, one.To, $"{one.Seen:yyyy-MM-dd}", JsonText.NameOf(what?.Significance ?? one.Significance), what is null ? null : JsonText.NameOf(what.Kind),
        what?.Before, what?.After, one.Source, one.Headline, one.Published, Time(one.MissingSince), Time(one.LastSeen), one.WasGone is { } was ? (was ? "true" : "false") : null, one.Section,
        what is null && one.Evidence.Count > 0 ? one.Evidence[0].Capture : null);

    private static string? Time(DateTimeOffset? time) => time is { } known ? AlarmChanges.Time(known) : null;

    private static void Text(ReportedChange change, CliOutput print)
    {
        if (change.MissingSince is { } since)
        {
            print.Line($"{JsonText.NameOf(change.Significance),-6}  {change.Seen:yyyy-MM-dd}  {JsonText.NameOf(change.Kind)}  {change.Article}  {change.To}  {change.Source}");
            print.Line($"  {change.Headline ?? "Untitled"}{(change.Published is { } of ? $", {of}" : "")}; missing since {AlarmChanges.Time(since)}{(Time(change.LastSeen) is { } last ? $", last there {last}" : "")}");
            return;
        }
        print.Line($"{JsonText.NameOf(change.Significance),-6}  {change.Seen:yyyy-MM-dd}  {JsonText.NameOf(change.Kind)}  {change.Article}  {change.From} to {change.To}  {change.Source}");
        print.Line($"  {change.Headline ?? "Untitled"}{(change.Published is { } day ? $", {day}" : "")}{(change.IsRead ? "" : " (not read yet: names and titles are not told apart)")}");
        foreach (ReportedDifference one in change.What.Where(one => one.Kind != DifferenceKind.Typography).Take(DifferencesShown))
        {
            print.Line($"  {JsonText.NameOf(one.Kind),-9} {(one.Before is null ? "added" : one.After is null ? "cut" : "was")}: {one.Before ?? one.After}");
            if (one is { Before: not null, After: not null }) print.Line($"            is: {one.After}");
        }
        int typography = change.What.Count(one => one.Kind == DifferenceKind.Typography), more = change.What.Count - typography - DifferencesShown;
        if (more > 0) print.Line($"  and {more:N0} more: --format json");
        if (typography > 0) print.Line($"  typography at {typography:N0} {(typography == 1 ? "place" : "places")}");
    }
}
