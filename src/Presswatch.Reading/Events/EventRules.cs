using Presswatch.Core.Dates;
using Presswatch.Core.Output;
using Presswatch.Core.Readings;
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

    private static readonly Dictionary<string, EventType> ByName = Enum.GetValues<EventType>().ToDictionary(type => JsonText.NameOf(type), StringComparer.Ordinal);

    private static readonly Dictionary<string, PersonRole> RolesByName = Enum.GetValues<PersonRole>().ToDictionary(role => JsonText.NameOf(role), StringComparer.Ordinal);

    private readonly Dictionary<string, PartialDate> _died = new(StringComparer.Ordinal);
    private readonly EventType[] _labels;
    private readonly PersonRole[] _roles;
    private readonly int _roleWord, _preposition, _personPronoun, _bodyPronoun;
    private readonly int _knownPerson, _foundPerson, _eventWord;

    public EventRules(Pack pack, Lexicon lexicon)
    {
        Rules = new(pack.ReadingRules, Kind, lexicon);
        Ruled = new(pack, lexicon);
        foreach (PackPerson person in pack.People)
        {
            if (person.Died is not { } died) continue;
            _died.TryAdd(person.Name, died);
            foreach (string name in person.Names) _died.TryAdd(name, died);
        }
        (_roleWord, _preposition, _personPronoun, _bodyPronoun) = (lexicon.ClassOf("role-word"), lexicon.ClassOf("role-preposition"), lexicon.ClassOf("person-pronoun"), lexicon.ClassOf("body-pronoun"));
        Types = ModelFiles.Find(pack, "event-type");
        Dates = ModelFiles.Find(pack, "event-date");
        Places = ModelFiles.Find(pack, "event-place");
        Scene = new(lexicon);
        Roles = ModelFiles.Find(pack, "role");
        _roles = [.. (Roles?.Labels ?? []).Select(label => RolesByName[label])];
        _labels = [.. (Types?.Labels ?? []).Select(label => ByName[label])];
        (_knownPerson, _foundPerson, _eventWord) = (lexicon.ClassOf(Lexicon.PersonName), lexicon.ClassOf("person"), lexicon.ClassOf("event-word"));
    }

    /// <summary>Model of event types; <see langword="null"/> where the language has none.</summary>
    public LinearModel? Types { get; }

    /// <summary>Model of roles; <see langword="null"/> where the language has none.</summary>
    public LinearModel? Roles { get; }

    /// <summary>Model of which date is the event's; <see langword="null"/> where the language has none.</summary>
    public LinearModel? Dates { get; }

    /// <summary>Model of which place is the event's; <see langword="null"/> where the language has none.</summary>
    public LinearModel? Places { get; }

    public SceneClasses Scene { get; }

    /// <summary>Rules of place, date and roles, which go before the models.</summary>
    public SceneRules Ruled { get; }

    public PersonRole RoleOfLabel(int label) => _roles[label];

    public RoleFeatures NewRoleFeatures() => new(_roleWord, _preposition, _personPronoun, _bodyPronoun, Scene.Date, Scene.Happening);

    /// <summary>Whether the pack knows the person, by a name, as dead before a day; any day where none is given.</summary>
    public bool HadDied(string name, PartialDate? published) => _died.TryGetValue(name, out PartialDate died) && (published is not { } day || died.First < day.Last);

    /// <summary>The type that a class of the model stands for.</summary>
    public EventType TypeOfLabel(int label) => _labels[label];

    /// <summary>The type that a rule means; <see langword="null"/> where it names none.</summary>
    public static EventType? TypeOf(ReadingRule rule) => ByName.TryGetValue(rule.Means ?? "", out EventType type) ? type : null;

    public EventFeatures NewFeatures() => new(_knownPerson, _foundPerson, _eventWord);

    public RuleSet Rules { get; }
}
