using System.CommandLine;
using Presswatch.Analysis.Searching;
using Presswatch.Archive;
using Presswatch.Archive.Search;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Intake.Completeness;

namespace Presswatch.Cli.Commands;

/// <summary>Counts words and phrases over time.</summary>
internal sealed class TrendCommand : Command
{
    private readonly Argument<string[]> _phrases = new("phrase") { Description = "Words, \"phrases\" or queries, each a series of its own.", HelpName = "PHRASE", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _by = new("--by") { Description = "Length of a period: day, week, month, quarter or year.", HelpName = "PERIOD", DefaultValueFactory = _ => "month" };
    private readonly Option<string> _versions = new("--versions") { Description = "newest (of each article) or all.", HelpName = "WHICH", DefaultValueFactory = _ => "newest" };

    private readonly Option<string> _split = new("--split") { Description = "Split each series by the ten most frequent values of source, publisher, lang, section, type, person or place.", HelpName = "FIELD" };

    private readonly Option<bool> _once = new("--once") { Description = "Count the articles of a reprint group once: the first by date of those found." };

    public TrendCommand(CliContext app)
        : base("trend", "Count occurrences over time, exactly.")
    {
        Add(_phrases);
        Add(_by);
        Add(_versions);
        Add(_split);
        Add(_once);
        _split.AcceptOnlyFromAmong([.. TrendSplit.Fields.Select(QueryParser.NameOf)]);
        _by.AcceptOnlyFromAmong("day", "week", "month", "quarter", "year");
        _versions.AcceptOnlyFromAmong("newest", "all");
        SetAction((args, cancel) => Task.FromResult(Run(args, app, cancel)));
    }

    private int Run(ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        var queries = new List<Query>();
        foreach (string phrase in args.GetRequiredValue(_phrases))
        {
            Outcome<Query> parsed = QueryParser.Parse(phrase);
            if (!parsed.TryGet(out Query query)) return app.Out.Fail(parsed.Problem!);
            queries.Add(query);
        }
        try
        {
            Outcome<ArchiveSession> opened = ArchiveSession.Open(app, app.Options.Archive(args), create: false, cancel);
            if (!opened.TryGet(out ArchiveSession session)) return app.Out.Fail(opened.Problem!);
            using ArchiveSession held = session;
            Outcome<TrendReport> counted = TrendReport.Of(
                session.Search, queries, Enum.Parse<TrendPeriod>(args.GetRequiredValue(_by), ignoreCase: true), args.GetValue(_versions) == "all", args.GetValue(_once),
                CompletenessReport.Of(session.Archive, session.Packs), args.GetValue(_split) is { } field ? Enum.Parse<QueryField>(field, ignoreCase: true) : null);
            if (!counted.TryGet(out TrendReport report)) return app.Out.Fail(counted.Problem!);
            Write(report, format.Value, app.Out);
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }

    private static void Write(TrendReport report, OutputFormat format, CliOutput print)
    {
        var rows = report.Series.SelectMany(series => series.Points.Select(point => (series.Query, point)));
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(report);
                break;
            case OutputFormat.Jsonl:
                foreach ((string query, TrendCount point) in rows) print.JsonLine(new { query, point.Period, point.Articles, point.Occurrences, point.Words, point.PerMillion, point.Low, point.High, point.Gap, point.Missed, point.Expected, point.Why });
                break;
            case OutputFormat.Csv:
                print.CsvRow("query", "period", "articles", "occurrences", "words", "perMillion", "low", "high", "gap", "missed", "expected", "why");
                foreach ((string query, TrendCount point) in rows)
                {
                    print.CsvRow(query, point.Period, point.Articles.ToString(), point.Occurrences.ToString(), point.Words.ToString(), point.PerMillion.ToString(), point.Low.ToString(), point.High.ToString(), point.Gap ? "true" : "false", point.Missed.ToString(), point.Expected.ToString(), point.Why);
                }
                break;
            default:
                print.Table(["query", "period", "articles", "occurrences", "words", "per million", "95 %", "known missed"], rows.Select(row => (IReadOnlyList<string>)
                    [row.Query, row.point.Period, row.point.Articles.ToString("N0"), row.point.Occurrences.ToString("N0"), row.point.IsEmpty() ? "gap" : row.point.Words.ToString("N0"), row.point.PerMillion.ToString("N1"), row.point.IsEmpty() ? "" : $"{row.point.Low:N1}–{row.point.High:N1}", row.point.Missed > 0 ? row.point.Missed.ToString("N0") : row.point.Why is "source-down" or "not-looked" ? row.point.Why : ""]));
                break;
        }
        foreach (TrendSeries series in report.Series)
        {
            (long articles, long occurrences, long words) = series.Sum();
            print.Note($"{series.Query}: {occurrences:N0} occurrences in {articles:N0} articles, of {words:N0} words" + (series.Undated.Articles > 0 ? $" ({series.Undated.Articles:N0} articles without a day are not in the rows)" : ""));
        }
    }
}
