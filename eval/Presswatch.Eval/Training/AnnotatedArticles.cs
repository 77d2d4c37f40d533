using System.Text.Json.Nodes;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;

namespace Presswatch.Eval.Training;

/// <summary>All that is annotated: the tables in eval/annotations and the gold sets, with the texts they are about.</summary>
internal sealed class AnnotatedArticles
{
    /// <param name="pack">Pack by which articles are prepared.</param>
    /// <param name="data">Folder of the texts.</param>
    /// <param name="annotations">Folder of the tables.</param>
    public AnnotatedArticles(Pack pack, string data, string annotations)
    {
        EventTypes = Table(annotations, "event-types*.tsv");
        Sentences = Table(annotations, "commitment-sentences*.tsv");
        Roles = Table(annotations, "roles*.tsv");
        foreach (string folder in (string[])[Path.Combine(data, "gold"), annotations])
        {
            foreach (string file in Directory.EnumerateFiles(folder, "*.gold.jsonl").Order(StringComparer.Ordinal))
            {
                foreach (string line in File.ReadLines(file).Where(line => line.Length > 0))
                {
                    JsonNode gold = JsonNode.Parse(line)!;
                    Gold[(string)gold["id"]!] = gold;
                    if (folder != annotations) Held.Add((string)gold["id"]!);
                }
            }
        }
        HashSet<string> ids = [.. EventTypes.Concat(Sentences).Concat(Roles).Select(row => row[0]), .. Gold.Keys];
        Texts = CorpusTexts.Find(data, ids);
        Answers = new(pack);
        Rules = ReadingRules.Compile(pack);
        Reader = new(Rules);
    }

    public IReadOnlyList<string[]> EventTypes { get; }

    public IReadOnlyList<string[]> Sentences { get; }

    public IReadOnlyList<string[]> Roles { get; }

    /// <summary>Articles annotated in full.</summary>
    public Dictionary<string, JsonNode> Gold { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the gold sets proper, which a model can be tried on that has not seen them.</summary>
    public HashSet<string> Held { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonNode> Texts { get; }

    public Answers Answers { get; }

    public ReadingRules Rules { get; }

    public ArticleReader Reader { get; }

    /// <summary>Key by which articles of one wording stay in one fold.</summary>
    public string FoldKey(string id) => (string?)Texts[id]["title"] is { Length: > 12 } title ? title : id;

    private static List<string[]> Table(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
}
