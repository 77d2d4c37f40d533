namespace Presswatch.Archive.Log;

/// <summary>The log as it stands and the checkpoints it was signed with.</summary>
/// <param name="Size">Leaves on the disk that the catalogue holds.</param>
/// <param name="Root">RFC 6962 root of their tree.</param>
/// <param name="Checkpoints">Newest first.</param>
/// <param name="Total">Checkpoints in all.</param>
/// <param name="Unreadable">Entries of the file of checkpoints that cannot be read.</param>
public sealed record LogHistory(long Size, byte[] Root, IReadOnlyList<Checkpoint> Checkpoints, int Total, int Unreadable)
{
    /// <summary>Reads the log and its newest checkpoints.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="root">Its root as far as it was reckoned: leaves that came since are read.</param>
    /// <param name="most">Most checkpoints to list.</param>
    public static LogHistory Of(PressArchive archive, LogRoot root, int most)
    {
        (long size, byte[] now) = root.Now();
        (IReadOnlyList<CheckpointFile.Entry> entries, _, _) = CheckpointFile.Read(archive.Folder.Checkpoints);
        Checkpoint[] heads = [.. entries.Where(entry => entry.Checkpoint is not null).Select(entry => entry.Checkpoint!.Head)];
        return new(size, now, [.. heads.Reverse().Take(most)], heads.Length, entries.Count - heads.Length);
    }
}
