using System.CommandLine;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Commands;

/// <summary>Says what a code means, or why the program did what it did.</summary>
internal sealed class ExplainCommand : Command
{
    private readonly Argument<string> _code = new("code") { Description = "A code such as PW1003, or \"codes\" for all of them.", HelpName = "PWnnnn", Arity = ArgumentArity.ZeroOrOne };

    public ExplainCommand(CliContext app)
        : base("explain", "Say what a code means, or why the program did what it did.")
    {
        Add(_code);
        Add(new ExplainExtractCommand(app));
        Add(new ExplainReadCommand(app));
        SetAction(args => Run(args.GetValue(_code), app.Options.Format(args, OutputFormat.Text, OutputFormat.Json, OutputFormat.Jsonl, OutputFormat.Csv), app));
    }

    internal static int Run(string? code, Outcome<OutputFormat> format, CliContext app)
    {
        if (format.Problem is { } problem) return app.Out.Fail(problem);
        if (code is null) return app.Out.Fail(new Problem(ProblemCodes.MissingArgument, "'explain' needs a code", Try: "presswatch explain codes"));
        if (string.Equals(code, "codes", StringComparison.OrdinalIgnoreCase))
        {
            PrintAll(format.Value, app.Out);
            return ExitCode.Done;
        }
        if (ProblemCode.Find(code) is not { } found)
        {
            app.Out.Problem(new Problem(ProblemCodes.UnknownCode, $"there is no code '{code}'"));
            return ExitCode.Declined;
        }
        PrintOne(found, format.Value, app.Out);
        return ExitCode.Done;
    }

    private static void PrintOne(ProblemCode code, OutputFormat format, CliOutput print)
    {
        switch (format)
        {
            case OutputFormat.Json or OutputFormat.Jsonl:
                print.Json(code);
                break;
            case OutputFormat.Csv:
                PrintRows([code], print);
                break;
            default:
                print.Line($"{code.Id} ({code.Reason})");
                print.Line($"  {code.Title}");
                print.Line($"  what to do: {code.WayOut}");
                break;
        }
    }

    private static void PrintAll(OutputFormat format, CliOutput print)
    {
        IReadOnlyList<ProblemCode> all = ProblemCode.All;
        switch (format)
        {
            case OutputFormat.Json:
                print.Json(new { total = all.Count, items = all });
                break;
            case OutputFormat.Jsonl:
                foreach (ProblemCode code in all) print.JsonLine(code);
                break;
            case OutputFormat.Csv:
                PrintRows(all, print);
                break;
            default:
                print.Table(["code", "reason", "meaning"], all.Select(code => (IReadOnlyList<string>)[code.Id, code.Reason, code.Title]));
                break;
        }
    }

    private static void PrintRows(IReadOnlyList<ProblemCode> codes, CliOutput print)
    {
        print.CsvRow("id", "reason", "title", "wayOut");
        foreach (ProblemCode code in codes) print.CsvRow(code.Id, code.Reason, code.Title, code.WayOut);
    }
}
