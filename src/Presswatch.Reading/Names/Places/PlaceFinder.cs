using Presswatch.Reading.Articles;

namespace Presswatch.Reading.Names.Places;

/// <summary>Finds places that no body's or person's name holds. Not safe for concurrent use.</summary>
internal sealed class PlaceFinder(NameRules rules)
{
    public void Find(Draft draft) => _ = (rules, draft);
}
