using Presswatch.Archive.Log;
using Presswatch.Core.Problems;

namespace Presswatch.Cli.Input;

/// <summary>Reads a checkpoint that a user names.</summary>
internal static class CheckpointInput
{
    public static Outcome<SignedCheckpoint> Read(string file)
    {
        try
        {
            if (new FileInfo(file).Length > SignedNote.MostBytes) return new Problem(ProblemCodes.BadCheckpoint, "The file is too large for a checkpoint.", new(file));
            // Mail may have changed the ends of its lines.
            string note = File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
            return SignedCheckpoint.Read(note) is { } read ? read : new Problem(ProblemCodes.BadCheckpoint, "The file holds no checkpoint.", new(file));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Problem(ProblemCodes.NotFound, "There is no such file.", new(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Problem(ProblemCodes.NotReadable, exception.Message, new(file));
        }
    }
}
