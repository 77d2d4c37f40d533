using System.CommandLine;
using Presswatch.Analysis.Phrases;
using Presswatch.Archive;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Corpus;
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
    private readonly Option<int> _articles = new("--articles") { Description = "Fewest articles that a phrase must stand in, 2 or more.", HelpName = "N", DefaultValueFactory = _ => 3 };

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
        Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        if (Misused(args, out DateOnly? from, out DateOnly? to, out Phrase? phrase) is { } problem) return app.Out.Fail(problem);
        try
        {
            Outcome<ArchiveSession> opened = ArchiveSession.Open(app, app.Options.Archive(args), create: false, cancel);
            if (!opened.TryGet(out ArchiveSession session)) return app.Out.Fail(opened.Problem!);
            using ArchiveSession held = session;
            using CorpusOfArchive corpus = CorpusOfArchive.Read(session.Archive.Catalogue, cancel);
            int most = app.Options.Part(args).Limit ?? int.MaxValue;
            int fewest = Math.Max(2, args.GetValue(_articles));
            if (phrase is not null) WriteHistory(PhraseHistoryReport.Of(corpus.Phrases, phrase, cancel), format.Value, app.Out);
            else if (args.GetValue(_set)) WriteSet(corpus.Phrases, corpus.Phrases.Set(new(fewest, from?.DayNumber, to?.DayNumber, most), cancel), format.Value, app.Out);
            else if (args.GetValue(_silent)) WriteSilent(corpus.Phrases, corpus.Phrases.Silent(new(from!.Value.DayNumber, to!.Value.DayNumber, fewest, most), cancel), format.Value, app.Out);
            else WriteNew(corpus.Phrases, corpus.Phrases.New(new(from!.Value.DayNumber, to!.Value.DayNumber, fewest, most), cancel), format.Value, app.Out);
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }

    /// <summary>What is wrong with the options, if anything.</summary>
    private Problem? Misused(ParseResult args, out DateOnly? from, out DateOnly? to, out Phrase? phrase)
    {
        (from, to, phrase) = (null, null, null);
        int kinds = (args.GetValue(_new) ? 1 : 0) + (args.GetValue(_silent) ? 1 : 0) + (args.GetValue(_set) ? 1 : 0) + (args.GetValue(_history) is null ? 0 : 1);
        if (kinds != 1) return new(ProblemCodes.MissingArgument, "'phrases' needs one of: --new, --silent, --set, --history", Try: "presswatch phrases --new --from 2024-05");
        if (args.GetValue(_history) is { } sought)
        {
            phrase = Phrase.Of(sought);
            return phrase is null ? new(ProblemCodes.EmptyPhrase, $"'{sought}' holds no word.") : null;
        }
        foreach (string? date in (string?[])[args.GetValue(_from), args.GetValue(_to)])
        {
            if (date is not null && !PartialDate.TryParse(date, out _)) return new(ProblemCodes.BadOptionValue, $"'{date}' is no date", Try: "--from 2012 or 2012-03 or 2012-03-15");
        }
        if (PartialDate.TryParse(args.GetValue(_from), out PartialDate first)) from = first.First;
        if (PartialDate.TryParse(args.GetValue(_to) ?? args.GetValue(_from), out PartialDate last)) to = last.Last;
        if (!args.GetValue(_set) && from is null) return new(ProblemCodes.MissingArgument, "a period needs --from", Try: "--from 2024-05");
        return from > to ? new(ProblemCodes.BadOptionValue, $"the period ends ({to:yyyy-MM-dd}) before it begins ({from:yyyy-MM-dd})") : null;
    }

    private static void WriteNew(CorpusPhrases phrases, NewPhrases answer, OutputFormat format, CliOutput print)
    {
        List<NewPhraseRow> rows = [.. NewPhraseRow.Of(phrases, answer)];
        Write(format, print, rows, answer.Total, ["phrase", "articles", "first", "expected", "surprise"], row =>
            [row.Phrase, row.Articles.ToString("N0"), row.First.ToString("yyyy-MM-dd"), row.Expected.ToString("0.0e+0"), row.Score.ToString("N1")]);
        print.Note(answer.PastWords == 0
            ? "the archive begins with this period, so that nothing in it is new"
            : $"{answer.Words:N0} words of {answer.Articles:N0} articles against {answer.PastWords:N0} words before" + Undated(answer.Undated));
    }

    private static void WriteSilent(CorpusPhrases phrases, SilentPhrases answer, OutputFormat format, CliOutput print)
    {
        List<SilentPhraseRow> rows = [.. SilentPhraseRow.Of(phrases, answer)];
        Write(format, print, rows, answer.Total, ["phrase", "expected", "chance", "before"], row =>
            [row.Phrase, row.Expected.ToString("N1"), row.Chance.ToString("0.0e+0"), string.Join(' ', row.Spans)]);
        print.Note(answer.SpanWords.Count < SilentPhrases.FewestSpans ? "too little stands before this period to draw a rate from" : $"{answer.Words:N0} words against {answer.SpanWords.Count} spans before");
    }

    private static void WriteSet(CorpusPhrases phrases, SetPhrases answer, OutputFormat format, CliOutput print)
    {
        List<SetPhraseRow> rows = [.. SetPhraseRow.Of(phrases, answer)];
        Write(format, print, rows, answer.Total, ["phrase", "articles", "first", "last"], row =>
            [row.Phrase == row.Leader ? row.Phrase : "  ~ " + row.Phrase, row.Articles.ToString("N0"), row.First?.ToString("yyyy-MM-dd") ?? "", row.Last?.ToString("yyyy-MM-dd") ?? ""]);
        print.Note($"{answer.Phrases:N0} set phrases in {answer.Total:N0} families");
    }

    private static void WriteHistory(PhraseHistoryReport report, OutputFormat format, CliOutput print)
    {
        if (format == OutputFormat.Json) print.Json(report);
        else if (format == OutputFormat.Jsonl) print.JsonLine(report);
        else
        {
            print.Line($"{report.Query}: {report.Occurrences:N0} occurrences in {report.Articles:N0} articles" + Undated(report.Undated));
            if (report.First is null) return;
            print.Line($"first {report.First:yyyy-MM-dd}, last {report.Last:yyyy-MM-dd}, {report.CoveredDaysSinceLast:N0} days with articles since");
            if (report.Longest is { } longest) print.Line($"longest sleep {longest.From:yyyy-MM-dd} to {longest.To:yyyy-MM-dd}: {longest.CoveredDays:N0} days with articles");
            foreach (SleepRow revival in report.Revivals) print.Line($"revived {revival.To:yyyy-MM-dd} after {revival.CoveredDays:N0} days with articles (longest of {revival.EarlierGaps:N0} before: {revival.LongestBefore:N0})");
            foreach (BurstRow burst in report.Bursts) print.Line($"burst {burst.From} to {burst.To}: {burst.Articles:N0} of {burst.OfArticles:N0} articles");
        }
    }

    private static void Write<T>(OutputFormat format, CliOutput print, List<T> rows, int total, IReadOnlyList<string> names, Func<T, IReadOnlyList<string>> cells)
    {
        if (format == OutputFormat.Json) print.Json(new { total, items = rows, next = (string?)null });
        else if (format == OutputFormat.Text) print.Table(names, rows.Select(cells));
        else
        {
            foreach (T row in rows) print.JsonLine(row);
        }
    }

    private static string Undated(int articles) => articles == 0 ? "" : $" ({articles:N0} articles without a date are in neither)";
}
