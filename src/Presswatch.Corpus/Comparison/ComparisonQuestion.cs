using Presswatch.Corpus.Dispersion;

namespace Presswatch.Corpus.Comparison;

/// <summary>What keywords and key phrases are sorted by.</summary>
public enum KeyOrder
{
    /// <summary>Log-likelihood: how sure the difference is.</summary>
    LogLikelihood,
    /// <summary>Size of the log ratio: how large it is.</summary>
    LogRatio,
}

/// <summary>Which differences are asked for.</summary>
public enum KeySide
{
    /// <summary>What is more frequent in either set.</summary>
    Both,
    /// <summary>What is more frequent in a.</summary>
    A,
    /// <summary>What is more frequent in b.</summary>
    B,
}

/// <summary>What is asked of a comparison.</summary>
/// <param name="Side">Which differences.</param>
/// <param name="Order">What they are sorted by; then by frequency, then by text.</param>
/// <param name="Fewest">Fewest occurrences in the set that has more, 1 or more.</param>
/// <param name="LeastLogLikelihood">Least log-likelihood; 10.83 is p &lt; 0.001 for a single word.</param>
/// <param name="Limit">Most items of a page.</param>
/// <param name="Skip">Items before the page.</param>
public sealed record ComparisonQuestion(KeySide Side = KeySide.Both, KeyOrder Order = KeyOrder.LogLikelihood, int Fewest = 5, double LeastLogLikelihood = 10.83, int Limit = 50, int Skip = 0);

/// <summary>Something in one of the sets.</summary>
/// <param name="Occurrences">How often it stands there.</param>
/// <param name="PerMillion">In a million words.</param>
/// <param name="Documents">In how many documents.</param>
/// <param name="Spread">How it is spread over the months of the set's dated documents.</param>
public sealed record KeyCount(long Occurrences, double PerMillion, long Documents, DispersionFigures Spread);

/// <summary>A word or phrase that is more frequent in one set than in the other.</summary>
/// <param name="Text">Its folds, parted by spaces.</param>
/// <param name="Length">Its words.</param>
/// <param name="A">In set a.</param>
/// <param name="B">In set b.</param>
/// <param name="LogLikelihood">See <see cref="Keyness.LogLikelihood"/>.</param>
/// <param name="LogRatio">See <see cref="Keyness.LogRatio"/>: above 0 where it is more frequent in a.</param>
/// <param name="DifferencePercent">See <see cref="Keyness.DifferencePercent"/>.</param>
/// <param name="BayesFactor">See <see cref="Keyness.BayesFactor"/>.</param>
public sealed record KeyItem(string Text, int Length, KeyCount A, KeyCount B, double LogLikelihood, double LogRatio, double? DifferencePercent, double BayesFactor);

/// <summary>The size of a set.</summary>
/// <param name="Documents">Its documents.</param>
/// <param name="Words">Their words.</param>
public readonly record struct SetSize(int Documents, long Words);

/// <summary>Two sets compared.</summary>
/// <param name="A">Size of a.</param>
/// <param name="B">Size of b.</param>
/// <param name="Total">All items that are different enough.</param>
/// <param name="Items">A page of them.</param>
public sealed record Comparison(SetSize A, SetSize B, int Total, IReadOnlyList<KeyItem> Items);
