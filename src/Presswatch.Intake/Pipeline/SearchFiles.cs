using Presswatch.Archive;
using Presswatch.Archive.Search;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Pipeline;

/// <summary>Opens the search index of an archive in step with its catalogue; one that is damaged or of other rules is made anew.</summary>
public static class SearchFiles
{
    /// <summary>Opens the index.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="note">Told in one sentence when the index has to be made anew.</param>
    /// <param name="cancel">Ends the catching up.</param>
    /// <returns>The index, or why it cannot be had.</returns>
    public static Outcome<ISearchIndex> Open(PressArchive archive, Action<string>? note, CancellationToken cancel)
    {
        var file = new DerivedFile<SqliteSearchIndex>(
            archive.Folder.SearchIndex, SqliteSearchIndex.Open, [ProblemCodes.SearchDamaged, ProblemCodes.SearchOutdated], index => new SearchFeed(index),
            fed => $"The search index has taken in {fed:N0} versions.");
        Outcome<SqliteSearchIndex> opened = file.Open(archive, note, cancel);
        return opened.TryGet(out SqliteSearchIndex index) ? Outcome.Of<ISearchIndex>(index) : opened.Problem!;
    }
}
