using System.Globalization;
using Presswatch.Corpus.Segments;

namespace Presswatch.Corpus.Counting;

/// <summary>Length of the periods by which is counted.</summary>
public enum CountPeriod
{
    Day,
    /// <summary>ISO 8601 weeks, Monday to Sunday.</summary>
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>Numbers and names of periods; the numbers of neighbours differ by one.</summary>
public static class CountPeriods
{
    /// <summary>The number of what falls into no single period.</summary>
    public const int Undated = int.MinValue;

    /// <summary>The period of a date; <see cref="Undated"/> where the date is unknown, or not known as closely as the period asks.</summary>
    /// <param name="day">First day the date can mean (<see cref="DateOnly.DayNumber"/>).</param>
    /// <param name="precision">How much of it is known.</param>
    /// <param name="by">Length of the periods.</param>
    public static int NumberOf(int day, DayPrecision precision, CountPeriod by)
    {
        if (precision < Needed(by)) return Undated;
        switch (by)
        {
            case CountPeriod.Day: return day;
            // Day 0 (0001-01-01) was a Monday.
            case CountPeriod.Week: return day / 7;
        }
        DateOnly date = DateOnly.FromDayNumber(day);
        return by switch
        {
            CountPeriod.Month => (date.Year * 12) + date.Month - 1,
            CountPeriod.Quarter => (date.Year * 4) + ((date.Month - 1) / 3),
            _ => date.Year,
        };
    }

    /// <summary>"2012-01-04", "2012-W01", "2012-01", "2012-Q1" or "2012"; "" for <see cref="Undated"/>.</summary>
    public static string NameOf(int number, CountPeriod by)
    {
        if (number == Undated) return "";
        switch (by)
        {
            case CountPeriod.Day:
                return DateOnly.FromDayNumber(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case CountPeriod.Week:
                DateTime monday = DateOnly.FromDayNumber(number * 7).ToDateTime(TimeOnly.MinValue);
                return $"{ISOWeek.GetYear(monday):0000}-W{ISOWeek.GetWeekOfYear(monday):00}";
            case CountPeriod.Month:
                return $"{number / 12:0000}-{(number % 12) + 1:00}";
            case CountPeriod.Quarter:
                return $"{number / 4:0000}-Q{(number % 4) + 1}";
            default:
                return $"{number:0000}";
        }
    }

    private static DayPrecision Needed(CountPeriod by) => by switch
    {
        CountPeriod.Year => DayPrecision.Year,
        CountPeriod.Month or CountPeriod.Quarter => DayPrecision.Month,
        _ => DayPrecision.Day,
    };
}
