using Microsoft.Data.Sqlite;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Catalogue.Sqlite;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Journal;
using Presswatch.Archive.Log;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Archive;

/// <summary>Makes the catalogue anew from captures, log and journal, beside the old one, and puts it in its place.</summary>
public static class CatalogueRebuild
{
    private const int CapturesOfBatch = 2_000;

    /// <summary>Rebuilds under the write lock. The old catalogue stays until the new one is whole.</summary>
    /// <param name="folder">The archive.</param>
    /// <param name="draw">Draws entries from captures, in the same order; may work ahead.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="wait">Longest wait for the lock.</param>
    /// <param name="progress">Told of the number of captures done.</param>
    /// <param name="cancel">Ends the run; the old catalogue stays.</param>
    /// <returns>Number of captures, or why it was given up: a capture that is not the one its leaf is of (PW3003).</returns>
    /// <exception cref="ArchiveException">The lock was not to be had, or the disk refused.</exception>
    public static Outcome<long> Run(
        ArchiveFolder folder, Func<IEnumerable<(WarcCapture, RecordPlace)>, IEnumerable<(CatalogueEntry, byte[] Leaf, RecordPlace)>> draw, TimeProvider clock, TimeSpan wait,
        Action<long>? progress, CancellationToken cancel)
    {
        using FileLock held = FileLock.Take(folder.WriteLock, wait, null, cancel);
        string draft = folder.Catalogue + ".new";
        try
        {
            long total = File.Exists(folder.Leaves) ? new FileInfo(folder.Leaves).Length / CaptureLog.LeafSize : 0;
            Outcome<long> made = Make(folder, draft, total, draw, clock, progress, cancel);
            if (made.Problem is not null) return made;
            SqliteConnection.ClearAllPools();
            Remove(folder.Catalogue + "-wal");
            Remove(folder.Catalogue + "-shm");
            File.Move(draft, folder.Catalogue, overwrite: true);
            return made;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && ArchiveException.Explain(exception, draft) is { } problem)
        {
            throw new ArchiveException(problem, exception);
        }
    }

    /// <summary>Makes a catalogue of the first so many captures in a file of its own.</summary>
    internal static Outcome<long> Make(
        ArchiveFolder folder, string draft, long total, Func<IEnumerable<(WarcCapture, RecordPlace)>, IEnumerable<(CatalogueEntry, byte[] Leaf, RecordPlace)>> draw, TimeProvider clock,
        Action<long>? progress, CancellationToken cancel)
    {
        Remove(draft);
        byte[] leaves = File.Exists(folder.Leaves) ? CaptureLog.ReadLeaves(folder.Leaves) : [];
        IReadOnlyDictionary<(string, int), ArticleId> ids = GivenIds.Read(new(SystemDisk.Instance, folder.Journal, clock));
        long leaf = 0;
        using var catalogue = SqliteCatalogue.Open(draft);
        foreach ((CatalogueEntry Entry, byte[] Leaf, RecordPlace Place)[] batch in draw(new RecordReader(folder).After(null).Take((int)total)).Chunk(CapturesOfBatch))
        {
            cancel.ThrowIfCancellationRequested();
            using ICatalogueBatch rows = catalogue.Begin();
            foreach ((CatalogueEntry entry, byte[] stands, RecordPlace place) in batch)
            {
                if (!leaves.AsSpan((int)(leaf * CaptureLog.LeafSize), CaptureLog.LeafSize).SequenceEqual(stands))
                {
                    return new Problem(ProblemCodes.ArchiveDamaged, $"Capture {entry.Capture.Id} is not the one that leaf {leaf} of the log is of.", new(place.File));
                }
                rows.Add(entry, new(place, leaf), n => ids.TryGetValue((entry.Capture.Id.Value, n), out ArticleId id) ? id : null);
                leaf++;
            }
            rows.Commit();
            progress?.Invoke(leaf);
        }
        return leaf < total ? new Problem(ProblemCodes.ArchiveDamaged, $"The log has {total} leaves, but only {leaf} captures can be read.", new(folder.Captures)) : leaf;
    }

    /// <summary>Deletes a catalogue with the files that SQLite keeps beside it.</summary>
    internal static void Remove(string path)
    {
        foreach (string file in (ReadOnlySpan<string>)[path, path + "-wal", path + "-shm"])
        {
            if (File.Exists(file)) File.Delete(file);
        }
    }
}
