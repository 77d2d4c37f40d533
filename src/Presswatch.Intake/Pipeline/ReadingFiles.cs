using Presswatch.Archive;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Journal;
using Presswatch.Archive.Readings;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Pipeline;

/// <summary>Opens the readings of an archive in step with its catalogue, and makes them anew.</summary>
public static class ReadingFiles
{
    /// <summary>Opens the readings, making and filling them where they are missing or behind.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="drawer">What reads.</param>
    /// <param name="note">Told in one sentence when versions have to be read.</param>
    /// <param name="cancel">Ends the catching up.</param>
    public static Outcome<IReadingStore> Open(PressArchive archive, ReadingDrawer drawer, Action<string>? note, CancellationToken cancel)
    {
        var file = new DerivedFile<SqliteReadingStore>(
            archive.Folder.ReadingStore, SqliteReadingStore.Open, [ProblemCodes.ReadingsOutdated, ProblemCodes.ArchiveDamaged], store => new ReadingFeed(Ready(store, archive, drawer), drawer),
            fed => $"{fed:N0} versions have been read.");
        Outcome<SqliteReadingStore> opened = file.Open(archive, note, cancel);
        return opened.TryGet(out SqliteReadingStore store) ? Outcome.Of<IReadingStore>(store) : opened.Problem!;
    }

    /// <summary>Opens the readings as they stand, to ask of; nothing is read.</summary>
    /// <returns>The store, or: there are none, or not of all captures (PW4010).</returns>
    public static Outcome<IReadingStore> Look(PressArchive archive, Func<string, IEnumerable<string>>? keysOf)
    {
        if (!File.Exists(archive.Folder.ReadingStore)) return new Problem(ProblemCodes.ReadingsMissing, "This archive has no readings yet.", new(archive.Folder.Root));
        Outcome<SqliteReadingStore> opened = SqliteReadingStore.Open(archive.Folder.ReadingStore);
        if (!opened.TryGet(out SqliteReadingStore store)) return opened.Problem!;
        store.Corrections = JournalCorrections.Read(archive.Journal);
        store.KeysOf = keysOf;
        return Outcome.Of<IReadingStore>(store);
    }

    /// <summary>Reads everything again beside the old readings, notes what came out otherwise, and puts the new in their place. A crash leaves the old.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="drawer">What reads.</param>
    /// <param name="wait">Longest wait for others that write.</param>
    /// <param name="progress">Told of the number of versions read.</param>
    /// <param name="cancel">Ends it; the old readings stay.</param>
    /// <exception cref="ArchiveException">The lock was not to be had, or the disk refused.</exception>
    public static Outcome<ReadingRebuild> Rebuild(PressArchive archive, ReadingDrawer drawer, TimeSpan wait, Action<long>? progress, CancellationToken cancel)
    {
        string path = archive.Folder.ReadingStore, draft = path + ".new";
        Directory.CreateDirectory(archive.Folder.Readings);
        using var writing = FileLock.Take(archive.Folder.WriteLock, wait, null, cancel);
        DerivedFile.Remove(draft);
        long versions = 0, changed = 0, fields = 0;
        try
        {
            using SqliteReadingStore? old = File.Exists(path) && SqliteReadingStore.Open(path).TryGet(out SqliteReadingStore before) ? before : null;
            Outcome<SqliteReadingStore> opened = SqliteReadingStore.Open(draft);
            if (opened.Problem is { } problem) return problem;
            using (SqliteReadingStore store = opened.Value)
            {
                var feed = new ReadingFeed(Ready(store, archive, drawer), drawer)
                {
                    Seen = read =>
                    {
                        if (old is null) return;
                        (List<ReadingChange> changes, int otherwise) = Compare(read, old);
                        (changed, fields) = (changed + otherwise, fields + changes.Count);
                        store.Note(changes);
                    },
                };
                versions = new ArchiveFeed(archive.Catalogue, [feed]).CatchUp(cancel, progress);
            }
            old?.Dispose();
            SqliteReadingStore.Replace(path, draft);
            return new ReadingRebuild(versions, changed, fields);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && ArchiveException.Explain(exception, draft) is { } failed)
        {
            throw new ArchiveException(failed, exception);
        }
    }

    private static (List<ReadingChange> Changes, int Versions) Compare(IReadOnlyList<ReadVersion> read, SqliteReadingStore old)
    {
        var changes = new List<ReadingChange>();
        int versions = 0;
        foreach (ReadVersion version in read)
        {
            int count = changes.Count;
            if (old.Find(version.Document) is { } held && held.Version == version.Version.Value) ReadingDifference.Between(version, held.Reading, changes);
            if (changes.Count > count) versions++;
        }
        return (changes, versions);
    }

    private static SqliteReadingStore Ready(SqliteReadingStore store, PressArchive archive, ReadingDrawer drawer)
    {
        store.Corrections = JournalCorrections.Read(archive.Journal);
        store.KeysOf = drawer.KeysOf;
        store.Know(drawer.Known());
        return store;
    }
}

/// <summary>What a rebuild of readings did.</summary>
/// <param name="Versions">Versions read.</param>
/// <param name="Changed">Versions of which something came out otherwise.</param>
/// <param name="Fields">Fields that did.</param>
public sealed record ReadingRebuild(long Versions, long Changed, long Fields);
