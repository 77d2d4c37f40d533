using System.Security.Cryptography;
using Presswatch.Archive.Disk;
using Presswatch.Archive.Log;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Backup;

/// <summary>Puts the record of a backup into a new folder, each byte checked. The derived parts are made anew afterwards.</summary>
public static class ArchiveRestore
{
    private const string Marker = "archive.json";

    /// <summary>Restores.</summary>
    /// <param name="backup">The backup's folder.</param>
    /// <param name="folder">Where the archive is to stand: a new or empty folder.</param>
    /// <param name="progress">Told of bytes done and of all.</param>
    /// <param name="cancel">Ends it; what was copied is removed.</param>
    /// <returns>Number of captures, and the root of their log, which is that of the backup; or why not.</returns>
    /// <exception cref="ArchiveException">A disk refused.</exception>
    public static Outcome<(long Leaves, string Root)> Run(string backup, string folder, Action<long, long>? progress, CancellationToken cancel)
    {
        Outcome<BackupManifest> read = BackupManifest.Read(backup);
        if (!read.TryGet(out BackupManifest manifest)) return read.Problem!;
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) return new Problem(ProblemCodes.FolderInUse, $"'{folder}' is not empty.", new(folder));
        bool whole = false;
        try
        {
            SystemDisk.Instance.MakeFolder(folder);
            long done = 0, total = manifest.Files.Sum(file => file.Bytes);
            // The marker comes last: a folder without it is no archive.
            foreach (BackupFile file in manifest.Files.OrderBy(file => file.Path == Marker))
            {
                cancel.ThrowIfCancellationRequested();
                if (file.Path == Marker && Head(manifest, folder) is { } wrong) return wrong;
                if (Copy(backup, folder, file) is { } damaged) return damaged;
                done += file.Bytes;
                progress?.Invoke(done, total);
            }
            whole = true;
            return (manifest.Leaves, manifest.Root);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && ArchiveException.Explain(exception, folder) is { } problem)
        {
            throw new ArchiveException(problem, exception);
        }
        finally
        {
            if (!whole && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static Problem? Head(BackupManifest manifest, string folder)
    {
        var frontier = new MerkleFrontier();
        string leaves = new ArchiveFolder(folder).Leaves;
        if (manifest.Leaves > 0 && (!File.Exists(leaves) || new FileInfo(leaves).Length != manifest.Leaves * CaptureLog.LeafSize)) return new(ProblemCodes.BackupDamaged, "The log does not have the leaves that the backup names.", new(leaves));
        frontier.AddFrom(leaves, manifest.Leaves);
        return Convert.ToHexStringLower(frontier.Root()) == manifest.Root ? null : new(ProblemCodes.BackupDamaged, "The log does not have the root that the backup names.", new(leaves));
    }

    private static Problem? Copy(string backup, string folder, BackupFile file)
    {
        string from = Path.Combine(backup, file.Stored), to = Path.Combine(folder, file.Path);
        if (!File.Exists(from)) return new(ProblemCodes.BackupDamaged, $"{file.Path} is missing.", new(from));
        SystemDisk.Instance.MakeFolder(Path.GetDirectoryName(to)!);
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        using var target = new FileStream(to, FileMode.CreateNew);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] piece = new byte[1 << 16];
        for (long at = 0; at < file.Bytes;)
        {
            int read = source.Read(piece, 0, (int)Math.Min(piece.Length, file.Bytes - at));
            if (read == 0) return new(ProblemCodes.BackupDamaged, $"{file.Path} has {at} bytes, not the {file.Bytes} that were backed up.", new(from));
            target.Write(piece, 0, read);
            hash.AppendData(piece, 0, read);
            at += read;
        }
        target.Flush(flushToDisk: true);
        SystemDisk.FlushFolder(Path.GetDirectoryName(to)!);
        return Convert.ToHexStringLower(hash.GetHashAndReset()) == file.Sha256 ? null : new(ProblemCodes.BackupDamaged, $"{file.Path} does not have the digest that was backed up.", new(from));
    }
}
