namespace Presswatch.Archive;

/// <summary>Where folders lie towards each other.</summary>
internal static class FolderPaths
{
    /// <summary>Whether a path is a folder or lies somewhere in it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        string way = Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(path));
        return way == "." || (!Path.IsPathRooted(way) && way != ".." && !way.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }
}
