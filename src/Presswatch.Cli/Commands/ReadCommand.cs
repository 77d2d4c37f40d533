using System.CommandLine;
using Presswatch.Analysis.Readings;
using Presswatch.Cli.Input;
using Presswatch.Cli.Output;
using Presswatch.Core.Output;
using Presswatch.Core.Problems;
using Presswatch.Core.Readings;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;

namespace Presswatch.Cli.Commands;

/// <summary>Prints the reading of each article; touches no archive.</summary>
internal sealed class ReadCommand : Command
{
    private readonly Argument<string[]> _paths = new("path") { Description = "Files and folders: saved text, HTML and lines of JSON, also .gz.", HelpName = "PATH", Arity = ArgumentArity.OneOrMore };

    public ReadCommand(CliContext app)
        : base("read", "Print the reading of each article: people, bodies, places, dates, the event, commitments. Touches no archive.")
    {
        Add(_paths);
        SetAction((args, cancel) =>
        {
            Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Jsonl, OutputFormat.Json);
            if (format.Problem is { } wrong) return Task.FromResult(app.Out.Fail(wrong));
            Outcome<ArticleFiles> files = PageReader.OpenArticles(app, args);
            return Task.FromResult(files.Problem is { } problem ? app.Out.Fail(problem) : Run(args.GetRequiredValue(_paths), format.Value, files.Value, app.Out, cancel));
        });
    }

    internal static int Run(IReadOnlyList<string> paths, OutputFormat format, ArticleFiles files, CliOutput print, CancellationToken cancel)
    {
        int read = 0;
        var kept = new List<ReadingView>();
        var declined = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var readers = new Dictionary<string, ArticleReader>(StringComparer.Ordinal);
        foreach (Outcome<FileArticle> found in PageFiles.Expand(paths, ".jsonl").SelectMany(path => path.TryGet(out string name) ? files.Read(name) : [path.Problem!]))
        {
            cancel.ThrowIfCancellationRequested();
            if (!found.TryGet(out FileArticle article))
            {
                print.Problem(found.Problem!);
                declined[found.Problem!.Code.Reason] = declined.GetValueOrDefault(found.Problem.Code.Reason) + 1;
                continue;
            }
            read++;
            ReadingView view = ReadingView.Of(article.Id, article.Pack?.Name, article.Published, ReaderOf(article.Pack, readers).Read(article.Input));
            if (format == OutputFormat.Jsonl) print.JsonLine(view);
            else if (format == OutputFormat.Json) kept.Add(view);
            else Write(view, print);
        }
        if (format == OutputFormat.Json) print.Json(new { total = read, items = kept, next = (string?)null });
        int bad = declined.Values.Sum();
        string reasons = bad == 0 ? "" : $" ({string.Join(", ", declined.Select(pair => $"{pair.Key} {pair.Value}"))})";
        print.Note($"{read + bad} {(read + bad == 1 ? "article" : "articles")}: {read} read, {bad} declined{reasons}");
        return bad == 0 ? ExitCode.Done : read > 0 ? ExitCode.Declined : ExitCode.BadData;
    }

    internal static ArticleReader ReaderOf(Pack? pack, Dictionary<string, ArticleReader> readers)
    {
        pack ??= Pack.None;
        if (!readers.TryGetValue(pack.Name, out ArticleReader? reader)) readers.Add(pack.Name, reader = new(ReadingRules.Compile(pack)));
        return reader;
    }

    /// <summary>Prints a reading for a person.</summary>
    internal static void Write(ReadingView view, CliOutput print)
    {
        print.Line($"{view.Id}: {JsonText.NameOf(view.EventType)}, {view.EventDate ?? "no date"}, {view.EventPlace ?? "no place"}; published {view.Published?.ToString() ?? "unknown"}");
        foreach (PersonFinding person in view.People) print.Line($"  person        {person.Name}{(person.Title is { } title ? $", {title}" : "")} ({JsonText.NameOf(person.Role)})");
        foreach (string body in view.Organisations) print.Line($"  organisation  {body}");
        foreach (PlaceFinding place in view.Places) print.Line($"  place         {place.Name} ({JsonText.NameOf(place.Kind)})");
        foreach (DateFinding date in view.Dates) print.Line($"  date          {date.Text} = {date.Value}");
        foreach (QuantityFinding quantity in view.Quantities) print.Line($"  quantity      {quantity.Text} = {quantity.Value} ({JsonText.NameOf(quantity.Bound)})");
        foreach (CommitmentFinding commitment in view.Commitments) print.Line($"  {JsonText.NameOf(commitment.Kind),-12}  {commitment.By ?? "?"}: {commitment.Text}");
    }
}
