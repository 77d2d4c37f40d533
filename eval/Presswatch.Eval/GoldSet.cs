using System.Text.Json.Nodes;

namespace Presswatch.Eval;

/// <summary>Articles with their annotation.</summary>
/// <param name="Name">Name of the set, such as "dev12".</param>
/// <param name="Articles">Each article with what a careful reader found in it.</param>
public sealed record GoldSet(string Name, IReadOnlyList<(JsonNode Article, JsonNode Gold)> Articles)
{
    /// <summary>The sets in a folder: NAME.articles.jsonl beside NAME.gold.jsonl.</summary>
    public static IReadOnlyList<GoldSet> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.gold.jsonl").Order(StringComparer.Ordinal).Select(gold => Load(gold))];

    private static GoldSet Load(string gold)
    {
        string name = Path.GetFileName(gold)[..^".gold.jsonl".Length];
        Dictionary<string, JsonNode> articles = Lines(Path.Combine(Path.GetDirectoryName(gold)!, name + ".articles.jsonl")).ToDictionary(line => (string)line["id"]!, StringComparer.Ordinal);
        return new(name, [.. Lines(gold).Where(line => articles.ContainsKey((string)line["id"]!)).Select(line => (articles[(string)line["id"]!], line))]);
    }

    private static IEnumerable<JsonNode> Lines(string path) => File.ReadLines(path).Where(line => line.Trim().Length > 0).Select(line => JsonNode.Parse(line)!);
}
