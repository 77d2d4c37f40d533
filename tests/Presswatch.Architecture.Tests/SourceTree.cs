namespace Presswatch.Architecture.Tests;

/// <summary>A file of the repository.</summary>
/// <param name="Name">Path from the root, with "/".</param>
/// <param name="Text">What it holds.</param>
internal sealed record SourceFile(string Name, string Text)
{
    public bool InSource => Name.StartsWith("src/", StringComparison.Ordinal);
}

/// <summary>What people wrote under src, tests, bench, eval and tools: nothing built, fetched or bundled.</summary>
internal static class SourceTree
{
    private static readonly string[] Rooms = ["src", "tests", "bench", "eval", "tools"];
    private static readonly string[] Made = ["bin", "obj", "node_modules", "dist", "TestResults"];
    private static readonly Lazy<SourceFile[]> All = new(() => [.. Rooms.SelectMany(room => Walk(Path.Combine(Repository.Root, room)))]);

    public static IEnumerable<SourceFile> Files(params string[] endings) => All.Value.Where(file => endings.Any(ending => file.Name.EndsWith(ending, StringComparison.Ordinal)));

    private static IEnumerable<SourceFile> Walk(string folder)
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (string path in Directory.GetFiles(folder).Where(path => Path.GetExtension(path) is ".cs" or ".razor" or ".js" or ".csproj"))
        {
            yield return new SourceFile(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path));
        }
        foreach (SourceFile file in Directory.GetDirectories(folder).Where(sub => !Made.Contains(Path.GetFileName(sub))).SelectMany(Walk)) yield return file;
    }
}
