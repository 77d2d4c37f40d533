using Presswatch.Core.Dates;
using Presswatch.Core.Values;

namespace Presswatch.Corpus.Concordances;

/// <summary>What the lines of a concordance are sorted by. Ties: oldest first.</summary>
public enum ConcordanceOrder
{
    /// <summary>Day of publication, the undated first; then the order in which versions were taken in; then the place in the text.</summary>
    Oldest,
    /// <summary>The same with the latest versions first.</summary>
    Newest,
    /// <summary>The first word before the place, then the second, then the third; by fold, in the order of code points; the beginning of a paragraph is first.</summary>
    Left1,
    /// <summary>The second word before the place, then the third.</summary>
    Left2,
    /// <summary>The third word before the place.</summary>
    Left3,
    /// <summary>The first word after the place, then the second, then the third.</summary>
    Right1,
    /// <summary>The second word after the place, then the third.</summary>
    Right2,
    /// <summary>The third word after the place.</summary>
    Right3,
}

/// <summary>What is asked of a concordance.</summary>
/// <param name="Order">How lines are sorted.</param>
/// <param name="Limit">Most lines of a page, 0 to <see cref="MostLines"/>.</param>
/// <param name="After">Where the page begins; <see langword="null"/> for the first.</param>
/// <param name="Sample">So many lines alone, taken evenly over time; <see langword="null"/> for all.</param>
public sealed record ConcordanceQuestion(ConcordanceOrder Order = ConcordanceOrder.Oldest, int Limit = 20, ConcordanceCursor? After = null, int? Sample = null)
{
    /// <summary>Most lines of a page.</summary>
    public const int MostLines = 10_000;
}

/// <summary>A line: where in which version it stands.</summary>
/// <param name="Key">The feeder's number of the version.</param>
/// <param name="Article">The article.</param>
/// <param name="Version">The version.</param>
/// <param name="Published">Its publication date as far as it is known.</param>
/// <param name="Word">Number of words of the version, headline first, that stand before the place.</param>
/// <param name="Length">Words of the place.</param>
public sealed record ConcordanceLine(int Key, ArticleId Article, VersionId Version, PartialDate? Published, int Word, int Length);
