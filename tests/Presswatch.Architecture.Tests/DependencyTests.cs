using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Presswatch.Architecture.Tests;

/// <summary>The way of the data is straight: a project uses only those above it in this list.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Flow = ["Core", "Packs", "Demo", "Extraction", "Reading", "Corpus", "Archive", "Intake", "Analysis", "Web", "Cli"];

    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(folder => Path.GetFileName(folder)!)];

    [Theory, MemberData(nameof(Projects))]
    public void Project_References_OnlyThoseAboveIt(string project)
    {
        string name = project["Presswatch.".Length..];
        int own = Array.IndexOf(Flow, name);
        own.ShouldBeGreaterThanOrEqualTo(0, $"{project} has no place in the flow");

        XDocument file = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
        foreach (string reference in file.Descendants("ProjectReference").Select(element => Path.GetFileNameWithoutExtension(element.Attribute("Include")!.Value)))
        {
            Array.IndexOf(Flow, reference["Presswatch.".Length..]).ShouldBeInRange(0, own - 1, $"{project} may not use {reference}");
        }
    }

    [Fact]
    public void Core_Uses_NoPackage() =>
        XDocument.Load(Path.Combine(Repository.Root, "src/Presswatch.Core/Presswatch.Core.csproj")).Descendants("PackageReference").ShouldBeEmpty();
}

internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find([CallerFilePath] string here = "")
    {
        string folder = Path.GetDirectoryName(here)!;
        while (!File.Exists(Path.Combine(folder, "Presswatch.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
