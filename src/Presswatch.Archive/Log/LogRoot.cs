namespace Presswatch.Archive.Log;

/// <summary>The root of an archive's log for those who ask often: each leaf is read and hashed once, since the log only grows. It shows what is appended, not whether earlier leaves were altered since: that is what verifying is for. Safe for concurrent callers.</summary>
/// <param name="archive">The archive.</param>
public sealed class LogRoot(PressArchive archive)
{
    private readonly Lock _reading = new();
    private MerkleFrontier _frontier = new();
    private byte[] _root = MerkleHash.OfNothing();
    private long _size;

    /// <summary>Leaves on the disk that the catalogue holds, and the RFC 6962 root of their tree.</summary>
    public (long Size, byte[] Root) Now()
    {
        long size = Math.Min(archive.LeafCount(), archive.Catalogue.CaptureCount());
        lock (_reading)
        {
            if (size == _size) return (size, _root);
            // A log that is shorter than it was is another one.
            if (size < _size) _frontier = new();
            if (size > 0) _frontier.AddFrom(archive.Folder.Leaves, size);
            (_size, _root) = (size, _frontier.Root());
            return (size, _root);
        }
    }
}
