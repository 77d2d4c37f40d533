using System.CommandLine;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Archive.Reprints;
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
    private readonly Option<bool> _corpus = new("--corpus", "--search") { Description = "The corpus alone, from which is searched and counted." };
    private readonly Option<bool> _readings = new("--readings") { Description = "The readings and the registry of people alone; changes --readings then lists what came out otherwise." };

    private readonly Option<bool> _reprints = new("--reprints") { Description = "The reprint groups and what teasers point to alone." };

    public RebuildCommand(CliContext app)
        : base("rebuild", "Make catalogue, corpus and readings anew from the captures, with the same ids and answers.")
    {
        Add(_corpus);
        Add(_readings);
        Add(_reprints);
        SetAction((args, cancel) => app.RunAsync(args, format => Task.FromResult(Run(format, args, app, cancel))));
    }

    private Outcome<int> Run(OutputFormat format, ParseResult args, CliContext app, CancellationToken cancel)
    {
        var folder = new ArchiveFolder(app.Options.Archive(args));
        if (folder.Check() is { } problem) return problem;
        long start = app.Time.GetTimestamp();
        PackSet packs = Packs(folder, app);
        if (args.GetValue(_readings)) return Readings(folder, packs, format, args, app, cancel);
        if (args.GetValue(_reprints)) return Reprints(folder, format, app, cancel);
        long? captures = null;
        if (!args.GetValue(_corpus))
        {
            Outcome<long> rebuilt = Catalogue(folder, packs, args, app, cancel);
            if (rebuilt.Problem is { } broken) return broken;
            captures = rebuilt.Value;
        }
        Outcome<PressArchive> opened = PressArchive.Open(folder.Root, app.Time);
        if (!opened.TryGet(out PressArchive archive)) return opened.Problem!;
        using PressArchive held = archive;
        // Readings are kept by the catalogue's keys, which a new catalogue gives anew.
        if (captures is not null)
        {
            DerivedFile.Remove(folder.ReadingStore);
            DerivedFile.Remove(folder.ReprintStore);
        }
        Outcome<ISearchIndex> index = SearchFiles.Rebuild(archive, null, cancel);
        if (!index.TryGet(out ISearchIndex search)) return index.Problem!;
        using ISearchIndex kept = search;
        if (captures is not null)
        {
            Outcome<IReadingStore> readings = ReadingFiles.Open(archive, new(packs), null, cancel);
            if (!readings.TryGet(out IReadingStore store)) return readings.Problem!;
            store.Dispose();
            Outcome<SqliteReprintStore> compared = ReprintFiles.Open(archive, null, cancel);
            if (!compared.TryGet(out SqliteReprintStore reprints)) return compared.Problem!;
            reprints.Dispose();
        }
        double seconds = Math.Round(app.Time.GetElapsedTime(start).TotalSeconds, 1);
        if (format == OutputFormat.Json) app.Out.Json(new { captures, documents = search.Count, seconds });
        else app.Out.Line($"{(captures is { } count ? $"catalogue made anew from {count:N0} captures, " : "")}corpus of {search.Count:N0} versions, in {seconds:0.0} s");
        return ExitCode.Done;
    }

    private static Outcome<int> Reprints(ArchiveFolder folder, OutputFormat format, CliContext app, CancellationToken cancel)
    {
        long start = app.Time.GetTimestamp();
        Outcome<PressArchive> opened = PressArchive.Open(folder.Root, app.Time);
        if (!opened.TryGet(out PressArchive archive)) return opened.Problem!;
        using PressArchive held = archive;
        DerivedFile.Remove(folder.ReprintStore);
        Outcome<SqliteReprintStore> made = ReprintFiles.Open(archive, null, cancel);
        if (!made.TryGet(out SqliteReprintStore store)) return made.Problem!;
        using SqliteReprintStore kept = store;
        ReprintTeams groups = store.Groups(new(), 0, 0);
        double seconds = Math.Round(app.Time.GetElapsedTime(start).TotalSeconds, 1);
        if (format == OutputFormat.Json) app.Out.Json(new { groups = groups.Total, articles = groups.Articles, seconds });
        else app.Out.Line($"{groups.Articles:N0} articles compared in {seconds:0.0} s: {groups.Total:N0} reprint groups");
        return ExitCode.Done;
    }

    private static Outcome<int> Readings(ArchiveFolder folder, PackSet packs, OutputFormat format, ParseResult args, CliContext app, CancellationToken cancel)
    {
        long start = app.Time.GetTimestamp();
        Outcome<PressArchive> opened = PressArchive.Open(folder.Root, app.Time);
        if (!opened.TryGet(out PressArchive archive)) return opened.Problem!;
        using PressArchive held = archive;
        Outcome<ReadingRebuild> done;
        using (var line = new ProgressLine(app.Out, app.Time))
        {
            done = ReadingFiles.Rebuild(archive, new(packs), app.Options.Wait(args), read => line.Draw(read, 0, $"{read:N0} versions read"), cancel);
        }
        if (!done.TryGet(out ReadingRebuild rebuilt)) return done.Problem!;
        double seconds = Math.Round(app.Time.GetElapsedTime(start).TotalSeconds, 1);
        if (format == OutputFormat.Json) app.Out.Json(new { readings = rebuilt.Versions, changed = rebuilt.Changed, fields = rebuilt.Fields, seconds });
        else app.Out.Line($"{rebuilt.Versions:N0} versions read in {seconds:0.0} s; {rebuilt.Changed:N0} came out otherwise, in {rebuilt.Fields:N0} fields" + (rebuilt.Changed > 0 ? ": presswatch changes --readings" : ""));
        return ExitCode.Done;
    }

    /// <summary>The packs of an archive; what is wrong with them is said.</summary>
    internal static PackSet Packs(ArchiveFolder folder, CliContext app)
    {
        PackSet packs = PackSet.LoadAll(app.ShippedPacks, folder.Packs);
        foreach (Problem problem in packs.Problems) app.Out.Problem(problem);
        return packs;
    }

    /// <summary>Makes the catalogue anew, with progress.</summary>
    internal static Outcome<long> Catalogue(ArchiveFolder folder, PackSet packs, ParseResult args, CliContext app, CancellationToken cancel)
    {
        using var line = new ProgressLine(app.Out, app.Time);
        long total = File.Exists(folder.Leaves) ? new FileInfo(folder.Leaves).Length / Archive.Log.CaptureLog.LeafSize : 0;
        return Rebuild.Catalogue(folder, new Deriver(packs), app.Time, app.Options.Wait(args), done => line.Draw(done, total, $"{done:N0} captures"), cancel);
    }
}
