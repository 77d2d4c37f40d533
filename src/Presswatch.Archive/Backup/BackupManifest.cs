using System.Text.Json;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Backup;

/// <summary>What a backup holds: written last, so that a backup that was cut off is still the one before it.</summary>
/// <param name="Format">The format and its version.</param>
/// <param name="Made">When, UTC.</param>
/// <param name="Leaves">Leaves of the log.</param>
/// <param name="Root">Root of their tree, hex.</param>
/// <param name="Files">Every file of the archive that is no derived one.</param>
internal sealed record BackupManifest(string Format, DateTimeOffset Made, long Leaves, string Root, IReadOnlyList<BackupFile> Files)
{
    public const string FormatName = "presswatch-backup/1";
    public const string FileName = "backup.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads the manifest of a backup.</summary>
    public static Outcome<BackupManifest> Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return new Problem(ProblemCodes.NotFound, "The folder holds no whole backup.", new(path));
        try
        {
            BackupManifest? read = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllBytes(path), Json);
            if (read is not { Files: not null, Root: not null }) return new Problem(ProblemCodes.BackupDamaged, "The list of its files cannot be read.", new(path));
            if (read.Format != FormatName) return new Problem(ProblemCodes.ArchiveNewer, $"The backup is of the format '{read.Format}'; this program knows {FormatName}.", new(path));
            return read.Files.FirstOrDefault(file => !FolderPaths.IsWithin(Path.Combine(folder, file.Path), folder) || !FolderPaths.IsWithin(Path.Combine(folder, file.Stored), folder)) is { } astray
                ? new Problem(ProblemCodes.BackupDamaged, $"It names a file outside of it: {astray.Path}.", new(path))
                : read;
        }
        catch (JsonException)
        {
            return new Problem(ProblemCodes.BackupDamaged, "The list of its files cannot be read.", new(path));
        }
    }
}

/// <summary>One file of a backup.</summary>
/// <param name="Path">Its path in the archive, with "/".</param>
/// <param name="Stored">Its path in the backup: the same for what only grows, a name by its digest for what may change.</param>
/// <param name="Bytes">How many of its first bytes belong to the backup; a later, unfinished one may have added to it.</param>
/// <param name="Sha256">Digest of these.</param>
internal sealed record BackupFile(string Path, string Stored, long Bytes, string Sha256);
