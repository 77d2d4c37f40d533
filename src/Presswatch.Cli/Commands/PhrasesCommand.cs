using System.CommandLine;
using Presswatch.Analysis.Phrases;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Corpus.Phrases;

namespace Presswatch.Cli.Commands;

/// <summary>Lists phrases that are new, that fell silent, or that are set; or the history of one.</summary>
internal sealed class PhrasesCommand : Command
{
    private readonly Option<bool> _new = new("--new") { Description = "Phrases of two to seven words that stand in no article before the period." };
    private readonly Option<bool> _silent = new("--silent") { Description = "Phrases written steadily before the period and not in it." };
    private readonly Option<bool> _set = new("--set") { Description = "Sequences of eight words or more that many articles have, with their variants." };
    private readonly Option<string?> _history = new("--history") { Description = "First and last use of one phrase, its sleeps and bursts.", HelpName = "PHRASE" };
    private readonly Option<string?> _from = new("--from") { Description = "First year, month or day of the period.", HelpName = "DATE" };
    private readonly Option<string?> _to = new("--to") { Description = "Last year, month or day of it, within; default: the end of what --from names.", HelpName = "DATE" };
    private readonly Option<int> _articles = new("--articles") { Description = "Fewest articles that a phrase must stand in, 2 or more.", HelpName = "N", DefaultValueFactory = _ => PhrasesAsk.DefaultArticles };

    public PhrasesCommand(CliContext app)
        : base("phrases", "List phrases that are new, fell silent, or are set; or the history of one.")
    {
        Add(_new);
        Add(_silent);
        Add(_set);
        Add(_history);
        Add(_from);
        Add(_to);
        Add(_articles);
        app.Options.AddListOptions(this);
        SetAction((args, cancel) => Task.FromResult(Run(args, app, cancel)));
    }

    private int Run(ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        ListPart part = app.Options.Part(args);
        Outcome<PhrasesAsk> read = PhrasesAsk.Read(args.GetValue(_from), args.GetValue(_to), args.GetValue(_articles), part.After, part.Limit ?? int.MaxValue);
        if (Misused(args, out Phrase? phrase) is { } problem) return app.Out.Fail(problem);
        if (!read.TryGet(out PhrasesAsk ask)) return app.Out.Fail(read.Problem!);
        if (phrase is null && !args.GetValue(_set) && ask.From is null) return app.Out.Fail(new(ProblemCodes.MissingArgument, "a period needs --from", Try: "--from 2024-05"));
        return CorpusOptions.Run(args, app, session => CorpusOptions.Ask(session, snapshot => Answer(args, session, new(new(snapshot), session.Archive.Catalogue), phrase, ask, format.Value, app.Out, cancel)), (_, write) => write(), cancel);
    }

    /// <summary>The answer, as what prints it.</summary>
    private Outcome<Action> Answer(ParseResult args, ArchiveSession session, PrintedPhrases phrases, Phrase? phrase, PhrasesAsk ask, OutputFormat format, CliOutput print, CancellationToken cancel)
    {
        if (phrase is not null)
        {
            PhraseHistoryReport history = PhraseHistoryReport.Of(phrases, phrase, cancel);
            return new Action(() => WriteHistory(history, format, print));
        }
        if (args.GetValue(_set))
        {
            SetPhrasesReport set = SetPhrasesReport.Of(phrases, ask, cancel);
            return new Action(() => WriteSet(set, format, print));
        }
        if (args.GetValue(_silent))
        {
            SilentPhrasesReport silent = SilentPhrasesReport.Of(phrases, ask, PackPhrases.Of(session.Packs), cancel);
            return new Action(() => WriteSilent(silent, format, print));
        }
        NewPhrasesReport fresh = NewPhrasesReport.Of(phrases, ask, PackPhrases.Of(session.Packs), cancel);
        return new Action(() => WriteNew(fresh, format, print));
    }

    /// <summary>What is wrong with the kind asked for, if anything.</summary>
    private Problem? Misused(ParseResult args, out Phrase? phrase)
    {
        phrase = null;
        int kinds = (args.GetValue(_new) ? 1 : 0) + (args.GetValue(_silent) ? 1 : 0) + (args.GetValue(_set) ? 1 : 0) + (args.GetValue(_history) is null ? 0 : 1);
        if (kinds != 1) return new(ProblemCodes.MissingArgument, "'phrases' needs one of: --new, --silent, --set, --history", Try: "presswatch phrases --new --from 2024-05");
        if (args.GetValue(_history) is not { } sought) return null;
        phrase = Phrase.Of(sought);
        return phrase is null ? new(ProblemCodes.EmptyPhrase, $"'{sought}' holds no word.") : null;
    }

    private static void WriteNew(NewPhrasesReport report, OutputFormat format, CliOutput print)
    {
        if (format == OutputFormat.Text)
        {
            print.Table(["phrase", "articles", "first", "expected", "surprise"], report.Items.Select(row =>
                (IReadOnlyList<string>)[row.Phrase, row.Articles.ToString("N0"), row.First.ToString("yyyy-MM-dd"), row.Expected.ToString("0.0e+0"), row.Score.ToString("N1")]));
        }
        else
        {
            CorpusOptions.Write(print, format, report, report.Items, Columns<NewPhraseRow>(("expected", row => row.Expected.ToString("G6")), ("score", row => $"{row.Score}"), ("first", row => row.First.ToString("yyyy-MM-dd"))));
        }
        print.Note((report.PastWords == 0
            ? "the archive begins with this period, so that nothing in it is new"
            : $"{report.Total:N0} phrases: {report.Words:N0} words of {report.Articles:N0} articles against {report.PastWords:N0} words before" + Undated(report.Undated)) + CorpusOptions.More(report.Next));
    }

    private static void WriteSilent(SilentPhrasesReport report, OutputFormat format, CliOutput print)
    {
        if (format == OutputFormat.Text)
        {
            print.Table(["phrase", "expected", "chance", "before"], report.Items.Select(row => (IReadOnlyList<string>)[row.Phrase, row.Expected.ToString("N1"), row.Chance.ToString("0.0e+0"), string.Join(' ', row.Spans)]));
        }
        else
        {
            CorpusOptions.Write(print, format, report, report.Items, Columns<SilentPhraseRow>(("spans", row => string.Join(' ', row.Spans)), ("expected", row => $"{row.Expected}"), ("chance", row => row.Chance.ToString("G6"))));
        }
        print.Note((report.Enough ? $"{report.Total:N0} phrases: {report.Words:N0} words against {report.SpanWords.Count} spans before" : "too little stands before this period to draw a rate from") + CorpusOptions.More(report.Next));
    }

    private static void WriteSet(SetPhrasesReport report, OutputFormat format, CliOutput print)
    {
        if (format == OutputFormat.Text)
        {
            print.Table(["phrase", "articles", "first", "last"], report.Items.Select(row =>
                (IReadOnlyList<string>)[row.Phrase == row.Leader ? row.Phrase : "  ~ " + row.Phrase, row.Articles.ToString("N0"), row.First?.ToString("yyyy-MM-dd") ?? "", row.Last?.ToString("yyyy-MM-dd") ?? ""]));
        }
        else
        {
            CorpusOptions.Write(print, format, report, report.Items, Columns<SetPhraseRow>(("leader", row => row.Leader), ("first", row => row.First?.ToString("yyyy-MM-dd")), ("last", row => row.Last?.ToString("yyyy-MM-dd")),
                ("years", row => string.Join(' ', row.Years.Select(year => $"{year.Key}:{year.Value}")))));
        }
        print.Note($"{report.Phrases:N0} set phrases in {report.Total:N0} families" + CorpusOptions.More(report.Next));
    }

    private static void WriteHistory(PhraseHistoryReport report, OutputFormat format, CliOutput print)
    {
        if (format != OutputFormat.Text)
        {
            CorpusOptions.Write(print, format, report, PhraseEventRow.Of(report), [("what", row => row.What), ("from", row => row.From), ("to", row => row.To), ("coveredDays", row => $"{row.CoveredDays}"), ("articles", row => $"{row.Articles}"),
                ("ofArticles", row => $"{row.OfArticles}"), ("query", row => row.Query), .. Evidence<PhraseEventRow>(row => row.Evidence)]);
        }
        else
        {
            print.Line($"{report.Query}: {CorpusOptions.Occurrences(report.Occurrences)} in {report.Articles:N0} {(report.Articles == 1 ? "article" : "articles")}" + Undated(report.Undated));
            if (report.First is null) return;
            print.Line($"first {report.First:yyyy-MM-dd}, last {report.Last:yyyy-MM-dd}, {report.CoveredDaysSinceLast:N0} days with articles since");
            if (report.Longest is { } longest) print.Line($"longest sleep {longest.From:yyyy-MM-dd} to {longest.To:yyyy-MM-dd}: {longest.CoveredDays:N0} days with articles");
            foreach (SleepRow revival in report.Revivals) print.Line($"revived {revival.To:yyyy-MM-dd} after {revival.CoveredDays:N0} days with articles (longest of {revival.EarlierGaps:N0} before: {revival.LongestBefore:N0})");
            foreach (BurstRow burst in report.Bursts) print.Line($"burst {burst.From} to {burst.To}: {burst.Articles:N0} of {burst.OfArticles:N0} articles");
        }
    }

    /// <summary>The columns of a list: those of every phrase, its own, and those of the evidence.</summary>
    private static (string Name, Func<T, string?> Cell)[] Columns<T>(params ReadOnlySpan<(string Name, Func<T, string?> Cell)> own)
        where T : IPhraseRow =>
    [
        ("phrase", row => row.Phrase), ("query", row => row.Query), ("words", row => $"{row.Words}"), ("articles", row => $"{row.Articles}"), ("occurrences", row => $"{row.Occurrences}"),
        .. own, .. Evidence<T>(row => row.Evidence),
    ];

    private static IEnumerable<(string Name, Func<T, string?> Cell)> Evidence<T>(Func<T, IReadOnlyList<PhraseEvidence>> of) =>
        PhraseEvidence.Columns.Select(column => (column.Name, (Func<T, string?>)(row => of(row) is [.., var last] ? column.Cell(last) : null)));

    private static string Undated(int articles) => articles == 0 ? "" : $" ({articles:N0} articles without a date are in neither)";
}
