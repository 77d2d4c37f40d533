using Presswatch.Core.Dates;

namespace Presswatch.Corpus.Segments;

/// <summary>How much of a publication date is known.</summary>
public enum DayPrecision : byte
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>The year; the day is its first.</summary>
    Year,
    /// <summary>The month; the day is its first.</summary>
    Month,
    /// <summary>The day.</summary>
    Day,
}

/// <summary>A publication date in the two columns that a segment has of it.</summary>
public static class DocumentDates
{
    /// <summary>The day of a document without a date: before all others.</summary>
    public const int Undated = -1;

    /// <summary>First day that the date can mean (<see cref="DateOnly.DayNumber"/>), or <see cref="Undated"/>; and how much of it is known.</summary>
    public static (int Day, DayPrecision Precision) Of(PartialDate? date) => date is not { } known ? (Undated, DayPrecision.None)
        : (known.First.DayNumber, known.Day is not null ? DayPrecision.Day : known.Month is not null ? DayPrecision.Month : DayPrecision.Year);

    /// <summary>The date of a day and a precision; <see langword="null"/> for the undated.</summary>
    public static PartialDate? ToDate(int day, DayPrecision precision)
    {
        if (precision == DayPrecision.None) return null;
        DateOnly first = DateOnly.FromDayNumber(day);
        return new(first.Year, precision >= DayPrecision.Month ? first.Month : null, precision == DayPrecision.Day ? first.Day : null);
    }

    /// <summary>First document whose first day is not before a day.</summary>
    public static int FirstFrom(ReadOnlySpan<int> days, int day)
    {
        (int low, int high) = (0, days.Length);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (days[middle] < day) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
