using Microsoft.Data.Sqlite;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Log;
using Presswatch.Archive.Proof;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;

namespace Presswatch.Archive;

/// <summary>What to check of an archive, beside that every capture is what its leaf says.</summary>
public sealed record CheckScope
{
    /// <summary>Draws entries from captures, in the same order, with the leaf of each; <see langword="null"/> leaves the catalogue's answers unchecked.</summary>
    public Func<IEnumerable<(WarcCapture, RecordPlace)>, IEnumerable<(CatalogueEntry, byte[] Leaf, RecordPlace)>>? Draw { get; init; }

    /// <summary>A rolling share: of <see cref="Of"/> captures in the order of the log the one that is number <see cref="Turn"/>, from 0. All by default.</summary>
    public int Of { get; init; } = 1;

    public int Turn { get; init; }

    /// <summary>A checkpoint that had left the machine.</summary>
    public SignedCheckpoint? Outside { get; init; }
}

/// <summary>What a check found.</summary>
/// <param name="Checked">Captures that are what the log says.</param>
/// <param name="Checkpoints">Checkpoints that are valid and of this log.</param>
/// <param name="Size">Leaves of the log.</param>
/// <param name="Root">Root of the log's tree.</param>
/// <param name="Problems">All that is wrong.</param>
public sealed record CheckReport(long Checked, long Checkpoints, long Size, byte[] Root, IReadOnlyList<Problem> Problems);

/// <summary>Reads captures and holds them against the log, the log against its checkpoints, and the catalogue against both.</summary>
public static class RecordCheck
{
    /// <summary>Checks the record, its checkpoints and the structure of the catalogue.</summary>
    /// <returns>Number of captures that are what the log says, and all that is wrong.</returns>
    public static (long Checked, IReadOnlyList<Problem> Problems) Run(PressArchive archive, Action<long>? progress, CancellationToken cancel)
    {
        CheckReport report = Run(archive, new(), progress, cancel);
        return (report.Checked, report.Problems);
    }

    /// <summary>Checks what the scope names.</summary>
    public static CheckReport Run(PressArchive archive, CheckScope scope, Action<long>? progress, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        ArchiveFolder folder = archive.Folder;
        byte[] leaves = File.Exists(folder.Leaves) ? CaptureLog.ReadLeaves(folder.Leaves) : [];
        var tree = new MerkleTree(leaves);
        if (File.Exists(folder.Leaves) && new FileInfo(folder.Leaves).Length % CaptureLog.LeafSize != 0)
        {
            problems.Add(new(ProblemCodes.ArchiveDamaged, "The log ends in part of a leaf.", new(folder.Leaves)));
        }
        long checkpoints = LogCheck.Run(folder, tree, scope.Outside, problems);
        long good = scope.Of == 1 ? All(folder, tree, problems, progress, cancel) : Share(archive, scope, tree, problems, progress, cancel);
        CheckCatalogue(archive, tree.Size, problems);
        if (scope is { Draw: not null, Of: 1 } && problems.Count == 0) problems.AddRange(CatalogueCheck.Run(archive, scope.Draw, cancel));
        return new(good, checkpoints, tree.Size, tree.Root(tree.Size), problems);
    }

    private static long All(ArchiveFolder folder, MerkleTree tree, List<Problem> problems, Action<long>? progress, CancellationToken cancel)
    {
        long leaf = 0, good = 0;
        foreach ((WarcCapture? capture, RecordPlace place) in new RecordReader(folder).MembersAfter(null))
        {
            cancel.ThrowIfCancellationRequested();
            if (leaf >= tree.Size)
            {
                problems.Add(new(ProblemCodes.ArchiveDamaged, "Captures stand behind the last leaf of the log.", new(place.File)));
                break;
            }
            if (LeafProblem(capture, place, leaf, tree) is { } problem) problems.Add(problem);
            else good++;
            leaf++;
            if (leaf % 1000 == 0) progress?.Invoke(leaf);
        }
        if (leaf < tree.Size) problems.Add(Missing(leaf, tree, folder));
        return good;
    }

    private static long Share(PressArchive archive, CheckScope scope, MerkleTree tree, List<Problem> problems, Action<long>? progress, CancellationToken cancel)
    {
        var reader = new RecordReader(archive.Folder);
        long leaf = 0, good = 0;
        foreach (RecordPlace place in reader.Places().Take((int)tree.Size))
        {
            cancel.ThrowIfCancellationRequested();
            if (leaf % scope.Of == scope.Turn)
            {
                IReadOnlyList<Problem> found = One(archive, scope, reader.At(place), place, leaf, tree);
                problems.AddRange(found);
                if (found.All(problem => problem.Code == ProblemCodes.OtherMaker)) good++;
            }
            leaf++;
            if (leaf % 1000 == 0) progress?.Invoke(leaf);
        }
        if (leaf < tree.Size) problems.Add(Missing(leaf, tree, archive.Folder));
        return good;
    }

    /// <summary>Checks one capture: its bytes against its leaf, and what the catalogue says of it against both.</summary>
    internal static IReadOnlyList<Problem> One(PressArchive archive, CheckScope scope, WarcCapture? capture, RecordPlace place, long leaf, MerkleTree tree)
    {
        if (LeafProblem(capture, place, leaf, tree) is { } problem) return [problem];
        if (scope.Draw is null) return [];
        (CatalogueEntry entry, _, _) = scope.Draw([(capture!, place)]).Single();
        return [.. CaptureCheck.Run(archive, entry, new(place, leaf))];
    }

    private static Problem? LeafProblem(WarcCapture? capture, RecordPlace place, long leaf, MerkleTree tree)
    {
        if (capture is null) return new(ProblemCodes.ArchiveDamaged, $"The record at byte {place.Offset} is damaged: the capture of leaf {leaf} of the log cannot be read.", new(place.File));
        return tree.Leaf(leaf).SequenceEqual(CaptureLog.LeafOf(capture.Capture, capture.Headers)) ? null
            : new(ProblemCodes.ArchiveDamaged, $"Capture {capture.Capture.Id} is not the one that leaf {leaf} of the log is of.", new(place.File));
    }

    private static Problem Missing(long leaf, MerkleTree tree, ArchiveFolder folder) =>
        new(ProblemCodes.ArchiveDamaged, $"The log has {tree.Size} leaves; capture {leaf} and what follows it cannot be read.", new(folder.Captures));

    private static void CheckCatalogue(PressArchive archive, long total, List<Problem> problems)
    {
        string place = archive.Folder.Catalogue;
        try
        {
            long held = archive.Catalogue.CaptureCount();
            if (held < total) problems.Add(new(ProblemCodes.CatalogueBehind, $"The catalogue holds {held} captures, the log {total}.", new(place)));
            else if (held > total) problems.Add(new(ProblemCodes.ArchiveDamaged, $"The catalogue holds {held} captures, the log {total}: the log was cut, or an older copy was put in its place.", new(place)));
            foreach (string fault in archive.Catalogue.CheckIntegrity()) problems.Add(new(ProblemCodes.ArchiveDamaged, fault, new(place)));
        }
        catch (ArchiveException failed)
        {
            problems.Add(failed.Problem);
        }
        catch (SqliteException broken)
        {
            problems.Add(new(ProblemCodes.ArchiveDamaged, broken.Message, new(place)));
        }
    }
}
