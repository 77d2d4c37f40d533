using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Names.People;

/// <summary>Word lists and rules of people, made ready. Immutable, safe for concurrent use.</summary>
internal sealed class PeopleRules
{
    /// <summary>Kinds of the rules in packs: shapes of names; what beside a run of capitalised words makes it a name; what brings a list of names together.</summary>
    public const string ShapeKind = "name-shape", PersonKind = "person", ListKind = "name-list";

    /// <summary>Rule cited where the pack itself knows the person.</summary>
    public const string KnownRule = "engine.people.known";

    /// <summary>Rule cited for a name in a list of names found by other rules.</summary>
    public const string InListRule = "engine.people.in-list";

    /// <summary>Rule cited for a later mention by a part of the name.</summary>
    public const string AgainRule = "engine.people.again";

    /// <summary>Rule cited for a list of names that no rule of the pack explains.</summary>
    public const string NamesRule = "engine.people.names";

    private readonly PersonWord[] _words;
    private readonly HashSet<int> _given;

    public PeopleRules(Pack pack, Lexicon lexicon)
    {
        Shapes = new(pack.ReadingRules, ShapeKind, lexicon);
        Evidence = new(pack.ReadingRules, PersonKind, lexicon);
        Lists = new(pack.ReadingRules, ListKind, lexicon);
        (Run, Title) = (lexicon.ClassOf("name-run"), lexicon.ClassOf("title"));
        HyphenedGiven = lexicon.ClassOf("hyphened-given");
        int given = lexicon.ClassOf("given-syllable");
        _given = [.. lexicon.Entries.Where(entry => entry.Class == given && entry.Words.Length == 1).Select(entry => lexicon.KeyOf(entry.Words[0]))];
        PersonName = lexicon.ClassOf(Lexicon.PersonName);
        (string Class, PersonWord Word)[] classes =
        [
            ("title-head", PersonWord.Head), ("title-head-plural", PersonWord.Heads), ("title-modifier", PersonWord.Modifier), ("honorific", PersonWord.Honorific), ("kinship", PersonWord.Kinship),
            ("title-inner", PersonWord.Inner), ("title-preposition", PersonWord.Preposition), ("determiner", PersonWord.Determiner), ("title-stop", PersonWord.Stop), ("no-name", PersonWord.NoName),
            ("named-thing", PersonWord.Thing), ("name-particle", PersonWord.Particle), ("name-clue", PersonWord.Clue), ("conjunction", PersonWord.And), ("title-joiner", PersonWord.Joiner),
            ("comma-body", PersonWord.CommaBody), ("speech-verb", PersonWord.Speech), (Lexicon.PlaceName, PersonWord.Place), (Lexicon.WorldName, PersonWord.Place), ("nationality", PersonWord.Nationality), ("people-adjective", PersonWord.Nationality),
            ("known-surname", PersonWord.Surname), ("honour", PersonWord.Honour), ("sentence-opener", PersonWord.Opener), ("abbreviation", PersonWord.Abbreviation), ("group-noun", PersonWord.Group), ("appointing-word", PersonWord.Appointing), ("place-head-before", PersonWord.PlaceBefore), (Lexicon.OrganisationName, PersonWord.Covered), ("common-word", PersonWord.Common),
        ];
        _words = new PersonWord[classes.Max(pair => lexicon.ClassOf(pair.Class)) + 1];
        foreach ((string type, PersonWord word) in classes) _words[lexicon.ClassOf(type)] |= word;
    }

    public RuleSet Shapes { get; }

    public RuleSet Evidence { get; }

    public RuleSet Lists { get; }

    /// <summary>Class of the marks of capitalised words that may be a name.</summary>
    public int Run { get; }

    /// <summary>Class of the marks of titles.</summary>
    public int Title { get; }

    /// <summary>Class of the lexicon's hits of people of the pack.</summary>
    public int PersonName { get; }

    /// <summary>Class of the marks of two syllables of given names with a hyphen between.</summary>
    public int HyphenedGiven { get; }

    /// <summary>Whether a key is that of a syllable of given names.</summary>
    public bool IsGiven(int key) => _given.Contains(key);

    /// <summary>What a class of the lexicon says of its words.</summary>
    public PersonWord WordOf(int type) => type < _words.Length ? _words[type] : PersonWord.None;
}
