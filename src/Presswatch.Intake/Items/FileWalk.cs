using Presswatch.Core.Problems;

namespace Presswatch.Intake.Items;

/// <summary>The files that paths name: files themselves, and all files below folders, in the order of their names.</summary>
/// <param name="Files">Files of a known type, or named by the user.</param>
/// <param name="Ignored">Number of files in folders whose type is not known.</param>
/// <param name="Bytes">Bytes of all files.</param>
/// <param name="Problems">Paths that could not be looked at.</param>
public sealed record FileWalk(IReadOnlyList<string> Files, int Ignored, long Bytes, IReadOnlyList<Problem> Problems)
{
    public static FileWalk Of(IEnumerable<string> paths)
    {
        var files = new List<string>();
        var problems = new List<Problem>();
        int ignored = 0;
        long bytes = 0;
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
            {
                ignored += Below(path, files, problems);
            }
            else if (!FileItems.IsKnown(path) && File.Exists(path))
            {
                ignored++;
            }
            else
            {
                files.Add(path);
            }
        }
        foreach (string file in files)
        {
            var about = new FileInfo(file);
            if (about.Exists) bytes += about.Length;
        }
        return new(files, ignored, bytes, problems);
    }

    private static int Below(string folder, List<string> files, List<Problem> problems)
    {
        int ignored = 0;
        try
        {
            foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                if (FileItems.IsKnown(file)) files.Add(file);
                else ignored++;
            }
            foreach (string inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            {
                // A link could lead round in a circle or out of the folder that was named.
                if (new DirectoryInfo(inner).LinkTarget is null) ignored += Below(inner, files, problems);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(ProblemCodes.NotReadable, exception.Message, new(folder)));
        }
        return ignored;
    }
}
