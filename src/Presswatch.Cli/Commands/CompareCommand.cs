using System.CommandLine;
using Presswatch.Analysis.Corpora;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus.Comparison;

namespace Presswatch.Cli.Commands;

/// <summary>Lists the words or phrases that set two sets of articles apart.</summary>
internal sealed class CompareCommand : Command
{
    private readonly Option<string> _a = new("--a") { Description = "The articles of the first set.", HelpName = "QUERY", Required = true };
    private readonly Option<string?> _b = new("--b") { Description = "Those of the second; default: all else.", HelpName = "QUERY" };
    private readonly Option<bool> _phrases = new("--phrases") { Description = "Phrases of two to five words instead of words." };
    private readonly Option<string> _side = new("--side") { Description = "What is more frequent in a, in b, or in either.", HelpName = "SIDE", DefaultValueFactory = _ => "both" };
    private readonly Option<string> _sort = new("--sort") { Description = "log-likelihood (how sure) or log-ratio (how large).", HelpName = "ORDER", DefaultValueFactory = _ => "log-likelihood" };
    private readonly Option<int> _least = CorpusOptions.Number("--least", "Fewest occurrences in the set that has more.", 5, 1, 1_000_000);
    private readonly Option<double> _sure = new("--sure") { Description = "Least log-likelihood; 3.84 is p < 0.05, 10.83 p < 0.001, 15.13 p < 0.0001 for a single word.", HelpName = "N", DefaultValueFactory = _ => 10.83 };
    private readonly CorpusOptions _corpus = new();

    public CompareCommand(CliContext app)
        : base("compare", "List the words or phrases that are more frequent in one set of articles than in another.")
    {
        Add(_a);
        Add(_b);
        Add(_phrases);
        Add(_side);
        Add(_sort);
        Add(_least);
        Add(_sure);
        _corpus.AddTo(this);
        app.Options.AddListOptions(this);
        _side.AcceptOnlyFromAmong("both", "a", "b");
        _sort.AcceptOnlyFromAmong("log-likelihood", "log-ratio");
        SetAction((args, cancel) => Task.FromResult(Run(args, app, cancel)));
    }

    private int Run(ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<ListAsk> listed = app.Options.List(args);
        if (!listed.TryGet(out ListAsk list)) return app.Out.Fail(listed.Problem!);
        Outcome<CorpusQuestion> asked = _corpus.Question(args, args.GetRequiredValue(_a));
        if (!asked.TryGet(out CorpusQuestion question)) return app.Out.Fail(asked.Problem!);
        Query? other = null;
        if (args.GetValue(_b) is { } text)
        {
            Outcome<Query> parsed = QueryParser.Parse(text);
            if (!parsed.TryGet(out other)) return app.Out.Fail(parsed.Problem!);
        }
        var ask = new ComparisonQuestion(Enum.Parse<KeySide>(args.GetRequiredValue(_side), ignoreCase: true), args.GetValue(_sort) == "log-ratio" ? KeyOrder.LogRatio : KeyOrder.LogLikelihood,
            args.GetValue(_least), args.GetValue(_sure), list.Limit ?? int.MaxValue, list.Skip);
        return CorpusOptions.Run(args, app, session => CompareReport.Of(session.Search, question, other, args.GetValue(_phrases), ask, cancel), (_, report) =>
        {
            CorpusOptions.Write(app.Out, list.Format, report, report.Items, ("phrase", row => row.Phrase), ("more", row => row.More), ("a", row => $"{row.A.Occurrences}"), ("b", row => $"{row.B.Occurrences}"),
                ("aPerMillion", row => $"{row.A.PerMillion:0.##}"), ("bPerMillion", row => $"{row.B.PerMillion:0.##}"), ("logLikelihood", row => $"{row.LogLikelihood:0.##}"), ("logRatio", row => $"{row.LogRatio:0.##}"),
                ("differencePercent", row => $"{row.DifferencePercent:0.#}"), ("aArticles", row => $"{row.A.Articles}"), ("bArticles", row => $"{row.B.Articles}"), ("aDp", row => $"{row.A.Dp:0.###}"), ("bDp", row => $"{row.B.Dp:0.###}"),
                ("queryA", row => row.A.Query), ("queryB", row => row.B.Query));
            app.Out.Note($"{report.Total:N0} {(args.GetValue(_phrases) ? "phrases" : "words")}; a: {report.A.Words:N0} words of {report.A.Articles:N0} articles, b: {report.B.Words:N0} of {report.B.Articles:N0}{CorpusOptions.More(report.Next)}");
        }, cancel);
    }
}
