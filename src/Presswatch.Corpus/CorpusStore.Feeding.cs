using Microsoft.Win32.SafeHandles;
using Presswatch.Corpus.Segments;
using Presswatch.Corpus.Storage;
using Presswatch.Corpus.Store;

namespace Presswatch.Corpus;

/// <summary>What changes the corpus.</summary>
public sealed partial class CorpusStore
{
    private const string SegmentEnding = ".segment";
    private const string StateEnding = ".state";
    private const string TemporaryEnding = ".part";

    /// <summary>Takes in documents, all or none. A key that is known has its attributes changed; with another date or article it is moved. Its text is known.</summary>
    /// <param name="documents">Documents, in any order; of two with one key the later counts.</param>
    /// <param name="fedUpTo">The new <see cref="FedUpTo"/>.</param>
    /// <exception cref="IOException">The disk refused, or another writer held the corpus for a minute; nothing is fed.</exception>
    public void Feed(IReadOnlyList<CorpusDocument> documents, long fedUpTo)
    {
        Change(fedUpTo, (state, drafts) =>
        {
            var builder = new SegmentBuilder(_options.Build);
            foreach (CorpusDocument document in documents.Reverse().DistinctBy(document => document.Key))
            {
                if (!TryUpdate(state, drafts, document)) builder.Add(document);
            }
            return builder;
        });
    }

    /// <summary>Builds one segment out of documents that come one by one, none of which the corpus has: the way to make a corpus anew, in bounded memory.</summary>
    /// <inheritdoc cref="Feed"/>
    public void Load(IEnumerable<CorpusDocument> documents, long fedUpTo)
    {
        Change(fedUpTo, (_, _) =>
        {
            var builder = new SegmentBuilder(_options.Build);
            foreach (CorpusDocument document in documents) builder.Add(document);
            return builder;
        });
    }

    /// <summary>As <see cref="Load"/>, and what the corpus had goes, in the same step.</summary>
    /// <inheritdoc cref="Feed"/>
    public void Replace(IEnumerable<CorpusDocument> documents, long fedUpTo)
    {
        Change(fedUpTo, (_, drafts) =>
        {
            foreach (StateDraft draft in drafts) draft.Drop();
            var builder = new SegmentBuilder(_options.Build);
            foreach (CorpusDocument document in documents) builder.Add(document);
            return builder;
        });
    }

    /// <summary>Says of documents whether they are the newest of their articles, all or none; keys that are not known are passed over.</summary>
    /// <inheritdoc cref="Feed"/>
    public void Mark(IReadOnlyList<(int Key, bool IsNewest)> documents, long fedUpTo) => Change(fedUpTo, (state, drafts) =>
    {
        foreach ((int key, bool isNewest) in documents)
        {
            if (Find(state, drafts, key) is var (segment, document)) drafts[segment].Mark(document, isNewest);
        }
        return null;
    });

    /// <summary>Takes documents out, all or none; keys that are not known are passed over.</summary>
    /// <inheritdoc cref="Feed"/>
    public void Retire(IReadOnlyList<int> keys, long fedUpTo) => Change(fedUpTo, (state, drafts) =>
    {
        foreach (int key in keys)
        {
            if (Find(state, drafts, key) is var (segment, document)) drafts[segment].Retire(document);
        }
        return null;
    });

    /// <summary>Changes the attributes of a known document; false where it is to be added.</summary>
    private static bool TryUpdate(OpenState state, StateDraft[] drafts, CorpusDocument document)
    {
        if (Find(state, drafts, document.Key) is not var (index, known)) return false;
        Segment segment = state.Views[index].Segment;
        if (segment.Published(known) != document.Published || segment.ArticleOf(known) != document.Article || segment.VersionOf(known) != document.Version)
        {
            drafts[index].Retire(known);
            return false;
        }
        drafts[index].Mark(known, document.IsNewest);
        drafts[index].Change(known, new([.. document.Sources], document.Publisher, document.Language, document.Section));
        return true;
    }

    /// <summary>Where a key lives.</summary>
    private static (int Segment, int Document)? Find(OpenState state, StateDraft[] drafts, int key)
    {
        for (int i = state.Views.Length - 1; i >= 0; i--)
        {
            int document = state.Views[i].Segment.DocumentOf(key);
            if (document >= 0 && !drafts[i].IsRetired(document)) return (i, document);
        }
        return null;
    }

    /// <summary>Makes the next generation: new states, at most one new segment, and the manifest that names them.</summary>
    private void Change(long fedUpTo, Func<OpenState, StateDraft[], SegmentBuilder?> draw)
    {
        lock (_writing)
        {
            using CorpusLock held = TakeWriterLock();
            OpenState state = Current();
            StateDraft[] drafts = [.. state.Views.Select(view => new StateDraft(view))];
            using SegmentBuilder? builder = draw(state, drafts);
            var entries = new List<ManifestEntry>(state.Manifest.Segments);
            var obsolete = new List<string>();
            for (int i = drafts.Length - 1; i >= 0; i--)
            {
                if (drafts[i].IsDropped)
                {
                    obsolete.AddRange(FilesOf(entries[i]));
                    entries.RemoveAt(i);
                    continue;
                }
                if (!drafts[i].HasChanges) continue;
                if (entries[i].State is { } old) obsolete.Add(old);
                entries[i] = entries[i] with { State = WriteState(drafts[i].ToState(), state.Views[i].Segment.DocumentCount) };
            }
            if (builder is { Count: > 0 }) entries.Add(WriteSegment(builder.Write));
            Publish(new(state.Manifest.Generation + 1, fedUpTo, entries));
            foreach (string name in obsolete) _disk.Delete(Path.Combine(_folder, name));
        }
        if (_options.MergeInBackground) BeginMerging();
    }

    private CorpusLock TakeWriterLock()
    {
        if (_options.ReadOnly) throw new InvalidOperationException("The corpus was opened to be read.");
        return CorpusLock.TryTake(Path.Combine(_folder, "write.lock"), WriterWait) ?? throw new IOException("Another program has been writing to the corpus for a minute.");
    }

    /// <summary>Writes and names a segment, with the state of its documents.</summary>
    private ManifestEntry WriteSegment(Func<SegmentTarget, bool[]> write)
    {
        string name = NewName() + SegmentEnding;
        bool[] newest = [];
        WriteFile(name, target => newest = write(target));
        string? state = null;
        if (Array.IndexOf(newest, false) >= 0)
        {
            var old = new DocumentSet(newest.Length);
            for (int i = 0; i < newest.Length; i++) old[i] = !newest[i];
            state = WriteState(SegmentState.Fresh with { NotNewest = old }, newest.Length);
        }
        return new(name, state);
    }

    private string? WriteState(SegmentState state, int documents)
    {
        if (state.IsFresh) return null;
        string name = NewName() + StateEnding;
        byte[] bytes = StateFile.Write(state, documents);
        WriteFile(name, target => target.Write(0, bytes));
        return name;
    }

    private void Publish(Manifest next)
    {
        byte[] bytes = next.ToBytes();
        WriteFile(Manifest.FileName, target => target.Write(0, bytes));
        if (Refresh() is { } problem) throw new InvalidDataException(problem.ToString());
    }

    private void WriteFile(string name, Action<SegmentTarget> write) => WriteFile(_disk, Path.Combine(_folder, name), write);

    /// <summary>Writes a file under another name, flushes it, and gives it its own.</summary>
    internal static void WriteFile(ICorpusDisk disk, string path, Action<SegmentTarget> write)
    {
        string temporary = Path.Combine(Path.GetDirectoryName(path)!, NewName() + TemporaryEnding);
        try
        {
            using (SafeFileHandle file = disk.Create(temporary))
            {
                write(new FileTarget(file));
                disk.Flush(file);
            }
            disk.Publish(temporary, path);
        }
        catch
        {
            disk.Delete(temporary);
            throw;
        }
    }

    /// <summary>The files of a segment: its own, what is beside it, and its state.</summary>
    private static IEnumerable<string> FilesOf(ManifestEntry entry) => entry.State is { } state ? [entry.Name, WindowStore.NameOf(entry.Name), state] : [entry.Name, WindowStore.NameOf(entry.Name)];

    private static string NewName() => Guid.NewGuid().ToString("N");
}
