using Presswatch.Core.Readings;

namespace Presswatch.Archive.Readings;

/// <summary>What a user said is otherwise than read. Kept in the journal, laid over readings, never in their place.</summary>
/// <param name="Id">16 base32 characters, by which it can be taken back.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Author">Who, as they named themselves.</param>
/// <param name="Subject">"person" or "event" of an article, or "registry" for a person of the registry.</param>
/// <param name="Field">Of a person in an article: name, title, role, is (a person of the registry), drop. Of an event: type, date, place. Of the registry: name, same-as.</param>
/// <param name="Value">The right value; <see langword="null"/> for none.</param>
/// <param name="Article">The article; <see langword="null"/> for the registry.</param>
/// <param name="Version">The one version it holds for; <see langword="null"/> for all.</param>
/// <param name="Person">Name as read in the article, or id in the registry; <see langword="null"/> for events.</param>
/// <param name="Note">Why, in the user's words.</param>
public sealed record Correction(
    string Id, DateTimeOffset At, string Author, string Subject, string Field, string? Value, string? Article = null, string? Version = null, string? Person = null, string? Note = null)
{
    public const string OfPerson = "person";
    public const string OfEvent = "event";
    public const string OfRegistry = "registry";

    /// <summary>What stands as the rule of a finding that the correction made.</summary>
    public string Rule => $"correction.{Id}";
}

/// <summary>The corrections of an archive. Immutable.</summary>
public sealed class Corrections
{
    private readonly ILookup<string, Correction> _byArticle;

    public Corrections(IEnumerable<Correction> all)
    {
        All = [.. all];
        _byArticle = All.Where(one => one.Article is not null).ToLookup(one => one.Article!, StringComparer.Ordinal);
    }

    public static readonly Corrections None = new([]);

    /// <summary>All that stand, oldest first.</summary>
    public IReadOnlyList<Correction> All { get; }

    /// <summary>Those of one version, oldest first.</summary>
    public IReadOnlyList<Correction> Of(string article, string version) =>
        [.. _byArticle[article].Where(one => one.Version is null || one.Version == version)];

    /// <summary>The reading with the corrections of its version laid over it; later ones count.</summary>
    public ArticleReading Apply(string article, string version, ArticleReading reading)
    {
        if (!_byArticle.Contains(article)) return reading;
        foreach (Correction one in Of(article, version)) reading = one.Subject == Correction.OfEvent ? WithEvent(reading, one) : WithPerson(reading, one);
        return reading;
    }

    /// <summary>Who a person named in a version is, where a user said it.</summary>
    public string? PersonOf(string article, string version, string name) =>
        _byArticle.Contains(article) ? Of(article, version).LastOrDefault(one => one is { Subject: Correction.OfPerson, Field: "is" } && one.Person == name)?.Value : null;

    private static ArticleReading WithEvent(ArticleReading reading, Correction correction) => reading with
    {
        Event = correction.Field switch
        {
            "type" when Enum.TryParse((correction.Value ?? "").Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out EventType type) =>
                reading.Event with { Type = type, TypeConfidence = 1, TypeRule = correction.Rule },
            "date" => reading.Event with { Date = correction.Value, DateFrom = null },
            "place" => reading.Event with { Place = correction.Value, PlaceConfidence = 1 },
            _ => reading.Event,
        },
    };

    private static ArticleReading WithPerson(ArticleReading reading, Correction correction)
    {
        if (correction.Field == "drop")
        {
            return reading with
            {
                People = [.. reading.People.Where(person => person.Name != correction.Person)],
                Mentions = [.. reading.Mentions.Where(mention => mention.Person != correction.Person)],
            };
        }
        string name = correction.Field == "name" && correction.Value is { } value ? value : correction.Person!;
        return reading with
        {
            People = [.. reading.People.Select(person => person.Name == correction.Person ? With(person, correction, name) : person)],
            Mentions = correction.Field == "name" ? [.. reading.Mentions.Select(mention => mention.Person == correction.Person ? mention with { Person = name } : mention)] : reading.Mentions,
        };
    }

    private static PersonFinding With(PersonFinding person, Correction correction, string name) => correction.Field switch
    {
        "name" => person with { Name = name, Rule = correction.Rule, Confidence = 1 },
        "title" => person with { Title = correction.Value, Rule = correction.Rule, Confidence = 1 },
        "role" when Enum.TryParse(correction.Value, ignoreCase: true, out PersonRole role) => person with { Role = role, RoleConfidence = 1, Rule = correction.Rule },
        _ => person,
    };
}
