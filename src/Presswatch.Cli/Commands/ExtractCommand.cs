using System.CommandLine;
using Presswatch.Cli.Input;
using Presswatch.Cli.Output;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Commands;

/// <summary>Prints the page in each file; touches no archive.</summary>
internal sealed class ExtractCommand : Command
{
    private readonly Argument<string[]> _paths = new("path") { Description = "Files and folders: saved text and HTML, also .gz.", HelpName = "PATH", Arity = ArgumentArity.OneOrMore };
    private readonly PageFactOptions _facts = new();

    public ExtractCommand(CliContext app)
        : base("extract", "Print the page in each file: articles and teasers. Touches no archive.")
    {
        Add(_paths);
        _facts.AddTo(this);
        SetAction((args, cancel) =>
        {
            Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Jsonl, OutputFormat.Json);
            if (format.Problem is { } wrong) return Task.FromResult(app.Out.Fail(wrong));
            Outcome<PageReader> reader = PageReader.Open(app, args);
            return Task.FromResult(reader.Problem is { } problem
                ? app.Out.Fail(problem)
                : Run(args.GetRequiredValue(_paths), _facts.Of(args), format.Value, reader.Value, app.Out, cancel));
        });
    }

    internal static int Run(IReadOnlyList<string> paths, PageFacts facts, OutputFormat format, PageReader reader, CliOutput print, CancellationToken cancel)
    {
        int files = 0;
        var kept = new List<PageView>();
        var declined = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (Outcome<string> path in PageFiles.Expand(paths))
        {
            cancel.ThrowIfCancellationRequested();
            files++;
            ReadPage page = path.TryGet(out string name) ? reader.Read(name, facts) : ReadPage.Failed(path.Problem!, facts.Url);
            foreach (Problem problem in page.Problems) print.Problem(problem);
            if (page.View.Kind == PageKind.Empty)
            {
                string reason = page.Problems is [var first, ..] ? first.Code.Reason : ProblemCodes.NoText.Reason;
                declined[reason] = declined.GetValueOrDefault(reason) + 1;
            }
            if (format == OutputFormat.Jsonl) print.JsonLine(page.View);
            else if (format == OutputFormat.Json) kept.Add(page.View);
            else PageText.Write(page.View, print);
        }
        if (format == OutputFormat.Json) print.Json(new { total = files, items = kept, next = (string?)null });

        int bad = declined.Values.Sum();
        string reasons = bad == 0 ? "" : $" ({string.Join(", ", declined.Select(pair => $"{pair.Key} {pair.Value}"))})";
        print.Note($"{files} {(files == 1 ? "file" : "files")}: {files - bad} read, {bad} declined{reasons}");
        return bad == 0 ? ExitCode.Done : bad < files ? ExitCode.Declined : ExitCode.BadData;
    }
}
