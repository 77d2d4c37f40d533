using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Core.Captures;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Analysis.Articles;

/// <summary>One version of an article with all that stands behind it: what <c>show</c> prints, the article page shows and the API answers.</summary>
/// <remarks>The four dates are kept apart: <see cref="Dateline"/>, <see cref="Published"/>, <see cref="Event"/>, <see cref="Captured"/>.</remarks>
public sealed record ArticleReport
{
    /// <summary>The article's id, which may differ from the one asked for where that was merged into another.</summary>
    public required string Article { get; init; }
    public required string Version { get; init; }
    public required string Publisher { get; init; }
    public required string Language { get; init; }
    public required string? Headline { get; init; }
    public required string? Section { get; init; }
    public required string? Byline { get; init; }
    public required Dateline? Dateline { get; init; }
    public required PartialDate? Published { get; init; }
    /// <summary>0 to 1; 0 where the evidence leaves the date open.</summary>
    public required double Confidence { get; init; }
    public required IReadOnlyList<ReportedEvidence> PublishedFrom { get; init; }
    public required IReadOnlyList<PartialDate> Alternatives { get; init; }
    /// <summary>When what is told happened; <see langword="null"/> as long as the archive holds no readings.</summary>
    public required PartialDate? Event { get; init; }
    public required CaptureTimes Captured { get; init; }
    /// <summary>Digest of headline and body.</summary>
    public required string Digest { get; init; }
    public required int Words { get; init; }
    /// <summary>Program and pack that drew it.</summary>
    public required string Maker { get; init; }
    public required bool IsNewest { get; init; }
    public required IReadOnlyList<string> Body { get; init; }
    public required string? EndMark { get; init; }
    public required IReadOnlyList<Picture> Images { get; init; }
    /// <summary>All versions, in the order in which they were first seen.</summary>
    public required IReadOnlyList<ReportedVersion> Versions { get; init; }
    /// <summary>Where and when this version stood, in the order of capture time.</summary>
    public required IReadOnlyList<ReportedSighting> Sightings { get; init; }
    /// <summary>Teasers of the page on which this version was first captured; they belong to other articles.</summary>
    public required IReadOnlyList<Teaser> Teasers { get; init; }

    /// <summary>The capture in which this version was first seen.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ReportedSighting First => Sightings[0];

    /// <summary>Reads one version, the newest where none is named.</summary>
    /// <returns>The report, or: no such article or version (PW3008), a damaged row (PW3003).</returns>
    public static Outcome<ArticleReport> Of(PressArchive archive, string article, string? version = null)
    {
        ICatalogue catalogue = archive.Catalogue;
        if (!Base32.IsId(article) || catalogue.FindArticle(new(article)) is not { } row) return new Problem(ProblemCodes.UnknownArticle, $"No article is named '{article}'.");
        var id = new ArticleId(row.Id);
        IReadOnlyList<VersionRow> versions = catalogue.Versions(id);
        VersionRow? shown = version is null ? versions.FirstOrDefault(one => one.IsNewest) : versions.FirstOrDefault(one => one.Version == version);
        if (shown is null) return new Problem(ProblemCodes.UnknownArticle, $"Article {row.Id} has no version '{version}'.", Try: $"see its newest version: /a/{row.Id}");
        try
        {
            if (catalogue.Text(shown.Document) is not { } text) return new Problem(ProblemCodes.ArchiveDamaged, $"The text of version {shown.Version} is missing.", new(archive.Folder.Catalogue));
            return Make(catalogue, row, versions, shown, text);
        }
        catch (InvalidDataException damaged)
        {
            return new Problem(ProblemCodes.ArchiveDamaged, damaged.Message, new(archive.Folder.Catalogue));
        }
    }

    private static Outcome<ArticleReport> Make(ICatalogue catalogue, ArticleRow row, IReadOnlyList<VersionRow> versions, VersionRow shown, StoredText text)
    {
        List<ReportedSighting> sightings = [.. catalogue.Sightings(new(row.Id)).Where(one => one.Document == shown.Document).Select(ReportedSighting.Of)];
        if (sightings.Count == 0) return new Problem(ProblemCodes.ArchiveDamaged, $"Version {shown.Version} of article {row.Id} was never sighted.", new("catalogue.db"));
        PageArticle page = text.Article;
        return new ArticleReport
        {
            Article = row.Id,
            Version = shown.Version,
            Publisher = row.Publisher,
            Language = row.Language,
            Headline = page.Headline,
            Section = page.Section,
            Byline = page.Byline,
            Dateline = page.Dateline,
            Published = text.Published.Value,
            Confidence = text.Published.Confidence,
            PublishedFrom = [.. text.Published.Evidence.Select(ReportedEvidence.Of)],
            Alternatives = text.Published.Alternatives,
            Event = null,
            Captured = new(sightings[0].Time, sightings[^1].Time, sightings[0].Claimed is not null && Capture.ClaimedTime(sightings[0].Claimed) is not null),
            Digest = shown.Digest,
            Words = shown.Words,
            Maker = shown.Maker,
            IsNewest = shown.IsNewest,
            Body = page.Body,
            EndMark = page.EndMark,
            Images = page.Images,
            Versions = [.. versions.Select(one => ReportedVersion.Of(row.Id, one))],
            Sightings = sightings,
            Teasers = catalogue.TeasersOn(new(sightings[0].Capture)),
        };
    }
}

/// <summary>A piece of evidence for a date, its words with their place in the text.</summary>
/// <param name="Start">First UTF-16 unit in the body's paragraphs joined by one line feed; <see langword="null"/> outside of it.</param>
/// <param name="Length">Number of units.</param>
/// <param name="Against">Whether it decides against an alternative.</param>
public sealed record ReportedEvidence(DateMethod By, string Text, string Supports, string? Source, int? Start, int? Length, bool Against)
{
    internal static ReportedEvidence Of(DateEvidence evidence) =>
        new(evidence.By, evidence.Text, evidence.Supports, evidence.Source, evidence.Span?.Start, evidence.Span?.Length, evidence.Against);
}

/// <summary>When a version was captured, UTC.</summary>
/// <param name="First">Its first sighting.</param>
/// <param name="Last">Its last sighting.</param>
/// <param name="Claim">Whether the first is a time printed in a file, which nobody here has seen.</param>
public sealed record CaptureTimes(DateTimeOffset First, DateTimeOffset Last, bool Claim);

/// <summary>A version in the list of versions.</summary>
public sealed record ReportedVersion(
    string Article, string Version, int Number, string? Headline, string? Published, double Confidence, int Words, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, bool IsNewest, string Digest)
{
    internal static ReportedVersion Of(string article, VersionRow row) =>
        new(article, row.Version, row.Number, row.Headline, row.Published, row.Confidence, row.Words, row.FirstSeen, row.LastSeen, row.IsNewest, row.Digest);
}

/// <summary>A sighting of a version.</summary>
/// <param name="Time">What orders it: the claim where there is one, else when it was taken.</param>
/// <param name="Sha256">Digest of the captured bytes.</param>
/// <param name="Leaf">Number of the capture in the log, from 0.</param>
public sealed record ReportedSighting(
    string Capture, string Version, string Source, string Address, DateTimeOffset Time, DateTimeOffset Taken, string? Claimed, string Sha256, long Leaf)
{
    internal static ReportedSighting Of(SightingRow row) => new(row.Capture, row.Version, row.Source, row.Address, row.Time, row.Taken, row.Claimed, row.Digest, row.Leaf);
}
