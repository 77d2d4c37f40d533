using System.Text.Json.Nodes;

namespace Presswatch.Eval;

/// <summary>A field's counts.</summary>
public sealed class Tally
{
    public int Right { get; private set; }

    public int Given { get; private set; }

    public int Wanted { get; private set; }

    /// <summary>Disagreements: article, what happened, what was wanted or given.</summary>
    public List<string> Misses { get; } = [];

    public double Precision => Given == 0 ? 1 : (double)Right / Given;

    public double Recall => Wanted == 0 ? 1 : (double)Right / Wanted;

    /// <summary>Harmonic mean of precision and recall; the accuracy where one answer is given to each question.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Pairs each wanted item with at most one given item that is the same.</summary>
    public List<(JsonNode Wanted, JsonNode Given)> Match(string article, JsonNode? wanted, JsonNode? given, Func<JsonNode, JsonNode, bool> same)
    {
        JsonNode[] want = [.. wanted!.AsArray().OfType<JsonNode>()], got = [.. given!.AsArray().OfType<JsonNode>()];
        var left = got.ToList();
        var pairs = new List<(JsonNode, JsonNode)>();
        foreach (JsonNode item in want)
        {
            if (left.Find(other => same(item, other)) is { } hit)
            {
                left.Remove(hit);
                pairs.Add((item, hit));
            }
            else
            {
                Misses.Add($"{article} missed {Text(item)}");
            }
        }
        Misses.AddRange(left.Select(item => $"{article} extra {Text(item)}"));
        Right += pairs.Count;
        Wanted += want.Length;
        Given += got.Length;
        return pairs;
    }

    /// <summary>One question with one answer.</summary>
    public void Judge(string article, string? wanted, string? given, bool right)
    {
        Wanted++;
        Given++;
        if (right) Right++;
        else Misses.Add($"{article} wanted {wanted ?? "null"} got {given ?? "null"}");
    }

    private static string Text(JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

/// <summary>Scores answers against hand-annotated articles by the rules of the scorer that comes with the gold sets: a plain twin of it, with three fields more: who commits himself (right where one name holds the other or half the words agree), to whom, where the annotation tells, and until when.</summary>
public sealed class Score
{
    /// <summary>Fields in the order of the table.</summary>
    public static readonly IReadOnlyList<string> Fields =
        ["dateline", "eventType", "eventDate", "eventPlace", "people", "people.title", "people.role", "organisations", "places", "places.kind", "dates", "quantities", "quantities.bound", "commitments", "commitments.kind", "commitments.by", "commitments.to", "commitments.deadline"];

    private readonly Dictionary<string, Tally> _tallies = Fields.ToDictionary(field => field, _ => new Tally(), StringComparer.Ordinal);

    public Tally this[string field] => _tallies[field];

    /// <summary>Counts one article.</summary>
    public void Add(JsonNode want, JsonNode got)
    {
        string id = (string)want["id"]!;
        this["dateline"].Judge(id, Line(want["dateline"]), Line(got["dateline"]), Line(want["dateline"]) == Line(got["dateline"]));
        foreach (string field in (string[])["eventType", "eventDate"]) this[field].Judge(id, (string?)want[field], (string?)got[field], (string?)want[field] == (string?)got[field]);
        string? place = (string?)want["eventPlace"], found = (string?)got["eventPlace"];
        this["eventPlace"].Judge(id, place, found, place == found || (place is not null && found is not null && Overlap(Bare(place), Bare(found))));
        foreach ((JsonNode w, JsonNode g) in this["people"].Match(id, want["people"], got["people"], (w, g) => Norm(w["name"]) == Norm(g["name"])))
        {
            string name = (string)w["name"]!;
            this["people.title"].Judge(id, $"{name}: {w["title"]}", (string?)g["title"], Bare((string?)w["title"]) == Bare((string?)g["title"]));
            this["people.role"].Judge(id, $"{name}: {w["role"]}", (string?)g["role"], (string?)w["role"] == (string?)g["role"]);
        }
        this["organisations"].Match(id, want["organisations"], got["organisations"], (w, g) => Bare((string?)w) == Bare((string?)g));
        foreach ((JsonNode w, JsonNode g) in this["places"].Match(id, want["places"], got["places"], (w, g) => Bare((string?)w["name"]) == Bare((string?)g["name"])))
        {
            this["places.kind"].Judge(id, $"{w["name"]}: {w["kind"]}", (string?)g["kind"], (string?)w["kind"] == (string?)g["kind"]);
        }
        this["dates"].Match(id, want["dates"], got["dates"], (w, g) => (string?)w["value"] == (string?)g["value"] && Overlap((string?)w["text"], (string?)g["text"]));
        foreach ((JsonNode w, JsonNode g) in this["quantities"].Match(id, want["quantities"], got["quantities"],
            (w, g) => Math.Abs((double)w["value"]! - (double)g["value"]!) < 1e-9 && Overlap((string?)w["text"], (string?)g["text"])))
        {
            this["quantities.bound"].Judge(id, $"{w["text"]}: {w["bound"]}", (string?)g["bound"], (string?)w["bound"] == (string?)g["bound"]);
        }
        foreach ((JsonNode w, JsonNode g) in this["commitments"].Match(id, want["commitments"], got["commitments"], (w, g) => Overlap((string?)w["text"], (string?)g["text"])))
        {
            this["commitments.kind"].Judge(id, $"{w["kind"]}: {w["text"]}", (string?)g["kind"], (string?)w["kind"] == (string?)g["kind"]);
            JudgeParty("commitments.by", id, w, (string?)w["by"], (string?)g["by"]);
            if (w.AsObject().TryGetPropertyValue("to", out JsonNode? to)) JudgeParty("commitments.to", id, w, (string?)to, (string?)g["to"]);
            this["commitments.deadline"].Judge(id, $"{(string?)w["deadline"] ?? "null"}: {w["text"]}", (string?)g["deadline"], (string?)w["deadline"] == (string?)g["deadline"]);
        }
    }

    private void JudgeParty(string field, string id, JsonNode commitment, string? wanted, string? given) =>
        this[field].Judge(id, $"{wanted ?? "null"}: {commitment["text"]}", given, wanted is null || given is null ? wanted == given : Overlap(Bare(wanted), Bare(given)));

    private static string? Line(JsonNode? line) => line is null ? null : $"{Norm(line["place"])}/{line["month"]}/{line["day"]}/{Norm(line["agency"])}";

    private static string Norm(JsonNode? text) => Norm((string?)text);

    private static string Norm(string? text) => string.Join(' ', (text ?? "").Replace('’', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    internal static string Bare(string? text)
    {
        string bare = Norm(text);
        foreach (string article in (string[])["the ", "a ", "an "])
        {
            if (bare.StartsWith(article, StringComparison.Ordinal)) return bare[article.Length..];
        }
        return bare;
    }

    /// <summary>Whether one text holds the other, or they share half of their words.</summary>
    internal static bool Overlap(string? one, string? other)
    {
        string a = Norm(one), b = Norm(other);
        if (a.Length == 0 || b.Length == 0) return false;
        if (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal)) return true;
        HashSet<string> x = [.. a.Split(' ')], y = [.. b.Split(' ')];
        return x.Intersect(y).Count() * 2 >= Math.Max(x.Count, y.Count);
    }
}
