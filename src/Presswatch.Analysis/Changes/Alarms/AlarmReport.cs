using Presswatch.Analysis.Changes.Gone;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Readings;
using Presswatch.Archive.States;
using Presswatch.Core.Values;
using Presswatch.Intake.Edits;

namespace Presswatch.Analysis.Changes.Alarms;

/// <summary>An article that went from all its addresses.</summary>
/// <param name="Head">The article.</param>
/// <param name="Source">Source of the address that went last.</param>
/// <param name="Absence">When.</param>
/// <param name="People">Who is named in any of its versions: ids and names.</param>
internal sealed record Loss(ArticleHead Head, string Source, Absence Absence, IReadOnlyDictionary<string, string> People)
{
    public string What => Absence.Until is not null ? "returned" : Absence.GoneAt is not null ? "gone" : "missing";

    public bool IsAway => Absence.Until is null;

    public AlarmArticle ToArticle() => new(Head.Article, Head.Version, What, Absence.From, Absence.Address, Head.Headline, Head.Published, Absence.FirstCapture);
}

/// <summary>The mass events of an archive: names removed from many articles, and many articles lost. Derived from the record: the same whatever the order in which captures came in.</summary>
/// <remarks>Outages and block pages raise none: what they answer tells nothing of an address.</remarks>
public static class AlarmReport
{
    /// <summary>All alarms, newest first.</summary>
    /// <param name="catalogue">The archive's catalogue.</param>
    /// <param name="edits">Finds the edits that remove names.</param>
    /// <param name="store">Its readings: what is not read yet names nobody.</param>
    /// <param name="ask">As of when, and what is gone.</param>
    /// <param name="rules">What makes many changes an alarm.</param>
    public static IReadOnlyList<Alarm> Of(ICatalogue catalogue, NameRemovals edits, IReadingStore store, StandingAsk ask, AlarmRules rules)
    {
        IReadOnlyDictionary<string, DateTimeOffset> heard = catalogue.States.LastHeard();
        NameRemoval[] removals = [.. edits.Of(store).Where(removal => removal.Change.Seen <= (ask.AsOf?.Invoke(removal.Change.Source) ?? heard.GetValueOrDefault(removal.Change.Source, DateTimeOffset.MaxValue)))];
        Loss[] losses = Losses(catalogue, store.People, ask);
        var alarms = new List<Alarm>();
        foreach (string source in removals.Select(removal => removal.Change.Source).Concat(losses.Select(loss => loss.Source)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var record = new SourceRecord(source, catalogue, store.People, [.. losses.Where(loss => loss.Source == source)], [.. removals.Where(removal => removal.Change.Source == source)]);
            IReadOnlyList<RemovalWave> waves = RemovalWave.Of(record.Removals, rules);
            IReadOnlyList<LossBurst> bursts = LossBurst.Of(record, waves, rules);
            for (int n = 0; n < waves.Count; n++) alarms.Add(waves[n].ToAlarm(record, bursts, rules, n));
            for (int n = 0; n < bursts.Count; n++) alarms.Add(bursts[n].ToAlarm(record, n));
        }
        return [.. alarms.OrderByDescending(alarm => alarm.Since).ThenBy(alarm => alarm.Source, StringComparer.Ordinal).ThenBy(alarm => alarm.Kind, StringComparer.Ordinal)];
    }

    /// <summary>Id of an alarm: what it is of, and when it began.</summary>
    internal static string IdOf(string source, string kind, DateTimeOffset since) => Sha256.Of($"{source}\n{kind}\n{since.ToUnixTimeMilliseconds()}").Hex[..16];

    internal static IReadOnlyList<AlarmSection> Sections(IEnumerable<string?> sections) =>
        [.. sections.GroupBy(section => section, StringComparer.Ordinal).Select(group => new AlarmSection(group.Key, group.Count())).OrderByDescending(one => one.Articles).ThenBy(one => one.Section, StringComparer.Ordinal)];

    internal static BaseRate Before(SourceRecord record, DateTimeOffset since, IEnumerable<(string Article, DateTimeOffset Seen)> like, int alarms)
    {
        (string Article, DateTimeOffset Seen)[] earlier = [.. like.Where(one => one.Seen < since).DistinctBy(one => one.Article)];
        return new(record.DaysBefore(since), earlier.Length, earlier.GroupBy(one => one.Seen.UtcDateTime.Date).Select(day => day.Count()).DefaultIfEmpty().Max(), alarms);
    }

    private static Loss[] Losses(ICatalogue catalogue, IPeopleRows people, StandingAsk ask)
    {
        ArticleStanding[] standings = [.. GoneReport.Standings(catalogue, ask).Where(standing => standing.State.Absences.Count > 0)];
        ILookup<long, NamedPerson> named = people.NamedIn([.. standings.SelectMany(standing => standing.Article.Documents)]).ToLookup(one => one.Document);
        return [.. standings.SelectMany(standing =>
        {
            Dictionary<string, string> who = standing.Article.Documents.SelectMany(document => named[document]).DistinctBy(one => one.Person).ToDictionary(one => one.Person, one => one.Name, StringComparer.Ordinal);
            // Of an article that went more than once, what holds now counts; else its last absence.
            return standing.State.Absences.Where(absence => absence.LastPage is not null).Select(absence => new Loss(standing.Article.Head, standing.Source, absence, who));
        }).OrderBy(loss => loss.Absence.From).ThenBy(loss => loss.Head.Article, StringComparer.Ordinal)];
    }
}

/// <summary>What is asked of one source while its alarms are made.</summary>
internal sealed class SourceRecord(string name, ICatalogue catalogue, IPeopleRows people, IReadOnlyList<Loss> losses, IReadOnlyList<NameRemoval> removals)
{
    private readonly Lazy<IReadOnlyList<DateTimeOffset>> _first = new(() => catalogue.States.FirstSightings(name));

    public string Name => name;

    /// <summary>In order of time.</summary>
    public IReadOnlyList<Loss> Losses => losses;

    public IReadOnlyList<NameRemoval> Removals => removals;

    /// <summary>Articles sighted before a time.</summary>
    public int ArticlesBefore(DateTimeOffset time) => _first.Value.Count(first => first < time);

    public int DaysBefore(DateTimeOffset time) => _first.Value.Count == 0 || _first.Value[0] >= time ? 0 : (int)Math.Ceiling((time - _first.Value[0]).TotalDays);

    /// <summary>By person the versions that name the person, of articles at this source; and when each article was looked at last.</summary>
    public (ILookup<string, NamingVersion> Naming, IReadOnlyDictionary<string, ArticlePlace> Looked) Naming(IReadOnlyCollection<string> who)
    {
        IReadOnlyList<NamingVersion> naming = people.Naming(who);
        Dictionary<string, ArticlePlace> looked = catalogue.States.PlacesOf([.. naming.Select(one => one.Article).Distinct(StringComparer.Ordinal)]).Where(place => place.Source == name)
            .GroupBy(place => place.Article, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.MaxBy(place => place.LastAnswer)!, StringComparer.Ordinal);
        return (naming.Where(one => looked.ContainsKey(one.Article)).ToLookup(one => one.Person, StringComparer.Ordinal), looked);
    }

    public IReadOnlyDictionary<string, ArticleHead> Heads(IReadOnlyCollection<string> articles) => catalogue.States.Heads(articles);
}
