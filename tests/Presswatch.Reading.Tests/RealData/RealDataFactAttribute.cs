using System.IO.Compression;
using System.Runtime.CompilerServices;
using Presswatch.Packs;
using Presswatch.Reading.Dates;

namespace Presswatch.Reading.Tests.RealData;

/// <summary>A test on real articles, which the repository does not hold: skipped, visibly, where PRESSWATCH_TESTDATA is not set.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute()
    {
        if (TestData.Folder is null) Skip = "needs PRESSWATCH_TESTDATA";
    }
}

internal static class TestData
{
    private static readonly Lazy<DatingRules> Rules = new(() => DatingRules.Compile(PackSet.LoadAll(Path.Combine(Repository(), "packs")).Find("dprk").Value));

    public static string? Folder => Environment.GetEnvironmentVariable("PRESSWATCH_TESTDATA");

    /// <summary>The first pack, ready for dating.</summary>
    public static DatingRules Dprk => Rules.Value;

    public static string PathOf(params string[] parts) => Path.Combine([Folder!, .. parts]);

    public static IEnumerable<string> GzipLines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return line;
    }

    public static string Repository([CallerFilePath] string here = "")
    {
        string folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Presswatch.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
