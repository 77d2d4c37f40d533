using System.Text.Json.Serialization;
using Presswatch.Archive.Readings;
using Presswatch.Core.Readings;
using Presswatch.Reading.Edits;

namespace Presswatch.Analysis.Changes;

/// <summary>What happened to a text.</summary>
public enum ChangeKind
{
    /// <summary>Another text stood at the same address afterwards.</summary>
    Edit,
    /// <summary>Two addresses of one article had different texts at the same time; never an edit.</summary>
    Variance,
    /// <summary>The article has answered as missing, wherever it stood, for so long that it is gone.</summary>
    Gone,
    /// <summary>It answers as missing, and is not gone yet.</summary>
    Missing,
    /// <summary>It was missing or gone, and is there again.</summary>
    Returned,
}

/// <summary>One edit or variance, or an article that went or came back, with the versions and captures that it rests on.</summary>
/// <param name="Article">The article's id.</param>
/// <param name="Headline">Of the later version.</param>
/// <param name="Published">Publication date of the later version, ISO.</param>
/// <param name="Source">Where the later version was captured.</param>
/// <param name="Address">Where the later version stood.</param>
/// <param name="OtherAddress">Of a variance: where the other version stood; <see langword="null"/> for an edit.</param>
/// <param name="From">The earlier version; of a variance the one that was seen first; of an article that went or came back the newest.</param>
/// <param name="To">The later version; the same where no text changed.</param>
/// <param name="Seen">Day on which the later version was first seen, UTC.</param>
/// <param name="SeenAt">The capture time itself.</param>
/// <param name="Significance">Of its weightiest change; of an article that went or came back by <see cref="Gone.StandingWeight"/>.</param>
/// <param name="What">All changes, the weightiest kind first; empty for an article that went or came back.</param>
/// <param name="IsRead">Whether both versions have been read; without that names and titles cannot be told apart from other words.</param>
/// <param name="Evidence">The captures of both versions; of an article that went or came back the capture that saw it.</param>
public sealed record ReportedChange(
    string Article, string? Headline, string? Published, string Source, string Address, string? OtherAddress, ChangeKind Kind, string From, string To, DateOnly Seen, DateTimeOffset SeenAt,
    Significance Significance, IReadOnlyList<ReportedDifference> What, bool IsRead, IReadOnlyList<ChangeEvidence> Evidence)
{
    /// <summary>The page that sets both versions side by side.</summary>
    public string Page => From == To ? $"/a/{Article}/{To}" : $"/a/{Article}/{To}?against={From}";

    /// <summary>Of an article that went or came back: the first answer as missing.</summary>
    public DateTimeOffset? MissingSince { get; init; }

    /// <summary>The last time before it that the page was there.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Of an article that came back: whether it had been gone, not only missing.</summary>
    public bool? WasGone { get; init; }

    /// <summary>Section of an article that went or came back.</summary>
    public string? Section { get; init; }

    /// <summary>Whom an article names that went or came back, with their ids.</summary>
    [JsonIgnore]
    public IReadOnlyList<NamedPerson> Named { get; init; } = [];

    /// <summary>Of a variance: where the other version was captured; <see langword="null"/> for an edit.</summary>
    public string? OtherSource { get; init; }

    /// <summary>BCP 47 language of the article.</summary>
    [JsonIgnore]
    public string Language { get; init; } = "und";

    /// <summary>The weightiest first, among equals those seen last.</summary>
    internal static IEnumerable<ReportedChange> InOrder(IEnumerable<ReportedChange> changes) => changes.OrderByDescending(change => change.Significance).ThenByDescending(change => change.SeenAt)
        .ThenBy(change => change.Article, StringComparer.Ordinal).ThenBy(change => change.To, StringComparer.Ordinal).ThenBy(change => change.From, StringComparer.Ordinal)
        .ThenBy(change => change.Address, StringComparer.Ordinal).ThenBy(change => change.Kind);
}

/// <summary>One thing that changed.</summary>
/// <param name="Before">The words in the earlier version; <see langword="null"/> where it has none.</param>
/// <param name="After">The words in the later version.</param>
/// <param name="BeforeAt">Where they stand; <see langword="null"/> outside of headline and body.</param>
public sealed record ReportedDifference(DifferenceKind Kind, Significance Significance, string? Before, string? After, DifferencePlace? BeforeAt, DifferencePlace? AfterAt)
{
    internal static ReportedDifference Of(TextChange change) => new(change.Kind, change.Significance, change.Before?.Text, change.After?.Text, DifferencePlace.Of(change.Before), DifferencePlace.Of(change.After));
}

/// <summary>A place in one version.</summary>
/// <param name="In">The part that <paramref name="Start"/> counts in.</param>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">UTF-16 units.</param>
public sealed record DifferencePlace(TextPart In, int Start, int Length)
{
    internal static DifferencePlace? Of(ChangedWords? words) => words is { Start: { } start, Length: { } length } ? new(words.In, start, length) : null;
}

/// <summary>A version that a change rests on, with a capture that shows it.</summary>
/// <param name="In">The part that <paramref name="Start"/> counts in.</param>
/// <param name="Start">First UTF-16 unit of the weightiest change.</param>
/// <param name="Length">UTF-16 units of it; 0 where this version lacks the words.</param>
/// <param name="Capture">Of the earlier version the last capture before the change, of the later one the first.</param>
/// <param name="Sha256">Digest of the captured bytes.</param>
/// <param name="Rule">What compared them.</param>
public sealed record ChangeEvidence(string Article, string Version, TextPart In, int Start, int Length, string Capture, string Sha256, string Rule);
