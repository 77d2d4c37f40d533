namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode ArchiveMissing = new("PW3001", "archive-missing", "There is no archive in that folder.", "name it with --archive DIR, or make one: presswatch ingest FILES --archive DIR");
    public static readonly ProblemCode ArchiveNewer = new("PW3002", "archive-newer", "The archive was written by a newer version of Presswatch.", "use that version, or a later one; nothing was changed");
    public static readonly ProblemCode ArchiveDamaged = new("PW3003", "archive-damaged", "A part of the archive does not hold what it must.", "run presswatch verify; derived parts are made anew by presswatch rebuild");
    public static readonly ProblemCode DiskFull = new("PW3004", "disk-full", "The disk is full.", "free some space and run the same command again; all that was counted as taken is kept");
    public static readonly ProblemCode WriteFailed = new("PW3005", "write-failed", "The disk refused a write or a flush; writing has stopped.", "look at the disk; then run the same command again: it goes on from the last good state");
    public static readonly ProblemCode ArchiveBusy = new("PW3006", "archive-busy", "Another Presswatch is writing to this archive.", "wait for it, or allow more time with --wait SECONDS");
    public static readonly ProblemCode ArchiveReadOnly = new("PW3007", "archive-read-only", "The archive cannot be written to.", "check the permissions of its folder, or copy it elsewhere");
    public static readonly ProblemCode UnknownArticle = new("PW3008", "unknown-article", "No article, version or capture has that id.", "look for it with presswatch search");
    public static readonly ProblemCode CatalogueBehind = new("PW3009", "catalogue-behind", "The catalogue does not yet hold all captures of the log.", "any command that writes catches up first: presswatch ingest or presswatch rebuild");
    public static readonly ProblemCode CatalogueMissing = new("PW3010", "catalogue-missing", "The catalogue is missing or was made by another format.", "make it anew from the captures: presswatch rebuild");
}
