using Presswatch.Archive.Readings;

namespace Presswatch.Archive.States;

/// <summary>An edit after which an article no longer names a person.</summary>
/// <param name="Change">The edit.</param>
/// <param name="Person">Id of the person.</param>
/// <param name="Name">As the registry names the person.</param>
public sealed record NameRemoval(TextChange Change, string Person, string Name);

/// <summary>Finds edits that remove names: people of the reading of the old text who are not in that of the new.</summary>
public static class NameRemovals
{
    // A text of which not even a quarter is left was cut, or came in part: that it names nobody says nothing of anybody.
    private const int LeastLeft = 4;

    /// <summary>The edits, in the order of articles, addresses and time; and the people of all documents compared.</summary>
    /// <param name="rows">The catalogue's rows.</param>
    /// <param name="people">The registry.</param>
    /// <param name="afterCaptures">Only articles sighted by a capture after the first so many.</param>
    public static IReadOnlyList<NameRemoval> Of(IStateRows rows, IPeopleRows people, long afterCaptures = 0)
    {
        TextChange[] changes = [.. rows.Changes(afterCaptures).Where(change => change.ToWords * LeastLeft >= change.FromWords)];
        if (changes.Length == 0) return [];
        long[] documents = [.. changes.SelectMany(change => new[] { change.From, change.To }).Distinct()];
        ILookup<long, NamedPerson> named = people.NamedIn(documents).ToLookup(one => one.Document);
        return [.. changes.SelectMany(change => named[change.From].Where(one => !named[change.To].Any(other => other.Person == one.Person)).Select(one => new NameRemoval(change, one.Person, one.Name)))];
    }
}
