using System.CommandLine;
using Presswatch.Archive;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Commands;

/// <summary>Reads every capture and holds it against the log and the catalogue.</summary>
internal sealed class VerifyCommand : Command
{
    public VerifyCommand(CliContext app)
        : base("verify", "Read every capture and hold it against its hash, the log and the catalogue.") =>
        SetAction((args, cancel) => Task.FromResult(Run(args, app, cancel)));

    private static int Run(ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        try
        {
            Outcome<PressArchive> opened = PressArchive.Open(app.Options.Archive(args), app.Time);
            if (!opened.TryGet(out PressArchive archive)) return app.Out.Fail(opened.Problem!);
            using PressArchive held = archive;
            long total = archive.LeafCount();
            (long Checked, IReadOnlyList<Problem> Problems) result;
            using (var line = new ProgressLine(app.Out, app.Time))
            {
                result = RecordCheck.Run(archive, done => line.Draw(done, total, $"{done:N0} captures"), cancel);
            }
            foreach (Problem problem in result.Problems) app.Out.Problem(problem);
            if (format.Value == OutputFormat.Json) app.Out.Json(new { captures = total, read = result.Checked, problems = result.Problems.Select(problem => new { code = problem.Code.Id, message = problem.Message, place = problem.Place?.ToString() }) });
            else app.Out.Line($"{result.Checked:N0} of {total:N0} captures read; {(result.Problems.Count == 0 ? "each is what the log says" : $"{result.Problems.Count:N0} things are wrong")}");
            return result.Problems.Count == 0 ? ExitCode.Done : ExitCode.Unavailable;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }
}
