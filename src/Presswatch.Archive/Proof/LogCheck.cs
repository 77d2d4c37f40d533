using Presswatch.Archive.Log;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Proof;

/// <summary>Holds every checkpoint against the log as it stands: its signature, and that the log still begins with what was signed.</summary>
internal static class LogCheck
{
    /// <summary>Checks the archive's own checkpoints, and one that had left the machine where it is given.</summary>
    /// <returns>Number of checkpoints that are valid and of this log.</returns>
    public static long Run(ArchiveFolder folder, MerkleTree tree, SignedCheckpoint? outside, List<Problem> problems)
    {
        (IReadOnlyList<CheckpointFile.Entry> entries, long whole, long length) = CheckpointFile.Read(folder.Checkpoints);
        if (whole < length) problems.Add(new(ProblemCodes.BadCheckpoint, $"The checkpoints end at byte {whole} in an unfinished or damaged one.", new(folder.Checkpoints)));
        if (entries.Count == 0 && outside is null) return 0;
        IReadOnlyList<LogKey>? keys = LogKeys.Read(folder.Keys);
        if (keys is null or []) problems.Add(new(ProblemCodes.BadCheckpoint, "The log's public keys are missing or damaged.", new(folder.Keys)));
        keys ??= [];

        long good = 0, signedUpTo = 0, before = 0;
        int forked = 0;
        for (int n = 0; n < entries.Count; n++)
        {
            string name = $"Checkpoint {n + 1} (byte {entries[n].Offset})";
            if (entries[n].Checkpoint is not { } checkpoint)
            {
                problems.Add(new(ProblemCodes.BadCheckpoint, $"{name} cannot be read.", new(folder.Checkpoints)));
                continue;
            }
            if (Signature(checkpoint, keys, name, folder.Checkpoints) is { } unsigned) problems.Add(unsigned);
            else if (checkpoint.Head.Size < before) problems.Add(new(ProblemCodes.BadCheckpoint, $"{name} is of fewer leaves than the one before it.", new(folder.Checkpoints)));
            else if (Fork(checkpoint.Head, tree, signedUpTo, name, folder) is not { } fork) (good, signedUpTo) = (good + 1, checkpoint.Head.Size);
            else if (++forked == 1) problems.Add(fork);
            before = checkpoint.Head.Size;
        }
        if (forked > 1) problems.Add(new(ProblemCodes.LogForked, $"{forked - 1} later checkpoints are not of this log either.", new(folder.Checkpoints)));
        if (outside is not null) CheckOutside(outside, tree, keys, signedUpTo, folder, problems);
        return good;
    }

    private static void CheckOutside(SignedCheckpoint outside, MerkleTree tree, IReadOnlyList<LogKey> keys, long signedUpTo, ArchiveFolder folder, List<Problem> problems)
    {
        const string Name = "The checkpoint from outside";
        if (keys.Count > 0 && outside.Head.Origin != keys[0].Name) problems.Add(new(ProblemCodes.LogForked, $"{Name} is of the log '{outside.Head.Origin}', this one is '{keys[0].Name}'.", new(folder.Keys)));
        else if (Signature(outside, keys, Name, folder.Keys) is { } unsigned) problems.Add(unsigned);
        if (Fork(outside.Head, tree, Math.Min(signedUpTo, outside.Head.Size), Name, folder) is { } fork) problems.Add(fork);
    }

    private static Problem? Signature(SignedCheckpoint checkpoint, IReadOnlyList<LogKey> keys, string name, string place)
    {
        LogKey[] named = [.. keys.Where(key => key.Name == checkpoint.Head.Origin)];
        return named.Any(key => key.HasSigned(checkpoint.Note)) ? null : new(ProblemCodes.BadCheckpoint, $"{name} bears no valid signature of a key of this log.", new(place));
    }

    private static Problem? Fork(Checkpoint head, MerkleTree tree, long signedUpTo, string name, ArchiveFolder folder)
    {
        if (head.Size > tree.Size)
        {
            return new(ProblemCodes.LogForked, $"{name} was made of {head.Size} leaves{At(head)}; the log has only {tree.Size}: it was cut, or an older copy was put in its place.", new(folder.Leaves));
        }
        if (tree.Root(head.Size).AsSpan().SequenceEqual(head.Root)) return null;
        return new(ProblemCodes.LogForked, $"{name} was made of {head.Size} leaves{At(head)} that are not those of the log: one of the leaves {signedUpTo} to {head.Size - 1} was changed.", new(folder.Leaves));
    }

    private static string At(Checkpoint head) => head.SignedAt is { } time ? $" on {time.UtcDateTime:yyyy-MM-dd}" : "";
}
