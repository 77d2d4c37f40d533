using System.Security.Cryptography;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Log;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Backup;

/// <summary>What a backup did.</summary>
/// <param name="Leaves">Captures in it.</param>
/// <param name="Files">Files in it.</param>
/// <param name="Copied">Bytes copied now; the rest stood there from the backup before.</param>
public sealed record BackupReport(long Leaves, int Files, long Copied);

/// <summary>Copies the record to another folder while captures go on. The same folder again adds only what is new.</summary>
/// <remarks>What is copied only grows, so lengths that fit together, read in one moment under the write lock, are a consistent snapshot, however long the copying takes.
/// The private key is no part of the archive and never of a backup.</remarks>
public static class ArchiveBackup
{
    private static readonly string[] Heads = ["log/key.pub", "log/checkpoints"];

    /// <summary>Makes or continues a backup.</summary>
    /// <returns>What was done, or why not: the folder holds another log's backup (PW3207) or other things (PW3208), or the archive is not what it was when it was backed up (PW3201).</returns>
    /// <exception cref="ArchiveException">The lock was not to be had, or a disk refused.</exception>
    public static Outcome<BackupReport> Run(PressArchive archive, string destination, TimeSpan wait, Action<long, long>? progress, CancellationToken cancel)
    {
        destination = Path.GetFullPath(destination);
        if (FolderPaths.IsWithin(destination, archive.Folder.Root)) return new Problem(ProblemCodes.FolderInUse, "A backup cannot lie in the archive itself.", new(destination), "name a folder on another disk");
        try
        {
            Outcome<BackupManifest?> before = Before(archive, destination);
            if (before.Problem is { } refused) return refused;
            Snapshot snapshot = Take(archive, wait, cancel);
            var frontier = new MerkleFrontier();
            frontier.AddFrom(archive.Folder.Leaves, snapshot.Leaves);

            var known = (before.Value?.Files ?? []).ToDictionary(file => file.Path, StringComparer.Ordinal);
            var files = new List<BackupFile>();
            long copied = 0, total = snapshot.Grown.Sum(file => file.Bytes);
            foreach ((string path, long bytes) in snapshot.Grown)
            {
                cancel.ThrowIfCancellationRequested();
                if (known.GetValueOrDefault(path) is { } held && held.Bytes > bytes)
                {
                    return new Problem(ProblemCodes.BackupOfAnother, $"{path} has {bytes} bytes; the backup holds {held.Bytes} of it. The archive's was cut.", new(destination));
                }
                (BackupFile file, long added) = Grow(archive.Folder.Root, destination, path, bytes, known.GetValueOrDefault(path));
                files.Add(file);
                copied += added;
                progress?.Invoke(files.Sum(done => done.Bytes), total);
            }
            foreach ((string path, byte[] content) in snapshot.Changing) copied += Keep(destination, path, content, files);
            Write(destination, BackupManifest.FileName, new BackupManifest(BackupManifest.FormatName, CaptureTime.Whole(archive.Clock.GetUtcNow()), snapshot.Leaves, Convert.ToHexStringLower(frontier.Root()), files).ToBytes());
            return new BackupReport(snapshot.Leaves, files.Count, copied);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && ArchiveException.Explain(exception, destination) is { } problem)
        {
            throw new ArchiveException(problem, exception);
        }
    }

    /// <summary>The backup that stands in the folder, where it is one of this log.</summary>
    private static Outcome<BackupManifest?> Before(PressArchive archive, string destination)
    {
        if (!Directory.Exists(destination) || !Directory.EnumerateFileSystemEntries(destination).Any()) return Outcome.Of<BackupManifest?>(null);
        if (!File.Exists(Path.Combine(destination, BackupManifest.FileName)))
        {
            // A first backup that was cut off holds nothing else than these.
            bool begun = Directory.EnumerateFileSystemEntries(destination).All(entry => Path.GetFileName(entry) is "captures" or "log" or "journal" or "blobs" or "backup.json.new");
            return begun ? Outcome.Of<BackupManifest?>(null) : new Problem(ProblemCodes.FolderInUse, "The folder holds other things than a backup.", new(destination));
        }
        Outcome<BackupManifest> read = BackupManifest.Read(destination);
        if (!read.TryGet(out BackupManifest before)) return read.Problem!;
        if (before.Leaves > archive.LeafCount()) return new Problem(ProblemCodes.BackupOfAnother, $"The backup holds {before.Leaves} captures, the archive only {archive.LeafCount()}.", new(destination));
        var frontier = new MerkleFrontier();
        frontier.AddFrom(archive.Folder.Leaves, before.Leaves);
        return Convert.ToHexStringLower(frontier.Root()) == before.Root
            ? Outcome.Of<BackupManifest?>(before)
            : new Problem(ProblemCodes.BackupOfAnother, "The log of the backup is not the beginning of this archive's: either is another one, or was altered.", new(destination));
    }

    private sealed record Snapshot(long Leaves, IReadOnlyList<(string Path, long Bytes)> Grown, IReadOnlyList<(string Path, byte[] Content)> Changing);

    /// <summary>Lengths that fit together.</summary>
    private static Snapshot Take(PressArchive archive, TimeSpan wait, CancellationToken cancel)
    {
        ArchiveFolder folder = archive.Folder;
        using FileLock held = FileLock.Take(folder.WriteLock, wait, null, cancel);
        long leaves = Math.Min(archive.LeafCount(), archive.Catalogue.CaptureCount());
        var grown = new List<(string, long)>();
        RecordPlace? last = archive.Catalogue.LastPlace();
        foreach (string name in WarcFiles.Names(folder.Captures))
        {
            int order = last is { } place ? string.CompareOrdinal(name, place.File) : 1;
            if (order <= 0) grown.Add(("captures/" + name, order == 0 ? last!.Value.End : Length(folder, "captures/" + name)));
        }
        if (leaves > 0) grown.Add(("log/leaves", leaves * CaptureLog.LeafSize));
        foreach (string name in Heads.Where(name => File.Exists(Path.Combine(folder.Root, name)))) grown.Add((name, Length(folder, name)));
        if (Directory.Exists(folder.Journal))
        {
            using FileLock journal = FileLock.Take(Path.Combine(folder.Journal, "write.lock"), wait, null, cancel);
            grown.AddRange(Directory.EnumerateFiles(folder.Journal, "*.jsonl").Select(path => "journal/" + Path.GetFileName(path)).Order(StringComparer.Ordinal).Select(name => (name, Length(folder, name))));
        }
        string[] own = Directory.Exists(folder.Packs) ? Directory.GetFiles(folder.Packs, "*", SearchOption.AllDirectories) : [];
        var changing = own.Append(Path.Combine(folder.Root, "archive.json")).Select(path => (Path.GetRelativePath(folder.Root, path).Replace('\\', '/'), File.ReadAllBytes(path))).ToList();
        return new(leaves, grown, changing);
    }

    private static long Length(ArchiveFolder folder, string name) => new FileInfo(Path.Combine(folder.Root, name)).Length;

    /// <summary>Brings the copy of a file that only grows to a length, copying what it lacks.</summary>
    private static (BackupFile File, long Added) Grow(string root, string destination, string path, long bytes, BackupFile? before)
    {
        if (before is { } same && same.Bytes == bytes && new FileInfo(Path.Combine(destination, path)) is { Exists: true } stands && stands.Length >= bytes) return (same, 0);
        string copy = Path.Combine(destination, path);
        SystemDisk.Instance.MakeFolder(Path.GetDirectoryName(copy)!);
        using var source = new FileStream(Path.Combine(root, path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        using var target = new FileStream(copy, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // What stands there is kept where it is what it was; a copy that was cut off or damaged is written anew.
        long kept = before?.Bytes ?? 0;
        if (kept > 0 && (target.Length < kept || Read(target, 0, kept, hash, null) != before!.Sha256))
        {
            kept = 0;
            _ = hash.GetHashAndReset();
        }
        string digest = Read(source, kept, bytes, hash, target);
        target.SetLength(bytes);
        target.Flush(flushToDisk: true);
        SystemDisk.FlushFolder(Path.GetDirectoryName(copy)!);
        return (new(path, path, bytes, digest), bytes - kept);
    }

    /// <summary>Keeps a file that may change under the name of its digest, so that an older backup's stays.</summary>
    private static long Keep(string destination, string path, byte[] content, List<BackupFile> files)
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(content));
        string stored = "blobs/" + digest;
        files.Add(new(path, stored, content.Length, digest));
        if (new FileInfo(Path.Combine(destination, stored)) is { Exists: true } stands && stands.Length == content.Length) return 0;
        Write(destination, stored, content);
        return content.Length;
    }

    private static void Write(string destination, string name, byte[] content)
    {
        string path = Path.Combine(destination, name);
        SystemDisk.Instance.MakeFolder(Path.GetDirectoryName(path)!);
        using (var file = new FileStream(path + ".new", FileMode.Create))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        File.Move(path + ".new", path, overwrite: true);
        SystemDisk.FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Reads part of a file into a digest, and into another file at the same place where one is given.</summary>
    /// <returns>The digest of all that went into it so far.</returns>
    private static string Read(FileStream file, long from, long to, IncrementalHash hash, FileStream? copy)
    {
        file.Position = from;
        if (copy is not null) copy.Position = from;
        byte[] piece = new byte[1 << 16];
        for (long at = from; at < to;)
        {
            int read = file.Read(piece, 0, (int)Math.Min(piece.Length, to - at));
            if (read == 0) throw new EndOfStreamException($"'{file.Name}' ended before its length.");
            hash.AppendData(piece, 0, read);
            copy?.Write(piece, 0, read);
            at += read;
        }
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
