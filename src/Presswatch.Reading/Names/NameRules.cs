using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Names;

/// <summary>The rules of people, bodies and places, made ready. Immutable, safe for concurrent use.</summary>
internal sealed class NameRules
{
    /// <summary>Kind of the rules in packs.</summary>
    public const string Kind = "name";

    public NameRules(Pack pack, Lexicon lexicon)
    {
        (Pack, Lexicon) = (pack, lexicon);
        Rules = new(pack.ReadingRules, Kind, lexicon);
        (Organisation, Thing) = (lexicon.ClassOf("organisation"), lexicon.ClassOf("thing"));
        (Person, Place) = (lexicon.ClassOf("person"), lexicon.ClassOf("place"));
    }

    public Pack Pack { get; }

    public Lexicon Lexicon { get; }

    public RuleSet Rules { get; }

    /// <summary>Class of the marks of bodies: each mention of one, its item the index in the draft's organisations.</summary>
    public int Organisation { get; }

    /// <summary>Class of the marks of capitalised names that are neither body, person nor place: titles of works, events, documents, weapons, holidays.</summary>
    public int Thing { get; }

    /// <summary>Class of the marks of people: each mention, its item the index in the draft's people.</summary>
    public int Person { get; }

    /// <summary>Class of the marks of places: each mention, its item the index in the draft's places; sites with a head ("Union Square") are marked before people are read.</summary>
    public int Place { get; }
}
