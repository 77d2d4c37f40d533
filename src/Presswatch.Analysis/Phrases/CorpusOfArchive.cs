using Presswatch.Archive.Catalogue;
using Presswatch.Core.Dates;
using Presswatch.Corpus;
using Presswatch.Corpus.Segments;

namespace Presswatch.Analysis.Phrases;

/// <summary>The corpus of an archive, made in memory from its catalogue for one command.</summary>
public sealed class CorpusOfArchive : IDisposable
{
    private const int RowsAtOnce = 2_000;

    private readonly Segment _segment;
    private readonly CorpusSnapshot _snapshot;

    private CorpusOfArchive(Segment segment)
    {
        (_segment, _snapshot) = (segment, CorpusSnapshot.Of(segment));
        Phrases = new(_snapshot);
    }

    /// <summary>What can be asked; until this is disposed of.</summary>
    public CorpusPhrases Phrases { get; }

    /// <summary>Reads the newest version of each article.</summary>
    public static CorpusOfArchive Read(ICatalogue catalogue, CancellationToken cancel)
    {
        using var builder = new SegmentBuilder();
        for (long after = -1; ;)
        {
            cancel.ThrowIfCancellationRequested();
            IReadOnlyList<IndexableRow> rows = catalogue.Indexable(0, after, RowsAtOnce);
            foreach (IndexableRow row in rows.Where(row => row.IsNewest)) builder.Add(DocumentOf(row));
            if (rows.Count < RowsAtOnce) return new(builder.BuildInMemory());
            after = rows[^1].Document;
        }
    }

    public void Dispose()
    {
        _snapshot.Dispose();
        _segment.Dispose();
    }

    private static CorpusDocument DocumentOf(IndexableRow row) => new(
        checked((int)row.Document), new(row.Article), new(row.Version), row.Sources, row.Publisher, row.Language, row.Section,
        PartialDate.TryParse(row.Published, out PartialDate published) ? published : null, row.IsNewest, row.Text.Article.Headline, row.Text.Article.Text);
}
