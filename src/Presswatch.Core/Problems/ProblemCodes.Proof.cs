namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode LogForked = new("PW3201", "log-forked", "The log is not the one that a checkpoint was made of.", "somebody altered the record or the log: keep the disk as it is, and compare with a backup and with checkpoints that left the machine");
    public static readonly ProblemCode BadCheckpoint = new("PW3202", "bad-checkpoint", "A checkpoint, its key or its signature is not valid.", "compare with a copy that left the machine");
    public static readonly ProblemCode NoSigningKey = new("PW3203", "no-signing-key", "The key that signs this log is not here.", "bring the key file back, or sign from now on with a new one: presswatch checkpoint --new-key");
    public static readonly ProblemCode CatalogueDiffers = new("PW3204", "catalogue-differs", "The catalogue does not say what the record gives.", "presswatch rebuild makes it anew from the captures");
    public static readonly ProblemCode OtherMaker = new("PW3205", "other-maker", "A part of the catalogue was drawn by another program or pack and could not be compared.", "presswatch rebuild draws it anew; then verify again");
    public static readonly ProblemCode BackupDamaged = new("PW3206", "backup-damaged", "A part of the backup is not what it was.", "restore from another backup; what is whole in this one can be taken in with presswatch ingest");
    public static readonly ProblemCode BackupOfAnother = new("PW3207", "backup-of-another", "The folder holds a backup of another log.", "name another folder; a backup is never written over");
    public static readonly ProblemCode FolderInUse = new("PW3208", "folder-in-use", "The folder must be new or empty.", "name a folder that does not exist yet");
    public static readonly ProblemCode NoCheckpoint = new("PW3209", "no-checkpoint", "The archive has no checkpoint that holds this.", "make one: presswatch checkpoint");
}
