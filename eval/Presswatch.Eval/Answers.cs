using System.Text.Json.Nodes;
using Presswatch.Core.Captures;
using Presswatch.Core.Dates;
using Presswatch.Core.Output;
using Presswatch.Core.Pages;
using Presswatch.Core.Readings;
using Presswatch.Extraction;
using Presswatch.Packs.Model;
using Presswatch.Reading.Articles;
using Presswatch.Reading.Dates;

namespace Presswatch.Eval;

/// <summary>Reads the articles of a gold set as <c>presswatch read</c> does, and gives the answers in the gold form.</summary>
public sealed class Answers(Pack pack)
{
    private readonly PageExtractor _extractor = new([pack]);
    private readonly DatingRules _dating = DatingRules.Compile(pack);
    private readonly ArticleReader _reader = new(ReadingRules.Compile(pack));

    /// <summary>The answer to one line of articles.</summary>
    public JsonObject Of(JsonNode line)
    {
        ReadingInput input = Input(line);
        return InGoldForm((string)line["id"]!, input.Published, _reader.Read(input));
    }

    /// <summary>What is found in one line of articles.</summary>
    public ArticleReading Reading(JsonNode line) => _reader.Read(Input(line));

    /// <summary>One line of articles as the reader takes it.</summary>
    public ReadingInput Input(JsonNode line)
    {
        string text = (string)line["text"]!;
        string? title = (string?)line["title"];
        PartialDate? stated = PartialDate.TryParse((string?)line["date"], out PartialDate date) ? date : null;
        Page page = _extractor.ExtractFields(new() { Text = text, Title = title, Date = stated, Language = (string?)line["language"], Address = (string?)line["url"], Pack = pack.Name });
        PageArticle? article = page.Articles.Count > 0 ? page.Articles[0] : null;
        FoundDate published = article is null ? FoundDate.None : PublicationDating.Date(article, new(_dating, page.Teasers, Capture.ClaimedTime((string?)line["captured"]), (string?)line["url"]));
        int opening = article?.Dateline is { } dateline && text.IndexOf(dateline.Text, StringComparison.Ordinal) is var at and >= 0 ? at + dateline.Text.Length : 0;
        return new(title, text, published.Value, article?.Dateline, article?.Language, opening);
    }

    /// <summary>A reading in the form of the gold standard.</summary>
    public static JsonObject InGoldForm(string id, PartialDate? published, ArticleReading reading) => new()
    {
        ["id"] = id,
        ["published"] = published?.ToString(),
        ["dateline"] = reading.Dateline is { } line ? new JsonObject { ["place"] = line.Place, ["month"] = line.Month, ["day"] = line.Day, ["agency"] = line.Agency } : null,
        ["eventType"] = JsonText.NameOf(reading.Event.Type),
        ["eventDate"] = reading.Event.Date,
        ["eventPlace"] = reading.Event.Place,
        ["people"] = Array(reading.People, person => new() { ["name"] = person.Name, ["title"] = person.Title, ["role"] = JsonText.NameOf(person.Role) }),
        ["organisations"] = new JsonArray([.. reading.Organisations.Select(body => (JsonNode?)JsonValue.Create(body.Name))]),
        ["places"] = Array(reading.Places, place => new() { ["name"] = place.Name, ["kind"] = JsonText.NameOf(place.Kind) }),
        ["dates"] = Array(reading.Dates, found => new() { ["text"] = found.Text, ["value"] = found.Value }),
        ["quantities"] = Array(reading.Quantities, found => new() { ["text"] = found.Text, ["value"] = (double)found.Value, ["unit"] = found.Unit, ["bound"] = JsonText.NameOf(found.Bound).Replace('-', ' ') }),
        ["commitments"] = Array(reading.Commitments, found => new() { ["kind"] = JsonText.NameOf(found.Kind), ["by"] = found.By, ["to"] = found.To, ["text"] = found.Text, ["deadline"] = found.Deadline }),
    };

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonObject> form) => new([.. items.Select(item => (JsonNode?)form(item))]);
}
