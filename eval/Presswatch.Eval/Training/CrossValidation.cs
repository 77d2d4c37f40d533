using Presswatch.Reading.Models;

namespace Presswatch.Eval.Training;

/// <summary>A case with the key that decides its fold, so that articles of one wording stay together.</summary>
internal sealed record KeyedCase(string Key, TrainingCase Case, string Note);

/// <summary>Accuracy on cases that the model was not trained on.</summary>
internal static class CrossValidation
{
    /// <summary>Trains on all folds but one and answers that one, in turn.</summary>
    public static List<(KeyedCase Case, double[] Probabilities)> Run(string[] labels, int folds, Func<LinearTrainer> trainer, IReadOnlyList<KeyedCase> cases)
    {
        var answers = new List<(KeyedCase, double[])>[folds];
        Parallel.For(0, folds, fold =>
        {
            LinearModel model = trainer().Train([.. cases.Where(one => FoldOf(one.Key, folds) != fold).Select(one => one.Case)]);
            answers[fold] = [];
            foreach (KeyedCase one in cases.Where(one => FoldOf(one.Key, folds) == fold))
            {
                double[] probabilities = new double[labels.Length];
                model.Score(one.Case.Features, probabilities);
                answers[fold].Add((one, probabilities));
            }
        });
        return [.. answers.SelectMany(answer => answer)];
    }

    private static int FoldOf(string key, int folds) => (int)(FeatureHash.Mix(FeatureHash.Of(key), 7) % (uint)folds);
}
