using Presswatch.Reading.Models;

namespace Presswatch.Eval.Training;

/// <summary>Trains one model from all annotations, after it has said how well a model does on articles that it has not seen.</summary>
internal abstract class ModelTraining(AnnotatedArticles articles, string name, string[] labels, int bits)
{
    protected AnnotatedArticles Articles { get; } = articles;

    protected string Name { get; } = name;

    protected string[] Labels { get; } = labels;

    /// <summary>Tries models on articles that they have not seen; then trains one on all and writes it.</summary>
    /// <param name="output">File of weights; <see langword="null"/> to try only.</param>
    /// <param name="misses">How many wrong answers are shown.</param>
    public void Run(string? output, int misses)
    {
        KeyedCase[] cases = [.. Cases()];
        List<(KeyedCase Case, double[] P)> answers = CrossValidation.Run(Labels, Articles.Folding.Count, NewTrainer, cases);
        Report(Articles.Folding.Name, answers, misses);
        if (output is null)
        {
            foreach (IGrouping<int, (KeyedCase Case, double[] P)> part in answers.GroupBy(answer => answer.Case.Fold)) Report($"tried on {Folding.CorpusOf(part.First().Case.Note.Split(' ')[0])}", [.. part], 0);
            return;
        }
        LinearModel without = NewTrainer().Train([.. cases.Where(one => !one.Held).Select(one => one.Case)]);
        Report("gold sets held out", [.. cases.Where(one => one.Held).Select(one => (one, CrossValidation.Score(without, one, Labels.Length)))], misses);
        LinearModel model = NewTrainer().Train([.. cases.Select(one => one.Case)]);
        Report("on its own training cases", [.. cases.Where(one => !one.IsUnsure).Select(one => (one, CrossValidation.Score(model, one, Labels.Length)))], 0);
        using FileStream stream = File.Create(output);
        model.Write(stream);
        Console.WriteLine($"  {Path.GetFileName(output)}: {cases.Length} cases, {stream.Length:N0} bytes");
    }

    /// <summary>A model of all cases, and for each case the answer of one that was not trained on it.</summary>
    public (LinearModel Model, List<(KeyedCase Case, double[] P)> Answers) HeldOut()
    {
        KeyedCase[] cases = [.. Cases()];
        return (NewTrainer().Train([.. cases.Select(one => one.Case)]), CrossValidation.Run(Labels, Articles.Folding.Count, NewTrainer, cases));
    }

    protected abstract IEnumerable<KeyedCase> Cases();

    protected int LabelOf(string label) => Array.IndexOf(Labels, label) is var at and >= 0 ? at : throw new InvalidDataException($"'{label}' is no {Name}");

    protected virtual LinearTrainer NewTrainer() => new(Labels, bits);

    /// <summary>Prints how many answers are right.</summary>
    protected virtual void Report(string what, List<(KeyedCase Case, double[] P)> answers, int misses)
    {
        int right = 0;
        double loss = 0;
        foreach ((KeyedCase one, double[] p) in answers)
        {
            int best = Array.IndexOf(p, p.Max());
            if (best == one.Case.Label) right++;
            else if (misses-- > 0) Console.WriteLine($"    {Labels[one.Case.Label]} -> {Labels[best]} {p[best]:0.00}  {one.Note}");
            loss -= Math.Log(Math.Max(p[one.Case.Label], 1e-9));
        }
        Console.WriteLine($"  {Name}, {what}: {right} of {answers.Count} right = {(double)right / answers.Count:0.000}, log loss {loss / answers.Count:0.000}");
        Console.WriteLine("    " + string.Join(", ", answers.GroupBy(answer => (int)Math.Min(9, answer.P.Max() * 10)).OrderBy(band => band.Key).Select(band => $"stated {band.Key * 10} %: {band.Count(answer => Array.IndexOf(answer.P, answer.P.Max()) == answer.Case.Case.Label)} of {band.Count()}")));
    }
}
