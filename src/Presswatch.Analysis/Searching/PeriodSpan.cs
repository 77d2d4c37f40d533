using System.Globalization;
using Presswatch.Core.Dates;

namespace Presswatch.Analysis.Searching;

/// <summary>The days of a period as trends name it.</summary>
public static class PeriodSpan
{
    /// <summary>First and last day of "2031", "2031-Q3", "2031-08", "2031-W33" or "2031-08-19"; <see langword="null"/> for what is none of these.</summary>
    public static (DateOnly From, DateOnly To)? Of(string period)
    {
        if (period.Length > 6 && int.TryParse(period.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year > 0
            && int.TryParse(period.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            if (period[5] == 'Q' && number is >= 1 and <= 4) return (new(year, (number * 3) - 2, 1), new DateOnly(year, number * 3, 1).AddMonths(1).AddDays(-1));
            if (period[5] == 'W' && number is >= 1 and <= 53)
            {
                DateOnly monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday));
                return (monday, monday.AddDays(6));
            }
        }
        return PartialDate.TryParse(period, out PartialDate date) ? (date.First, date.Last) : null;
    }
}
