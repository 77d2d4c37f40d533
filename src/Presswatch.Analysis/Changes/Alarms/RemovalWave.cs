using Presswatch.Archive.Readings;
using Presswatch.Archive.States;
using Presswatch.Intake.Edits;

namespace Presswatch.Analysis.Changes.Alarms;

/// <summary>Names that were removed from many articles of one source within a short time.</summary>
internal sealed class RemovalWave
{
    // A purge may begin by deleting: losses so long before the first edit belong to it.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(3);

    private readonly List<NameRemoval> _removals;

    private RemovalWave(List<NameRemoval> removals)
    {
        _removals = removals;
        People = removals.Select(removal => removal.Person).ToHashSet(StringComparer.Ordinal);
        Removed = removals.Select(removal => removal.Change.Article).ToHashSet(StringComparer.Ordinal);
        (First, Last) = (removals.Min(removal => removal.Change.Seen), removals.Max(removal => removal.Change.Seen));
    }

    public IReadOnlySet<string> People { get; }

    /// <summary>Articles from which a name was removed.</summary>
    public IReadOnlySet<string> Removed { get; }

    public DateTimeOffset First { get; private init; }

    public DateTimeOffset Last { get; private init; }

    /// <summary>The waves among the removals of one source, in order of time: of each name, removals without a longer gap, from enough articles; those between which the gap is no longer are one.</summary>
    public static IReadOnlyList<RemovalWave> Of(IReadOnlyList<NameRemoval> removals, AlarmRules rules)
    {
        var waves = new List<List<NameRemoval>>();
        foreach (IGrouping<string, NameRemoval> name in removals.GroupBy(removal => removal.Name, StringComparer.Ordinal))
        {
            var run = new List<NameRemoval>();
            foreach (NameRemoval removal in name.OrderBy(removal => removal.Change.Seen).ThenBy(removal => removal.Change.Article, StringComparer.Ordinal))
            {
                if (run.Count > 0 && removal.Change.Seen - run[^1].Change.Seen > rules.Gap) Close(run);
                run.Add(removal);
            }
            Close(run);
        }
        var merged = new List<RemovalWave>();
        foreach (RemovalWave wave in waves.Select(wave => new RemovalWave(wave)).OrderBy(wave => wave.First).ThenBy(wave => wave._removals[0].Name, StringComparer.Ordinal))
        {
            if (merged.Count > 0 && wave.First - merged[^1].Last <= rules.Gap) merged[^1] = new([.. merged[^1]._removals, .. wave._removals]);
            else merged.Add(wave);
        }
        return merged;

        void Close(List<NameRemoval> run)
        {
            if (run.Select(removal => removal.Change.Article).Distinct(StringComparer.Ordinal).Count() >= rules.LeastRemoved) waves.Add([.. run]);
            run.Clear();
        }
    }

    /// <summary>Whether a loss fits into the wave: the article names one of the people, was not edited, and went about that time.</summary>
    public bool Takes(Loss loss, AlarmRules rules) =>
        loss.Absence.From >= First - Ahead && loss.Absence.From <= Last + rules.Gap && !Removed.Contains(loss.Head.Article) && loss.People.Keys.Any(People.Contains);

    /// <summary>The alarm, with what was not altered and what was not looked at.</summary>
    /// <param name="record">The source.</param>
    /// <param name="bursts">Losses that are alarms of their own.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="earlier">Alarms of the kind before.</param>
    public Alarm ToAlarm(SourceRecord record, IReadOnlyList<LossBurst> bursts, AlarmRules rules, int earlier)
    {
        (ILookup<string, NamingVersion> naming, IReadOnlyDictionary<string, ArticlePlace> looked) = record.Naming([.. People]);
        IReadOnlyDictionary<string, ArticleHead> heads = record.Heads([.. looked.Keys]);
        HashSet<long> namingDocuments = [.. naming.SelectMany(group => group).Select(one => one.Document)];
        Dictionary<string, Loss> lost = record.Losses.Where(loss => Takes(loss, rules) && !bursts.Any(burst => burst.Holds(loss))).GroupBy(loss => loss.Head.Article, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        Dictionary<string, NameRemoval> removed = _removals.OrderBy(removal => removal.Change.Seen).ThenBy(removal => removal.Change.Address, StringComparer.Ordinal)
            .DistinctBy(removal => removal.Change.Article).Where(removal => heads.ContainsKey(removal.Change.Article)).ToDictionary(removal => removal.Change.Article, StringComparer.Ordinal);

        var hits = new List<(AlarmArticle Article, DateTimeOffset? Before)>();
        foreach ((string article, NameRemoval removal) in removed)
        {
            if (IsNamed(article, heads, namingDocuments)) continue;
            ArticleHead head = heads[article];
            hits.Add((new(article, head.Version, "removed", removal.Change.Seen, removal.Change.Address, head.Headline, head.Published, removal.Change.Capture), removal.Change.LastSeen));
        }
        hits.AddRange(lost.Values.Where(loss => loss.IsAway).Select(loss => (loss.ToArticle(), loss.Absence.LastPage)));
        hits = [.. hits.OrderBy(hit => hit.Article.Seen).ThenBy(hit => hit.Article.Article, StringComparer.Ordinal)];
        DateTimeOffset since = hits.Count > 0 ? hits[0].Article.Seen!.Value : First;
        HashSet<string> hit = [.. hits.Select(one => one.Article.Article)];
        AlarmArticle[] open = [.. looked.Values.Where(place => !hit.Contains(place.Article) && place.LastAnswer < since).OrderBy(place => place.Article, StringComparer.Ordinal).Select(place => Unlooked(place, heads[place.Article]))];
        int removedNow = hits.Count(one => one.Article.What == "removed"), gone = hits.Count(one => one.Article.What == "gone"), missing = hits.Count - removedNow - gone;
        string[] days = [.. hits.Select(one => one.Article.Published).OfType<string>().Order(StringComparer.Ordinal)];
        return new(AlarmReport.IdOf(record.Name, "name-removed", First), "name-removed", record.Name,
            [.. AlarmNames.Of(_removals.Select(removal => (removal.Person, removal.Name)), naming, hit.Contains).OrderByDescending(name => name.Articles).ThenBy(name => name.Person, StringComparer.Ordinal)],
            hits.Count > 0 ? hits[0].Before : null, since, hits.Count > 0 ? hits[^1].Article.Seen!.Value : Last, removedNow + gone, missing + open.Length, removedNow, gone, missing, open.Length,
            looked.Count - hits.Count - open.Length, looked.Count, days.FirstOrDefault(), days.LastOrDefault(), AlarmReport.Sections(hits.Select(one => heads[one.Article.Article].Section)),
            AlarmReport.Before(record, since, record.Removals.Select(removal => (removal.Change.Article, removal.Change.Seen)), earlier), [.. hits.Select(one => one.Article), .. open]);
    }

    // Whether the newest version names one of them again.
    private static bool IsNamed(string article, IReadOnlyDictionary<string, ArticleHead> heads, HashSet<long> naming) => naming.Contains(heads[article].Document);

    private static AlarmArticle Unlooked(ArticlePlace place, ArticleHead head) => new(place.Article, head.Version, "unchecked", null, place.Address, head.Headline, head.Published, null);
}
