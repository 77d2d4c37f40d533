using System.Text.Json.Nodes;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Events;

namespace Presswatch.Eval.Training;

/// <summary>All that is annotated: the tables in eval/annotations and the gold sets, with the texts they are about.</summary>
internal sealed class AnnotatedArticles
{
    /// <param name="pack">Pack by which articles are prepared.</param>
    /// <param name="data">Folder of the texts.</param>
    /// <param name="annotations">Folder of the tables.</param>
    /// <param name="isAcross">Whether articles are parted by corpus, not by headline.</param>
    public AnnotatedArticles(Pack pack, string data, string annotations, bool isAcross)
    {
        EventTypes = Table(annotations, "event-types*.tsv");
        Sentences = Table(annotations, "commitment-sentences*.tsv");
        Unsure = [.. Table(annotations, "commitment-sentences-unsure.tsv").Select(row => row[0])];
        Roles = Table(annotations, "roles*.tsv");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(data, "gold"), "*.gold.jsonl").Order(StringComparer.Ordinal))
        {
            foreach (JsonNode gold in Lines(file))
            {
                Gold[(string)gold["id"]!] = gold;
                Held.Add((string)gold["id"]!);
            }
        }
        JsonNode[] own = [.. Directory.EnumerateFiles(annotations, "*.annotations.jsonl").Order(StringComparer.Ordinal).SelectMany(Lines)];
        HashSet<string> ids = [.. EventTypes.Concat(Sentences).Concat(Roles).Select(row => row[0]), .. Gold.Keys, .. own.Select(line => (string)line["id"]!)];
        Texts = CorpusTexts.Find(data, ids);
        foreach (string[] row in EventTypes.Concat(Sentences).Concat(Roles))
        {
            if (Texts.TryGetValue(row[0], out JsonNode? text) && !OffsetAnnotations.IsSame(row[1], text) && !Held.Contains(row[0])) Texts.Remove(row[0]);
        }
        foreach (JsonNode line in own)
        {
            if (Texts.TryGetValue((string)line["id"]!, out JsonNode? text) && OffsetAnnotations.InGoldForm(line, text) is { } gold) Gold[(string)line["id"]!] = gold;
        }
        Folding = isAcross ? Folding.ByCorpus(Texts.Keys) : Folding.ByHeadline;
        Answers = new(pack);
        Rules = ReadingRules.Compile(pack);
        Reader = new(Rules);
        _types = new(() => new(this));
        _scene = new(Rules.Events);
    }

    private readonly Lazy<HeldOutTypes> _types;
    private readonly SceneReader _scene;

    /// <summary>An article with names, and with its event as far as models tell it that have not seen its type.</summary>
    public Draft Prepared(string id, JsonNode text)
    {
        HeldOutTypes types = _types.Value;
        Draft draft = Reader.FindNames(Answers.Input(text));
        draft.Event = _scene.Read(draft, new() { Type = types.Of(id, draft), TypeRule = EventTypeReader.ModelRule });
        return draft;
    }

    public IReadOnlyList<string[]> EventTypes { get; }

    public IReadOnlyList<string[]> Sentences { get; }

    /// <summary>Articles of which only sentences are annotated that a model was unsure of.</summary>
    public HashSet<string> Unsure { get; }

    public IReadOnlyList<string[]> Roles { get; }

    /// <summary>Articles annotated in full.</summary>
    public Dictionary<string, JsonNode> Gold { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the gold sets proper, which a model can be tried on that has not seen them.</summary>
    public HashSet<string> Held { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonNode> Texts { get; }

    public Answers Answers { get; }

    public ReadingRules Rules { get; }

    public ArticleReader Reader { get; }

    /// <summary>How the articles are parted when a model is tried.</summary>
    public Folding Folding { get; }

    /// <summary>The part that an article stands in.</summary>
    public int FoldOf(string id) => Folding.FoldOf((string?)Texts[id]["title"], id);

    private static IEnumerable<JsonNode> Lines(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!);

    private static List<string[]> Table(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
}
