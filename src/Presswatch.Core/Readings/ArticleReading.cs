using Presswatch.Core.Pages;

namespace Presswatch.Core.Readings;

/// <summary>The one main thing an article reports.</summary>
public enum EventType
{
    Other,
    Guidance,
    Meeting,
    Rally,
    Ceremony,
    Performance,
    WeaponTest,
    Message,
    Visit,
    Gift,
    Statement,
    SolidarityAbroad,
    Production,
    Disaster,
    Appointment,
    Publication,
    ForeignNews,
    Society,
}

/// <summary>The main thing reported: type, when and where, each with what found it.</summary>
public sealed record EventFinding
{
    public EventType Type { get; init; }
    public double TypeConfidence { get; init; }
    /// <summary>Id of what decided the type.</summary>
    public required string TypeRule { get; init; }
    /// <summary>Types that come next, most likely first.</summary>
    public IReadOnlyList<EventType> Alternatives { get; init; } = [];
    /// <summary>ISO 8601 day, month or year; of a range its start; <see langword="null"/> where the text gives no time.</summary>
    public string? Date { get; init; }
    /// <summary>Index in the reading's dates of the expression that gave <see cref="Date"/>.</summary>
    public int? DateFrom { get; init; }
    /// <summary>The most specific place named, as printed; <see langword="null"/> where none.</summary>
    public string? Place { get; init; }
    public double PlaceConfidence { get; init; }
}

/// <summary>What the program finds in one version of an article. A pure function of text, publication date and pack.</summary>
public sealed record ArticleReading
{
    public Dateline? Dateline { get; init; }
    public required EventFinding Event { get; init; }
    public IReadOnlyList<PersonFinding> People { get; init; } = [];
    public IReadOnlyList<PersonMention> Mentions { get; init; } = [];
    public IReadOnlyList<NameList> Lists { get; init; } = [];
    public IReadOnlyList<OrganisationFinding> Organisations { get; init; } = [];
    public IReadOnlyList<PlaceFinding> Places { get; init; } = [];
    public IReadOnlyList<DateFinding> Dates { get; init; } = [];
    public IReadOnlyList<QuantityFinding> Quantities { get; init; } = [];
    public IReadOnlyList<CommitmentFinding> Commitments { get; init; } = [];
}
