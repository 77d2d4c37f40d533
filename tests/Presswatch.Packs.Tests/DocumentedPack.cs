using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Presswatch.Packs.Tests;

/// <summary>The pack that docs/packs.md shows, file by file, written to a folder of its own and taken away afterwards.</summary>
internal sealed class DocumentedPack : IDisposable
{
    private static readonly Regex Block = new("```yaml (?<kind>overlay|file=(?<file>[a-z]+[.]yaml))\n(?<text>[^`]+)```", RegexOptions.NonBacktracking);

    public DocumentedPack()
    {
        Directory.CreateDirectory(Folder);
        foreach (Match block in Block.Matches(File.ReadAllText(Path.Combine(Repository(), "docs", "packs.md"))))
        {
            if (block.Groups["kind"].Value == "overlay") Overlay = block.Groups["text"].Value;
            else Write(block.Groups["file"].Value, block.Groups["text"].Value);
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("pack").FullName;

    public string Folder => Path.Combine(Root, "demo");

    public string Overlay { get; } = "";

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    public void Replace(string file, string before, string after)
    {
        string text = File.ReadAllText(Path.Combine(Folder, file));
        text.ShouldContain(before);
        Write(file, text.Replace(before, after));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public static string Repository([CallerFilePath] string here = "")
    {
        string folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Presswatch.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
