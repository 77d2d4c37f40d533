using Presswatch.Archive;
using Presswatch.Archive.Disk;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Pipeline;

/// <summary>The file, or folder, of a store derived from the catalogue: opened in step with it, made anew where it is damaged or of other rules.</summary>
/// <typeparam name="T">The store.</typeparam>
/// <param name="Path">The file, or the store's own folder.</param>
/// <param name="Connect">Opens it, making an empty one where there is none.</param>
/// <param name="Mended">Problems of opening it that are mended by making it anew.</param>
/// <param name="FeedOf">What the store is fed through; called once it is open.</param>
/// <param name="Told">The sentence that says how many versions it has taken in.</param>
internal sealed record DerivedFile<T>(string Path, Func<string, Outcome<T>> Connect, IReadOnlyList<ProblemCode> Mended, Func<T, IFedStore> FeedOf, Func<int, string> Told)
    where T : class, IDisposable
{
    /// <summary>Whether the store has a folder of its own.</summary>
    public bool IsFolder { get; init; }

    /// <summary>Fills a store that was never fed, at less cost than share by share; <see langword="null"/>: it is caught up like any other.</summary>
    public Func<T, int>? Fill { get; init; }

    /// <summary>Whether all is made anew, from what is there now until it is whole.</summary>
    public bool Anew { get; init; }

    private static readonly TimeSpan LongestOpening = TimeSpan.FromMinutes(10);

    /// <summary>Opens the store, making and filling it where it is missing or behind.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="note">Told in one sentence when it has to be made anew, and when versions have to be taken in.</param>
    /// <param name="cancel">Ends the catching up.</param>
    /// <returns>The store, or why it cannot be had.</returns>
    public Outcome<T> Open(PressArchive archive, Action<string>? note, CancellationToken cancel)
    {
        T? store = null;
        try
        {
            string folder = IsFolder ? Path : System.IO.Path.GetDirectoryName(Path)!;
            Directory.CreateDirectory(folder);
            // Of two programs that open it at once, one makes or mends it and the other finds it whole.
            using var opening = FileLock.Take(System.IO.Path.Combine(folder, "open.lock"), LongestOpening, null, cancel);
            Outcome<T> opened = Connect(Path);
            if (opened.Problem is { } problem)
            {
                if (!Mended.Contains(problem.Code)) return problem;
                note?.Invoke($"{problem.Message} All of it is made anew.");
                DerivedFile.Remove(Path);
                opened = Connect(Path);
                if (opened.Problem is { } again) return again;
            }
            store = opened.Value;
            int fed = Fill is { } fill && (Anew || FeedOf(store).FedUpTo == 0) ? fill(store) : 0;
            fed += new ArchiveFeed(archive.Catalogue, [FeedOf(store)]).CatchUp(cancel);
            if (fed > 0) note?.Invoke(Told(fed));
            T whole = store;
            store = null;
            return whole;
        }
        catch (Exception exception) when (ArchiveException.Explain(exception, Path) is { } failed)
        {
            return failed;
        }
        finally
        {
            store?.Dispose();
        }
    }
}

/// <summary>The files of derived stores on the disk.</summary>
public static class DerivedFile
{
    /// <summary>Removes a store, so that the next opening makes it anew.</summary>
    public static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            foreach (string file in Directory.EnumerateFiles(path).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))) File.Delete(file);
            return;
        }
        foreach (string file in (ReadOnlySpan<string>)[path, path + "-wal", path + "-shm"])
        {
            if (File.Exists(file)) File.Delete(file);
        }
    }
}
