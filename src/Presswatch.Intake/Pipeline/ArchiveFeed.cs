using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Core.Values;

namespace Presswatch.Intake.Pipeline;

/// <summary>Feeds the stores derived from the catalogue with what it has taken. Feeding runs beside the writing of the next batch; what a crash leaves out is caught up.</summary>
/// <param name="catalogue">What feeds.</param>
/// <param name="stores">What is fed.</param>
public sealed class ArchiveFeed(ICatalogue catalogue, IReadOnlyList<IFedStore> stores)
{
    // A store takes a large share at less cost than many small ones; that a second may wait keeps the writing going where one takes long.
    private const int ShareCaptures = 2_000;
    private const long ShareBytes = 8 << 20;

    private Task _feeding = Task.CompletedTask;
    private Task _before = Task.CompletedTask;
    private List<TakenCapture> _waiting = [];
    private long _waitingSize;
    private long _held;

    /// <summary>Brings every store up to the catalogue, and settles it.</summary>
    /// <param name="cancel">Ends it between two shares; what was fed is fed again next time.</param>
    /// <param name="progress">Told of the number of versions fed.</param>
    /// <returns>Number of versions fed, counted for each store.</returns>
    public int CatchUp(CancellationToken cancel, Action<long>? progress = null)
    {
        int fed = 0;
        foreach (IFedStore store in stores)
        {
            CatchUp(store, versions =>
            {
                fed += versions;
                progress?.Invoke(fed);
            }, cancel);
        }
        Each(store => store.Settle());
        return fed;
    }

    /// <summary>Takes what a batch brought; feeds it beside what follows once there is enough of it.</summary>
    /// <param name="taken">The batch.</param>
    /// <param name="held">Captures in the catalogue after it.</param>
    public void Begin(IReadOnlyList<TakenCapture> taken, long held)
    {
        _waiting.AddRange(taken);
        _held = held;
        foreach (TakenCapture capture in taken) _waitingSize += capture.Sighted.Count == 0 ? 0 : capture.Entry.Capture.Size;
        if (_waiting.Count >= ShareCaptures || _waitingSize >= ShareBytes) FeedWaiting();
    }

    /// <summary>Feeds what waits, and returns when all is fed.</summary>
    public void Finish()
    {
        if (_waiting.Count > 0) FeedWaiting();
        _feeding.GetAwaiter().GetResult();
    }

    /// <summary>Brings the stores' files into the form that is fastest to ask; worth it after a bulk load.</summary>
    public void Optimise() => Each(store => store.Optimise());

    private void Each(Action<IFedStore> work) => Task.WhenAll(stores.Select(store => Task.Run(() => work(store)))).GetAwaiter().GetResult();

    private void CatchUp(IFedStore store, Action<int> fed, CancellationToken cancel)
    {
        long held = catalogue.CaptureCount();
        if (store.FedUpTo == held) return;
        // A store that is ahead was fed from a catalogue that is gone; all of it is fed again.
        long from = store.FedUpTo > held ? 0 : Math.Max(0, store.FedUpTo);
        IReadOnlyList<long> retired = catalogue.RetiredSince(from);
        for (long after = -1; ;)
        {
            cancel.ThrowIfCancellationRequested();
            IReadOnlyList<IndexableRow> rows = catalogue.Indexable(from, after, store.Share);
            bool isLast = rows.Count < store.Share;
            store.Feed([.. rows.Select(FedVersion.Of)], retired, isLast ? held : store.FedUpTo);
            fed(rows.Count);
            if (isLast) return;
            after = rows[^1].Document;
            retired = [];
        }
    }

    private void FeedWaiting()
    {
        _before.GetAwaiter().GetResult();
        (List<TakenCapture> share, long held, Task before) = (_waiting, _held, _feeding);
        (_waiting, _waitingSize) = ([], 0);
        (_before, _feeding) = (before, Task.Run(async () =>
        {
            await before;
            await FeedAsync(share, held);
        }));
    }

    private Task FeedAsync(IReadOnlyList<TakenCapture> taken, long held)
    {
        // Where another program's batch came between and is not fed yet, the mark stays before it.
        long began = held - taken.Count(capture => capture.Before is null);
        var versions = new List<FedVersion>();
        var touched = new HashSet<ArticleId>();
        foreach (TakenCapture capture in taken)
        {
            for (int n = 0; n < capture.Sighted.Count; n++)
            {
                if (capture.Sighted[n].Outcome == SightingOutcome.NewArticle) versions.Add(FedVersion.Of(capture, n));
                else touched.Add(capture.Sighted[n].Article);
            }
        }
        IReadOnlyList<long> retired = [];
        if (touched.Count > 0)
        {
            // What was new in this share and sighted again in it is fed once, as it stands now.
            versions.RemoveAll(version => touched.Contains(version.Article));
            versions.AddRange(catalogue.IndexableOf(touched).Select(FedVersion.Of));
            retired = catalogue.RetiredSince(stores.Min(store => Math.Max(0, store.FedUpTo)));
        }
        return Task.WhenAll(stores.Select(store => Task.Run(() =>
        {
            long before = store.FedUpTo;
            store.Feed(versions, retired, before == began ? held : before);
        })));
    }
}
