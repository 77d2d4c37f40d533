using Presswatch.Archive;
using Presswatch.Archive.Journal;
using Presswatch.Archive.Readings;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;

namespace Presswatch.Intake.Pipeline;

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
