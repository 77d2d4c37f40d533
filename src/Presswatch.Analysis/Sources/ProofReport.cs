using Presswatch.Archive;
using Presswatch.Archive.Log;

namespace Presswatch.Analysis.Sources;

/// <summary>The log of captures as it stands and what it was signed with.</summary>
/// <param name="Size">Captures in the log.</param>
/// <param name="Root">RFC 6962 root of their tree, base64 as checkpoints have it.</param>
/// <param name="Uncovered">Captures that came after the newest checkpoint.</param>
/// <param name="Total">Checkpoints in all.</param>
/// <param name="Unreadable">Entries of the file of checkpoints that cannot be read: none where nobody touched it.</param>
/// <param name="Checkpoints">The newest, newest first.</param>
public sealed record ProofReport(long Size, string Root, long Uncovered, int Total, int Unreadable, IReadOnlyList<ShownCheckpoint> Checkpoints)
{
    private const int CheckpointsShown = 10;

    /// <summary>Reads the log and what it was signed with.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="root">The root of its log, as far as it was reckoned.</param>
    public static ProofReport Of(PressArchive archive, LogRoot root)
    {
        LogHistory log = LogHistory.Of(archive, root, CheckpointsShown);
        return new(log.Size, Convert.ToBase64String(log.Root), log.Size - (log.Checkpoints.Count > 0 ? log.Checkpoints[0].Size : 0), log.Total, log.Unreadable,
            [.. log.Checkpoints.Select(head => new ShownCheckpoint(head.Origin, head.Size, Convert.ToBase64String(head.Root), head.SignedAt))]);
    }
}

/// <summary>One signed head of the log.</summary>
/// <param name="Origin">Name of the log.</param>
/// <param name="Size">Captures it covers.</param>
/// <param name="Root">Root of their tree, base64.</param>
/// <param name="At">When it was signed, by the clock of the machine.</param>
public sealed record ShownCheckpoint(string Origin, long Size, string Root, DateTimeOffset? At);
