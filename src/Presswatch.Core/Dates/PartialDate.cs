using System.Globalization;

namespace Presswatch.Core.Dates;

/// <summary>A calendar day as far as it is known: a day, a month or a year; proleptic Gregorian, years 1 to 9999, in the publisher's zone.</summary>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    public PartialDate(int year, int? month = null, int? day = null)
    {
        _ = new DateOnly(year, month ?? 1, day ?? 1);
        if (month is null && day is not null) throw new ArgumentException("A day needs its month.", nameof(day));
        (Year, Month, Day) = (year, month, day);
    }

    public int Year { get; }

    public int? Month { get; }

    public int? Day { get; }

    /// <summary>First day the date can mean.</summary>
    public DateOnly First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>Last day the date can mean.</summary>
    public DateOnly Last => Day is not null ? First : Month is { } month ? new(Year, month, DateTime.DaysInMonth(Year, month)) : new(Year, 12, 31);

    /// <summary>The day, where one is given.</summary>
    public DateOnly? Exact => Day is null ? null : First;

    public static PartialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>Reads "yyyy", "yyyy-MM" or "yyyy-MM-dd"; anything else, and days that do not exist, are not read.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        if (text.Length is not (4 or 7 or 10)) return false;
        if (!int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out int year) || year < 1) return false;
        int month = 0, day = 0;
        if (text.Length >= 7 && (text[4] != '-' || !int.TryParse(text[5..7], NumberStyles.None, CultureInfo.InvariantCulture, out month) || month is < 1 or > 12)) return false;
        if (text.Length == 10 && (text[7] != '-' || !int.TryParse(text[8..10], NumberStyles.None, CultureInfo.InvariantCulture, out day)
            || day < 1 || day > DateTime.DaysInMonth(year, month))) return false;
        date = new(year, text.Length >= 7 ? month : null, text.Length == 10 ? day : null);
        return true;
    }

    public int CompareTo(PartialDate other) => First.CompareTo(other.First);

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    /// <summary>ISO 8601: "yyyy", "yyyy-MM" or "yyyy-MM-dd".</summary>
    public override string ToString() => Day is not null ? $"{Year:0000}-{Month:00}-{Day:00}" : Month is not null ? $"{Year:0000}-{Month:00}" : $"{Year:0000}";
}
