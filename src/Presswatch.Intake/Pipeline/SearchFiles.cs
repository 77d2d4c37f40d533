using Presswatch.Archive;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Search;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Pipeline;

/// <summary>Opens the search index of an archive in step with its catalogue; one that is damaged or of other rules is made anew.</summary>
public static class SearchFiles
{
    private static readonly TimeSpan LongestOpening = TimeSpan.FromMinutes(10);

    /// <summary>Opens the index.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="note">Told in one sentence when the index has to be made anew.</param>
    /// <param name="cancel">Ends the catching up.</param>
    /// <returns>The index, or why it cannot be had.</returns>
    public static Outcome<ISearchIndex> Open(PressArchive archive, Action<string>? note, CancellationToken cancel)
    {
        string path = archive.Folder.SearchIndex;
        try
        {
            Directory.CreateDirectory(archive.Folder.Search);
            // Of two programs that open it at once, one makes or mends it and the other finds it whole.
            using var opening = FileLock.Take(Path.Combine(archive.Folder.Search, "open.lock"), LongestOpening, null, cancel);
            Outcome<SqliteSearchIndex> opened = SqliteSearchIndex.Open(path);
            if (opened.Problem is { } problem)
            {
                if (problem.Code != ProblemCodes.SearchDamaged && problem.Code != ProblemCodes.SearchOutdated) return problem;
                note?.Invoke($"{problem.Message} It is made anew.");
                Remove(path);
                opened = SqliteSearchIndex.Open(path);
                if (opened.Problem is { } again) return again;
            }
            ISearchIndex index = opened.Value;
            int fed = new SearchFeed(archive.Catalogue, index).CatchUp(cancel);
            if (fed > 0) note?.Invoke($"The search index has taken in {fed:N0} versions.");
            return Outcome.Of(index);
        }
        catch (Exception exception) when (ArchiveException.Explain(exception, path) is { } failed)
        {
            return failed;
        }
    }

    /// <summary>Removes the index, so that the next opening makes it anew.</summary>
    public static void Remove(string path)
    {
        foreach (string file in (ReadOnlySpan<string>)[path, path + "-wal", path + "-shm"])
        {
            if (File.Exists(file)) File.Delete(file);
        }
    }
}
