using System.Text.Json.Nodes;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Events;
using Presswatch.Reading.Models;
using Presswatch.Reading.Scanning;

namespace Presswatch.Eval.Training;

/// <summary>Trains the model of roles. Names that the name reader missed are sought by their letters, so that the model does not learn its slips.</summary>
internal sealed class RoleTraining(AnnotatedArticles articles) : ModelTraining(articles, "role", [.. Enum.GetValues<PersonRole>().Select(role => JsonText.NameOf(role))], Bits)
{
    private const int Bits = 13;

    protected override IEnumerable<KeyedCase> Cases()
    {
        var people = new SortedDictionary<string, List<(string Name, string Role)>>(StringComparer.Ordinal);
        foreach (string[] row in Articles.Roles) ListOf(people, row[0]).Add((row[2], row[3]));
        foreach ((string id, JsonNode gold) in Articles.Gold)
        {
            List<(string, string)> list = ListOf(people, id);
            list.Clear();
            list.AddRange(gold["people"]!.AsArray().Select(person => ((string)person!["name"]!, (string)person["role"]!)));
        }
        RoleFeatures features = Articles.Rules.Events.NewRoleFeatures();
        var found = new FeatureList();
        foreach ((string id, List<(string Name, string Role)> list) in people)
        {
            if (!Articles.Texts.TryGetValue(id, out JsonNode? text)) continue;
            Draft draft = Articles.Prepared(id, text);
            foreach ((string name, string role) in list)
            {
                List<NamedAt> places = PlacesOf(draft, name);
                if (places.Count == 0) continue;
                features.Collect(draft, places, Articles.Rules.Events.HadDied(name, draft.Input.Published), found);
                yield return new(Articles.FoldKey(id), Articles.Held.Contains(id), new(found.Copy(), LabelOf(role)), $"{id} {draft.Event!.Type} {name}");
            }
        }
    }

    protected override LinearTrainer NewTrainer() => new(Labels, Bits) { Decay = 0.005f };

    private static List<(string Name, string Role)> ListOf(SortedDictionary<string, List<(string Name, string Role)>> people, string id)
    {
        if (!people.TryGetValue(id, out List<(string Name, string Role)>? list)) people.Add(id, list = []);
        return list;
    }

    private static List<NamedAt> PlacesOf(Draft draft, string name)
    {
        var places = new List<NamedAt>();
        RoleReader.Find(draft, name, places);
        if (places.Count > 0) return places;
        foreach (Scan scan in (Scan[])[draft.Body, draft.Title])
        {
            for (int at = scan.Text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = scan.Text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                if (RoleReader.TryPlace(scan, at, name.Length, out NamedAt place)) places.Add(place);
            }
        }
        return places;
    }
}
