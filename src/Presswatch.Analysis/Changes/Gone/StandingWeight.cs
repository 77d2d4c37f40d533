using Presswatch.Archive.Readings;
using Presswatch.Core.Readings;
using Presswatch.Reading.Edits;

namespace Presswatch.Analysis.Changes.Gone;

/// <summary>Ranks articles that went and came back beside edits. An article that is gone is of high significance where it names a person whom another article names too, else of medium; one that is missing, or back, one step less: high becomes medium, medium low; but one that was gone and is back is never less than medium.</summary>
public static class StandingWeight
{
    /// <summary>The rule's name in the evidence.</summary>
    public const string Rule = "standing.1";

    /// <summary>Significance of one.</summary>
    /// <param name="isNamed">Whether it names a person whom another article names.</param>
    public static Significance Of(ChangeKind kind, bool isNamed, bool wasGone) => kind switch
    {
        ChangeKind.Gone => isNamed ? Significance.High : Significance.Medium,
        _ => isNamed || wasGone ? Significance.Medium : Significance.Low,
    };

    /// <summary>The same as rows of the list of changes.</summary>
    /// <param name="changes">What went and came back.</param>
    /// <param name="store">The readings; without them nobody is named.</param>
    internal static IEnumerable<ReportedChange> Weigh(IReadOnlyList<GoneChange> changes, IReadingStore? store)
    {
        if (changes.Count == 0) return [];
        ILookup<long, NamedPerson> named = (store?.People.NamedIn([.. changes.SelectMany(change => change.Documents).Distinct()]) ?? []).ToLookup(one => one.Document);
        Dictionary<string, NamedPerson[]> people = changes.DistinctBy(change => change.Article)
            .ToDictionary(change => change.Article, change => change.Documents.SelectMany(document => named[document]).DistinctBy(one => one.Person).ToArray(), StringComparer.Ordinal);
        HashSet<string> shared = store is null ? [] : Shared(people, store.People);
        return changes.Select(change => Row(change, people[change.Article], people[change.Article].Any(one => shared.Contains(one.Person))));
    }

    /// <summary>The people whom more than one article names. Who is in several of these is known at once; the archive is asked for the others alone.</summary>
    private static HashSet<string> Shared(Dictionary<string, NamedPerson[]> people, IPeopleRows rows)
    {
        ILookup<bool, string> several = people.Values.SelectMany(article => article).CountBy(one => one.Person, StringComparer.Ordinal).ToLookup(count => count.Value > 1, count => count.Key);
        IEnumerable<string> elsewhere = rows.Naming([.. several[false]]).GroupBy(version => version.Person, StringComparer.Ordinal)
            .Where(person => person.Select(version => version.Article).Distinct(StringComparer.Ordinal).Count() > 1).Select(person => person.Key);
        return several[true].Concat(elsewhere).ToHashSet(StringComparer.Ordinal);
    }

    private static ReportedChange Row(GoneChange change, NamedPerson[] named, bool isNamed)
    {
        ChangeKind kind = change.Kind switch { "gone" => ChangeKind.Gone, "missing" => ChangeKind.Missing, _ => ChangeKind.Returned };
        return new(
            change.Article, change.Headline, change.Published, change.Source, change.Address, null, kind, change.Version, change.Version, DateOnly.FromDateTime(change.Seen.UtcDateTime), change.Seen,
            Of(kind, isNamed, change.WasGone), [], true, change.Capture is { } capture ? [new(change.Article, change.Version, TextPart.Text, 0, 0, capture, "", Rule)] : [])
        {
            MissingSince = change.MissingSince, LastSeen = change.LastSeen, WasGone = change.WasGone, Section = change.Section, Named = named,
        };
    }
}
