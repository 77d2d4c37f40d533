using Presswatch.Core.Problems;

namespace Presswatch.Archive;

/// <summary>The world failed the archive: a full disk, a refused flush, a damaged file. Carries the problem a user sees.</summary>
public sealed class ArchiveException(Problem problem, Exception? inner = null) : Exception(problem.Message, inner)
{
    public Problem Problem { get; } = problem;

    /// <summary>The problem behind an exception of the disk or the database; <see langword="null"/> where it is none of these.</summary>
    public static Problem? Explain(Exception exception, string place) => exception switch
    {
        ArchiveException known => known.Problem,
        IOException { HResult: 30 } sealedOff => new(ProblemCodes.ArchiveReadOnly, sealedOff.Message, new(place)), // EROFS
        IOException full when IsFull(full) => new(ProblemCodes.DiskFull, "There is no space left.", new(place)),
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 13 } => new(ProblemCodes.DiskFull, "The database cannot grow: the disk is full.", new(place)),
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 8 or 14 } => new(ProblemCodes.ArchiveReadOnly, "The database cannot be opened for writing.", new(place)),
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 5 or 6 } => new(ProblemCodes.ArchiveBusy, "The database is in use.", new(place)),
        // Our statements are fixed: one that fails (1) met tables that are not what they must be.
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 1 or 11 or 26 } broken => new(ProblemCodes.ArchiveDamaged, $"The database is damaged: {broken.Message}", new(place)),
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 10 } io => new(ProblemCodes.WriteFailed, io.Message, new(place)),
        UnauthorizedAccessException denied => new(ProblemCodes.ArchiveReadOnly, denied.Message, new(place)),
        InvalidDataException broken => new(ProblemCodes.ArchiveDamaged, broken.Message, new(place)),
        IOException io => new(ProblemCodes.WriteFailed, io.Message, new(place)),
        _ => null,
    };

    /// <summary>Whether reading rows failed because they hold what no program of ours wrote there.</summary>
    internal static bool IsOfMangledRows(Exception exception) => exception is InvalidCastException or InvalidOperationException or FormatException or OverflowException or System.Data.DataException or ArgumentException;

    // ENOSPC and EDQUOT on Unix, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private static bool IsFull(IOException exception) => (exception.HResult & 0xFFFF) is 28 or 122 or 112 or 39 || exception.HResult is 28 or 122;
}
