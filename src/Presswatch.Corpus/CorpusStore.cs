using Presswatch.Core.Problems;
using Presswatch.Corpus.Store;

namespace Presswatch.Corpus;

/// <summary>How a corpus is opened.</summary>
/// <param name="ReadOnly">Whether nothing is written; then the corpus must be there.</param>
/// <param name="MergeInBackground">Whether small segments are merged beside the work, after they are fed.</param>
/// <param name="Build">Limits of builds and merges.</param>
/// <param name="Disk">The disk; <see langword="null"/> for the machine's.</param>
public sealed record CorpusOptions(bool ReadOnly = false, bool MergeInBackground = true, BuildOptions? Build = null, ICorpusDisk? Disk = null);

/// <summary>The corpus in a folder: fed with documents, asked through snapshots.</summary>
/// <remarks>
/// Safe for concurrent callers, in several programs at once: writers wait for each other, readers never wait and see each change as a whole. What a call has fed is durable
/// when it returns; a crash leaves the state before or after it. An <see cref="IOException"/> of a writing call means that nothing of it is in.
/// </remarks>
public sealed partial class CorpusStore : IDisposable
{
    private static readonly TimeSpan WriterWait = TimeSpan.FromMinutes(1);

    private readonly string _folder;
    private readonly CorpusOptions _options;
    private readonly ICorpusDisk _disk;
    private readonly Lock _writing = new();
    private readonly Lock _changing = new();
    private OpenState _state = OpenState.Empty;
    private bool _disposed;

    private CorpusStore(string folder, CorpusOptions options) => (_folder, _options, _disk) = (folder, options, options.Disk ?? SystemCorpusDisk.Instance);

    /// <summary>Up to where the feeder's changes have been fed, in the feeder's own numbering; 0 for a new corpus.</summary>
    public long FedUpTo => Current().Manifest.FedUpTo;

    /// <summary>Whether a folder holds a corpus.</summary>
    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, Manifest.FileName));

    /// <summary>Opens the corpus in a folder; makes the folder where it is to be written.</summary>
    /// <returns>The corpus, or: damaged or missing (PW3301), newer (PW3302), made by other rules for words (PW3303).</returns>
    public static Outcome<CorpusStore> Open(string folder, CorpusOptions? options = null)
    {
        var store = new CorpusStore(folder, options ?? new());
        if (store._options.ReadOnly && !Exists(folder)) return new Problem(ProblemCodes.CorpusDamaged, "There is no corpus in this folder.", new(folder));
        if (!store._options.ReadOnly) store._disk.MakeFolder(folder);
        if (store.Refresh() is { } problem) return problem;
        if (!store._options.ReadOnly) store.DeleteLeftovers();
        return store;
    }

    /// <summary>The corpus as it is now. The caller disposes of it.</summary>
    /// <exception cref="InvalidDataException">Another program changed the corpus, and what it wrote cannot be read.</exception>
    public CorpusSnapshot Snapshot()
    {
        lock (_changing)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return Current().ToSnapshot();
        }
    }

    public void Dispose()
    {
        lock (_changing)
        {
            if (_disposed) return;
            _disposed = true;
        }
        _merging.Wait();
        _state.Release();
    }

    /// <summary>The state, read anew where another program has changed it.</summary>
    private OpenState Current()
    {
        if (Refresh() is { } problem) throw new InvalidDataException(problem.ToString());
        return _state;
    }

    /// <summary>Follows the manifest.</summary>
    private Problem? Refresh()
    {
        const int Tries = 5;
        lock (_changing)
        {
            Problem? problem = null;
            for (int i = 0; i < Tries; i++)
            {
                byte[] bytes = ReadManifest();
                if (bytes.AsSpan().SequenceEqual(_state.ManifestBytes)) return null;
                // A file that is missing may have been merged away after the manifest was read.
                Outcome<OpenState> opened = OpenState.Open(_folder, bytes, _state, _options.ReadOnly ? null : _disk);
                problem = opened.Problem;
                if (!opened.TryGet(out OpenState next)) continue;
                Swap(next);
                return null;
            }
            return problem;
        }
    }

    private void Swap(OpenState next)
    {
        OpenState before = _state;
        _state = next;
        before.Release();
    }

    private byte[] ReadManifest()
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(_folder, Manifest.FileName));
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
