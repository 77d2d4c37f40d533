using System.CommandLine;
using Presswatch.Analysis;
using Presswatch.Analysis.People;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Output;
using Presswatch.Core.Problems;
using Presswatch.Core.Readings;

namespace Presswatch.Cli.Commands;

/// <summary>Lists the people whom the press names, or shows one of them.</summary>
internal sealed class PeopleCommand : Command
{
    private readonly Argument<string?> _name = new("name") { Description = "A name in any spelling, a part of one in whole words, or an id; everybody otherwise.", HelpName = "NAME", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _one = new("--one") { Description = "Show the one person of that name: titles over time, appearances, companions, each with its sentence." };
    private readonly Option<string?> _role = new("--role") { Description = "Only appearances as present, speaker, sender, recipient or mentioned.", HelpName = "ROLE" };
    private readonly Option<string?> _title = new("--title") { Description = "Only appearances with these words in the title.", HelpName = "WORDS" };
    private readonly Option<string?> _from = new("--from") { Description = "Only articles published on or after a day, month or year.", HelpName = "DATE" };
    private readonly Option<string?> _to = new("--to") { Description = "Only articles published on or before it.", HelpName = "DATE" };
    private readonly Option<string> _sort = new("--sort") { Description = "appearances, name or last (seen).", HelpName = "ORDER", DefaultValueFactory = _ => "appearances" };

    public PeopleCommand(CliContext app)
        : base("people", "List the people whom the press names, with titles, appearances, first and last seen; or show one.")
    {
        Add(_name);
        Add(_one);
        Add(_role);
        Add(_title);
        Add(_from);
        Add(_to);
        Add(_sort);
        _sort.AcceptOnlyFromAmong("appearances", "name", "last");
        _role.AcceptOnlyFromAmong([.. Enum.GetValues<PersonRole>().Select(JsonText.NameOf)]);
        app.Options.AddListOptions(this);
        SetAction(args => Run(args, app));
    }

    private int Run(ParseResult args, CliContext app)
    {
        bool one = args.GetValue(_one);
        Outcome<OutputFormat> format = one
            ? app.Options.Format(args, OutputFormat.Text, OutputFormat.Json)
            : app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        ListPart part = app.Options.Part(args);
        Outcome<int> skip = ListCursor.Skip(part.After);
        if (skip.Problem is { } noPlace) return app.Out.Fail(noPlace);
        foreach (string? date in (ReadOnlySpan<string?>)[args.GetValue(_from), args.GetValue(_to)])
        {
            if (date is not null && !Core.Dates.PartialDate.TryParse(date, out _)) return app.Out.Fail(new Problem(ProblemCodes.BadOptionValue, $"'{date}' is no date", Try: "--from 2012 or 2012-03 or 2012-03-15"));
        }
        try
        {
            Outcome<OpenReadings> opened = OpenReadings.Open(app, app.Options.Archive(args));
            if (!opened.TryGet(out OpenReadings readings)) return app.Out.Fail(opened.Problem!);
            using OpenReadings held = readings;
            int limit = part.Limit ?? int.MaxValue;
            if (one) return Show(readings, args.GetValue(_name) ?? "", skip.Value, limit, format.Value, app);
            PersonRole? role = args.GetValue(_role) is { } named ? Enum.Parse<PersonRole>(named, ignoreCase: true) : null;
            var ask = new PeopleAsk(args.GetValue(_name), role, args.GetValue(_title), args.GetValue(_from), args.GetValue(_to), args.GetRequiredValue(_sort), skip.Value, limit);
            Write(PeopleReport.Of(readings.Store, ask), format.Value, app.Out);
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }

    private static int Show(OpenReadings readings, string name, int skip, int limit, OutputFormat format, CliContext app)
    {
        Outcome<PersonReport> found = PersonReport.Of(readings.Archive, readings.Store, name, skip, limit);
        if (!found.TryGet(out PersonReport report))
        {
            app.Out.Problem(found.Problem!);
            return found.Problem!.Code == ProblemCodes.UnknownPerson ? ExitCode.Declined : ExitCode.Of(found.Problem!);
        }
        if (format == OutputFormat.Json) app.Out.Json(report);
        else Text(report, app.Out);
        return ExitCode.Done;
    }

    private static void Write(PeopleReport report, OutputFormat format, CliOutput print)
    {
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(report);
                break;
            case OutputFormat.Jsonl:
                foreach (ListedPerson person in report.Items) print.JsonLine(person);
                break;
            case OutputFormat.Csv:
                print.CsvRow("person", "name", "pack", "known", "titlesNow", "appearances", "present", "speaker", "sender", "recipient", "mentioned", "first", "last", "sure", "query");
                foreach (ListedPerson one in report.Items)
                {
                    AppearanceCounts counts = one.Appearances;
                    print.CsvRow(one.Person, one.Name, one.Pack, one.Known ? "true" : "false", string.Join("; ", one.TitlesNow), $"{counts.All}", $"{counts.Present}", $"{counts.Speaker}", $"{counts.Sender}",
                        $"{counts.Recipient}", $"{counts.Mentioned}", one.First, one.Last, $"{one.Sure}", one.Query);
                }
                break;
            default:
                print.Table(["person", "name", "appearances", "present", "first", "last", "title"], report.Items.Select(one => (IReadOnlyList<string>)
                    [one.Person, one.Name, $"{one.Appearances.All:N0}", $"{one.Appearances.Present + one.Appearances.Speaker:N0}", one.First ?? "", one.Last ?? "", one.TitlesNow is [var title, ..] ? title : ""]));
                print.Note($"{report.Total:N0} {(report.Total == 1 ? "person" : "people")}" + (report.Next is not null ? $"; more: --after {report.Next}" : ""));
                break;
        }
    }

    private static void Text(PersonReport report, CliOutput print)
    {
        print.Line($"{report.Name}  ({report.Person}){(report.Known ? "" : ", known from the press alone")}");
        if (report.Names.Count > 0) print.Line($"names       {string.Join(", ", report.Names)}");
        print.Line($"printed     {string.Join(", ", report.Spellings.Select(one => $"{one.Text} ({one.Count:N0})"))}");
        foreach (Namesake other in report.Namesakes) print.Line($"namesake    {other.Name} ({other.Person})");
        AppearanceCounts counts = report.Counts;
        print.Line($"articles    {counts.All:N0} = {counts.Present:N0} present + {counts.Speaker:N0} speaker + {counts.Sender:N0} sender + {counts.Recipient:N0} recipient + {counts.Mentioned:N0} mentioned; {report.First ?? "?"} to {report.Last ?? "?"}");
        if (report.Introduced is { } introduced) print.Line($"introduced  {introduced.Article}/{introduced.Version}: {introduced.Text}");
        foreach (ReportedTitle title in report.Titles)
        {
            print.Line($"title       {title.Title} ({title.Count:N0}), {title.First ?? "?"} to {title.Last ?? "?"}");
            if (title.Evidence is [var evidence, ..]) print.Line($"              {evidence.Article}: {evidence.Text}");
        }
        foreach (Companion one in report.Companions) print.Line($"with        {one.Name} ({one.Together:N0})");
        foreach (ReportedAppearance one in report.Items)
        {
            print.Line($"{one.Date ?? "undated",-10}  {JsonText.NameOf(one.Role),-9}  {JsonText.NameOf(one.Type)}{(one.Place is { } place ? $", {place}" : "")}{(one.Position is { } at ? $", {at} of {one.ListOf}" : "")}  {one.Article}");
        }
        foreach (Correction one in report.Corrections) print.Line($"corrected   {one.Field} = {one.Value} by {one.Author}, {one.At:yyyy-MM-dd} ({one.Id})");
        if (report.Next is not null) print.Note($"{report.Total:N0} appearances; more: --after {report.Next}");
    }
}
