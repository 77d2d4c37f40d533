using System.Security.Cryptography;
using System.Text;
using Presswatch.Archive.Disk;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Log;

/// <summary>Signs heads of an archive's log: after each run that took captures, and when asked.</summary>
public static class LogSigner
{
    /// <summary>Signs the log as it stands, where it has grown since the last checkpoint; the new one is on the disk when this returns.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="key">The private key.</param>
    /// <param name="newKey">Whether a log that was signed with another key is signed with this one from now on.</param>
    /// <param name="wait">Longest wait for the write lock.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>The newest checkpoint; <see langword="null"/> where the log is empty. Or why nothing was signed: the log is not the one that was signed before (PW3201), the key is another (PW3203).</returns>
    /// <exception cref="ArchiveException">The lock was not to be had, or the disk refused.</exception>
    public static Outcome<SignedCheckpoint?> Sign(PressArchive archive, SigningKey key, bool newKey, TimeSpan wait, CancellationToken cancel)
    {
        using FileLock held = FileLock.Take(archive.Folder.WriteLock, wait, null, cancel);
        try
        {
            return SignHeld(archive, key, newKey);
        }
        catch (Exception exception) when (ArchiveException.Explain(exception, archive.Folder.Checkpoints) is { } problem)
        {
            throw new ArchiveException(problem, exception);
        }
    }

    /// <summary>The newest checkpoint of an archive; <see langword="null"/> where there is none.</summary>
    public static SignedCheckpoint? Newest(ArchiveFolder folder) => CheckpointFile.Last(folder.Checkpoints);

    private static Outcome<SignedCheckpoint?> SignHeld(PressArchive archive, SigningKey key, bool newKey)
    {
        ArchiveFolder folder = archive.Folder;
        // Leaves that the catalogue holds are on the disk; one beyond may still be lost.
        long size = Math.Min(archive.LeafCount(), archive.Catalogue.CaptureCount());
        if (size == 0) return Outcome.Of<SignedCheckpoint?>(null);
        CheckpointFile.Mend(archive.Disk, folder.Checkpoints);
        SignedCheckpoint? last = CheckpointFile.Last(folder.Checkpoints);
        Outcome<LogKey> own = OwnKey(archive, key, newKey, last);
        if (!own.TryGet(out LogKey known)) return own.Problem!;

        if (last is not null && last.Head.Size > size)
        {
            return new Problem(ProblemCodes.LogForked, $"The log has {size} leaves, the last checkpoint was made of {last.Head.Size}.", new(folder.Leaves));
        }
        var frontier = new MerkleFrontier();
        if (last is not null)
        {
            frontier.AddFrom(folder.Leaves, last.Head.Size);
            if (!frontier.Root().AsSpan().SequenceEqual(last.Head.Root))
            {
                return new Problem(ProblemCodes.LogForked, $"The first {last.Head.Size} leaves of the log are not those of the last checkpoint; nothing was signed.", new(folder.Leaves));
            }
            if (last.Head.Size == size && known.HasSigned(last.Note)) return last;
        }
        frontier.AddFrom(folder.Leaves, size);
        SignedCheckpoint next = key.Sign(new(known.Name, size, frontier.Root(), WholeSecond(archive.Clock.GetUtcNow())));
        CheckpointFile.Append(archive.Disk, folder.Checkpoints, next);
        return next;
    }

    /// <summary>The public half of the key as this log knows it; a log's first key also gives it its name.</summary>
    private static Outcome<LogKey> OwnKey(PressArchive archive, SigningKey key, bool newKey, SignedCheckpoint? last)
    {
        string path = archive.Folder.Keys;
        byte[] info = key.Info;
        IReadOnlyList<LogKey>? keys = LogKeys.Read(path);
        if (keys is null && last is null)
        {
            // What a crash left of the first key: no checkpoint rests on it.
            using IAppendFile torn = archive.Disk.OpenAppend(path);
            torn.MoveTailAside(0, $"{path}.aside-{torn.Length}");
            keys = [];
        }
        if (keys is null) return new Problem(ProblemCodes.BadCheckpoint, "The file of the log's public keys is damaged.", new(path));
        if (keys.FirstOrDefault(known => known.Info.AsSpan().SequenceEqual(info)) is { } own) return own;
        if (keys.Count > 0 && !newKey)
        {
            return new Problem(ProblemCodes.NoSigningKey, $"This log is signed with another key than the one in '{key.Path}'; no checkpoint was made.", new(path));
        }
        string name = keys.Count > 0 ? keys[0].Name : last?.Head.Origin ?? LogKeys.NamePrefix + Base32.Encode(RandomNumberGenerator.GetBytes(10), 16);
        var added = new LogKey(name, info);
        using IAppendFile file = archive.Disk.OpenAppend(path);
        file.Append(Encoding.ASCII.GetBytes(LogKeys.Entry(added)));
        file.Flush();
        return added;
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
