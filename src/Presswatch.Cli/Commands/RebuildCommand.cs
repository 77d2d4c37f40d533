using System.CommandLine;
using Presswatch.Archive;
using Presswatch.Archive.Search;
using Presswatch.Cli.Archives;
using Presswatch.Cli.Output;
using Presswatch.Core.Problems;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;

namespace Presswatch.Cli.Commands;

/// <summary>Makes the derived parts anew from captures, log and journal.</summary>
internal sealed class RebuildCommand : Command
{
    private readonly Option<bool> _search = new("--search") { Description = "The search index alone." };

    public RebuildCommand(CliContext app)
        : base("rebuild", "Make catalogue and search index anew from the captures, with the same ids and answers.")
    {
        Add(_search);
        SetAction((args, cancel) => Task.FromResult(Run(args, app, cancel)));
    }

    private int Run(ParseResult args, CliContext app, CancellationToken cancel)
    {
        Outcome<OutputFormat> format = app.Options.Format(args, OutputFormat.Text, OutputFormat.Json);
        if (format.Problem is { } wrong) return app.Out.Fail(wrong);
        var folder = new ArchiveFolder(app.Options.Archive(args));
        if (folder.Check() is { } problem) return app.Out.Fail(problem);
        long start = app.Time.GetTimestamp();
        try
        {
            long? captures = null;
            if (!args.GetValue(_search))
            {
                Outcome<long> rebuilt = Catalogue(folder, args, app, cancel);
                if (rebuilt.Problem is { } broken) return app.Out.Fail(broken);
                captures = rebuilt.Value;
            }
            Outcome<PressArchive> opened = PressArchive.Open(folder.Root, app.Time);
            if (!opened.TryGet(out PressArchive archive)) return app.Out.Fail(opened.Problem!);
            using PressArchive held = archive;
            SearchFiles.Remove(folder.SearchIndex);
            Outcome<ISearchIndex> index = SearchFiles.Open(archive, null, cancel);
            if (!index.TryGet(out ISearchIndex search)) return app.Out.Fail(index.Problem!);
            using ISearchIndex kept = search;
            double seconds = Math.Round(app.Time.GetElapsedTime(start).TotalSeconds, 1);
            if (format.Value == OutputFormat.Json) app.Out.Json(new { captures, documents = search.Count, seconds });
            else app.Out.Line($"{(captures is { } count ? $"catalogue made anew from {count:N0} captures, " : "")}search index of {search.Count:N0} versions, in {seconds:0.0} s");
            return ExitCode.Done;
        }
        catch (ArchiveException failed)
        {
            return app.Out.Fail(failed.Problem);
        }
    }

    /// <summary>Makes the catalogue anew, with progress.</summary>
    internal static Outcome<long> Catalogue(ArchiveFolder folder, ParseResult args, CliContext app, CancellationToken cancel)
    {
        PackSet packs = PackSet.LoadAll(app.ShippedPacks, folder.Packs);
        foreach (Problem problem in packs.Problems) app.Out.Problem(problem);
        using var line = new ProgressLine(app.Out, app.Time);
        long total = File.Exists(folder.Leaves) ? new FileInfo(folder.Leaves).Length / Archive.Log.CaptureLog.LeafSize : 0;
        return Rebuild.Catalogue(folder, new Deriver(packs), app.Time, app.Options.Wait(args), done => line.Draw(done, total, $"{done:N0} captures"), cancel);
    }
}
