using System.Globalization;
using System.Text.Json.Nodes;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;

namespace Presswatch.Eval;

/// <summary>Compares how sure findings say they are with how many of them are right.</summary>
public sealed class Confidences
{
    private readonly SortedDictionary<string, (int All, int Right, double Sure)> _rules = new(StringComparer.Ordinal);

    /// <summary>Counts what was found in one article.</summary>
    public void Add(JsonNode gold, ArticleReading reading)
    {
        foreach (DateFinding found in reading.Dates) Count("dates", found.Rule, found.Confidence, Any(gold, "dates", item => (string?)item["value"] == found.Value && Score.Overlap((string?)item["text"], found.Text)));
        foreach (QuantityFinding found in reading.Quantities) Count("quantities", found.Rule, found.Confidence, Any(gold, "quantities", item => Math.Abs((double)item["value"]! - (double)found.Value) < 1e-9 && Score.Overlap((string?)item["text"], found.Text)));
        foreach (OrganisationFinding found in reading.Organisations) Count("organisations", found.Rule, found.Confidence, Any(gold, "organisations", item => Score.Bare((string?)item) == Score.Bare(found.Name)));
        foreach (PlaceFinding found in reading.Places) Count("places", found.Rule, found.Confidence, Any(gold, "places", item => Score.Bare((string?)item["name"]) == Score.Bare(found.Name)));
        foreach (CommitmentFinding found in reading.Commitments) Count("commitments", found.Rule, found.Confidence, Any(gold, "commitments", item => Score.Overlap((string?)item["text"], found.Text)));
        foreach (PersonFinding found in reading.People)
        {
            JsonNode? person = gold["people"]!.AsArray().FirstOrDefault(item => Score.Bare((string?)item!["name"]) == Score.Bare(found.Name));
            Count("people", found.Rule, found.Confidence, person is not null);
            if (person is not null) Count("roles", $"stated {Math.Floor(found.RoleConfidence * 10) / 10:0.0}", found.RoleConfidence, (string?)person["role"] == JsonText.NameOf(found.Role));
        }
        Count("event type", reading.Event.TypeRule ?? "none", reading.Event.TypeConfidence, (string?)gold["eventType"] == JsonText.NameOf(reading.Event.Type));
    }

    /// <summary>Prints each rule with its count, what it says and what is right.</summary>
    public void Print(TextWriter output)
    {
        foreach ((string rule, (int all, int right, double sure)) in _rules) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {rule,-60}{all,6}{sure / all,8:0.00}{(double)right / all,8:0.00}"));
    }

    private static bool Any(JsonNode gold, string field, Func<JsonNode, bool> same) => gold[field]!.AsArray().Any(item => same(item!));

    private void Count(string field, string rule, double sure, bool right)
    {
        (int all, int rights, double sum) = _rules.GetValueOrDefault($"{field}: {rule}");
        _rules[$"{field}: {rule}"] = (all + 1, rights + (right ? 1 : 0), sum + sure);
    }
}
