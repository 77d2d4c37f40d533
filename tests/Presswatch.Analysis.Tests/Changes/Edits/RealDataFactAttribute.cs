namespace Presswatch.Analysis.Tests.Changes.Edits;

/// <summary>A test on real pages, which are no part of the repository: skipped, visibly, where PRESSWATCH_TESTDATA names no folder of them.</summary>
public sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute()
    {
        if (string.IsNullOrEmpty(Folder)) Skip = "needs PRESSWATCH_TESTDATA";
    }

    public static string? Folder => Environment.GetEnvironmentVariable("PRESSWATCH_TESTDATA");
}
