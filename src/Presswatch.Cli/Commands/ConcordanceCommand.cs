using System.CommandLine;
using Presswatch.Analysis.Corpora;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Corpus.Concordances;

namespace Presswatch.Cli.Commands;

/// <summary>Shows words in context.</summary>
internal sealed class ConcordanceCommand : Command
{
    private readonly Argument<string> _query = new("query") { Description = "Words or \"phrases\", with filters if wanted.", HelpName = "QUERY" };
    private readonly Option<string> _sort = new("--sort") { Description = "oldest, newest, or by the first to third word on a side: left1 to left3, right1 to right3.", HelpName = "ORDER", DefaultValueFactory = _ => "oldest" };
    private readonly Option<int> _words = CorpusOptions.Number("--words", "Words shown on either side, within the paragraph.", 10, 0, 100);
    private readonly Option<int?> _sample = new("--sample") { Description = "So many lines alone, taken evenly over time; the same each time.", HelpName = "N" };
    private readonly CorpusOptions _corpus = new();

    public ConcordanceCommand(CliContext app)
        : base("concordance", "Show words in context, sorted by time or by the words beside them.")
    {
        Add(_query);
        Add(_sort);
        Add(_words);
        Add(_sample);
        _corpus.AddTo(this);
        app.Options.AddListOptions(this);
        _sort.AcceptOnlyFromAmong([.. Enum.GetNames<ConcordanceOrder>().Select(name => name.ToLowerInvariant())]);
        SetAction((args, cancel) => Task.FromResult(Run(args, app, cancel)));
    }

    private int Run(ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        if (args.GetValue(_sample) is < 1 or > ConcordanceQuestion.MostLines) return app.Out.Fail(new Problem(ProblemCodes.BadOptionValue, $"--sample takes a number from 1 to {ConcordanceQuestion.MostLines}"));
        Outcome<CorpusQuestion> asked = _corpus.Question(args, args.GetRequiredValue(_query));
        if (!asked.TryGet(out CorpusQuestion question)) return app.Out.Fail(asked.Problem!);
        ListPart part = app.Options.Part(args);
        var ask = new ConcordanceAsk(Enum.Parse<ConcordanceOrder>(args.GetRequiredValue(_sort), ignoreCase: true), args.GetValue(_words), part.Limit ?? 1000, part.After, args.GetValue(_sample));
        return CorpusOptions.Run(args, app, session => ConcordanceReport.Of(session.Search, session.Archive.Catalogue, question, ask, cancel), (session, report) =>
        {
            IEnumerable<ConcordanceRow> items = part.Limit is null ? ConcordanceReport.All(session.Search, session.Archive.Catalogue, question, ask, cancel) : report.Items;
            Write(report, items, part.Limit is null, format.Value, app.Out);
        }, cancel);
    }

    private static void Write(ConcordanceReport report, IEnumerable<ConcordanceRow> items, bool all, OutputFormat format, CliOutput print)
    {
        if (format == OutputFormat.Text)
        {
            foreach (ConcordanceRow row in items) print.Line($"{row.Published?.ToString() ?? "unknown",-10}  {row.Article}  {Tail(row.Left, 50),50}[{row.Match}]{Head(row.Right, 50)}");
        }
        else
        {
            CorpusOptions.Write(print, format, all && format == OutputFormat.Json ? report with { Items = [.. items], Next = null } : report, items, ("article", row => row.Article), ("version", row => row.Version),
                ("published", row => row.Published?.ToString()), ("headline", row => row.Headline), ("left", row => row.Left), ("match", row => row.Match), ("right", row => row.Right),
                ("in", row => row.Evidence.Count == 0 ? null : row.Evidence[0].In.ToString().ToLowerInvariant()), ("start", row => row.Evidence.Count == 0 ? null : $"{row.Evidence[0].Start}"),
                ("length", row => row.Evidence.Count == 0 ? null : $"{row.Evidence[0].Length}"), ("capture", row => row.Evidence.Count == 0 ? null : row.Evidence[0].Capture));
        }
        print.Note($"{CorpusOptions.Occurrences(report.Total)}{(all ? "" : CorpusOptions.More(report.Next))}");
    }

    private static string Tail(string text, int most) => text.Length <= most ? text : text[^most..];

    private static string Head(string text, int most) => text.Length <= most ? text : text[..most];
}
