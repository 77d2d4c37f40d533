using System.Text.Json;
using Presswatch.Core.Dates;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Items;

/// <summary>The fields of an item that came with its parts named: a line of JSON or a row of CSV.</summary>
public sealed record ItemFields
{
    /// <summary>Names that are read, as they stand in files unless mapped to others.</summary>
    public static readonly IReadOnlyList<string> Names = ["id", "title", "text", "date", "captured", "url", "source", "language", "section", "publisher", "byline"];

    public string? Id { get; init; }
    public string? Title { get; init; }
    public required string Text { get; init; }
    public PartialDate? Date { get; init; }
    public string? Captured { get; init; }
    public string? Url { get; init; }
    public string? Source { get; init; }
    public string? Language { get; init; }
    public string? Section { get; init; }
    public string? Publisher { get; init; }
    public string? Byline { get; init; }

    /// <summary>Reads one JSON object.</summary>
    /// <param name="json">UTF-8 bytes of the object.</param>
    /// <param name="map">Our names to theirs.</param>
    /// <param name="place">Where it stands, for problems.</param>
    public static Outcome<ItemFields> FromJson(ReadOnlySpan<byte> json, IReadOnlyDictionary<string, string> map, Place place)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        Dictionary<string, string> theirs = Names.ToDictionary(name => map.GetValueOrDefault(name, name), name => name, StringComparer.Ordinal);
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 64 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return new Problem(ProblemCodes.BadJson, "This is not a JSON object.", place);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string? ours = theirs.GetValueOrDefault(reader.GetString()!);
                reader.Read();
                if (ours is null)
                {
                    reader.Skip();
                    continue;
                }
                switch (reader.TokenType)
                {
                    case JsonTokenType.String: values[ours] = reader.GetString(); break;
                    case JsonTokenType.Null: values[ours] = null; break;
                    case JsonTokenType.Number when ours == "id": values[ours] = System.Text.Encoding.UTF8.GetString(reader.ValueSpan); break;
                    default: return new Problem(ProblemCodes.WrongField, $"Field '{map.GetValueOrDefault(ours, ours)}' is not a text.", place);
                }
            }
            if (reader.TokenType != JsonTokenType.EndObject || reader.Read()) return new Problem(ProblemCodes.BadJson, "There is more after the JSON object.", place);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new Problem(ProblemCodes.BadJson, $"This is not JSON: {Short(exception.Message)}", place);
        }
        return From(values, map, place);
    }

    /// <summary>Makes an item of named values.</summary>
    public static Outcome<ItemFields> From(IReadOnlyDictionary<string, string?> values, IReadOnlyDictionary<string, string> map, Place place)
    {
        if (!values.TryGetValue("text", out string? text) || text is null)
        {
            return new Problem(ProblemCodes.MissingField, $"There is no field '{map.GetValueOrDefault("text", "text")}'.", place);
        }
        PartialDate? date = null;
        if (Value(values, "date") is { } stated)
        {
            if (!PartialDate.TryParse(DayOf(stated), out PartialDate read)) return new Problem(ProblemCodes.WrongField, $"Field 'date' holds '{Short(stated)}', which is no date.", place);
            date = read;
        }
        string? captured = Value(values, "captured");
        if (captured is not null && Core.Captures.Capture.ClaimedTime(captured) is null)
        {
            return new Problem(ProblemCodes.WrongField, $"Field 'captured' holds '{Short(captured)}', which is no date or time.", place);
        }
        return new ItemFields
        {
            Id = Value(values, "id"),
            Title = Value(values, "title"),
            Text = text,
            Date = date,
            Captured = captured,
            Url = Value(values, "url"),
            Source = Value(values, "source"),
            Language = Value(values, "language"),
            Section = Value(values, "section"),
            Publisher = Value(values, "publisher"),
            Byline = Value(values, "byline"),
        };
    }

    private static string? Value(IReadOnlyDictionary<string, string?> values, string name) =>
        values.TryGetValue(name, out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    // "2024-01-05T08:00:00Z" names its day; a date alone is taken as it is.
    private static string DayOf(string stated) => stated.Length > 10 && stated[10] is ('T' or ' ') ? stated[..10] : stated;

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
