using System.Reflection;
using System.Xml.Linq;

namespace Presswatch.Architecture.Tests;

/// <summary>What the built documentation says of the program's types.</summary>
internal static class XmlDocs
{
    /// <summary>Public types of all rooms that this project refers to whose documentation has no summary.</summary>
    public static IEnumerable<string> PublicTypesWithoutSummary()
    {
        string[] assemblies = Directory.GetFiles(AppContext.BaseDirectory, "Presswatch.*.dll");
        foreach (string path in assemblies.Where(path => !Path.GetFileName(path).Contains(".Tests", StringComparison.Ordinal)))
        {
            Assembly assembly = Assembly.LoadFrom(path);
            HashSet<string> described = [.. XDocument.Load(Path.ChangeExtension(path, ".xml")).Descendants("member")
                .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value) || member.Element("inheritdoc") is not null)
                .Select(member => member.Attribute("name")!.Value)];
            foreach (Type type in assembly.GetExportedTypes())
            {
                if (!described.Contains("T:" + type.FullName!.Replace('+', '.'))) yield return type.FullName;
            }
        }
    }
}
