using Presswatch.Packs.Model;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Models;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.Events;

/// <summary>The rules of the event, made ready. Immutable, safe for concurrent use.</summary>
internal sealed class EventRules
{
    /// <summary>Kind of the rules in packs.</summary>
    public const string Kind = "event";

    private readonly int _knownPerson, _foundPerson, _eventWord;

    public EventRules(Pack pack, Lexicon lexicon)
    {
        Rules = new(pack.ReadingRules, Kind, lexicon);
        Types = ModelFiles.Find(pack, "event-type");
        (_knownPerson, _foundPerson, _eventWord) = (lexicon.ClassOf(Lexicon.PersonName), lexicon.ClassOf("person"), lexicon.ClassOf("event-word"));
    }

    /// <summary>Model of event types; <see langword="null"/> where the language has none.</summary>
    public LinearModel? Types { get; }

    public EventFeatures NewFeatures() => new(_knownPerson, _foundPerson, _eventWord);

    public RuleSet Rules { get; }
}
