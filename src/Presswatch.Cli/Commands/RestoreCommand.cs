using System.CommandLine;
using Presswatch.Archive;
using Presswatch.Archive.Backup;
using Presswatch.Archive.Search;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Intake.Pipeline;

namespace Presswatch.Cli.Commands;

/// <summary>Makes an archive from a backup.</summary>
internal sealed class RestoreCommand : Command
{
    private readonly Argument<string> _source = new("src") { Description = "Folder of the backup.", HelpName = "SRC" };

    public RestoreCommand(CliContext app)
        : base("restore", "Make an archive from a backup, in the new folder that --archive names, and its derived parts anew.")
    {
        Add(_source);
        SetAction((args, cancel) => Task.FromResult(Run(args, app, cancel)));
    }

    private int Run(ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        string folder = app.Options.Archive(args);
        try
        {
            Outcome<(long Leaves, string Root)> restored;
            using (var line = new ProgressLine(app.Out, app.Time))
            {
                restored = ArchiveRestore.Run(Path.GetFullPath(args.GetRequiredValue(_source)), folder, (bytes, total) => line.Draw(bytes, total, $"{bytes / 1e6:N0} MB"), cancel);
            }
            if (!restored.TryGet(out (long Leaves, string Root) head)) return app.Out.Fail(restored.Problem!);
            if (head.Leaves > 0 && RebuildCommand.Catalogue(new(folder), RebuildCommand.Packs(new(folder), app), args, app, cancel).Problem is { } broken) return app.Out.Fail(broken);
            Outcome<PressArchive> opened = PressArchive.Open(folder, app.Time);
            if (!opened.TryGet(out PressArchive archive)) return app.Out.Fail(opened.Problem!);
            using PressArchive held = archive;
            Outcome<ISearchIndex> index = SearchFiles.Open(archive, null, cancel);
            if (!index.TryGet(out ISearchIndex search)) return app.Out.Fail(index.Problem!);
            using ISearchIndex kept = search;
            if (format.Value == OutputFormat.Json) app.Out.Json(new { captures = head.Leaves, documents = search.Count, root = head.Root });
            else app.Out.Line($"{head.Leaves:N0} captures restored to {folder}; the log has the root that was backed up: {head.Root}");
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }
}
