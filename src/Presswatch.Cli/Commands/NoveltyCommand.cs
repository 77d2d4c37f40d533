using System.CommandLine;
using Presswatch.Analysis.Phrases;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Commands;

/// <summary>Tells which words of an article the archive held before its day.</summary>
internal sealed class NoveltyCommand : Command
{
    private readonly Argument<string> _article = new("article") { Description = "The article's id, or ARTICLE/VERSION.", HelpName = "ARTICLE" };

    public NoveltyCommand(CliContext app)
        : base("novelty", "Tell which words of an article continue sequences of eight words or more that the archive held before its day.")
    {
        Add(_article);
        SetAction((args, cancel) => Task.FromResult(Run(args, app, cancel)));
    }

    private int Run(ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        string[] named = args.GetRequiredValue(_article).Split('/', 2);
        return CorpusOptions.Run(args, app, session => CorpusOptions.Ask(session, snapshot =>
            NoveltyReport.Of(session.Archive, new(snapshot), named[0], named.Length > 1 ? named[1] : null, PackPhrases.Of(session.Packs), cancel)), (_, report) => Write(report, format.Value, app.Out), cancel);
    }

    private static void Write(NoveltyReport report, OutputFormat format, CliOutput print)
    {
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(report);
                break;
            case OutputFormat.Jsonl:
                foreach (FormulaRow row in report.Formula) print.JsonLine(row);
                break;
            case OutputFormat.Csv:
                print.CsvRow("in", "start", "length", "text", "earlier", "earlierVersion", "earlierDay", "earlierWord", "words", "occurrences", "articles");
                foreach (FormulaRow row in report.Formula)
                {
                    print.CsvRow(row.In == Core.Readings.TextPart.Title ? "title" : "text", row.Start.ToString(), row.Length.ToString(), row.Text, row.Earlier, row.EarlierVersion,
                        row.EarlierDay.ToString("yyyy-MM-dd"), row.EarlierWord.ToString(), row.Words.ToString(), row.Occurrences.ToString(), row.Articles.ToString());
                }
                break;
            default:
                print.Table(["formula", "earlier", "day", "articles"], report.Formula.Select(row => (IReadOnlyList<string>)[row.Text, row.Earlier, row.EarlierDay.ToString("yyyy-MM-dd"), row.Articles.ToString("N0")]));
                break;
        }
        print.Note($"{report.Article}: {report.NewWords:N0} of {report.Words:N0} words are new against all before {report.Day:yyyy-MM-dd}" + (report.ShareNew is { } share ? $" ({share:P0})" : ""));
    }
}
