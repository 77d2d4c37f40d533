using System.CommandLine;
using Presswatch.Analysis.Corpora;
using Presswatch.Archive;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus;

namespace Presswatch.Cli.Commands;

/// <summary>What the commands that ask the words of the archive take alike, and how they are run.</summary>
internal sealed class CorpusOptions
{
    private readonly Option<string> _versions = new("--versions") { Description = "newest (of each article) or all.", HelpName = "WHICH", DefaultValueFactory = _ => "newest" };
    private readonly Option<bool> _once = new("--once") { Description = "Count the articles of a reprint group once: the first by date of those that the filters leave." };

    public void AddTo(Command command)
    {
        _versions.AcceptOnlyFromAmong("newest", "all");
        command.Add(_versions);
        command.Add(_once);
    }

    /// <summary>A query as a question, with these options.</summary>
    public Outcome<CorpusQuestion> Question(ParseResult args, string text)
    {
        Outcome<Query> parsed = QueryParser.Parse(text);
        return parsed.TryGet(out Query query) ? new CorpusQuestion(query, args.GetValue(_versions) == "all", args.GetValue(_once)) : parsed.Problem!;
    }

    /// <summary>Opens the archive, asks, and prints the answer or the problem.</summary>
    public static int Run<T>(ParseResult args, CliContext app, Func<ArchiveSession, Outcome<T>> ask, Action<ArchiveSession, T> print, CancellationToken cancel)
    {
        try
        {
            Outcome<ArchiveSession> opened = ArchiveSession.Open(app, app.Options.Archive(args), create: false, cancel);
            if (!opened.TryGet(out ArchiveSession session)) return app.Out.Fail(opened.Problem!);
            using ArchiveSession held = session;
            Outcome<T> answer = ask(session);
            if (!answer.TryGet(out T report)) return app.Out.Fail(answer.Problem!);
            print(session, report);
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }

    /// <summary>Asks the words of the archive as they are now; what the answer holds must not lie in the corpus.</summary>
    public static Outcome<T> Ask<T>(ArchiveSession session, Func<CorpusSnapshot, Outcome<T>> ask)
    {
        Outcome<CorpusSnapshot> corpus = session.Search.Snapshot();
        if (!corpus.TryGet(out CorpusSnapshot snapshot)) return corpus.Problem!;
        using CorpusSnapshot asked = snapshot;
        return ask(snapshot);
    }

    /// <summary>Refuses a number outside a range.</summary>
    public static Option<int> Number(string name, string description, int usual, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var number && (number < least || number > most)) result.AddError($"{name} takes a number from {least} to {most}");
        });
        return option;
    }

    /// <summary>Prints a list's items in the form asked for.</summary>
    public static void Write<T>(CliOutput print, OutputFormat format, object report, IEnumerable<T> items, params IReadOnlyList<(string Name, Func<T, string?> Cell)> columns)
    {
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(report);
                break;
            case OutputFormat.Jsonl:
                foreach (T item in items) print.JsonLine(item);
                break;
            case OutputFormat.Csv:
                print.CsvRow([.. columns.Select(column => column.Name)]);
                foreach (T item in items) print.CsvRow([.. columns.Select(column => column.Cell(item))]);
                break;
            default:
                (string Name, Func<T, string?> Cell)[] shown = [.. columns.Where(column => !column.Name.StartsWith("query", StringComparison.Ordinal))];
                print.Table([.. shown.Select(column => column.Name)], items.Select(item => (IReadOnlyList<string>)[.. shown.Select(column => column.Cell(item) ?? "")]));
                break;
        }
    }

    /// <summary>"1 occurrence", "2,400 occurrences".</summary>
    public static string Occurrences(long count) => count == 1 ? "1 occurrence" : $"{count:N0} occurrences";

    /// <summary>Where the next page is.</summary>
    public static string More(string? next) => next is null ? "" : $"; more: --after {next}";
}
