using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Intake.Pipeline;

namespace Presswatch.Cli.Archives;

/// <summary>Prints what became of the input, in counts that add up.</summary>
internal static class IngestText
{
    /// <returns>The exit code.</returns>
    public static int Write(IngestReport report, OutputFormat format, int problemsShown, CliOutput print)
    {
        foreach (Problem problem in report.Problems.Take(problemsShown)) print.Problem(problem);
        long declined = report.Declined.Values.Sum();
        if (declined > problemsShown) print.Note($"… {declined:N0} were declined in all; the counts below hold each of them");
        if (format == OutputFormat.Json)
        {
            print.Json(new
            {
                files = report.Files,
                ignoredFiles = report.IgnoredFiles,
                items = report.Items,
                taken = report.Taken,
                newArticles = report.NewArticles,
                newVersions = report.NewVersions,
                unchanged = report.Unchanged,
                newAddresses = report.NewAddresses,
                reprints = report.Reprints,
                declined = report.Declined.Select(pair => new { reason = pair.Key, count = pair.Value }),
                seconds = Math.Round(report.Seconds, 1),
            });
        }
        else
        {
            string ignored = report.IgnoredFiles > 0 ? $", {report.IgnoredFiles:N0} of other types ignored" : "";
            print.Line($"{report.Files:N0} {(report.Files == 1 ? "file" : "files")}{ignored}: {report.Items:N0} items in {report.Seconds:0.0} s");
            print.Line($"  taken     {report.Taken,10:N0}  = {report.NewArticles:N0} new articles + {report.NewVersions:N0} new versions + {report.Unchanged:N0} unchanged"
                + (report.NewAddresses > 0 ? $"; {report.NewAddresses:N0} known articles at new addresses" : "") + (report.Reprints > 0 ? $"; {report.Reprints:N0} reprints of others" : ""));
            string reasons = report.Declined.Count == 0 ? "" : "  = " + string.Join(" + ", report.Declined.Select(pair => $"{pair.Value:N0} {pair.Key}"));
            print.Line($"  declined  {declined,10:N0}{reasons}");
        }
        if (report.Stopped) print.Note("stopped before the end; what was counted is kept, and the same command goes on from there");
        return declined == 0 ? ExitCode.Done : report.Taken > 0 || report.Declined.Keys.All(reason => reason == ProblemCodes.ListPage.Reason || reason == ProblemCodes.MissingPage.Reason) ? ExitCode.Declined : ExitCode.BadData;
    }
}
