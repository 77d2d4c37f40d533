using Presswatch.Reading.Articles;

namespace Presswatch.Reading.Names.Bodies;

/// <summary>Finds bodies, sites and the capitalised names of things. Not safe for concurrent use.</summary>
internal sealed class BodyFinder(NameRules rules)
{
    public void Find(Draft draft) => _ = (rules, draft);
}
