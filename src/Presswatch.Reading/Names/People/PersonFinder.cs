using Presswatch.Reading.Articles;

namespace Presswatch.Reading.Names.People;

/// <summary>Finds people with their titles, mentions and lists of names. Not safe for concurrent use.</summary>
internal sealed class PersonFinder(NameRules rules)
{
    public void Find(Draft draft) => _ = (rules, draft);
}
