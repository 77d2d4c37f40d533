using System.CommandLine;
using Presswatch.Cli.Input;
using Presswatch.Cli.Output;
using Presswatch.Core.Output;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Extraction;

namespace Presswatch.Cli.Commands;

/// <summary>Shows which part of a page was taken or left, by which rule.</summary>
internal sealed class ExplainExtractCommand : Command
{
    private readonly Argument<string> _file = new("file") { Description = "A file of saved text or HTML, also .gz.", HelpName = "FILE" };
    private readonly PageFactOptions _facts = new();

    public ExplainExtractCommand(CliContext app)
        : base("extract", "Show which part of a page was taken or left, and by which rule.")
    {
        Add(_file);
        _facts.AddTo(this);
        SetAction(args =>
        {
            Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv);
            if (format.Problem is { } wrong) return app.Out.Fail(wrong);
            Outcome<PageReader> reader = PageReader.Open(app, args);
            return reader.Problem is { } problem ? app.Out.Fail(problem) : Run(args.GetRequiredValue(_file), _facts.Of(args), format.Value, reader.Value, app.Out);
        });
    }

    internal static int Run(string file, PageFacts facts, OutputFormat format, PageReader reader, CliOutput print)
    {
        if (!File.Exists(file)) return print.Fail(new Problem(ProblemCodes.NotFound, "there is no such file", new Place(file)));
        var trace = new ExtractionTrace();
        ReadPage page = reader.Read(file, facts, trace);
        foreach (Problem problem in page.Problems) print.Problem(problem);
        Print(file, page.View, trace.Steps, format, print);
        return page.View.Kind == PageKind.Empty ? ExitCode.BadData : ExitCode.Done;
    }

    private static void Print(string file, PageView page, IReadOnlyList<TraceStep> steps, OutputFormat format, CliOutput print)
    {
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(new { file, page.Kind, page.Language, page.Pack, steps, page.Problems });
                break;
            case OutputFormat.Jsonl:
                foreach (TraceStep step in steps) print.JsonLine(step);
                break;
            case OutputFormat.Csv:
                print.CsvRow("part", "taken", "rule", "text");
                foreach (TraceStep step in steps) print.CsvRow(JsonText.NameOf(step.Part), step.Taken ? "true" : "false", step.Rule, step.Text);
                break;
            default:
                print.Line($"{file}: {JsonText.NameOf(page.Kind)}");
                print.Table(["part", "", "rule", "text"], steps.Select(step => (IReadOnlyList<string>)[JsonText.NameOf(step.Part), step.Taken ? "taken" : "left", step.Rule, step.Text]));
                break;
        }
    }
}
