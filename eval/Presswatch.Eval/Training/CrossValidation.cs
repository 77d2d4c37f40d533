using Presswatch.Reading.Models;

namespace Presswatch.Eval.Training;

/// <summary>A case with what decides its fold, so that articles of one wording stay together.</summary>
/// <param name="Fold">The part of the cases that is tried together, from 0.</param>
/// <param name="Held">Whether it belongs to the gold sets.</param>
/// <param name="Case">Features and label.</param>
/// <param name="Note">What it is, for those who look at wrong answers.</param>
/// <param name="IsUnsure">Whether it was drawn because a model was unsure of it: such cases teach, but say nothing of how well a model does on the rest.</param>
internal sealed record KeyedCase(int Fold, bool Held, TrainingCase Case, string Note, bool IsUnsure = false);

/// <summary>How annotated articles are parted, so that each part is tried by a model that learnt from the others.</summary>
/// <param name="Name">What the parts are, as printed.</param>
/// <param name="Count">How many parts there are.</param>
/// <param name="FoldOf">The part of an article, by its headline and its id, from 0.</param>
internal sealed record Folding(string Name, int Count, Func<string?, string, int> FoldOf)
{
    private const int Headlines = 10;

    /// <summary>Least length of a headline that tells articles of one wording apart from others; shorter ones are common.</summary>
    private const int LeastHeadline = 13;

    /// <summary>Ten parts; articles of one headline stand in one.</summary>
    public static readonly Folding ByHeadline = new("10 folds by headline", Headlines, (title, id) => (int)(FeatureHash.Mix(FeatureHash.Of(title is { Length: >= LeastHeadline } ? title : id), 7) % Headlines));

    /// <summary>Two parts by the corpus that the id names before its last hyphen: each is tried by what was learnt from the other, of another year.</summary>
    public static Folding ByCorpus(IEnumerable<string> ids)
    {
        string[] corpora = [.. ids.Select(CorpusOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new($"across {string.Join(", ", corpora)}", corpora.Length, (_, id) => Array.IndexOf(corpora, CorpusOf(id)));
    }

    /// <summary>The corpus of an article.</summary>
    public static string CorpusOf(string id) => id[..Math.Max(0, id.LastIndexOf('-'))];
}

/// <summary>Answers to cases that the model was not trained on.</summary>
internal static class CrossValidation
{
    /// <summary>Trains on all folds but one and answers that one, in turn; cases drawn because a model was unsure are only trained on.</summary>
    public static List<(KeyedCase Case, double[] Probabilities)> Run(string[] labels, int folds, Func<LinearTrainer> trainer, IReadOnlyList<KeyedCase> cases)
    {
        var answers = new List<(KeyedCase, double[])>[folds];
        Parallel.For(0, folds, fold =>
        {
            LinearModel model = trainer().Train([.. cases.Where(one => one.Fold != fold).Select(one => one.Case)]);
            answers[fold] = [.. cases.Where(one => !one.IsUnsure && one.Fold == fold).Select(one => (one, Score(model, one, labels.Length)))];
        });
        return [.. answers.SelectMany(answer => answer)];
    }

    public static double[] Score(LinearModel model, KeyedCase one, int labels)
    {
        double[] probabilities = new double[labels];
        model.Score(one.Case.Features, probabilities);
        return probabilities;
    }
}
