namespace Presswatch.Reading.Dates;

/// <summary>How often each kind of evidence is met with the right day, as against others: what weighs the candidate years.</summary>
/// <remarks>Measured where a corpus allows: of 228 dated wire texts of 2024 with a weekday, the first one named was the day of the dateline in 127, the day before in 99, another in 2.
/// The others are estimates, kept wide: they say "hardly", never "never". docs/dating.md lists them with the figures.</remarks>
internal static class Likelihood
{
    /// <summary>A weekday that falls on the day of the dateline or the day before.</summary>
    public const double WeekdayFits = 0.48;

    /// <summary>A weekday that falls two to six days before.</summary>
    public const double WeekdayElse = 0.008;

    /// <summary>An event, post or body named before its day.</summary>
    public const double NamedTooEarly = 0.01;

    /// <summary>A post or body named as present after its end.</summary>
    public const double NamedTooLate = 0.15;

    /// <summary>Words of reports on an event outside of their span.</summary>
    public const double OutsideReports = 0.002;

    /// <summary>An anniversary named in the year before, by preparations.</summary>
    public const double AnniversaryYearBefore = 0.15;

    /// <summary>An anniversary named in another year.</summary>
    public const double AnniversaryElse = 0.03;

    /// <summary>A year written out that lies ahead.</summary>
    public const double YearAhead = 0.15;

    /// <summary>A day written out, close to the dateline's, in another year.</summary>
    public const double DayOfOtherYear = 0.1;

    /// <summary>A capture more than a year after publication. Of 975 texts captured while a site was live none was; archives and mirrors keep older ones.</summary>
    public const double CapturedYearsLater = 0.02;

    /// <summary>Each further year between publication and capture, as against the year before.</summary>
    public const double CapturedYetAYearLater = 0.9;

    /// <summary>Days by which words may run ahead of or behind an entry's span.</summary>
    public const int GraceDays = 31;
}
