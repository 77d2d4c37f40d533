using System.IO.Compression;

namespace Presswatch.Testing;

/// <summary>A test on real pages and articles, which are no part of the repository: skipped, visibly, where PRESSWATCH_TESTDATA names no folder of them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute()
    {
        if (RealFiles.Folder is null) Skip = "needs PRESSWATCH_TESTDATA";
    }
}

/// <summary>The same for a test with a table.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealDataTheoryAttribute : TheoryAttribute
{
    public RealDataTheoryAttribute()
    {
        if (RealFiles.Folder is null) Skip = "needs PRESSWATCH_TESTDATA";
    }
}

/// <summary>The files that PRESSWATCH_TESTDATA names.</summary>
internal static class RealFiles
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("PRESSWATCH_TESTDATA") is { Length: > 0 } folder ? folder : null;

    public static string PathOf(params string[] parts) => Path.Combine([Folder!, .. parts]);

    public static IEnumerable<string> GzipLines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return line;
    }
}
