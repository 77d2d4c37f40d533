using Presswatch.Archive.Warc;
using Presswatch.Core.Captures;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Catalogue;

/// <summary>What the pipeline made of one capture, ready to be written down.</summary>
/// <param name="Capture">The capture.</param>
/// <param name="Kind">What its page turned out to be.</param>
/// <param name="Language">Language of the page.</param>
/// <param name="Maker">Which program and pack drew it: "0.1.0 demo@1a2b3c4d5e6f".</param>
/// <param name="Articles">The articles on it.</param>
/// <param name="Teasers">The teasers on it.</param>
/// <param name="Problems">What was wrong with it; the first says why it holds no article.</param>
public sealed record CatalogueEntry(
    Capture Capture, PageKind Kind, string? Language, string Maker, IReadOnlyList<SightedText> Articles, IReadOnlyList<Teaser> Teasers, IReadOnlyList<Problem> Problems);

/// <summary>One article's text as one capture showed it, with what its identity rests on.</summary>
public sealed record SightedText
{
    public required string Publisher { get; init; }
    /// <summary>BCP 47, "und" where unknown.</summary>
    public required string Language { get; init; }
    /// <summary>Digest of headline and body, exactly as extracted.</summary>
    public required Sha256 Text { get; init; }
    /// <summary>Digest of their folded words: what stays the same under typography.</summary>
    public required Sha256 Folded { get; init; }
    /// <summary>Words of headline and body.</summary>
    public required int Words { get; init; }
    public required PageArticle Article { get; init; }
    public required FoundDate Published { get; init; }
    /// <summary>Article and date as they are stored, made by <see cref="StoredText.Pack"/>.</summary>
    public required byte[] Packed { get; init; }
    /// <summary>What was read in it; <see langword="null"/> where nothing was asked to be.</summary>
    public Readings.DrawnReading? Reading { get; init; }
}

/// <summary>Where a capture stands in the record.</summary>
/// <param name="Place">File, offset, length.</param>
/// <param name="Leaf">Its number in the log, from 0.</param>
public readonly record struct Standing(RecordPlace Place, long Leaf);

/// <summary>What a sighting brought.</summary>
public enum SightingOutcome
{
    /// <summary>An article not known before.</summary>
    NewArticle,
    /// <summary>A text not known before, of a known article.</summary>
    NewVersion,
    /// <summary>A known text.</summary>
    Unchanged,
}

/// <summary>What one article of an entry became.</summary>
/// <param name="Article">The article's id.</param>
/// <param name="Document">The version's number in the catalogue, which the search index uses as its key.</param>
/// <param name="Outcome">What was new.</param>
/// <param name="NewAddress">Whether a known article was met at an address not known for it.</param>
/// <param name="IdGiven">Whether the article got its id just now.</param>
public readonly record struct Sighted(ArticleId Article, long Document, SightingOutcome Outcome, bool NewAddress, bool IdGiven);

/// <summary>What is known of a capture that was taken before.</summary>
/// <param name="Articles">Articles on its page.</param>
/// <param name="Reason">Why it has none, where it has none.</param>
public readonly record struct Recalled(int Articles, string? Reason);
