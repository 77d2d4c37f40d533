using Presswatch.Archive.Log;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;

namespace Presswatch.Archive;

/// <summary>Reads every capture and holds it against the log and the catalogue.</summary>
public static class RecordCheck
{
    /// <summary>Checks the whole record.</summary>
    /// <returns>Number of captures that are what the log says, and all that is wrong.</returns>
    public static (long Checked, IReadOnlyList<Problem> Problems) Run(PressArchive archive, Action<long>? progress, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        ArchiveFolder folder = archive.Folder;
        byte[] leaves = File.Exists(folder.Leaves) ? CaptureLog.ReadLeaves(folder.Leaves) : [];
        long total = leaves.Length / CaptureLog.LeafSize;
        if (File.Exists(folder.Leaves) && new FileInfo(folder.Leaves).Length % CaptureLog.LeafSize != 0)
        {
            problems.Add(new(ProblemCodes.ArchiveDamaged, "The log ends in part of a leaf.", new(folder.Leaves)));
        }
        long leaf = 0, good = 0;
        foreach ((WarcCapture? capture, RecordPlace place) in new RecordReader(folder).MembersAfter(null))
        {
            cancel.ThrowIfCancellationRequested();
            if (leaf >= total)
            {
                problems.Add(new(ProblemCodes.ArchiveDamaged, "Captures stand behind the last leaf of the log.", new(place.File)));
                break;
            }
            if (capture is null)
            {
                problems.Add(new(ProblemCodes.ArchiveDamaged, $"The record at byte {place.Offset} is damaged: the capture of leaf {leaf} of the log cannot be read.", new(place.File)));
            }
            else if (!leaves.AsSpan((int)(leaf * CaptureLog.LeafSize), CaptureLog.LeafSize).SequenceEqual(CaptureLog.LeafOf(capture.Capture, capture.Headers)))
            {
                problems.Add(new(ProblemCodes.ArchiveDamaged, $"Capture {capture.Capture.Id} is not the one that leaf {leaf} of the log is of.", new(place.File)));
            }
            else
            {
                good++;
            }
            leaf++;
            if (leaf % 1000 == 0) progress?.Invoke(leaf);
        }
        if (leaf < total) problems.Add(new(ProblemCodes.ArchiveDamaged, $"The log has {total} leaves; capture {leaf} and what follows it cannot be read.", new(folder.Captures)));
        CheckCatalogue(archive, total, problems);
        return (good, problems);
    }

    private static void CheckCatalogue(PressArchive archive, long total, List<Problem> problems)
    {
        string place = archive.Folder.Catalogue;
        try
        {
            long held = archive.Catalogue.CaptureCount();
            if (held != total) problems.Add(new(held < total ? ProblemCodes.CatalogueBehind : ProblemCodes.ArchiveDamaged, $"The catalogue holds {held} captures, the log {total}.", new(place)));
            foreach (string fault in archive.Catalogue.CheckIntegrity()) problems.Add(new(ProblemCodes.ArchiveDamaged, fault, new(place)));
        }
        catch (ArchiveException failed)
        {
            problems.Add(failed.Problem);
        }
    }
}
