using Presswatch.Archive.Readings;

namespace Presswatch.Analysis.Changes.Alarms;

/// <summary>Days on which a source lost far more articles than usual.</summary>
internal sealed class LossBurst
{
    private const int NamesCompared = 20;
    private const int NamesShown = 10;

    private readonly List<Loss> _losses;

    private LossBurst(DateTime first, DateTime last, IEnumerable<Loss> losses)
    {
        (FirstDay, LastDay) = (first, last);
        _losses = [.. losses.Where(Holds)];
    }

    private DateTime FirstDay { get; }

    private DateTime LastDay { get; }

    /// <summary>The bursts of a source, in order of time. What a wave of removals takes makes no burst of its own.</summary>
    public static IReadOnlyList<LossBurst> Of(SourceRecord record, IReadOnlyList<RemovalWave> waves, AlarmRules rules)
    {
        var spans = new List<(DateTime First, DateTime Last)>();
        int usual = 0;
        foreach (IGrouping<DateTime, Loss> day in record.Losses.Where(loss => !waves.Any(wave => wave.Takes(loss, rules))).GroupBy(loss => DayOf(loss)).OrderBy(day => day.Key))
        {
            int count = day.Select(loss => loss.Head.Article).Distinct(StringComparer.Ordinal).Count();
            double mean = usual / (double)Math.Max(1, record.DaysBefore(new(day.Key, TimeSpan.Zero)));
            if (count < rules.LeastLost || count < rules.TimesUsual * mean)
            {
                usual += count;
                continue;
            }
            if (spans.Count > 0 && day.Key - spans[^1].Last <= rules.Gap) spans[^1] = (spans[^1].First, day.Key);
            else spans.Add((day.Key, day.Key));
        }
        return [.. spans.Select(span => new LossBurst(span.First, span.Last, record.Losses))];
    }

    public bool Holds(Loss loss) => DayOf(loss) >= FirstDay && DayOf(loss) <= LastDay;

    /// <summary>The alarm.</summary>
    /// <param name="record">The source.</param>
    /// <param name="earlier">Alarms of the kind before.</param>
    public Alarm ToAlarm(SourceRecord record, int earlier)
    {
        Loss[] lost = [.. _losses.GroupBy(loss => loss.Head.Article, StringComparer.Ordinal).Select(group => group.Last()).OrderBy(loss => loss.Absence.From).ThenBy(loss => loss.Head.Article, StringComparer.Ordinal)];
        DateTimeOffset since = _losses[0].Absence.From;
        int of = record.ArticlesBefore(since);
        int gone = lost.Count(loss => loss.What == "gone"), missing = lost.Count(loss => loss.What == "missing");
        string[] days = [.. lost.Select(loss => loss.Head.Published).OfType<string>().Order(StringComparer.Ordinal)];
        return new(AlarmReport.IdOf(record.Name, "mass-loss", since), "mass-loss", record.Name, Names(record, lost, of), _losses[0].Absence.LastPage, since, _losses[^1].Absence.From, gone, missing, 0, gone, missing, 0,
            Math.Max(0, of - gone - missing), of, days.FirstOrDefault(), days.LastOrDefault(), AlarmReport.Sections(lost.Select(loss => loss.Head.Section)),
            AlarmReport.Before(record, since, record.Losses.Select(loss => (loss.Head.Article, loss.Absence.From)), earlier), [.. lost.Select(loss => loss.ToArticle())]);
    }

    // Those of whom most more was lost than their share of the source would be.
    private static IReadOnlyList<AlarmName> Names(SourceRecord record, Loss[] lost, int of)
    {
        IGrouping<string, (string Person, string Name)>[] most = [.. lost.SelectMany(loss => loss.People.Select(one => (Person: one.Key, Name: one.Value))).GroupBy(one => one.Name, StringComparer.Ordinal)
            .OrderByDescending(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal).Take(NamesCompared)];
        if (most.Length == 0) return [];
        (string Person, string Name)[] people = [.. most.SelectMany(name => name).Distinct()];
        (ILookup<string, NamingVersion> naming, _) = record.Naming([.. people.Select(one => one.Person)]);
        double share = lost.Length / (double)Math.Max(1, of);
        HashSet<string> articles = [.. lost.Select(loss => loss.Head.Article)];
        return [.. AlarmNames.Of(people, naming, articles.Contains).OrderByDescending(name => name.Articles - (share * name.Of)).ThenBy(name => name.Person, StringComparer.Ordinal)
            .Where(name => name.Articles > share * name.Of).Take(NamesShown)];
    }

    private static DateTime DayOf(Loss loss) => loss.Absence.From.UtcDateTime.Date;
}
