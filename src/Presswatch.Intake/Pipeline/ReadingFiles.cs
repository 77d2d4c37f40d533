using Presswatch.Archive;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Journal;
using Presswatch.Archive.Readings;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;

namespace Presswatch.Intake.Pipeline;

/// <summary>Opens the readings of an archive in step with its catalogue, and makes them anew.</summary>
public static class ReadingFiles
{
    private static readonly TimeSpan LongestOpening = TimeSpan.FromMinutes(10);

    /// <summary>Opens the readings, making and filling them where they are missing or behind.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="drawer">What reads.</param>
    /// <param name="note">Told in one sentence when versions have to be read.</param>
    /// <param name="cancel">Ends the catching up.</param>
    public static Outcome<IReadingStore> Open(PressArchive archive, ReadingDrawer drawer, Action<string>? note, CancellationToken cancel)
    {
        string path = archive.Folder.ReadingStore;
        try
        {
            Directory.CreateDirectory(archive.Folder.Readings);
            using var opening = FileLock.Take(Path.Combine(archive.Folder.Readings, "open.lock"), LongestOpening, null, cancel);
            Outcome<SqliteReadingStore> opened = SqliteReadingStore.Open(path);
            if (opened.Problem is { } problem)
            {
                if (problem.Code != ProblemCodes.ReadingsOutdated && problem.Code != ProblemCodes.ArchiveDamaged) return problem;
                note?.Invoke($"{problem.Message} They are made anew.");
                SearchFiles.Remove(path);
                opened = SqliteReadingStore.Open(path);
                if (opened.Problem is { } again) return again;
            }
            SqliteReadingStore store = opened.Value;
            store.Corrections = JournalCorrections.Read(archive.Journal);
            store.KeysOf = drawer.KeysOf;
            int fed = new ReadingFeed(archive.Catalogue, store, drawer).CatchUp(null, null, cancel);
            if (fed > 0) note?.Invoke($"{fed:N0} versions have been read.");
            return Outcome.Of<IReadingStore>(store);
        }
        catch (Exception exception) when (ArchiveException.Explain(exception, path) is { } failed)
        {
            return failed;
        }
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
        SearchFiles.Remove(draft);
        long versions = 0, changed = 0, fields = 0;
        try
        {
            using SqliteReadingStore? old = File.Exists(path) && SqliteReadingStore.Open(path).TryGet(out SqliteReadingStore before) ? before : null;
            Outcome<SqliteReadingStore> opened = SqliteReadingStore.Open(draft);
            if (opened.Problem is { } problem) return problem;
            using (SqliteReadingStore store = opened.Value)
            {
                store.Corrections = JournalCorrections.Read(archive.Journal);
                var feed = new ReadingFeed(archive.Catalogue, store, drawer);
                versions = feed.CatchUp(progress, read =>
                {
                    if (old is null) return;
                    var changes = new List<ReadingChange>();
                    foreach (ReadVersion version in read)
                    {
                        int count = changes.Count;
                        if (old.Find(version.Document) is { } held && held.Version == version.Version.Value) ReadingDifference.Between(version, held.Reading, changes);
                        if (changes.Count > count) changed++;
                    }
                    fields += changes.Count;
                    store.Note(changes);
                }, cancel);
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
}

/// <summary>What a rebuild of readings did.</summary>
/// <param name="Versions">Versions read.</param>
/// <param name="Changed">Versions of which something came out otherwise.</param>
/// <param name="Fields">Fields that did.</param>
public sealed record ReadingRebuild(long Versions, long Changed, long Fields);

/// <summary>Opens the readings when the first filter asks for them; most queries never do.</summary>
public sealed class ReadingsOnDemand(PressArchive archive, Func<ReadingDrawer> drawer, Action<string>? note = null) : IReadingFilters, IDisposable
{
    private readonly Lock _opening = new();
    private IReadingStore? _store;
    private long _journalLength;

    /// <summary>The readings as they stand.</summary>
    public Outcome<IReadingStore> Store()
    {
        lock (_opening)
        {
            if (_store is not null)
            {
                long length = JournalLength();
                if (length != _journalLength) (_store.Corrections, _journalLength) = (JournalCorrections.Read(archive.Journal), length);
                return Outcome.Of(_store);
            }
            _journalLength = JournalLength();
            Outcome<IReadingStore> looked = ReadingFiles.Look(archive, name => drawer().KeysOf(name));
            if (!looked.TryGet(out IReadingStore store)) return looked.Problem!;
            _store = store;
            long older = Older(store);
            if (older > 0) note?.Invoke($"note: {older:N0} readings were made by other rules than this program's; presswatch rebuild --readings makes them anew");
            return Outcome.Of(store);
        }
    }

    /// <summary>Readings that other rules made than those of now.</summary>
    public long Older(IReadingStore store)
    {
        var current = drawer().Makers.ToHashSet(StringComparer.Ordinal);
        return store.Makers().Where(maker => !current.Contains(maker.Maker)).Sum(maker => maker.Readings);
    }

    public Outcome<IReadOnlyList<long>> Documents(FieldNode filter)
    {
        Outcome<IReadingStore> opened = Store();
        if (!opened.TryGet(out IReadingStore store)) return opened.Problem!;
        long behind = archive.Catalogue.CaptureCount() - Math.Max(0, store.FedUpTo);
        return behind > 0
            ? new Problem(ProblemCodes.ReadingsMissing, $"{behind:N0} captures have not been read yet.", new(archive.Folder.Root))
            : store.Documents(filter);
    }

    public ReadingSpread? Spread(IEnumerable<long> documents, int named) =>
        Store().TryGet(out IReadingStore store) && archive.Catalogue.CaptureCount() <= Math.Max(0, store.FedUpTo) ? store.Spread(documents, named) : null;

    public void Dispose() => _store?.Dispose();

    // Others may correct while this program runs; the journal only ever grows.
    private long JournalLength() => Directory.Exists(archive.Folder.Journal) ? new DirectoryInfo(archive.Folder.Journal).EnumerateFiles("*.jsonl").Sum(file => file.Length) : 0;
}
