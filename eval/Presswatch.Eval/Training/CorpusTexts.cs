using System.IO.Compression;
using System.Text.Json.Nodes;

namespace Presswatch.Eval.Training;

/// <summary>Texts of annotated articles, from the folder that PRESSWATCH_TESTDATA names: the annotations hold ids and offsets only.</summary>
internal static class CorpusTexts
{
    /// <summary>The lines of the articles with these ids.</summary>
    /// <param name="folder">Folder with corpus/*.jsonl.gz and gold/*.articles.jsonl.</param>
    /// <param name="ids">Ids sought.</param>
    public static Dictionary<string, JsonNode> Find(string folder, IReadOnlySet<string> ids)
    {
        var found = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(Path.Combine(folder, "corpus"), "*.jsonl.gz").Concat(Directory.EnumerateFiles(Path.Combine(folder, "gold"), "*.articles.jsonl")).Order(StringComparer.Ordinal))
        {
            using FileStream file = File.OpenRead(path);
            using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
            {
                if (line.Length == 0 || IdOf(line) is not { } id || !ids.Contains(id)) continue;
                found[id] = JsonNode.Parse(line)!;
            }
        }
        return found;
    }

    /// <summary>The id at the head of a line, without parsing the rest.</summary>
    private static string? IdOf(string line)
    {
        const string Key = "\"id\": \"";
        int at = line.IndexOf(Key, StringComparison.Ordinal);
        return at < 0 ? (string?)JsonNode.Parse(line)!["id"] : line[(at + Key.Length)..line.IndexOf('"', at + Key.Length)];
    }
}
