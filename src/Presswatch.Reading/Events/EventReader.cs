using Presswatch.Core.Readings;
using Presswatch.Reading.Articles;

namespace Presswatch.Reading.Events;

/// <summary>Reads the event. Not safe for concurrent use.</summary>
internal sealed class EventReader(EventRules rules)
{
    /// <summary>What stands for a rule where none decided the type.</summary>
    public const string NoRule = "none";

    private readonly EventTypeReader _types = new(rules);

    public void Read(Draft draft)
    {
        EventFinding found = _types.Read(draft);
        draft.Event = found;
    }
}
