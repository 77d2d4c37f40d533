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
    private const int Bits = 16;

    /// <summary>The row of names that each case is first named in.</summary>
    private readonly Dictionary<string, string> _rows = new(StringComparer.Ordinal);

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
            features.Begin(draft);
            for (int i = 0; i < list.Count; i++)
            {
                (string name, string role) = list[i];
                List<NamedAt> places = PlacesOf(draft, features.Named, name);
                if (places.Count == 0) continue;
                string note = $"{id} {draft.Event!.Type} {name}";
                _rows[note] = $"{id} {RoleReader.RowOf(places, i)}";
                features.Collect(draft, draft.People.Find(person => person.Name == name)?.Title, places, Articles.Rules.Events.HadDied(name, draft.Input.Published), found);
                yield return new(Articles.FoldOf(id), Articles.Held.Contains(id), new(found.Copy(), LabelOf(role)), note);
            }
        }
    }

    protected override LinearTrainer NewTrainer() => new(Labels, Bits) { Decay = 0.002f };

    private static List<(string Name, string Role)> ListOf(SortedDictionary<string, List<(string Name, string Role)>> people, string id)
    {
        if (!people.TryGetValue(id, out List<(string Name, string Role)>? list)) people.Add(id, list = []);
        return list;
    }

    protected override void Report(string what, List<(KeyedCase Case, double[] P)> answers, int misses)
    {
        string[] names = [.. answers.Select(answer => _rows[answer.Case.Note]).Distinct(StringComparer.Ordinal)];
        List<int> rows = [.. answers.Select(answer => Array.IndexOf(names, _rows[answer.Case.Note]))];
        double[] joint = [.. answers.SelectMany(answer => answer.P)];
        base.Report(what + ", each alone", answers, 0);
        RoleReader.JoinRows(rows, joint, Labels.Length);
        Confusions(answers, joint);
        base.Report(what, [.. answers.Select((answer, at) => (answer.Case, joint[(at * Labels.Length)..((at + 1) * Labels.Length)]))], misses);
    }

    /// <summary>Prints which role was taken for which, the most frequent first.</summary>
    private void Confusions(List<(KeyedCase Case, double[] P)> answers, double[] joint)
    {
        IEnumerable<(int Wanted, int Given)> wrong = answers.Select((answer, at) => (answer.Case.Case.Label, joint.AsSpan(at * Labels.Length, Labels.Length).IndexOf(joint[(at * Labels.Length)..((at + 1) * Labels.Length)].Max()))).Where(pair => pair.Item1 != pair.Item2);
        Console.WriteLine("    " + string.Join(", ", wrong.GroupBy(pair => pair).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => $"{Labels[group.Key.Wanted]} taken for {Labels[group.Key.Given]}: {group.Count()}")));
    }

    private static List<NamedAt> PlacesOf(Draft draft, NamedPlaces named, string name)
    {
        var places = new List<NamedAt>();
        named.Of(name, places);
        if (places.Count > 0) return places;
        foreach (Scan scan in (Scan[])[draft.Body, draft.Title])
        {
            for (int at = scan.Text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = scan.Text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                if (NamedPlaces.TryPlace(scan, at, name.Length, out NamedAt place)) places.Add(place);
            }
        }
        return places;
    }
}
