using System.Text.Json.Nodes;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Events;
using Presswatch.Reading.Models;

namespace Presswatch.Eval.Training;

/// <summary>Trains the model of which date, or which place, is the event's.</summary>
internal sealed class SceneTraining(AnnotatedArticles articles, bool dates) : ModelTraining(articles, dates ? "event date" : "event place", ["no", "yes"], 12)
{
    private readonly Dictionary<string, string?> _wanted = new(StringComparer.Ordinal);

    protected override IEnumerable<KeyedCase> Cases()
    {
        var candidates = new SceneCandidates(Articles.Rules.Events.Scene);
        var features = new SceneFeatures(Articles.Rules.Events.Scene);
        var events = new EventReader(Articles.Rules.Events);
        var all = new List<SceneCandidate>();
        var found = new FeatureList();
        foreach ((string id, JsonNode gold) in Articles.Gold.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!Articles.Texts.TryGetValue(id, out JsonNode? text)) continue;
            ReadingInput input = Articles.Answers.Input(text);
            Draft draft = Articles.Reader.FindNames(input);
            events.Read(draft);
            if (dates) candidates.Dates(draft, all);
            else candidates.Places(draft, all);
            string? wanted = _wanted[id] = (string?)gold[dates ? "eventDate" : "eventPlace"];
            for (int i = 0; i < all.Count; i++)
            {
                features.Collect(draft, all, i, dates ? SceneCandidates.Distance(all[i].Answer, input.Published) : 30, found);
                yield return new(Articles.FoldKey(id), Articles.Held.Contains(id), new(found.Copy(), Same(wanted, all[i].Answer) ? 1 : 0), $"{id}\t{all[i].Answer}");
            }
        }
    }

    protected override void Report(string what, List<(KeyedCase Case, double[] P)> answers, int misses)
    {
        foreach (double least in (double[])[0.2, 0.3, 0.4, 0.5])
        {
            int right = 0, total = 0;
            var byArticle = answers.GroupBy(answer => answer.Case.Note.Split('\t')[0]).ToDictionary(group => group.Key, StringComparer.Ordinal);
            foreach ((string id, string? wanted) in _wanted)
            {
                if (what.Contains("held", StringComparison.Ordinal) && !Articles.Held.Contains(id)) continue;
                total++;
                (KeyedCase Case, double[] P) best = byArticle.TryGetValue(id, out var group) ? group.MaxBy(answer => answer.P[1]) : default;
                string? given = best.Case is not null && best.P[1] >= least ? best.Case.Note.Split('\t')[1] : null;
                if (Same(wanted, given)) right++;
                else if (least == 0.3 && misses-- > 0) Console.WriteLine($"    {id} wanted {wanted ?? "none"} got {given ?? "none"} ({best.P?[1]:0.00})");
            }
            Console.WriteLine($"  {Name}, {what}, from {least:0.00}: {right} of {total} articles = {(double)right / total:0.000}");
        }
    }

    private bool Same(string? wanted, string? given) => wanted == given || (!dates && wanted is not null && given is not null && Score.Overlap(Score.Bare(wanted), Score.Bare(given)));
}
