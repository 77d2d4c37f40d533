using System.Text.Json.Serialization;
using Presswatch.Core.Dates;
using Presswatch.Core.Problems;

namespace Presswatch.Core.Pages;

/// <summary>What a capture turned out to be.</summary>
public enum PageKind
{
    /// <summary>One article.</summary>
    Article,
    /// <summary>Teasers only.</summary>
    List,
    /// <summary>Several articles, mostly of one day.</summary>
    Day,
    /// <summary>A filter's, consent or error page in place of the content.</summary>
    Block,
    /// <summary>Nothing that could be read.</summary>
    Empty,
}

/// <summary>What one capture holds: articles, and teasers that point to others.</summary>
/// <param name="Kind">What the capture turned out to be.</param>
/// <param name="Language">BCP 47 language of the whole page; <see langword="null"/> where unknown.</param>
/// <param name="Pack">Name of the pack whose source or wording fitted; <see langword="null"/> where none did.</param>
/// <param name="Articles">In the order of the page.</param>
/// <param name="Teasers">In the order of the page, each counted once though printed twice.</param>
/// <param name="Problems">What was wrong with the page, as far as it could still be read.</param>
public sealed record Page(PageKind Kind, string? Language, string? Pack, IReadOnlyList<PageArticle> Articles, IReadOnlyList<Teaser> Teasers, IReadOnlyList<Problem> Problems);

/// <summary>One article as a page shows it. Dateline and end mark are fields, not body text.</summary>
public sealed record PageArticle
{
    public string? Headline { get; init; }
    public string? Section { get; init; }
    public string? Byline { get; init; }
    /// <summary>BCP 47; <see langword="null"/> where unknown.</summary>
    public string? Language { get; init; }
    /// <summary>Who issued the text, where page, file or profile say so.</summary>
    public string? Publisher { get; init; }
    public Dateline? Dateline { get; init; }
    /// <summary>The mark that closes a wire text, as printed.</summary>
    public string? EndMark { get; init; }
    /// <summary>Paragraphs in reading order, white space collapsed, none empty.</summary>
    public required IReadOnlyList<string> Body { get; init; }
    public IReadOnlyList<Picture> Images { get; init; } = [];
    /// <summary>Dates that page, file or address state for this article: publication, not viewing.</summary>
    public IReadOnlyList<StatedDate> StatedDates { get; init; } = [];
    /// <summary>How sure the extraction is of headline and body, 0 to 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double Confidence { get; init; } = 1;

    /// <summary>Body paragraphs joined by one line feed: what spans count in.</summary>
    [JsonIgnore]
    public string Text => string.Join('\n', Body);
}

/// <summary>The opening of a wire text, such as "Selvar, August 6 (LNA) --".</summary>
/// <param name="Place">Place as printed.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
/// <param name="Agency">Agency as printed; <see langword="null"/> where none.</param>
/// <param name="Year">Where the dateline prints one.</param>
/// <param name="Text">The whole dateline as printed.</param>
/// <param name="Rule">Id of the pack's form that read it.</param>
public sealed record Dateline(string Place, int Month, int Day, string? Agency, int? Year, string Text, string? Rule = null);

/// <summary>A publication date that a page, file or address states.</summary>
/// <param name="By"><see cref="DateMethod.Page"/> or <see cref="DateMethod.Url"/>.</param>
/// <param name="Text">The words, as printed.</param>
/// <param name="Date">What they say.</param>
/// <param name="Rule">Id of the rule or the name of the field that gave it.</param>
public sealed record StatedDate(DateMethod By, string Text, PartialDate Date, string? Rule = null);

/// <summary>A picture of an article.</summary>
/// <param name="Address">Absolute address; <see langword="null"/> where the page gives none.</param>
/// <param name="Caption">Its caption, which is not body text.</param>
public sealed record Picture(string? Address, string? Caption);

/// <summary>A headline or lead that points to another article.</summary>
/// <param name="Lead">Headline or lead as printed.</param>
/// <param name="Date">The date printed beside it.</param>
/// <param name="Url">Absolute address of the article it points to.</param>
/// <param name="Title">Headline printed above a lead; <see langword="null"/> where there is one line only.</param>
public sealed record Teaser(string Lead, PartialDate? Date, string? Url, string? Title = null);
