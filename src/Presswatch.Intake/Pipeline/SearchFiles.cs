using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Corpus;

namespace Presswatch.Intake.Pipeline;

/// <summary>Opens the corpus of an archive, as the search index, in step with its catalogue; one that is damaged or of other rules is made anew.</summary>
public static class SearchFiles
{
    private const int RowsAtOnce = 1_000;

    /// <summary>Opens the index.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="note">Told in one sentence when the corpus has to be made anew.</param>
    /// <param name="cancel">Ends the catching up.</param>
    /// <returns>The index, or why it cannot be had.</returns>
    public static Outcome<ISearchIndex> Open(PressArchive archive, Action<string>? note, CancellationToken cancel) => Open(archive, note, anew: false, cancel);

    /// <summary>Makes the corpus anew; until that is done the old one answers.</summary>
    /// <inheritdoc cref="Open(PressArchive, Action{string}?, CancellationToken)"/>
    public static Outcome<ISearchIndex> Rebuild(PressArchive archive, Action<string>? note, CancellationToken cancel) => Open(archive, note, anew: true, cancel);

    private static Outcome<ISearchIndex> Open(PressArchive archive, Action<string>? note, bool anew, CancellationToken cancel)
    {
        var file = new DerivedFile<CorpusIndex>(
            archive.Folder.Corpus, CorpusIndex.Open, [ProblemCodes.CorpusDamaged, ProblemCodes.CorpusOutdated], index => new SearchFeed(index),
            fed => $"The corpus has taken in {fed:N0} versions.")
        {
            IsFolder = true, Anew = anew, Fill = index => Fill(index, archive.Catalogue, cancel),
        };
        Outcome<CorpusIndex> opened = file.Open(archive, note, cancel);
        if (!opened.TryGet(out CorpusIndex index)) return opened.Problem!;
        RemoveFormer(archive.Folder);
        return Outcome.Of<ISearchIndex>(index);
    }

    /// <summary>Makes the corpus of all versions of the catalogue, read as they are taken in.</summary>
    private static int Fill(CorpusIndex index, ICatalogue catalogue, CancellationToken cancel)
    {
        // What is captured meanwhile is fed after it.
        long held = catalogue.CaptureCount();
        int count = 0;
        if (held > 0 || index.FedUpTo > 0) index.Replace(Documents(), held);
        return count;

        IEnumerable<CorpusDocument> Documents()
        {
            for (long after = -1; ;)
            {
                cancel.ThrowIfCancellationRequested();
                IReadOnlyList<IndexableRow> rows = catalogue.Indexable(0, after, RowsAtOnce);
                foreach (IndexableRow row in rows)
                {
                    count++;
                    yield return SearchFeed.DocumentOf(FedVersion.Of(row));
                }
                if (rows.Count < RowsAtOnce) yield break;
                after = rows[^1].Document;
            }
        }
    }

    /// <summary>The full-text index of earlier versions of the program is of no use.</summary>
    private static void RemoveFormer(ArchiveFolder folder)
    {
        if (!Directory.Exists(folder.FormerSearch)) return;
        foreach (string file in Directory.EnumerateFiles(folder.FormerSearch, "fulltext.db*")) File.Delete(file);
        File.Delete(Path.Combine(folder.FormerSearch, "open.lock"));
        if (!Directory.EnumerateFileSystemEntries(folder.FormerSearch).Any()) Directory.Delete(folder.FormerSearch);
    }
}
