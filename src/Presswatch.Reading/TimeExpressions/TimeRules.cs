using Presswatch.Packs.Model;
using Presswatch.Reading.Dates;
using Presswatch.Reading.Lexicons;
using Presswatch.Reading.Patterns;

namespace Presswatch.Reading.TimeExpressions;

/// <summary>The rules of expressions of calendar time, made ready. Immutable, safe for concurrent use.</summary>
internal sealed class TimeRules
{
    /// <summary>Kind of the rules in packs.</summary>
    public const string Kind = "date";

    /// <summary>What rules of words that are no date mean: they keep their words from the other rules.</summary>
    public const string None = "none";

    /// <summary>What rules of names with a date in them mean: neither a date nor a count.</summary>
    public const string Name = "name";

    private readonly Dictionary<string, int> _firstYears = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Month, int Day), int> _calendar = [];

    public TimeRules(Pack pack, Lexicon lexicon)
    {
        Rules = new(pack.ReadingRules, Kind, lexicon);
        DateClass = lexicon.ClassOf("date");
        NameClass = lexicon.ClassOf("date-name");
        AheadClass = lexicon.FindClass("ahead-word");
        PastClass = lexicon.FindClass("past-word");
        ReportClass = lexicon.FindClass("report-word");
        AuxiliaryClass = lexicon.FindClass("auxiliary");
        StoryPersonClass = lexicon.FindClass("story-person");
        BeKey = lexicon.KeyFor("be");
        WhenKey = lexicon.KeyFor("when");
        CommaKey = lexicon.KeyFor(",");
        LinkKeys = [CommaKey, lexicon.KeyFor("and"), lexicon.KeyFor("or"), lexicon.KeyFor("in")];
        foreach (DateRule rule in pack.DateRules)
        {
            if (rule.Kind == EraYearRule.Kind && rule.FirstYear is { } first) _firstYears[rule.Id] = first;
        }
        foreach (CalendarEntry entry in pack.Calendar.Where(entry => entry.Yearly))
        {
            if (entry.From is { Month: { } month, Day: { } day }) _calendar.TryAdd((month, day), entry.From.Year);
        }
    }

    public RuleSet Rules { get; }

    /// <summary>Class of the marks that later readers know dates by.</summary>
    public int DateClass { get; }

    /// <summary>Class of the marks of names with a date in them.</summary>
    public int NameClass { get; }

    /// <summary>Class of words that point ahead, such as "will".</summary>
    public int AheadClass { get; }

    /// <summary>Class of words of the past that have no ending of their own, such as "took".</summary>
    public int PastClass { get; }

    /// <summary>Class of auxiliaries, which tell "was published on" from "the work published on".</summary>
    public int AuxiliaryClass { get; }

    /// <summary>Class of words by which a sentence reports news, whatever story it stands in.</summary>
    public int ReportClass { get; }

    /// <summary>Class of pronouns by which a story speaks of its people, such as "he".</summary>
    public int StoryPersonClass { get; }

    public int WhenKey { get; }

    /// <summary>"be": a participle behind it is no past.</summary>
    public int BeKey { get; }

    public int CommaKey { get; }

    /// <summary>Words that join expressions of one list.</summary>
    public int[] LinkKeys { get; }

    /// <summary>The common year of a year of an era; <see langword="null"/> where there is none.</summary>
    public int? YearOfEra(string? era, int? number) =>
        era is not null && number is >= 1 and < 9000 && _firstYears.TryGetValue(era, out int first) && first + number - 1 <= 9999 ? first + number - 1 : null;

    /// <summary>The year of what a day that returns each year recalls.</summary>
    public int? FirstYearOf(int month, int day) => _calendar.TryGetValue((month, day), out int year) ? year : null;
}
