using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Search;
using Presswatch.Core.Dates;
using Presswatch.Core.Values;

namespace Presswatch.Intake.Pipeline;

/// <summary>Feeds the search index with what the catalogue has taken. Feeding runs beside the writing of the next batch; what a crash leaves out is caught up.</summary>
public sealed class SearchFeed(ICatalogue catalogue, ISearchIndex index)
{
    private const int CatchUpDocuments = 2_000;
    private const int ShareCaptures = 3_000;
    private const long ShareBytes = 12 << 20;

    private Task _feeding = Task.CompletedTask;
    private List<TakenCapture> _waiting = [];
    private long _waitingSize;
    private long _held;

    /// <summary>Brings the index up to the catalogue.</summary>
    /// <returns>Number of documents fed.</returns>
    public int CatchUp(CancellationToken cancel)
    {
        long held = catalogue.CaptureCount();
        if (index.FedUpTo == held) return 0;
        // An index that is ahead was fed from a catalogue that is gone; all of it is fed again, which changes attributes only.
        long from = index.FedUpTo > held ? 0 : index.FedUpTo;
        int fed = 0;
        Hide(from);
        for (long after = -1; ;)
        {
            cancel.ThrowIfCancellationRequested();
            IReadOnlyList<IndexableRow> rows = catalogue.Indexable(from, after, CatchUpDocuments);
            bool isLast = rows.Count < CatchUpDocuments;
            index.Feed([.. rows.Select(DocumentOf)], isLast ? held : from);
            fed += rows.Count;
            if (isLast) return fed;
            after = rows[^1].Document;
        }
    }

    /// <summary>Takes what a batch brought; feeds it beside what follows once there is enough of it, since the index takes a large share at less cost than many small ones.</summary>
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

    private void FeedWaiting()
    {
        _feeding.GetAwaiter().GetResult();
        (List<TakenCapture> share, long held) = (_waiting, _held);
        (_waiting, _waitingSize) = ([], 0);
        _feeding = Task.Run(() => Feed(share, held));
    }

    private void Feed(IReadOnlyList<TakenCapture> taken, long held)
    {
        long before = index.FedUpTo;
        // Where another program's batch came between and is not fed yet, the mark stays before it.
        long began = held - taken.Count(capture => capture.Before is null);
        var documents = new List<SearchDocument>();
        var touched = new HashSet<ArticleId>();
        foreach (TakenCapture capture in taken)
        {
            for (int n = 0; n < capture.Sighted.Count; n++)
            {
                Sighted sighted = capture.Sighted[n];
                if (sighted.Outcome == SightingOutcome.NewArticle) documents.Add(DocumentOf(capture.Entry, capture.Entry.Articles[n], sighted));
                else touched.Add(sighted.Article);
            }
        }
        if (touched.Count > 0)
        {
            // What was new in this batch and sighted again in it is fed once, as it stands now.
            documents.RemoveAll(document => touched.Contains(document.Article));
            documents.AddRange(catalogue.IndexableOf(touched).Select(DocumentOf));
            Hide(before);
        }
        index.Feed(documents, before == began ? held : before);
    }

    private void Hide(long after)
    {
        IReadOnlyList<long> retired = catalogue.RetiredSince(after);
        if (retired.Count > 0) index.Mark([.. retired.Select(document => ((int)document, false))], index.FedUpTo);
    }

    private static SearchDocument DocumentOf(CatalogueEntry entry, SightedText text, Sighted sighted) => new(
        checked((int)sighted.Document), sighted.Article, VersionId.From(text.Text), [entry.Capture.Source], text.Publisher, text.Language, text.Article.Section,
        text.Published.Value, true, text.Article.Headline, text.Article.Text);

    private static SearchDocument DocumentOf(IndexableRow row) => new(
        checked((int)row.Document), new(row.Article), new(row.Version), row.Sources, row.Publisher, row.Language, row.Section,
        PartialDate.TryParse(row.Published, out PartialDate published) ? published : null, row.IsNewest, row.Text.Article.Headline, row.Text.Article.Text);
}
