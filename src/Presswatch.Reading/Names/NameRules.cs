using Presswatch.Core.Readings;
using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Names.People;
using Presswatch.Reading.Names.Words;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Names;

/// <summary>The rules of people, bodies and places, made ready. Immutable, safe for concurrent use.</summary>
internal sealed class NameRules
{
    /// <summary>Kind of the rules in packs.</summary>
    public const string Kind = "name";

    private static readonly (string Class, Fact Fact)[] Classes =
    [
        ("body-head", Fact.Body), ("body-head-small", Fact.SmallBody), ("body-head-state", Fact.StateBody), ("body-head-purpose", Fact.Purpose), ("body-head-brand", Fact.Brand),
        ("body-head-weak", Fact.Weak), ("body-head-plural", Fact.Bodies), ("small-modifier", Fact.SmallModifier), ("field", Fact.Field), ("plural-people", Fact.PluralPeople),
        ("place-head", Fact.Place), ("place-head-small", Fact.SmallPlace), ("place-head-plural", Fact.Places), ("place-head-before", Fact.PlaceBefore), ("thing-head", Fact.Thing),
        ("function-word", Fact.Function), ("office-word", Fact.Office), ("no-body", Fact.NoBody), ("direction", Fact.Direction), ("work-word", Fact.Work), ("opener", Fact.Opener),
        ("known-body", Fact.Known), (Lexicon.OrganisationName, Fact.Known), (Lexicon.PlaceName, Fact.Gazetteer), (Lexicon.WorldName, Fact.Gazetteer), ("nationality", Fact.Nation),
        (Lexicon.PersonName, Fact.Person), ("small-body", Fact.SmallName), ("calendar-word", Fact.Calendar), ("ordinal-word", Fact.Ordinal), ("body-head-numbered", Fact.Numbered),
        ("small-unit", Fact.Unit), ("small-command", Fact.Command),
    ];

    private readonly Fact[] _facts;
    private readonly Dictionary<string, PackPlace> _places;

    public NameRules(Pack pack, Lexicon lexicon)
    {
        (Pack, Lexicon) = (pack, lexicon);
        Rules = new(pack.ReadingRules, Kind, lexicon);
        (Organisation, Thing) = (lexicon.ClassOf("organisation"), lexicon.ClassOf("thing"));
        People = new(pack, lexicon);
        (Person, Place) = (lexicon.ClassOf("person"), lexicon.ClassOf("place"));
        Date = lexicon.ClassOf("date");
        (OrganisationName, KnownBody) = (lexicon.ClassOf(Lexicon.OrganisationName), lexicon.ClassOf("known-body"));
        (HeadLetters, Currency) = (lexicon.ClassOf("head-letters"), lexicon.ClassOf("currency"));
        (SmallBody, Organ) = (lexicon.ClassOf("small-body"), lexicon.ClassOf("body-organ"));
        (PlaceName, WorldName, Nationality) = (lexicon.ClassOf(Lexicon.PlaceName), lexicon.ClassOf(Lexicon.WorldName), lexicon.ClassOf("nationality"));
        int[] ids = [.. Classes.Select(entry => lexicon.ClassOf(entry.Class))];
        _facts = new Fact[ids.Max() + 1];
        for (int i = 0; i < ids.Length; i++) _facts[ids[i]] |= Classes[i].Fact;
        _places = new(StringComparer.Ordinal);
        foreach (PackPlace place in pack.World.Concat(pack.Places)) _places[place.Id] = place;
        PlaceSuffixes = [.. pack.WordLists.Where(list => list.Class == "place-suffix").SelectMany(list => list.Words.Select(word => new PlaceSuffix(word.Text, KindOf(word.Value), list.Id)))];
    }

    public Pack Pack { get; }

    public Lexicon Lexicon { get; }

    public RuleSet Rules { get; }

    /// <summary>Word lists and rules of people alone.</summary>
    public PeopleRules People { get; }

    /// <summary>Class of the marks of bodies: each mention of one, its item the index in the draft's organisations.</summary>
    public int Organisation { get; }

    /// <summary>Class of the marks of capitalised names that are neither body, person nor place: titles of works, events, documents, weapons, holidays.</summary>
    public int Thing { get; }

    /// <summary>Class of the marks of people: each mention, its item the index in the draft's people.</summary>
    public int Person { get; }

    /// <summary>Class of the marks of places: each mention, its item the index in the draft's places; those with a head ("Union Square") are marked, with item -1, before people are read.</summary>
    public int Place { get; }

    /// <summary>Class of the marks of dates.</summary>
    public int Date { get; }

    public int OrganisationName { get; }

    public int KnownBody { get; }

    /// <summary>Class of letters that stand for words at the head of names; value: the words.</summary>
    public int HeadLetters { get; }

    /// <summary>Class of bodies that are printed in small letters.</summary>
    public int SmallBody { get; }

    /// <summary>Class of organs that go by the body whose they are: "Board of Directors".</summary>
    public int Organ { get; }

    /// <summary>Class of the words that make a country's name before them the name of its money.</summary>
    public int Currency { get; }

    public int PlaceName { get; }

    public int WorldName { get; }

    public int Nationality { get; }

    /// <summary>Endings by which a word is a place.</summary>
    public IReadOnlyList<PlaceSuffix> PlaceSuffixes { get; }

    /// <summary>What the words of a class are in names.</summary>
    public Fact FactOf(int type) => type < _facts.Length ? _facts[type] : Fact.None;

    public PackPlace? PlaceOf(string id) => _places.GetValueOrDefault(id);

    /// <summary>The kind that lists and gazetteers write as a word; "other" where there is no such kind.</summary>
    public static PlaceKind KindOf(string? kind) => Enum.TryParse(kind, ignoreCase: true, out PlaceKind value) ? value : PlaceKind.Other;
}

/// <summary>An ending such as "-ri".</summary>
/// <param name="Text">The ending, in small letters.</param>
/// <param name="Kind">What places with it are.</param>
/// <param name="List">Id of its list.</param>
internal sealed record PlaceSuffix(string Text, PlaceKind Kind, string List);
