using System.CommandLine;
using Presswatch.Archive;
using Presswatch.Archive.Backup;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Commands;

/// <summary>Copies the record elsewhere, while captures go on.</summary>
internal sealed class BackupCommand : Command
{
    private readonly Argument<string> _destination = new("dest") { Description = "Folder for the backup, best on another disk; the same again adds what is new.", HelpName = "DEST" };

    public BackupCommand(CliContext app)
        : base("backup", "Copy captures, log, journal and packs to a folder while capture goes on; the private key is never in it.")
    {
        Add(_destination);
        SetAction((args, cancel) => app.OnArchiveAsync(args, (archive, format) => Run(archive, format, args, app, cancel)));
    }

    private Outcome<int> Run(PressArchive archive, OutputFormat format, ParseResult args, CliContext app, CancellationToken cancel)
    {
        string destination = args.GetRequiredValue(_destination);
        long start = app.Time.GetTimestamp();
        Outcome<BackupReport> done;
        using (var line = new ProgressLine(app.Out, app.Time))
        {
            done = ArchiveBackup.Run(archive, destination, app.Options.Wait(args), (bytes, total) => line.Draw(bytes, total, $"{bytes / 1e6:N0} MB"), cancel);
        }
        if (!done.TryGet(out BackupReport report)) return done.Problem!;
        double seconds = Math.Round(app.Time.GetElapsedTime(start).TotalSeconds, 1);
        if (format == OutputFormat.Json) app.Out.Json(new { captures = report.Leaves, files = report.Files, copied = report.Copied, seconds });
        else app.Out.Line($"backup of {report.Leaves:N0} captures in {report.Files:N0} files in {destination}; {report.Copied / 1e6:N1} MB copied in {seconds:0.0} s");
        return ExitCode.Done;
    }
}
