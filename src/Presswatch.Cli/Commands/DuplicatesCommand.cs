using System.CommandLine;
using Presswatch.Analysis.People;
using Presswatch.Analysis.Reprints;
using Presswatch.Archive;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Commands;

/// <summary>Lists the articles whose texts are nearly the same.</summary>
internal sealed class DuplicatesCommand : Command
{
    public DuplicatesCommand(CliContext app)
        : base("duplicates", "List reprint groups: articles that share four fifths of their runs of five words, over all sources.")
    {
        app.Options.AddListOptions(this);
        SetAction((args, cancel) => Task.FromResult(Run(args, app, cancel)));
    }

    private static int Run(ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        ListPart part = app.Options.Part(args);
        Outcome<int> skip = PeopleReport.Skip(part.After);
        if (skip.Problem is { } noPlace) return app.Out.Fail(noPlace);
        Outcome<PressArchive> opened = PressArchive.Open(app.Options.Archive(args), app.Time);
        if (!opened.TryGet(out PressArchive archive)) return app.Out.Fail(opened.Problem!);
        using PressArchive held = archive;
        try
        {
            Write(ReprintReport.Of(archive.Catalogue, skip.Value, part.Limit ?? int.MaxValue, cancel), format.Value, app.Out);
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }

    private static void Write(ReprintReport report, OutputFormat format, CliOutput print)
    {
        if (format == OutputFormat.Json)
        {
            print.Json(report);
            return;
        }
        if (format == OutputFormat.Csv) print.CsvRow("group", "article", "version", "published", "publisher", "words", "resemblance", "headline");
        foreach (ReprintGroup group in report.Items)
        {
            if (format == OutputFormat.Jsonl) print.JsonLine(group);
            else if (format == OutputFormat.Text) print.Line();
            foreach (ReprintMember one in group.Members)
            {
                if (format == OutputFormat.Csv) print.CsvRow(group.Group, one.Article, one.Version, one.Published, one.Publisher, $"{one.Words}", $"{one.Resemblance:0.###}", one.Headline);
                else if (format == OutputFormat.Text) print.Line($"{one.Resemblance:0.000}  {one.Published ?? "unknown",-10}  {one.Article}  {one.Headline ?? "Untitled"}  · {string.Join(", ", one.Sources)}");
            }
        }
        print.Note($"{report.Total:N0} groups among {report.Articles:N0} articles{(report.Next is { } next ? $"; more: --after {next}" : "")}");
    }
}
