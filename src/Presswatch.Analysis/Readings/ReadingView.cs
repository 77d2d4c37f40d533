using Presswatch.Core.Dates;
using Presswatch.Core.Readings;

namespace Presswatch.Analysis.Readings;

/// <summary>A reading as <c>read</c> prints it, <c>show</c> and the API answer it; docs/reference/contracts.md fixes the names.</summary>
public sealed record ReadingView(
    string Id, PartialDate? Published, IReadOnlyList<PartialDate> Alternatives, string? Pack, ReadDateline? Dateline,
    EventType EventType, string? EventDate, string? EventPlace, EventFinding Event,
    IReadOnlyList<PersonFinding> People, IReadOnlyList<string> Organisations, IReadOnlyList<PlaceFinding> Places, IReadOnlyList<DateFinding> Dates,
    IReadOnlyList<QuantityFinding> Quantities, IReadOnlyList<CommitmentFinding> Commitments,
    IReadOnlyList<PersonMention> Mentions, IReadOnlyList<NameList> Lists, IReadOnlyList<OrganisationFinding> OrganisationFindings)
{
    public static ReadingView Of(string id, string? pack, FoundDate published, ArticleReading reading) => new(
        id, published.Value, published.Alternatives, pack,
        reading.Dateline is { } line ? new ReadDateline(line.Place, line.Month, line.Day, line.Agency) : null,
        reading.Event.Type, reading.Event.Date, reading.Event.Place, reading.Event,
        reading.People, [.. reading.Organisations.Select(body => body.Name)], reading.Places, reading.Dates,
        reading.Quantities, reading.Commitments, reading.Mentions, reading.Lists, reading.Organisations);
}

/// <summary>The dateline as the gold standard has it.</summary>
public sealed record ReadDateline(string Place, int Month, int Day, string? Agency);
