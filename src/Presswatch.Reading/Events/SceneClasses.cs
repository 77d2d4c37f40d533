using Presswatch.Reading.Lexicons;

namespace Presswatch.Reading.Events;

/// <summary>Classes of the lexicon by which the scene of an event is read.</summary>
internal sealed class SceneClasses(Lexicon lexicon)
{
    public int Place { get; } = lexicon.ClassOf("place");

    public int Organisation { get; } = lexicon.ClassOf("organisation");

    public int Date { get; } = lexicon.ClassOf("date");

    /// <summary>"here".</summary>
    public int Here { get; } = lexicon.ClassOf("here");

    /// <summary>Words that hint at the type of an event.</summary>
    public int EventWord { get; } = lexicon.ClassOf("event-word");

    /// <summary>Words that tell what people do at events.</summary>
    public int RoleWord { get; } = lexicon.ClassOf("role-word");

    /// <summary>Verbs of taking place, coming, going and making; value: which of them.</summary>
    public int Happening { get; } = lexicon.ClassOf("happening");

    /// <summary>Prepositions.</summary>
    public int Preposition { get; } = lexicon.ClassOf("role-preposition");
}
