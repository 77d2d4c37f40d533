namespace Presswatch.Intake.Completeness;

/// <summary>What was expected of a source on one day, and what was got. Units are addresses of articles; a day is the publisher's.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Day">Day of publication: by the text, else by what named the address, else by the address itself; <see langword="null"/> where nothing tells.</param>
/// <param name="Expected">Addresses that were named or captured, and numbers left out between others.</param>
/// <param name="Named">Of these, named by a list, a feed or a sitemap. Where it is 0, nothing tells how many there were.</param>
/// <param name="Got">Answered with the page at least once.</param>
/// <param name="Gone">Never had: the first answer was "not found".</param>
/// <param name="Refused">Never had: a filter's or login page, a refusal, or forbidden by robots.txt.</param>
/// <param name="Failed">Never had: no answer, or the server's own failure.</param>
/// <param name="Unread">Captured, but the page held no text or did not look as its profile says.</param>
/// <param name="Waiting">Not asked for yet.</param>
/// <param name="Late">Of these, named more than a day before the last capture.</param>
/// <param name="Skipped">Numbers between others that nobody named.</param>
/// <param name="Look">Whether the source was looked at on that day.</param>
public sealed record SourceDay(string Source, DateOnly? Day, int Expected, int Named, int Got, int Gone, int Refused, int Failed, int Unread, int Waiting, int Late, int Skipped, DayLook Look)
{
    /// <summary>What we know that we missed: all that was expected and not got, but for what may still come.</summary>
    public int Missed => Gone + Refused + Failed + Unread + Late + Skipped;

    /// <summary>Whether the day is a gap in the record: something is known to be missed, or nobody could look and no later list reaches back.</summary>
    public bool Gap => Missed > 0 || Look is DayLook.Down or DayLook.NotLooked;
}

/// <summary>Whether a source was looked at on a day.</summary>
public enum DayLook
{
    /// <summary>It is not watched, or was not yet.</summary>
    Unwatched,

    /// <summary>It answered.</summary>
    Looked,

    /// <summary>It was asked and answered nothing all day, and no later list names anything of the day.</summary>
    Down,

    /// <summary>Between days of watching, nobody asked, and no later list names anything of the day.</summary>
    NotLooked,

    /// <summary>It was not looked at or was down, but later lists reach back to the day.</summary>
    Covered,
}
