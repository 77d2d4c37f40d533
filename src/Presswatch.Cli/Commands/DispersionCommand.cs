using System.CommandLine;
using Presswatch.Analysis.Corpora;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Corpus.Dispersion;

namespace Presswatch.Cli.Commands;

/// <summary>Tells how evenly words are spread over time or sources.</summary>
internal sealed class DispersionCommand : Command
{
    private readonly Argument<string> _query = new("phrase") { Description = "A word or \"phrase\", with filters if wanted.", HelpName = "PHRASE" };
    private readonly Option<string> _by = new("--by") { Description = "The parts: day, week, month, quarter, year, source, publisher, section or document.", HelpName = "PART", DefaultValueFactory = _ => "month" };
    private readonly CorpusOptions _corpus = new();

    public DispersionCommand(CliContext app)
        : base("dispersion", "Tell how evenly words are spread over time, sources or articles.")
    {
        Add(_query);
        Add(_by);
        _corpus.AddTo(this);
        _by.AcceptOnlyFromAmong([.. Enum.GetNames<DispersionBy>().Select(name => name.ToLowerInvariant())]);
        SetAction((args, cancel) => Task.FromResult(Run(args, app, cancel)));
    }

    private int Run(ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        Outcome<CorpusQuestion> asked = _corpus.Question(args, args.GetRequiredValue(_query));
        if (!asked.TryGet(out CorpusQuestion question)) return app.Out.Fail(asked.Problem!);
        DispersionBy by = Enum.Parse<DispersionBy>(args.GetRequiredValue(_by), ignoreCase: true);
        return CorpusOptions.Run(args, app, session => DispersionReport.Of(session.Search, question, by, cancel), (_, report) =>
        {
            CorpusOptions.Write(app.Out, format.Value, report, report.Items, ("part", row => row.Part), ("occurrences", row => $"{row.Occurrences}"), ("articles", row => $"{row.Articles}"), ("words", row => $"{row.Words}"),
                ("perMillion", row => $"{row.PerMillion:0.#}"), ("query", row => row.Query));
            app.Out.Note($"{report.Occurrences:N0} occurrences in {report.Range:N0} of {report.Parts:N0} parts; DP {report.Dp:0.###}, normalised {report.DpNormalised:0.###}; Juilland's D {report.JuillandD:0.###}");
        }, cancel);
    }
}
