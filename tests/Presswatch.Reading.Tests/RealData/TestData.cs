using System.Runtime.CompilerServices;
using Presswatch.Packs;
using Presswatch.Reading.Dates;

namespace Presswatch.Reading.Tests.RealData;

internal static class TestData
{
    private static readonly Lazy<DatingRules> Rules = new(() => DatingRules.Compile(PackSet.LoadAll(Path.Combine(Repository(), "packs")).Find("dprk").Value));

    /// <summary>The first pack, ready for dating.</summary>
    public static DatingRules Dprk => Rules.Value;

    public static string Repository([CallerFilePath] string here = "")
    {
        string folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Presswatch.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
