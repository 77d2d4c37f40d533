using Presswatch.Archive.Readings;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;

namespace Presswatch.Intake.Pipeline;

/// <summary>Says field by field what two readings of one text have otherwise.</summary>
public static class ReadingDifference
{
    private static readonly (string Name, Func<ArticleReading, IEnumerable<string>> Lines)[] Fields =
    [
        ("eventType", reading => [JsonText.NameOf(reading.Event.Type)]),
        ("eventDate", reading => One(reading.Event.Date)),
        ("eventPlace", reading => One(reading.Event.Place)),
        ("people", reading => reading.People.Select(person => $"{person.Name}{(person.Title is { } title ? $", {title}" : "")} ({JsonText.NameOf(person.Role)})")),
        ("organisations", reading => reading.Organisations.Select(body => body.Name)),
        ("places", reading => reading.Places.Select(place => $"{place.Name} ({JsonText.NameOf(place.Kind)})")),
        ("dates", reading => reading.Dates.Select(date => $"{date.Text} = {date.Value}")),
        ("quantities", reading => reading.Quantities.Select(quantity => $"{quantity.Text} = {JsonText.NameOf(quantity.Bound)} {quantity.Value} {quantity.Unit}")),
        ("commitments", reading => reading.Commitments.Select(one => $"{JsonText.NameOf(one.Kind)} by {one.By ?? "?"}: {one.Text}")),
    ];

    /// <summary>Adds a change for each thing that only one of the readings has; what stands in both is left out.</summary>
    public static void Between(ReadVersion version, ArticleReading before, List<ReadingChange> changes)
    {
        foreach ((string field, Func<ArticleReading, IEnumerable<string>> lines) in Fields)
        {
            List<string> was = [.. lines(before)], now = [.. lines(version.Drawn.Reading)];
            if (was.SequenceEqual(now)) continue;
            string[] gone = [.. was.Except(now)], added = [.. now.Except(was)];
            if (gone.Length + added.Length > 0) changes.Add(new(version.Article.Value, version.Version.Value, field, Text(gone), Text(added)));
        }
    }

    private static IEnumerable<string> One(string? value) => value is null ? [] : [value];

    private static string? Text(string[] lines) => lines.Length == 0 ? null : string.Join("; ", lines);
}
