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
        SetAction((args, cancel) => app.RunAsync(args, format => Task.FromResult(Run(format, args, app, cancel))));
    }

    private Outcome<int> Run(OutputFormat format, ParseResult args, CliContext app, CancellationToken cancel)
    {
        string folder = app.Options.Archive(args);
        Outcome<(long Leaves, string Root)> restored;
        using (var line = new ProgressLine(app.Out, app.Time))
        {
            restored = ArchiveRestore.Run(Path.GetFullPath(args.GetRequiredValue(_source)), folder, (bytes, total) => line.Draw(bytes, total, $"{bytes / 1e6:N0} MB"), cancel);
        }
        if (!restored.TryGet(out (long Leaves, string Root) head)) return restored.Problem!;
        if (head.Leaves > 0 && RebuildCommand.Catalogue(new(folder), RebuildCommand.Packs(new(folder), app), args, app, cancel).Problem is { } broken) return broken;
        Outcome<PressArchive> opened = PressArchive.Open(folder, app.Time);
        if (!opened.TryGet(out PressArchive archive)) return opened.Problem!;
        using PressArchive held = archive;
        Outcome<ISearchIndex> index = SearchFiles.Open(archive, null, cancel);
        if (!index.TryGet(out ISearchIndex search)) return index.Problem!;
        using ISearchIndex kept = search;
        if (format == OutputFormat.Json) app.Out.Json(new { captures = head.Leaves, documents = search.Count, root = head.Root });
        else app.Out.Line($"{head.Leaves:N0} captures restored to {folder}; the log has the root that was backed up: {head.Root}");
        return ExitCode.Done;
    }
}
