using System.Text.Json.Nodes;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Events;
using Presswatch.Reading.Models;

namespace Presswatch.Eval.Training;

/// <summary>Trains the model that chooses the event's date, or place, among those at the head of the article.</summary>
internal sealed class SceneTraining(AnnotatedArticles articles, bool dates)
{
    private const int Bits = 15;

    private sealed record Question(string Id, int Fold, bool Held, string? Wanted, List<SceneCandidate> Found, ChoiceCase Case);

    private string Name => dates ? "event date" : "event place";

    /// <summary>Tries models on articles that they have not seen; then trains one on all and writes it.</summary>
    /// <param name="output">File of weights; <see langword="null"/> to try only.</param>
    /// <param name="misses">How many wrong answers are shown.</param>
    public void Run(string? output, int misses)
    {
        Question[] all = [.. Questions()];
        Console.WriteLine($"  {Name}: right answer among the candidates for {all.Count(one => one.Case.Right.Contains(true))} of {all.Length} articles, none for {all.Count(one => one.Wanted is null)}");
        var models = new LinearModel[Articles.Folding.Count];
        Parallel.For(0, models.Length, fold => models[fold] = Train(all.Where(one => one.Fold != fold)));
        Report(Articles.Folding.Name, all, one => models[one.Fold], misses);
        if (output is null)
        {
            foreach (IGrouping<int, Question> part in all.GroupBy(one => one.Fold)) Report($"tried on {Folding.CorpusOf(part.First().Id)}", [.. part], one => models[one.Fold], 0);
            return;
        }
        LinearModel without = Train(all.Where(one => !one.Held));
        Report("gold sets held out", [.. all.Where(one => one.Held)], _ => without, 0);
        LinearModel model = Train(all);
        Report("on its own training cases", all, _ => model, 0);
        using FileStream stream = File.Create(output);
        model.Write(stream);
        Console.WriteLine($"  {Path.GetFileName(output)}: {all.Length} articles, {stream.Length:N0} bytes");
    }

    private static LinearModel Train(IEnumerable<Question> questions) => new ChoiceTrainer(Bits).Train([.. questions.Where(one => one.Case.Right.Contains(true)).Select(one => one.Case)]);

    private IEnumerable<Question> Questions()
    {
        var candidates = new SceneCandidates(Articles.Rules.Events.Scene);
        var features = new SceneFeatures(Articles.Rules.Events.Scene);
        var list = new FeatureList();
        foreach ((string id, JsonNode gold) in Articles.Gold.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!Articles.Texts.TryGetValue(id, out JsonNode? text)) continue;
            Draft draft = Articles.Prepared(id, text);
            var found = new List<SceneCandidate>();
            if (dates) candidates.Dates(draft, found);
            else candidates.Places(draft, found);
            string? wanted = (string?)gold[dates ? "eventDate" : "eventPlace"];
            var options = new List<FeatureList>();
            var right = new List<bool>();
            for (int i = -1; i < found.Count; i++)
            {
                features.Collect(draft, found, i, dates, list);
                options.Add(list.Copy());
                right.Add(Same(wanted, i < 0 ? null : found[i].Answer));
            }
            yield return new(id, Articles.FoldOf(id), Articles.Held.Contains(id), wanted, found, new(options, right));
        }
    }

    private AnnotatedArticles Articles => articles;

    private void Report(string what, IReadOnlyList<Question> questions, Func<Question, LinearModel> model, int misses)
    {
        int right = 0;
        foreach (Question one in questions)
        {
            double[] shares = [.. one.Case.Options.Select(option => Choice.Strength(model(one), option))];
            Choice.Share(shares);
            (int best, double sure) = SceneReader.BestOf(one.Found, shares);
            string? given = best < 0 ? null : one.Found[best].Answer;
            if (Same(one.Wanted, given)) right++;
            else if (misses-- > 0) Console.WriteLine($"    {one.Id} wanted {one.Wanted ?? "none"}{(one.Case.Right.Contains(true) ? "" : " (no candidate)")} got {given ?? "none"} ({sure:0.00})");
        }
        Console.WriteLine($"  {Name}, {what}: {right} of {questions.Count} articles = {(double)right / questions.Count:0.000}");
    }

    private bool Same(string? wanted, string? given) => wanted == given || (!dates && wanted is not null && given is not null && Score.Overlap(Score.Bare(wanted), Score.Bare(given)));
}
