using System.Text.RegularExpressions;
using Presswatch.Core.Dates;
using Presswatch.Packs.Model;
using Presswatch.Packs.Text;

namespace Presswatch.Reading.Dates;

/// <summary>A pack made ready for dating: compile once, use for every article. Immutable, safe for concurrent use.</summary>
public sealed class DatingRules
{
    private readonly List<(string Host, Regex Pattern, string Id)> _urlDates = [];
    private readonly Dictionary<string, int> _months = new(StringComparer.Ordinal);
    private readonly List<ZoneSpan> _zones;

    private DatingRules(Pack pack)
    {
        Pack = pack;
        _zones = [.. pack.Zones];
        var groups = new Dictionary<(string, bool), List<Clue>>();
        foreach ((string words, bool ignoreCase, Clue clue) in CluesOf(pack))
        {
            if (!groups.TryGetValue((words, ignoreCase), out List<Clue>? clues)) groups.Add((words, ignoreCase), clues = []);
            clues.Add(clue);
        }
        Clues = [.. groups.Values];
        Matcher = new(groups.Keys.Select((key, tag) => new Phrase(key.Item1, tag, key.Item2)));
        foreach (DateWords words in pack.DateWords)
        {
            for (int month = 0; month < words.Months.Count; month++)
            {
                foreach (string name in words.Months[month]) _months.TryAdd(name, month + 1);
            }
        }
        foreach (SourceProfile source in pack.Sources)
        {
            foreach (UrlDate date in source.UrlDates)
            {
                var pattern = new Regex(date.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
                foreach (string host in source.Hosts) _urlDates.Add((host, pattern, date.Id));
            }
        }
        KnowsTime = pack.PressFrom is not null || pack.Calendar.Count > 0;
        PressFrom = pack.PressFrom?.First ?? new DateOnly(1900, 1, 1);
        Newest = pack.Calendar.Select(entry => entry.From.First).Append(PressFrom).Max();
    }

    /// <summary>The pack these rules come from.</summary>
    public Pack Pack { get; }

    /// <summary>First day of the press the pack deals with.</summary>
    public DateOnly PressFrom { get; }

    /// <summary>Newest day of the pack's calendar: how far its knowledge goes.</summary>
    public DateOnly Newest { get; }

    /// <summary>Whether the pack says anything of when its press appeared; else a text that nothing bounds has no candidates.</summary>
    internal bool KnowsTime { get; }

    internal PhraseMatcher Matcher { get; }

    internal IReadOnlyList<IReadOnlyList<Clue>> Clues { get; }

    public static DatingRules Compile(Pack pack) => new(pack);

    /// <summary>The publisher's day at that moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment)
    {
        TimeSpan offset = ZoneSpan.OffsetOn(_zones, DateOnly.FromDateTime(moment.UtcDateTime));
        return DateOnly.FromDateTime(moment.UtcDateTime + offset);
    }

    /// <summary>The date in an address, by the patterns of its host; <see langword="null"/> where it holds none.</summary>
    public (PartialDate Date, string Text, string Rule)? DateIn(string address)
    {
        if (_urlDates.Count == 0 || !Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)) return null;
        foreach ((string host, Regex pattern, string id) in _urlDates)
        {
            if (!IsHost(uri.Host, host)) continue;
            if (UrlDates.Read(pattern, address) is { } found) return (found.Date, found.Text, id);
        }
        return null;
    }

    internal int? MonthOf(string name) => _months.TryGetValue(name, out int month) ? month : null;

    private static bool IsHost(string host, string own) =>
        host.EndsWith(own, StringComparison.OrdinalIgnoreCase) && (host.Length == own.Length || host[^(own.Length + 1)] == '.');

    private static IEnumerable<(string Words, bool IgnoreCase, Clue Clue)> CluesOf(Pack pack) =>
        WeekdayClues(pack).Concat(pack.Calendar.SelectMany(CalendarClues)).Concat(NameClues(pack)).Concat(EraClues(pack));

    private static IEnumerable<(string, bool, Clue)> WeekdayClues(Pack pack)
    {
        foreach (DateWords words in pack.DateWords)
        {
            for (int day = 0; day < words.Weekdays.Count; day++)
            {
                foreach (string name in words.Weekdays[day]) yield return (name, false, new(ClueKind.Weekday, null, default, default, (DayOfWeek)((day + 1) % 7)));
            }
        }
    }

    private static IEnumerable<(string, bool, Clue)> CalendarClues(CalendarEntry entry)
    {
        DateOnly from = entry.From.First, to = entry.To.Last;
        foreach (string words in entry.Words) yield return (words, true, new(ClueKind.NotBefore, entry.Id, entry.Announced?.First ?? from, DateOnly.MaxValue));
        foreach (string words in entry.AfterWords) yield return (words, true, new(ClueKind.NotBefore, entry.Id, entry.To.First, DateOnly.MaxValue));
        foreach (string words in entry.ReportWords) yield return (words, true, new(ClueKind.Within, entry.Id, from, to.AddDays(entry.ReportDays ?? 0)));
        foreach (string words in entry.AnniversaryWords) yield return (words, true, new(ClueKind.Anniversary, entry.Id, from, to));
    }

    private static IEnumerable<(string, bool, Clue)> NameClues(Pack pack)
    {
        foreach (PackPerson person in pack.People)
        {
            if (person.FirstNamed is { } first)
            {
                foreach (string name in person.Names) yield return (name, false, new(ClueKind.NeverBefore, person.Id, first.First, DateOnly.MaxValue));
            }
            foreach (PackPost post in person.Posts)
            {
                foreach (string words in post.Words) yield return (words, true, new(ClueKind.While, person.Id, post.From?.First ?? DateOnly.MinValue, post.To?.Last ?? DateOnly.MaxValue));
            }
        }
        foreach (PackOrganisation body in pack.Organisations.Where(body => body.From is not null || body.To is not null))
        {
            foreach (string name in body.Names) yield return (name, false, new(ClueKind.While, body.Id, body.From?.First ?? DateOnly.MinValue, body.To?.Last ?? DateOnly.MaxValue));
        }
    }

    private static IEnumerable<(string, bool, Clue)> EraClues(Pack pack)
    {
        foreach (DateRule rule in pack.DateRules)
        {
            if (rule.Kind == EraYearRule.Kind) yield return (rule.Word, false, new(ClueKind.Era, rule.Id, default, default, Era: new EraYearRule(rule)));
        }
    }
}
