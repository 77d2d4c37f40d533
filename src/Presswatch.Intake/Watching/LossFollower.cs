using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Readings;
using Presswatch.Archive.States;
using Presswatch.Intake.Edits;

namespace Presswatch.Intake.Watching;

/// <summary>After an edit or a loss that removes a name, puts first in the queue every article that names the person, and the articles of the same days: so that a purge is seen in days.</summary>
internal sealed class LossFollower(ICatalogue catalogue, NameRemovals edits, IReadingStore readings, WatchQueue queue, TimeProvider clock, FollowRules rules)
{
    private long? _followed;

    /// <summary>Looks through what was captured since the last time.</summary>
    /// <returns>How many addresses were put first.</returns>
    public int Follow()
    {
        long held = catalogue.CaptureCount();
        // What is not read yet names nobody: it is looked through when it is.
        if (readings.FedUpTo < held) return 0;
        _followed ??= queue.Followed;
        if (_followed is not { } before || before > held)
        {
            _followed = held;
            return queue.Hasten([], clock.GetUtcNow(), clock.GetUtcNow(), held);
        }
        if (before == held) return 0;
        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<string> addresses = Addresses(before, now - rules.SeenWithin);
        _followed = held;
        return queue.Hasten(addresses, now, now - rules.AskedWithin, held);
    }

    private IReadOnlyList<string> Addresses(long before, DateTimeOffset oldest)
    {
        NameRemoval[] removals = [.. edits.Of(readings, before).Where(removal => removal.Change.Leaf >= before && removal.Change.Seen >= oldest)];
        TroubledArticle[] lost = [.. catalogue.States.EverMissing(before).Where(article => article.Places.Any(place => IsFresh(place, oldest)))];
        if (removals.Length == 0 && lost.Length == 0) return [];

        HashSet<string> edited = [.. removals.Select(removal => removal.Person)];
        string[] named = [.. readings.People.NamedIn([.. lost.SelectMany(article => article.Documents)]).Select(one => one.Person).Distinct(StringComparer.Ordinal).Where(person => !edited.Contains(person))];
        double most = Math.Max(rules.CommonLeast, rules.CommonShare * readings.Count);
        IEnumerable<IGrouping<string, NamingVersion>> rare = readings.People.Naming(named).GroupBy(version => version.Person, StringComparer.Ordinal).Where(person => person.Count() <= most);
        // The rarer a name, the more it tells that an article with it was lost.
        IEnumerable<NamingVersion> naming = readings.People.Naming(edited).GroupBy(version => version.Person, StringComparer.Ordinal).Concat(rare).OrderBy(person => edited.Contains(person.Key) ? 0 : 1)
            .ThenBy(person => person.Count()).ThenBy(person => person.Key, StringComparer.Ordinal).SelectMany(person => person);
        string[] articles = [.. naming.Select(version => version.Article).Distinct(StringComparer.Ordinal)];
        ILookup<string, ArticlePlace> places = catalogue.States.PlacesOf(articles).ToLookup(place => place.Article, StringComparer.Ordinal);
        return [.. articles.SelectMany(article => places[article]).Select(place => place.Address).Concat(Neighbours(removals, lost))];
    }

    private IEnumerable<string> Neighbours(NameRemoval[] removals, TroubledArticle[] lost)
    {
        IReadOnlyDictionary<string, ArticleHead> heads = catalogue.States.Heads([.. removals.Select(removal => removal.Change.Article).Distinct(StringComparer.Ordinal)]);
        IEnumerable<(string Source, string? Day)> days = removals.Select(removal => (removal.Change.Source, heads.GetValueOrDefault(removal.Change.Article)?.Published)).Concat(lost.SelectMany(article => article.Places.Select(place => (place.Source, article.Head.Published))));
        return days.Where(one => one.Day is { Length: 10 }).GroupBy(one => one.Source, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => catalogue.States.AddressesOfDays(group.Key, [.. group.Select(one => one.Day!).Distinct(StringComparer.Ordinal)]));
    }

    // Whether it has just answered as missing for the first time: each further answer would queue the same again.
    private static bool IsFresh(TroubledPlace place, DateTimeOffset oldest) =>
        AddressStates.Of(place.Address, place.Answers, DateTimeOffset.MaxValue, AddressStates.GoneAfter).Absences is [.., { Until: null, LastPage: not null } last] && last.From == last.LastMissing && last.From >= oldest;
}
