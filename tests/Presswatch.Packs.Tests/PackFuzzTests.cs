using FsCheck;
using FsCheck.Fluent;
using Presswatch.Packs.Loading;

namespace Presswatch.Packs.Tests;

/// <summary>Packs come from users: whatever stands in a file, the loader answers with a pack or with problems.</summary>
public sealed class PackFuzzTests
{
    private static readonly string[] Pieces = ["{", "}", "[", "]", ":", "- ", "*a", "&a ", "!!int ", "|\n", "\t", "\n  ", "\"", "'", "#", "?", "\0", "\u0085", "<<: ", "%YAML 9\n", "---\n", "..."];

    [Fact]
    public void Load_DamagedFiles_NeverThrowsAndPlacesEachProblem()
    {
        using var pack = new DocumentedPack();
        string[] files = [.. Directory.GetFiles(pack.Folder).Order(StringComparer.Ordinal)];
        string[] texts = [.. files.Select(File.ReadAllText)];
        Gen<(int File, int At, int Cut, string Piece)> damages =
            from file in Gen.Choose(0, files.Length - 1)
            from at in Gen.Choose(0, texts[file].Length)
            from cut in Gen.Choose(0, 5)
            from piece in Gen.Elements(Pieces)
            select (file, at, cut, piece);

        Prop.ForAll(damages.ToArbitrary(), damage =>
        {
            string text = texts[damage.File];
            File.WriteAllText(files[damage.File], text[..damage.At] + damage.Piece + text[Math.Min(text.Length, damage.At + damage.Cut)..]);
            LoadedPack loaded = PackLoader.Load(pack.Folder);
            File.WriteAllText(files[damage.File], text);
            return loaded.Pack is null == loaded.Problems.Count > 0 && loaded.Problems.All(problem => problem.Place is not null && problem.ToString().Length > 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
