using Presswatch.Archive;
using Presswatch.Archive.Reprints;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Pipeline;

/// <summary>Opens the reprints of an archive in step with its catalogue; what is damaged or of other rules is made anew.</summary>
public static class ReprintFiles
{
    /// <summary>Opens the reprints, comparing what has not been compared.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="note">Told in one sentence when texts have to be compared.</param>
    /// <param name="cancel">Ends the catching up.</param>
    public static Outcome<SqliteReprintStore> Open(PressArchive archive, Action<string>? note, CancellationToken cancel)
    {
        string path = archive.Folder.ReprintStore;
        // Texts are kept by the catalogue's keys: a store that is ahead is of a catalogue that is gone.
        if (File.Exists(path) && SqliteReprintStore.Open(path).TryGet(out SqliteReprintStore before))
        {
            bool isAhead = before.FedUpTo > archive.Catalogue.CaptureCount();
            before.Dispose();
            if (isAhead) DerivedFile.Remove(path);
        }
        var file = new DerivedFile<SqliteReprintStore>(
            path, SqliteReprintStore.Open, [ProblemCodes.ReprintsOutdated, ProblemCodes.ArchiveDamaged], store => new ReprintFeed(store, archive.Catalogue),
            fed => $"{fed:N0} versions have been compared for reprints.");
        return file.Open(archive, note, cancel);
    }
}

/// <summary>Opens the reprints when they are first asked for. Safe for concurrent callers.</summary>
/// <param name="archive">The archive.</param>
/// <param name="compare">Whether what has not been compared is compared first; otherwise it is a problem where nothing was.</param>
/// <param name="note">As for <see cref="ReprintFiles.Open"/>.</param>
public sealed class ReprintsOnDemand(PressArchive archive, bool compare = false, Action<string>? note = null) : IReprintGroups, IDisposable
{
    private readonly Lock _opening = new();
    private SqliteReprintStore? _store;

    /// <summary>The reprints as they stand, or: nothing was compared yet (PW3038).</summary>
    public Outcome<SqliteReprintStore> Store()
    {
        lock (_opening)
        {
            if (_store is not null) return _store;
            if (!compare && !File.Exists(archive.Folder.ReprintStore)) return new Problem(ProblemCodes.ReprintsMissing, "This archive's texts have not been compared yet.", new(archive.Folder.Root));
            Outcome<SqliteReprintStore> opened = compare ? ReprintFiles.Open(archive, note, CancellationToken.None) : SqliteReprintStore.Open(archive.Folder.ReprintStore);
            if (opened.TryGet(out SqliteReprintStore store)) _store = store;
            return opened;
        }
    }

    public Outcome<IReadOnlyDictionary<int, ReprintPlace>> Places() => Store().TryGet(out SqliteReprintStore store) ? store.Places() : Store().Problem!;

    public void Dispose() => _store?.Dispose();
}
