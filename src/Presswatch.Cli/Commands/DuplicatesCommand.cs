using System.CommandLine;
using Presswatch.Analysis.Reprints;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Reprints;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Dates;
using Presswatch.Core.Output;
using Presswatch.Core.Problems;
using Presswatch.Core.Readings;

namespace Presswatch.Cli.Commands;

/// <summary>Lists the articles whose texts are nearly the same.</summary>
internal sealed class DuplicatesCommand : Command
{
    private readonly Option<string?> _source = new("--source") { Description = "Groups with a member of that source.", HelpName = "NAME" };
    private readonly Option<string?> _from = new("--from") { Description = "Groups with a member published then or later: a year, month or day.", HelpName = "DATE" };
    private readonly Option<string?> _to = new("--to") { Description = "Groups with a member published then or earlier: a year, month or day.", HelpName = "DATE" };

    public DuplicatesCommand(CliContext app)
        : base("duplicates", "List reprint groups: articles that share four fifths of their runs of five words, over all sources, with what differs.")
    {
        Add(_source);
        Add(_from);
        Add(_to);
        app.Options.AddListOptions(this);
        SetAction((args, cancel) => Task.FromResult(Run(args, app, cancel)));
    }

    private int Run(ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<ListAsk> listed = app.Options.List(args);
        if (!listed.TryGet(out ListAsk list)) return app.Out.Fail(listed.Problem!);
        Outcome<ReprintFilter> filter = Filter(args);
        if (filter.Problem is { } bad) return app.Out.Fail(bad);
        try
        {
            Outcome<ArchiveSession> opened = ArchiveSession.Open(app, app.Options.Archive(args), create: false, cancel);
            if (!opened.TryGet(out ArchiveSession session)) return app.Out.Fail(opened.Problem!);
            using ArchiveSession held = session;
            Outcome<SqliteReprintStore> compared = session.Reprints();
            if (!compared.TryGet(out SqliteReprintStore store)) return app.Out.Fail(compared.Problem!);
            IReadingStore? readings = session.Readings.Store().TryGet(out IReadingStore read) ? read : null;
            ArticleReading? ReadingOf(long document) => readings?.Find(document)?.Reading;
            ReprintReport report = ReprintReport.Of(store, session.Archive.Catalogue, filter.Value, list.Skip, list.Limit ?? 0, ReadingOf);
            IEnumerable<ReprintGroup> items = list.Limit is null ? ReprintReport.All(store, session.Archive.Catalogue, filter.Value, list.Skip, ReadingOf) : report.Items;
            Write(report, items, list.Limit is null, list.Format, app.Out);
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }

    private Outcome<ReprintFilter> Filter(ParseResult args)
    {
        Outcome<PartialDate?> from = Day(args.GetValue(_from), "--from"), to = Day(args.GetValue(_to), "--to");
        if ((from.Problem ?? to.Problem) is { } bad) return bad;
        return new ReprintFilter(args.GetValue(_source), from.Value?.First, to.Value?.Last);
    }

    private static Outcome<PartialDate?> Day(string? given, string option)
    {
        if (given is null) return Outcome.Of<PartialDate?>(null);
        return PartialDate.TryParse(given, out PartialDate date) ? Outcome.Of<PartialDate?>(date) : new Problem(ProblemCodes.BadOptionValue, $"'{given}' is no date", Try: $"{option} 2031, 2031-08 or 2031-08-19");
    }

    private static void Write(ReprintReport report, IEnumerable<ReprintGroup> items, bool all, OutputFormat format, CliOutput print)
    {
        if (format == OutputFormat.Json)
        {
            print.Json(report with { Items = [.. items], Next = all ? null : report.Next });
            return;
        }
        if (format == OutputFormat.Csv) print.CsvRow("group", "article", "version", "published", "publisher", "words", "resemblance", "headline", "differs");
        foreach (ReprintGroup group in items)
        {
            if (format == OutputFormat.Jsonl) print.JsonLine(group);
            else if (format == OutputFormat.Text) print.Line();
            foreach (ReprintMember one in group.Members)
            {
                string differs = string.Join(' ', one.What.Select(change => JsonText.NameOf(change.Kind)).Distinct());
                if (format == OutputFormat.Csv) print.CsvRow(group.Group, one.Article, one.Version, one.Published, one.Publisher, $"{one.Words}", $"{one.Resemblance:0.###}", one.Headline, differs);
                else if (format == OutputFormat.Text) print.Line($"{one.Resemblance:0.000}  {one.Published ?? "unknown",-10}  {one.Article}  {one.Headline ?? "Untitled"}  · {string.Join(", ", one.Sources)}{(differs.Length > 0 ? $"  · {differs}" : "")}");
            }
        }
        print.Note($"{report.Total:N0} groups among {report.Articles:N0} articles{(report.Next is { } next && !all ? $"; more: --after {next}" : "")}");
    }
}
