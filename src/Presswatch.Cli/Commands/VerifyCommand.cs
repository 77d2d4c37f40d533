using System.CommandLine;
using System.Globalization;
using Presswatch.Archive;
using Presswatch.Archive.Log;
using Presswatch.Archive.Proof;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Input;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;

namespace Presswatch.Cli.Commands;

/// <summary>Reads captures and holds them against the log, the log against its checkpoints, the catalogue against both.</summary>
internal sealed class VerifyCommand : Command
{
    private const int ProblemsShown = 50;

    private readonly Argument<string?> _article = new("article") { Description = "Id of an article: its captures alone are checked. Default: everything.", HelpName = "ARTICLE", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _share = new("--share") { Description = "Check a share of the captures, such as 1/30: another one each day, all of them in 30 days.", HelpName = "1/N" };
    private readonly Option<string?> _checkpoint = new("--checkpoint") { Description = "A checkpoint that had left the machine: the log must begin with what it was signed for.", HelpName = "FILE" };

    public VerifyCommand(CliContext app)
        : base("verify", "Hold every capture against the log, the log against its checkpoints, and what the catalogue answers against both.")
    {
        Add(_article);
        Add(_share);
        Add(_checkpoint);
        SetAction((args, cancel) => app.OnArchiveAsync(args, (archive, format) => Run(archive, format, args, app, cancel)));
    }

    private Outcome<int> Run(PressArchive archive, OutputFormat format, ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<CheckScope> scope = Scope(archive, args, app);
        if (!scope.TryGet(out CheckScope what)) return scope.Problem!;
        if (args.GetValue(_article) is { } article)
        {
            Outcome<CheckReport> one = ArticleCheck.Run(archive, new(article.Split('/')[0]), what);
            return one.TryGet(out CheckReport of) ? Print(of, what, args, format, app.Out) : one.Problem!;
        }
        CheckReport report;
        using (var line = new ProgressLine(app.Out, app.Time))
        {
            long total = archive.LeafCount();
            report = RecordCheck.Run(archive, what, done => line.Draw(done, total, $"{done:N0} captures"), cancel);
        }
        return Print(report, what, args, format, app.Out);
    }

    private Outcome<CheckScope> Scope(PressArchive archive, ParseResult args, CliContext app)
    {
        int of = 1;
        if (args.GetValue(_share) is { } share)
        {
            if (args.GetValue(_article) is not null) return new Problem(ProblemCodes.BadOptionValue, "--share and an article cannot be asked for together");
            if (share.Split('/') is not ["1", var n] || !int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out of) || of < 1) return new Problem(ProblemCodes.BadOptionValue, $"'{share}' is no share", Try: "--share 1/30");
        }
        SignedCheckpoint? outside = null;
        if (args.GetValue(_checkpoint) is { } file)
        {
            Outcome<SignedCheckpoint> read = CheckpointInput.Read(file);
            if (!read.TryGet(out outside!)) return read.Problem!;
        }
        PackSet packs = PackSet.LoadAll(app.ShippedPacks, archive.Folder.Packs);
        foreach (Problem problem in packs.Problems) app.Out.Problem(problem);
        var deriver = new Deriver(packs);
        int day = DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime).DayNumber;
        return new CheckScope { Draw = captures => Rebuild.Draw(captures, deriver), Of = of, Turn = day % of, Outside = outside };
    }

    private int Print(CheckReport report, CheckScope scope, ParseResult args, OutputFormat format, CliOutput print)
    {
        foreach (Problem problem in report.Problems.Take(ProblemsShown)) print.Problem(problem);
        if (report.Problems.Count > ProblemsShown) print.Note($"… {report.Problems.Count:N0} things are wrong in all");
        if (format == OutputFormat.Json)
        {
            print.Json(new
            {
                captures = report.Size,
                read = report.Checked,
                share = args.GetValue(_share),
                checkpoints = report.Checkpoints,
                root = Convert.ToHexStringLower(report.Root),
                problems = report.Problems.Select(problem => new { code = problem.Code.Id, message = problem.Message, place = problem.Place?.ToString() }),
            });
        }
        else
        {
            string part = scope.Of > 1 ? $" (share {scope.Turn + 1} of {scope.Of})" : "";
            print.Line($"{report.Checked:N0} of {report.Size:N0} captures read{part}; {(report.Problems.Count == 0 ? "each is what the log says" : $"{report.Problems.Count:N0} things are wrong")}");
            print.Line(report.Checkpoints > 0 ? $"{report.Checkpoints:N0} checkpoints are of this log" : "no checkpoint of this log was found: presswatch checkpoint makes one");
            print.Line($"root {Convert.ToHexStringLower(report.Root)}");
        }
        if (report.Problems.Count == 0) return ExitCode.Done;
        return report.Problems.All(problem => problem.Code == ProblemCodes.OtherMaker) ? ExitCode.Declined : ExitCode.Unavailable;
    }
}
