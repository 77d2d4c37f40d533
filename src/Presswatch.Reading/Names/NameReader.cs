using Presswatch.Reading.Articles;
using Presswatch.Reading.Names.Bodies;
using Presswatch.Reading.Names.People;
using Presswatch.Reading.Names.Places;

namespace Presswatch.Reading.Names;

/// <summary>Reads bodies, then people, then places: a body's name may hold those of people and places, a person's those of places. Not safe for concurrent use.</summary>
internal sealed class NameReader(NameRules rules)
{
    private readonly BodyFinder _bodies = new(rules);
    private readonly PersonFinder _people = new(rules);
    private readonly PlaceFinder _places = new(rules);

    public void Read(Draft draft)
    {
        _bodies.Find(draft);
        _people.Find(draft);
        _places.Find(draft);
    }
}
