using System.CommandLine;
using Presswatch.Analysis.Articles;
using Presswatch.Analysis.Readings;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;

namespace Presswatch.Cli.Commands;

/// <summary>Shows one article with all that stands behind it.</summary>
internal sealed class ShowCommand : Command
{
    private readonly Argument<string> _article = new("article") { Description = "Id of an article, with /VERSION for one of its versions; the newest otherwise.", HelpName = "ARTICLE" };
    private readonly Option<string?> _cite = new("--cite") { Description = "Print how to cite it instead: text, bibtex or json.", HelpName = "FORM" };

    public ShowCommand(CliContext app)
        : base("show", "Show one article: text, versions, dates and where each comes from, and what was read in it.")
    {
        Add(_article);
        Add(_cite);
        _cite.AcceptOnlyFromAmong("text", "bibtex", "json");
        SetAction((args, _) => app.OnArchiveAsync(args, (archive, format) => Run(archive, format, args, app)));
    }

    private Outcome<int> Run(PressArchive archive, OutputFormat format, ParseResult args, CliContext app)
    {
        string[] name = args.GetRequiredValue(_article).Split('/', 2);
        Outcome<ArticleReport> found = ArticleReport.Of(archive, name[0], name.Length > 1 ? name[1] : null);
        if (!found.TryGet(out ArticleReport report)) return found.Problem!;
        Print(report, ReadingOf(report, archive, app), args.GetValue(_cite), format, app.Out);
        return ExitCode.Done;
    }

    private static void Print(ArticleReport report, Outcome<ReadingReport> reading, string? cite, OutputFormat format, CliOutput print)
    {
        Citation citation = Citation.Of(report);
        switch (cite)
        {
            case "text": print.Line(citation.ToText()); return;
            case "json": print.Json(citation); return;
            case "bibtex":
                foreach (string line in citation.ToBibTeX().TrimEnd('\n').Split('\n')) print.Line(line);
                return;
            default: break;
        }
        if (format == OutputFormat.Json) print.Json(ShownArticle.Of(report, reading.Problem is null ? reading.Value : null));
        else Text(report, reading, print);
    }

    private static Outcome<ReadingReport> ReadingOf(ArticleReport report, PressArchive archive, CliContext app)
    {
        using var readings = new ReadingsOnDemand(archive, () => new(PackSet.LoadAll(app.ShippedPacks, archive.Folder.Packs)));
        Outcome<IReadingStore> store = readings.Store();
        return store.Problem is { } none ? none : ReadingReport.Of(archive, store.Value, report.Article, report.Version);
    }

    private static void Text(ArticleReport report, Outcome<ReadingReport> reading, CliOutput print)
    {
        print.Line(report.Headline ?? "(no headline)");
        print.Line(string.Join("  ·  ", new[] { report.Publisher, report.Section, report.Byline, report.Language }.Where(part => part is not null)));
        print.Line();
        foreach (string paragraph in report.Body)
        {
            print.Line(paragraph);
            print.Line();
        }
        if (report.Dateline is { } dateline) print.Line($"dateline   {dateline.Text}");
        print.Line($"published  {report.Published?.ToString() ?? "open"}" + (report.Published is null ? "" : $"  (sure to {report.Confidence:P0})")
            + (report.Alternatives.Count > 0 ? $"  or {string.Join(", ", report.Alternatives)}" : ""));
        foreach (ReportedEvidence evidence in report.PublishedFrom)
        {
            print.Line($"             {(evidence.Against ? "against: " : "")}{JsonName(evidence.By)} “{evidence.Text}” → {evidence.Supports}" + (evidence.Source is null ? "" : $"  [{evidence.Source}]"));
        }
        print.Line($"captured   {report.Captured.First:yyyy-MM-dd HH:mm} UTC{(report.Captured.Claim ? " by its file" : "")}");
        foreach (ReportedVersion version in report.Versions)
        {
            print.Line($"version {version.Number}  {report.Article}/{version.Version}  first seen {version.FirstSeen:yyyy-MM-dd HH:mm}, last {version.LastSeen:yyyy-MM-dd HH:mm}{(version.Version == report.Version ? "  (shown)" : "")}");
        }
        foreach (ReportedSighting sighting in report.Sightings.Take(10))
        {
            print.Line($"seen at    {sighting.Address}  (capture {sighting.Capture}, sha-256 {sighting.Sha256})");
        }
        if (report.Sightings.Count > 10) print.Line($"           and {report.Sightings.Count - 10:N0} more sightings");
        if (report.Teasers.Count > 0) print.Line($"beside it on the page: {report.Teasers.Count} teasers of other articles");
        print.Line();
        if (!reading.TryGet(out ReadingReport read))
        {
            print.Note($"note: {reading.Problem!.Message} {reading.Problem.WayOut}");
            return;
        }
        ReadCommand.Write(ReadingView.Of($"{read.Article}/{read.Version}", read.Pack, read.Published, read.Reading), print);
        foreach (LinkedPerson person in read.Registry) print.Line($"  who           {person.Name} is {person.Person} (sure to {person.Sure:P0}: {person.Why})");
        foreach (Correction one in read.Corrections) print.Line($"  corrected     {one.Person ?? "event"}: {one.Field} = {one.Value ?? "(none)"}, by {one.Author}, {one.At:yyyy-MM-dd HH:mm} UTC ({one.Id}){(one.Note is { } note ? $": {note}" : "")}");
        print.Line($"  read by       {read.Maker}");
    }

    private static string JsonName(Enum value) => value.ToString().ToLowerInvariant();
}
