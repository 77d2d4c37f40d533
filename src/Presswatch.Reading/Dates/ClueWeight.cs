using System.Globalization;
using Presswatch.Core.Dates;

namespace Presswatch.Reading.Dates;

/// <summary>What a clue says of a day: how likely it is met there, and whether it speaks against it.</summary>
internal static class ClueWeight
{
    /// <summary>The likelihood of the clue in a text published that day, up to a factor common to all days.</summary>
    public static double Of(SpottedClue clue, DateOnly day)
    {
        Clue meaning = clue.Clues.Count > 0 ? clue.Clues[0] : Year;
        return clue.Kind switch
        {
            ClueKind.Weekday => WeekdayFits(clue, day) ? Likelihood.WeekdayFits : Likelihood.WeekdayElse,
            ClueKind.NotBefore or ClueKind.NeverBefore => day < meaning.From ? Likelihood.NamedTooEarly : 1,
            ClueKind.While => day < meaning.From ? Likelihood.NamedTooEarly : day > After(meaning.To) ? Likelihood.NamedTooLate : 1,
            ClueKind.Within => InAny(clue, day) ? 1 : Likelihood.OutsideReports,
            ClueKind.Anniversary => OfAnniversary(clue, day),
            ClueKind.Era => OfYear(clue, day),
            _ => 1,
        };
    }

    /// <summary>Whether the clue speaks against that day.</summary>
    public static bool Against(SpottedClue clue, DateOnly day) => Of(clue, day) < (clue.Kind == ClueKind.Weekday ? Likelihood.WeekdayFits : 0.2);

    /// <summary>What the clue supports, as evidence words it.</summary>
    /// <param name="clue">The clue.</param>
    /// <param name="candidates">The days among which it decides; empty where none are known.</param>
    public static string Supports(SpottedClue clue, IReadOnlyList<DateOnly> candidates)
    {
        switch (clue.Kind)
        {
            case ClueKind.Weekday:
                return string.Join(", ", candidates.Where(day => WeekdayFits(clue, day)).Select(day => day.Year.ToString("0000", CultureInfo.InvariantCulture)));
            case ClueKind.NotBefore or ClueKind.NeverBefore:
                return $">= {Iso(clue.Clues[0].From)}";
            case ClueKind.While:
                (DateOnly from, DateOnly to) = (clue.Clues[0].From, clue.Clues[0].To);
                return string.Join(", ", new[] { from == DateOnly.MinValue ? null : $">= {Iso(from)}", to == DateOnly.MaxValue ? null : $"<= {Iso(to)}" }.OfType<string>());
            case ClueKind.Within:
                string[] months = [.. candidates.Where(day => InAny(clue, day)).Select(day => day.ToString("yyyy-MM", CultureInfo.InvariantCulture)).Distinct()];
                return months.Length > 0 ? string.Join(", ", months) : Spans(clue);
            case ClueKind.Anniversary:
                return string.Join(", ", clue.Clues.Select(meaning => meaning.From.Year + clue.Year!.Value).Distinct().Select(year => year.ToString("0000", CultureInfo.InvariantCulture)));
            case ClueKind.Era when clue.Day is { } day:
                return $">= {Iso(day)}";
            default:
                return string.Create(CultureInfo.InvariantCulture, $">= {clue.Year:0000}");
        }
    }

    /// <summary>The spans of days of a clue of reports, each "from/to".</summary>
    public static string Spans(SpottedClue clue) => string.Join(", ", clue.Clues.Select(meaning => $"{Iso(meaning.From)}/{Iso(meaning.To)}"));

    /// <summary>Whether the weekday falls on that day or the day before.</summary>
    public static bool WeekdayFits(SpottedClue clue, DateOnly day) => ((int)day.DayOfWeek - (int)clue.Clues[0].Weekday + 7) % 7 <= 1;

    private static readonly Clue Year = new(ClueKind.Era, null, default, default);

    private static string Iso(DateOnly day) => PartialDate.Of(day).ToString();

    private static DateOnly After(DateOnly day) => day > DateOnly.MaxValue.AddDays(-Likelihood.GraceDays) ? day : day.AddDays(Likelihood.GraceDays);

    private static bool InAny(SpottedClue clue, DateOnly day)
    {
        foreach (Clue meaning in clue.Clues)
        {
            if (day >= meaning.From && day <= meaning.To) return true;
        }
        return false;
    }

    /// <summary>The year counted from an event, or the months around it: a New Year's text speaks of the anniversary to come, and one of its last weeks of that past.</summary>
    private static double OfAnniversary(SpottedClue clue, DateOnly day)
    {
        double best = Likelihood.AnniversaryElse;
        foreach (Clue meaning in clue.Clues)
        {
            int gap = day.Year - (meaning.From.Year + clue.Year!.Value);
            best = Math.Max(best, gap == 0 ? 1 : gap == -1 ? Likelihood.AnniversaryYearBefore : Likelihood.AnniversaryElse);
        }
        return best;
    }

    private static double OfYear(SpottedClue clue, DateOnly day)
    {
        if (clue.Day is { } written)
        {
            int ahead = written.DayNumber - day.DayNumber;
            if (ahead is <= 3 and >= -3) return 1;
            if (SameDayOfYear(written, day)) return Likelihood.DayOfOtherYear;
            return ahead > 0 ? Likelihood.YearAhead : 0.5;
        }
        return clue.Year > day.Year ? Likelihood.YearAhead : 1;
    }

    private static bool SameDayOfYear(DateOnly written, DateOnly day) => Math.Abs(written.DayOfYear - day.DayOfYear) is <= 3 or >= 363;
}
