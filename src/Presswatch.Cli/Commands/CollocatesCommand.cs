using System.CommandLine;
using Presswatch.Analysis.Corpora;
using Presswatch.Core.Problems;
using Presswatch.Core.Words;
using Presswatch.Corpus.Collocations;

namespace Presswatch.Cli.Commands;

/// <summary>Lists the words near a phrase.</summary>
internal sealed class CollocatesCommand : Command
{
    private readonly Argument<string> _query = new("phrase") { Description = "A word or \"phrase\", with filters if wanted.", HelpName = "PHRASE" };
    private readonly Option<int> _left = CorpusOptions.Number("--left", "Words looked at before each occurrence, within the paragraph.", 5, 0, CollocateQuestion.MostWords);
    private readonly Option<int> _right = CorpusOptions.Number("--right", "Words looked at after it.", 5, 0, CollocateQuestion.MostWords);
    private readonly Option<int> _least = CorpusOptions.Number("--least", "Fewest occurrences near.", 3, 1, 1_000_000);
    private readonly Option<string> _sort = new("--sort") { Description = "log-likelihood, mi, log-dice or count.", HelpName = "ORDER", DefaultValueFactory = _ => "log-likelihood" };
    private readonly Option<string[]> _without = new("--without") { Description = "A word that is left out.", HelpName = "WORD" };
    private readonly Option<int> _frequent = CorpusOptions.Number("--without-frequent", "So many of the most frequent words of the articles are left out.", 0, 0, 100_000);
    private readonly CorpusOptions _corpus = new();

    public CollocatesCommand(CliContext app)
        : base("collocates", "List the words near a phrase, with how strongly each is drawn to it.")
    {
        Add(_query);
        Add(_left);
        Add(_right);
        Add(_least);
        Add(_sort);
        Add(_without);
        Add(_frequent);
        _corpus.AddTo(this);
        app.Options.AddListOptions(this);
        _sort.AcceptOnlyFromAmong("log-likelihood", "mi", "log-dice", "count");
        SetAction((args, cancel) => Task.FromResult(Run(args, app, cancel)));
    }

    private int Run(ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<ListAsk> listed = app.Options.List(args);
        if (!listed.TryGet(out ListAsk list)) return app.Out.Fail(listed.Problem!);
        Outcome<CorpusQuestion> asked = _corpus.Question(args, args.GetRequiredValue(_query));
        if (!asked.TryGet(out CorpusQuestion question)) return app.Out.Fail(asked.Problem!);
        HashSet<string> without = [.. (args.GetValue(_without) ?? []).Select(word => Tokeniser.Fold(word.AsSpan()))];
        var ask = new CollocateQuestion(args.GetValue(_left), args.GetValue(_right), args.GetValue(_least), OrderOf(args.GetRequiredValue(_sort)), without, args.GetValue(_frequent));
        return CorpusOptions.Run(args, app, session => CollocateReport.Of(session.Search, question, ask, list.Skip, list.Limit ?? int.MaxValue, cancel), (_, report) =>
        {
            CorpusOptions.Write(app.Out, list.Format, report, report.Items, ("word", row => row.Word), ("count", row => $"{row.Count}"), ("before", row => $"{row.Before}"), ("after", row => $"{row.After}"),
                ("articles", row => $"{row.Articles}"), ("frequency", row => $"{row.Frequency}"), ("expected", row => $"{row.Expected:0.##}"), ("logLikelihood", row => $"{row.LogLikelihood:0.##}"),
                ("mi", row => $"{row.Mi:0.##}"), ("logDice", row => $"{row.LogDice:0.##}"), ("query", row => row.Query));
            app.Out.Note($"{report.Total:N0} words near {CorpusOptions.Occurrences(report.Hits)} ({report.Near:N0} words within {report.Left}:{report.Right}, of {report.Words:N0}){CorpusOptions.More(report.Next)}");
        }, cancel);
    }

    private static CollocateOrder OrderOf(string name) => name switch
    {
        "mi" => CollocateOrder.MutualInformation,
        "log-dice" => CollocateOrder.LogDice,
        "count" => CollocateOrder.Count,
        _ => CollocateOrder.LogLikelihood,
    };
}
