using System.Text.Json.Nodes;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Events;
using Presswatch.Reading.Models;

namespace Presswatch.Eval.Training;

/// <summary>Trains the model of event types.</summary>
internal sealed class EventTypeTraining(Pack pack, string data, string annotations)
{
    public static readonly string[] Labels = [.. Enum.GetValues<EventType>().Select(type => JsonText.NameOf(type))];

    public void Run(string output, bool verbose)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(annotations, "event-types*.tsv"))
        {
            foreach (string line in File.ReadLines(file))
            {
                string[] cells = line.Split('\t');
                labels[cells[0]] = cells[2];
            }
        }
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(data, "gold"), "*.gold.jsonl"))
        {
            foreach (JsonNode gold in File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!))
            {
                labels[(string)gold["id"]!] = (string)gold["eventType"]!;
                held.Add((string)gold["id"]!);
            }
        }
        Dictionary<string, JsonNode> texts = Texts.Find(data, labels.Keys.ToHashSet(StringComparer.Ordinal));
        var answers = new Answers(pack);
        var rules = ReadingRules.Compile(pack);
        var reader = new ArticleReader(rules);
        EventFeatures features = rules.Events.NewFeatures();
        var list = new FeatureList();
        var cases = new List<KeyedCase>();
        foreach ((string id, string label) in labels.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!texts.TryGetValue(id, out JsonNode? text)) continue;
            features.Collect(reader.FindNames(answers.Input(text)), list);
            cases.Add(new((string?)text["title"] ?? id, new(list.Copy(), Array.IndexOf(Labels, label)), $"{id} {text["title"]}"));
        }
        Report("cross-validated, 10 folds, all", CrossValidation.Run(Labels, 10, Trainer, cases), verbose);
        KeyedCase[] own = [.. cases.Where(one => !held.Contains(one.Note.Split(' ')[0]))], gold2 = [.. cases.Where(one => held.Contains(one.Note.Split(' ')[0]))];
        LinearModel without = Trainer().Train([.. own.Select(one => one.Case)]);
        Report("gold sets held out", [.. gold2.Select(one =>
        {
            double[] p = new double[Labels.Length];
            without.Score(one.Case.Features, p);
            return (one, p);
        })], verbose);
        LinearModel model = Trainer().Train([.. cases.Select(one => one.Case)]);
        using FileStream stream = File.Create(output);
        model.Write(stream);
        Console.WriteLine($"{output}: {cases.Count} articles, {stream.Length:N0} bytes");
    }

    private static LinearTrainer Trainer() => new(Labels, 14);

    private static void Report(string what, List<(KeyedCase Case, double[] P)> answers, bool verbose)
    {
        int right = 0;
        double loss = 0;
        foreach ((KeyedCase one, double[] p) in answers)
        {
            int best = Array.IndexOf(p, p.Max());
            if (best == one.Case.Label) right++;
            else if (verbose) Console.WriteLine($"    {Labels[one.Case.Label]} -> {Labels[best]} {p[best]:0.00}  {one.Note}");
            loss -= Math.Log(Math.Max(p[one.Case.Label], 1e-9));
        }
        Console.WriteLine($"event type, {what}: {right} of {answers.Count} = {(double)right / answers.Count:0.000}, log loss {loss / answers.Count:0.000}");
    }
}
