using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Reading.Edits;

/// <summary>One version as the comparison takes it.</summary>
/// <param name="Headline">As printed.</param>
/// <param name="Body">Paragraphs in order.</param>
/// <param name="Reading">What was read in it; without one on either side names, titles and words for numbers are not told apart.</param>
/// <param name="Dateline">As printed.</param>
/// <param name="Stated">The day of publication that page or file state; a day that was reckoned is left out.</param>
public sealed record ComparedText(string? Headline, IReadOnlyList<string> Body, ArticleReading? Reading, Dateline? Dateline = null, StatedDate? Stated = null)
{
    /// <summary>An article with its reading.</summary>
    public static ComparedText Of(PageArticle article, ArticleReading? reading) =>
        new(article.Headline, article.Body, reading, article.Dateline, article.StatedDates.FirstOrDefault(date => date.By == DateMethod.Page));

    internal string Text { get; } = string.Join('\n', Body);

    internal string Part(TextPart part) => part == TextPart.Title ? Headline ?? "" : Text;
}

/// <summary>Words of one version that a change is about.</summary>
/// <param name="Text">As printed.</param>
/// <param name="In">The part of the article that <paramref name="Start"/> counts in.</param>
/// <param name="Start">First UTF-16 unit; <see langword="null"/> where the words stand outside of headline and body, such as in the dateline.</param>
/// <param name="Length">UTF-16 units.</param>
public sealed record ChangedWords(string Text, TextPart In, int? Start, int? Length);

/// <summary>One change.</summary>
/// <param name="Kind">What a reader would call it.</param>
/// <param name="Significance">How much it can matter.</param>
/// <param name="Before">The words in the earlier version; <see langword="null"/> where it has none.</param>
/// <param name="After">The words in the later version.</param>
public sealed record TextChange(DifferenceKind Kind, Significance Significance, ChangedWords? Before, ChangedWords? After);

/// <summary>How a stretch of two texts compares.</summary>
public enum StretchKind
{
    /// <summary>Letter by letter the same.</summary>
    Same,
    /// <summary>The same words, set otherwise.</summary>
    Typography,
    /// <summary>Other words.</summary>
    Changed,
}

/// <summary>A stretch of two texts; the stretches of a part follow each other without a gap on both sides.</summary>
/// <param name="Before">In the earlier version; may be empty.</param>
/// <param name="After">In the later version; may be empty.</param>
public readonly record struct Stretch(StretchKind Kind, TextSpan Before, TextSpan After);

/// <summary>What lies between two versions.</summary>
/// <param name="Changes">All of it, the weightiest kind first, then in the order of the text.</param>
/// <param name="Headline">The headlines, stretch by stretch.</param>
/// <param name="Body">The bodies, paragraphs joined by one line feed.</param>
public sealed record VersionDifference(IReadOnlyList<TextChange> Changes, IReadOnlyList<Stretch> Headline, IReadOnlyList<Stretch> Body)
{
    /// <summary>Of the weightiest change; <see cref="Significance.Low"/> where there is none.</summary>
    public Significance Significance => Changes.Count == 0 ? Significance.Low : Changes.Max(change => change.Significance);

    /// <summary>The kinds of change, each once, the weightiest first.</summary>
    public IReadOnlyList<DifferenceKind> Kinds => [.. Changes.Select(change => change.Kind).Distinct().Order()];
}
