using Presswatch.Core.Dates;

namespace Presswatch.Archive.Readings;

/// <summary>Days of publication as numbers that follow each other as their ISO dates do: year, month and day as digits, 0 for what is not known; 0 for no date.</summary>
internal static class PublishedDay
{
    private const int PerYear = 10_000;
    private const int PerMonth = 100;

    /// <summary>The number of an ISO date or part of one; 0 for anything else.</summary>
    /// <param name="iso">Digits and hyphens.</param>
    public static int Of(ReadOnlySpan<byte> iso)
    {
        Span<char> letters = stackalloc char[10];
        if (iso.Length > letters.Length) return 0;
        for (int at = 0; at < iso.Length; at++) letters[at] = (char)iso[at];
        return PartialDate.TryParse(letters[..iso.Length], out PartialDate date) ? Of(date) : 0;
    }

    /// <summary>The number of a date.</summary>
    public static int Of(PartialDate date) => (date.Year * PerYear) + ((date.Month ?? 0) * PerMonth) + (date.Day ?? 0);

    /// <summary>The greatest number of a date that lies in another.</summary>
    public static int LastOf(PartialDate date) => date.Day is not null ? Of(date) : date.Month is not null ? Of(date) + PerMonth - 1 : Of(date) + PerYear - 1;

    /// <summary>The date that a number stands for; <see langword="null"/> for 0.</summary>
    public static PartialDate? Read(int number)
    {
        if (number == 0) return null;
        (int month, int day) = (number / PerMonth % PerMonth, number % PerMonth);
        return new(number / PerYear, month == 0 ? null : month, day == 0 ? null : day);
    }
}
