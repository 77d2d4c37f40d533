using System.Text.RegularExpressions;
using Presswatch.Packs.Loading;
using Presswatch.Packs.Model;
using Presswatch.Reading.Dates;
using Presswatch.Reading.Tests.RealData;

namespace Presswatch.Reading.Tests.Dates;

/// <summary>The pack of the invented country that docs/packs.md shows.</summary>
internal static class InventedPack
{
    private static readonly Regex Block = new("```yaml file=(?<file>[a-z]+[.]yaml)\n(?<text>[^`]+)```", RegexOptions.NonBacktracking);

    private static readonly Lazy<Pack> Loaded = new(Load);

    private static readonly Lazy<DatingRules> Compiled = new(() => DatingRules.Compile(Loaded.Value));

    public static Pack Pack => Loaded.Value;

    public static DatingRules Rules => Compiled.Value;

    private static Pack Load()
    {
        string root = Directory.CreateTempSubdirectory("pack").FullName;
        try
        {
            string folder = Directory.CreateDirectory(Path.Combine(root, "demo")).FullName;
            foreach (Match block in Block.Matches(File.ReadAllText(Path.Combine(TestData.Repository(), "docs", "packs.md"))))
            {
                File.WriteAllText(Path.Combine(folder, block.Groups["file"].Value), block.Groups["text"].Value);
            }
            return PackLoader.Load(folder).Pack!;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
