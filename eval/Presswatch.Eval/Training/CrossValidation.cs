using Presswatch.Reading.Models;

namespace Presswatch.Eval.Training;

/// <summary>A case with what decides its fold, so that articles of one wording stay together.</summary>
/// <param name="Key">The same for cases that must stay in one fold.</param>
/// <param name="Held">Whether it belongs to the gold sets.</param>
/// <param name="Case">Features and label.</param>
/// <param name="Note">What it is, for those who look at wrong answers.</param>
/// <param name="IsUnsure">Whether it was drawn because a model was unsure of it: such cases teach, but say nothing of how well a model does on the rest.</param>
internal sealed record KeyedCase(string Key, bool Held, TrainingCase Case, string Note, bool IsUnsure = false);

/// <summary>Answers to cases that the model was not trained on.</summary>
internal static class CrossValidation
{
    /// <summary>Trains on all folds but one and answers that one, in turn; cases drawn because a model was unsure are only trained on.</summary>
    public static List<(KeyedCase Case, double[] Probabilities)> Run(string[] labels, int folds, Func<LinearTrainer> trainer, IReadOnlyList<KeyedCase> cases)
    {
        var answers = new List<(KeyedCase, double[])>[folds];
        Parallel.For(0, folds, fold =>
        {
            LinearModel model = trainer().Train([.. cases.Where(one => FoldOf(one.Key, folds) != fold).Select(one => one.Case)]);
            answers[fold] = [.. cases.Where(one => !one.IsUnsure && FoldOf(one.Key, folds) == fold).Select(one => (one, Score(model, one, labels.Length)))];
        });
        return [.. answers.SelectMany(answer => answer)];
    }

    public static double[] Score(LinearModel model, KeyedCase one, int labels)
    {
        double[] probabilities = new double[labels];
        model.Score(one.Case.Features, probabilities);
        return probabilities;
    }

    /// <summary>The fold of a key.</summary>
    public static int FoldOf(string key, int folds) => (int)(FeatureHash.Mix(FeatureHash.Of(key), 7) % (uint)folds);
}
