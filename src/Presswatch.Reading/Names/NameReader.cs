using Presswatch.Reading.Articles;
using Presswatch.Reading.Names.Bodies;
using Presswatch.Reading.Names.People;
using Presswatch.Reading.Names.Places;

namespace Presswatch.Reading.Names;

/// <summary>Reads bodies, then people, then places: a body's name may hold those of people and places, a person's those of places. Not safe for concurrent use.</summary>
internal sealed class NameReader
{
    private readonly BodyFinder _bodies;
    private readonly PersonFinder _people;
    private readonly PlaceFinder _places;

    public NameReader(NameRules rules)
    {
        var places = new PlaceMentions(rules);
        (_bodies, _people, _places) = (new(rules, places), new(rules), new(rules, places));
    }

    public void Read(Draft draft)
    {
        _bodies.Find(draft);
        _people.Find(draft);
        _places.Find(draft);
    }
}
