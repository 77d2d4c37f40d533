namespace Presswatch.Extraction.Tests;

/// <summary>A test on real data, which stands outside the repository; skipped, visibly, where there is none.</summary>
internal sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute()
    {
        if (RealData.Folder is null) Skip = "needs PRESSWATCH_TESTDATA";
    }
}

internal static class RealData
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("PRESSWATCH_TESTDATA") is { Length: > 0 } folder ? folder : null;

    public static string PathOf(params string[] parts) => Path.Combine([Folder!, .. parts]);
}

/// <summary>The same for a test with a table.</summary>
internal sealed class RealDataTheoryAttribute : TheoryAttribute
{
    public RealDataTheoryAttribute()
    {
        if (RealData.Folder is null) Skip = "needs PRESSWATCH_TESTDATA";
    }
}
