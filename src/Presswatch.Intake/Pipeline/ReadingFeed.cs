using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Readings;
using Presswatch.Core.Dates;
using Presswatch.Core.Values;

namespace Presswatch.Intake.Pipeline;

/// <summary>Feeds the store of readings with what the catalogue has taken, and links the people named. Runs beside the writing of the next batch; what a crash leaves out is caught up.</summary>
public sealed class ReadingFeed(ICatalogue catalogue, IReadingStore store, ReadingDrawer drawer)
{
    private const int CatchUpDocuments = 1_000;
    private const int ShareCaptures = 3_000;

    private Task _feeding = Task.CompletedTask;
    private List<TakenCapture> _waiting = [];
    private long _held;

    /// <summary>Brings the readings up to the catalogue.</summary>
    /// <param name="progress">Told of the number of versions read.</param>
    /// <param name="seen">Told of each version, before it is fed.</param>
    /// <param name="cancel">Ends it between two shares; what was fed is fed again next time.</param>
    /// <returns>Number of versions read.</returns>
    public int CatchUp(Action<long>? progress, Action<IReadOnlyList<ReadVersion>>? seen, CancellationToken cancel)
    {
        Know();
        long held = catalogue.CaptureCount();
        int fed = 0;
        if (store.FedUpTo != held)
        {
            // Readings that are ahead were fed from a catalogue that is gone; all of it is read again.
            long from = store.FedUpTo > held ? 0 : Math.Max(0, store.FedUpTo);
            IReadOnlyList<long> retired = catalogue.RetiredSince(from);
            for (long after = -1; ;)
            {
                cancel.ThrowIfCancellationRequested();
                IReadOnlyList<IndexableRow> rows = catalogue.Indexable(from, after, CatchUpDocuments);
                bool isLast = rows.Count < CatchUpDocuments;
                List<ReadVersion> read = [.. rows.AsParallel().AsOrdered().Select(Read)];
                seen?.Invoke(read);
                store.Feed(read, retired, isLast ? held : store.FedUpTo);
                fed += rows.Count;
                progress?.Invoke(fed);
                if (isLast) break;
                after = rows[^1].Document;
            }
        }
        Link();
        return fed;
    }

    /// <summary>Takes what a batch brought; feeds it beside what follows once there is enough of it.</summary>
    /// <param name="taken">The batch.</param>
    /// <param name="held">Captures in the catalogue after it.</param>
    public void Begin(IReadOnlyList<TakenCapture> taken, long held)
    {
        _waiting.AddRange(taken);
        _held = held;
        if (_waiting.Count >= ShareCaptures) FeedWaiting();
    }

    /// <summary>Feeds what waits, links the people, and returns when all is done.</summary>
    public void Finish()
    {
        if (_waiting.Count > 0) FeedWaiting();
        _feeding.GetAwaiter().GetResult();
        Link();
    }

    /// <summary>Reads some articles' versions again, such as after a correction, and links the people anew.</summary>
    public void Again(IReadOnlyCollection<ArticleId> articles)
    {
        store.Feed([.. catalogue.IndexableOf(articles).Select(Read)], [], store.FedUpTo);
        Link();
    }

    /// <summary>Links every name whose appearances changed.</summary>
    public void Link() => Link(store.People.Touched());

    /// <summary>Links some names anew, whether their appearances changed or not.</summary>
    public void Link(IReadOnlyList<SightedName> names)
    {
        if (names.Count == 0) return;
        Corrections corrections = store.Corrections;
        store.People.Link([.. names.AsParallel().AsOrdered().Select(name => drawer.LinkerOf(name.Key.Pack).Link(name.Key, name.Spelling, name.Sightings, corrections))]);
    }

    private void FeedWaiting()
    {
        _feeding.GetAwaiter().GetResult();
        (List<TakenCapture> share, long held) = (_waiting, _held);
        _waiting = [];
        _feeding = Task.Run(() => Feed(share, held));
    }

    private void Feed(IReadOnlyList<TakenCapture> taken, long held)
    {
        long before = store.FedUpTo;
        // Where another program's batch came between and is not fed yet, the mark stays before it.
        long began = held - taken.Count(capture => capture.Before is null);
        var versions = new List<ReadVersion>();
        var touched = new HashSet<ArticleId>();
        foreach (TakenCapture capture in taken)
        {
            for (int n = 0; n < capture.Sighted.Count; n++)
            {
                Sighted sighted = capture.Sighted[n];
                SightedText text = capture.Entry.Articles[n];
                if (sighted.Outcome != SightingOutcome.NewArticle) touched.Add(sighted.Article);
                else versions.Add(new(sighted.Document, sighted.Article, VersionId.From(text.Text), true, text.Publisher, text.Published.Value,
                    text.Reading ?? drawer.Draw(text.Article, text.Published, ReadingDrawer.PackOf(capture.Entry.Maker))));
            }
        }
        IReadOnlyList<long> retired = [];
        if (touched.Count > 0)
        {
            versions.RemoveAll(version => touched.Contains(version.Article));
            versions.AddRange(catalogue.IndexableOf(touched).Select(Read));
            retired = catalogue.RetiredSince(Math.Max(0, before));
        }
        store.Feed(versions, retired, before == began || (before < 0 && began == 0) ? held : before);
    }

    private ReadVersion Read(IndexableRow row) => new(
        row.Document, new(row.Article), new(row.Version), row.IsNewest, row.Publisher, PartialDate.TryParse(row.Published, out PartialDate published) ? published : null,
        drawer.Draw(row.Text.Article, row.Text.Published, ReadingDrawer.PackOf(row.Maker)));

    private void Know() => store.Know(KnownNames.Of(drawer.Packs.Packs.Select(pack => pack.Version),
        drawer.Packs.Packs.SelectMany(pack => pack.Places.Concat(pack.World)).Select(place => new KnownName("place", place.Id, place.In, place.Names)),
        drawer.Packs.Packs.SelectMany(pack => pack.Organisations).Select(body => new KnownName("body", body.Id, null, body.Names))));
}
