using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Catalogue.Sqlite;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Journal;
using Presswatch.Archive.Log;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Archive;

/// <summary>A capture ready to be taken: its WARC record and leaf are made beforehand, so that the writer only appends.</summary>
public sealed record ReadyCapture(CatalogueEntry Entry, byte[] Record, byte[] Leaf)
{
    /// <summary>Makes record and leaf of a capture, in the form in which it is kept (<see cref="WarcRecord.AsKept"/>).</summary>
    public static ReadyCapture Of(CatalogueEntry entry, ReadOnlySpan<byte> httpHead, ReadOnlySpan<byte> payload)
    {
        entry = entry with { Capture = WarcRecord.AsKept(entry.Capture, httpHead) };
        return new(entry, WarcRecord.Write(entry.Capture, httpHead, payload), CaptureLog.LeafOf(entry.Capture, Sha256.Of(httpHead)));
    }
}

/// <summary>What became of one capture.</summary>
/// <param name="Entry">The capture.</param>
/// <param name="Before">What was known of it, where it had been taken before; nothing is written then.</param>
/// <param name="Sighted">What became of its articles, where it is new.</param>
public sealed record TakenCapture(CatalogueEntry Entry, Recalled? Before, IReadOnlyList<Sighted> Sighted);

/// <summary>What opening for writing had to mend.</summary>
/// <param name="LogBytes">Bytes of the log that were no whole leaf or checkpoint, moved aside.</param>
/// <param name="CaptureBytes">Bytes of captures without a leaf, moved aside.</param>
/// <param name="CaughtUp">Captures that the catalogue did not yet hold.</param>
public sealed record Recovery(long LogBytes, long CaptureBytes, long CaughtUp)
{
    public bool IsClean => this is { LogBytes: 0, CaptureBytes: 0, CaughtUp: 0 };
}

/// <summary>Takes captures, in batches under the write lock: WARC record flushed, log leaf flushed, catalogue row committed; only then is a capture taken.</summary>
/// <remarks>Not safe for concurrent callers; other programs wait at the lock. After a failed write or flush every further call fails.</remarks>
public sealed class ArchiveWriter : IDisposable
{
    private readonly PressArchive _archive;
    private readonly Func<WarcCapture, CatalogueEntry> _derive;
    private readonly TimeSpan _wait;
    private readonly Action? _waiting;
    private readonly WarcFiles _files;
    private CaptureLog? _log;
    private long _known = -1;
    private Problem? _failed;

    /// <param name="archive">The archive.</param>
    /// <param name="derive">Draws the articles from a capture: used where the catalogue is behind the log.</param>
    /// <param name="wait">Longest wait for the lock.</param>
    /// <param name="waiting">Called once per wait that is not over at once.</param>
    public ArchiveWriter(PressArchive archive, Func<WarcCapture, CatalogueEntry> derive, TimeSpan wait, Action? waiting = null)
    {
        (_archive, _derive, _wait, _waiting) = (archive, derive, wait, waiting);
        _files = new(archive.Disk, archive.Folder.Captures);
    }

    /// <summary>Leaves of the log, all of which the catalogue holds, after the last call.</summary>
    public long Held => _known;

    /// <summary>Brings the parts in step after a crash: called by the first batch, or before.</summary>
    public Recovery Recover(CancellationToken cancel)
    {
        using FileLock held = Lock(cancel);
        return Guard(() => InStep(cancel));
    }

    /// <summary>Takes a batch. When this returns, its captures are on the disk.</summary>
    /// <exception cref="ArchiveException">The lock was not to be had, or the disk refused; nothing of this batch counts as taken.</exception>
    public IReadOnlyList<TakenCapture> Take(IReadOnlyList<ReadyCapture> batch, CancellationToken cancel)
    {
        using FileLock held = Lock(cancel);
        return Guard(() =>
        {
            InStep(cancel);
            return Write(batch);
        });
    }

    public void Dispose()
    {
        _files.Dispose();
        _log?.Dispose();
    }

    private FileLock Lock(CancellationToken cancel)
    {
        if (_failed is { } failed) throw new ArchiveException(failed);
        return FileLock.Take(_archive.Folder.WriteLock, _wait, _waiting, cancel);
    }

    private T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is not OperationCanceledException && ArchiveException.Explain(exception, _archive.Folder.Root) is { } problem)
        {
            _failed = problem;
            throw new ArchiveException(problem, exception);
        }
    }

    private TakenCapture[] Write(IReadOnlyList<ReadyCapture> batch)
    {
        using ICatalogueBatch rows = _archive.Catalogue.Begin();
        var outcomes = new TakenCapture[batch.Count];
        var fresh = new List<int>(batch.Count);
        var inBatch = new Dictionary<CaptureId, CatalogueEntry>(batch.Count);
        for (int i = 0; i < batch.Count; i++)
        {
            CatalogueEntry entry = batch[i].Entry;
            Recalled? before = inBatch.TryGetValue(entry.Capture.Id, out CatalogueEntry? twin)
                ? new Recalled(twin.Articles.Count, twin.Problems.Count > 0 ? twin.Problems[0].Code.Reason : null)
                : rows.Holds(entry.Capture.Id) ? _archive.Catalogue.Recall(entry.Capture.Id) : null;
            if (before is null)
            {
                fresh.Add(i);
                inBatch.Add(entry.Capture.Id, entry);
            }
            else
            {
                outcomes[i] = new(entry, before, []);
            }
        }
        if (fresh.Count == 0) return outcomes;

        RecordPlace[] places = _files.Append([.. fresh.Select(i => batch[i].Record)], _archive.Clock.GetUtcNow());
        _files.Flush();
        long leaf = _log!.Count;
        _log.Append(fresh.SelectMany(i => batch[i].Leaf).ToArray());
        _log.Flush();

        var given = new List<string>();
        for (int k = 0; k < fresh.Count; k++)
        {
            CatalogueEntry entry = batch[fresh[k]].Entry;
            IReadOnlyList<Sighted> sighted = rows.Add(entry, new(places[k], leaf + k));
            outcomes[fresh[k]] = new(entry, null, sighted);
            Note(given, entry, sighted);
        }
        Journal(given);
        rows.Commit();
        _known = leaf + fresh.Count;
        return outcomes;
    }

    private static void Note(List<string> given, CatalogueEntry entry, IReadOnlyList<Sighted> sighted)
    {
        for (int n = 0; n < sighted.Count; n++)
        {
            if (sighted[n].IdGiven) given.Add($"{entry.Capture.Id} {n} {sighted[n].Article}");
        }
    }

    private void Journal(List<string> given)
    {
        if (given.Count > 0) _archive.Journal.Append([new(CaptureTime.Whole(_archive.Clock.GetUtcNow()), JournalEntry.Ids, given)]);
    }

    /// <summary>Under the lock: sees what others wrote since, and after a crash brings log, captures and catalogue in step.</summary>
    private Recovery InStep(CancellationToken cancel)
    {
        if (_log is not null && _archive.LeafCount() == _known) return new(0, 0, 0);
        _log?.Dispose();
        _files.Forget();
        (_archive.Catalogue as SqliteCatalogue)?.Forget();
        long checkpointBytes = CheckpointFile.Mend(_archive.Disk, _archive.Folder.Checkpoints);
        long held = _archive.Catalogue.CaptureCount();
        _log = CaptureLog.Open(_archive.Disk, _archive.Folder.Leaves, held, out long logBytes);
        if (held > _log.Count)
        {
            throw new ArchiveException(new(ProblemCodes.ArchiveDamaged, $"The catalogue holds {held} captures, the log only {_log.Count}.", new(_archive.Folder.Leaves),
                "the log was cut or replaced: restore it from a backup, or presswatch rebuild to accept what is left"));
        }
        long behind = _log.Count - held;
        RecordPlace? last = _archive.Catalogue.LastPlace();
        if (behind > 0) last = CatchUp(held, last, cancel);
        long captureBytes = _files.MoveAsideAfter(last);
        _known = _log.Count;
        return new(logBytes + checkpointBytes, captureBytes, behind);
    }

    private RecordPlace? CatchUp(long held, RecordPlace? last, CancellationToken cancel)
    {
        var reader = new RecordReader(_archive.Folder);
        IReadOnlyDictionary<(string, int), ArticleId> ids = GivenIds.Read(_archive.Journal);
        byte[] leaves = CaptureLog.ReadLeaves(_archive.Folder.Leaves, held);
        var given = new List<string>();
        using ICatalogueBatch rows = _archive.Catalogue.Begin();
        long leaf = held;
        foreach ((WarcCapture capture, RecordPlace place) in reader.After(last).Take(leaves.Length / CaptureLog.LeafSize))
        {
            cancel.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> stands = leaves.AsSpan((int)((leaf - held) * CaptureLog.LeafSize), CaptureLog.LeafSize);
            if (!stands.SequenceEqual(CaptureLog.LeafOf(capture.Capture, capture.Headers)))
            {
                throw new ArchiveException(new(ProblemCodes.ArchiveDamaged, $"Capture {capture.Capture.Id} is not the one that leaf {leaf} of the log is of.", new(place.File)));
            }
            CatalogueEntry entry = _derive(capture);
            IReadOnlyList<Sighted> sighted = rows.Add(entry, new(place, leaf), n => ids.TryGetValue((entry.Capture.Id.Value, n), out ArticleId id) ? id : null);
            for (int n = 0; n < sighted.Count; n++)
            {
                if (sighted[n].IdGiven && !ids.ContainsKey((entry.Capture.Id.Value, n))) given.Add($"{entry.Capture.Id} {n} {sighted[n].Article}");
            }
            last = place;
            leaf++;
        }
        if (leaf < _log!.Count)
        {
            throw new ArchiveException(new(ProblemCodes.ArchiveDamaged, $"The log has {_log.Count} leaves, but only {leaf} captures can be read.", new(_archive.Folder.Captures)));
        }
        Journal(given);
        rows.Commit();
        return last;
    }
}
