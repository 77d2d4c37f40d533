using Presswatch.Reading.Articles;

namespace Presswatch.Reading.Events;

/// <summary>Reads the event: its type, then when and where it was, then what each person did there. Not safe for concurrent use.</summary>
internal sealed class EventReader(EventRules rules)
{
    /// <summary>What stands for a rule where none decided the type.</summary>
    public const string NoRule = "none";

    private readonly EventTypeReader _types = new(rules);
    private readonly SceneReader _scene = new(rules);
    private readonly RoleReader _roles = new(rules);

    public void Read(Draft draft)
    {
        draft.Event = _types.Read(draft);
        draft.Event = _scene.Read(draft, draft.Event);
        _roles.Read(draft);
    }
}
