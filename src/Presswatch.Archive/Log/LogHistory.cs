namespace Presswatch.Archive.Log;

/// <summary>The log as it stands and the checkpoints it was signed with.</summary>
/// <param name="Size">Leaves on the disk that the catalogue holds.</param>
/// <param name="Root">RFC 6962 root of their tree.</param>
/// <param name="Checkpoints">Newest first.</param>
/// <param name="Total">Checkpoints in all.</param>
/// <param name="Unreadable">Entries of the file of checkpoints that cannot be read.</param>
public sealed record LogHistory(long Size, byte[] Root, IReadOnlyList<Checkpoint> Checkpoints, int Total, int Unreadable)
{
    /// <summary>Reads the log and its newest checkpoints. Reckons the root from all leaves: 32 bytes each are read and hashed.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="most">Most checkpoints to list.</param>
    public static LogHistory Of(PressArchive archive, int most)
    {
        long size = Math.Min(archive.LeafCount(), archive.Catalogue.CaptureCount());
        var frontier = new MerkleFrontier();
        if (size > 0) frontier.AddFrom(archive.Folder.Leaves, size);
        (IReadOnlyList<CheckpointFile.Entry> entries, _, _) = CheckpointFile.Read(archive.Folder.Checkpoints);
        Checkpoint[] heads = [.. entries.Where(entry => entry.Checkpoint is not null).Select(entry => entry.Checkpoint!.Head)];
        return new(size, frontier.Root(), [.. heads.Reverse().Take(most)], heads.Length, entries.Count - heads.Length);
    }
}
