namespace Presswatch.Archive.States;

/// <summary>How an address or an article stands.</summary>
public enum StandingKind
{
    /// <summary>No page was ever served.</summary>
    Unknown,
    Live,
    /// <summary>It answers as missing, not yet long enough to be gone.</summary>
    Missing,
    /// <summary>It has answered as missing for so many days on end.</summary>
    Gone,
    /// <summary>It was missing or gone, and is there again.</summary>
    Returned,
}

/// <summary>A time over which something answered as missing, without a page between.</summary>
/// <param name="Address">The address; of an article at several, the one that went last.</param>
/// <param name="From">Time of the first answer as missing.</param>
/// <param name="LastPage">Last time before it that the page was there; <see langword="null"/> where it never was.</param>
/// <param name="LastMissing">Last answer as missing.</param>
/// <param name="GoneAt">Time of the answer that made it gone; <see langword="null"/> while it is only missing.</param>
/// <param name="Until">When the page was there again; <see langword="null"/> where it is not.</param>
/// <param name="FirstCapture">The first answer as missing.</param>
/// <param name="GoneCapture">The answer that made it gone.</param>
/// <param name="UntilCapture">The page that was there again.</param>
public sealed record Absence(
    string Address, DateTimeOffset From, DateTimeOffset? LastPage, DateTimeOffset LastMissing, DateTimeOffset? GoneAt, DateTimeOffset? Until, string FirstCapture, string? GoneCapture, string? UntilCapture);

/// <summary>How an address stood at a time.</summary>
/// <param name="Kind">How.</param>
/// <param name="FirstPage">When a page was first served there.</param>
/// <param name="LastPage">When last.</param>
/// <param name="LastAnswer">Last answer that tells of it.</param>
/// <param name="Absences">Times over which it was missing, in order.</param>
public sealed record AddressState(StandingKind Kind, DateTimeOffset? FirstPage, DateTimeOffset? LastPage, DateTimeOffset? LastAnswer, IReadOnlyList<Absence> Absences);

/// <summary>Computes states from answers. Pure functions: the same answers in any order give the same state.</summary>
public static class AddressStates
{
    /// <summary>How long an address must answer as missing on end to be gone, by default: 14 days.</summary>
    public static readonly TimeSpan GoneAfter = TimeSpan.FromDays(14);

    /// <summary>The state of one address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="answers">Its answers, in any order.</param>
    /// <param name="asOf">Later answers are left out.</param>
    /// <param name="goneAfter">From the first to the last answer as missing, for it to be gone.</param>
    public static AddressState Of(string address, IEnumerable<AddressAnswer> answers, DateTimeOffset asOf, TimeSpan goneAfter)
    {
        var absences = new List<Absence>();
        DateTimeOffset? first = null, page = null, last = null;
        Absence? open = null;
        foreach (AddressAnswer answer in answers.Where(answer => answer.Time <= asOf).OrderBy(answer => answer.Time).ThenBy(answer => answer.Capture, StringComparer.Ordinal))
        {
            last = answer.Time;
            if (answer.Kind != AnswerKind.Missing)
            {
                if (open is not null) absences.Add(open with { Until = answer.Time, UntilCapture = answer.Capture });
                open = null;
                first ??= answer.Time;
                page = answer.Time;
                continue;
            }
            open = open is null ? new(address, answer.Time, page, answer.Time, null, null, answer.Capture, null, null) : open with { LastMissing = answer.Time };
            if (open.GoneAt is null && answer.Time - open.From >= goneAfter) open = open with { GoneAt = answer.Time, GoneCapture = answer.Capture };
        }
        if (open is not null) absences.Add(open);
        return new(KindOf(absences, page), first, page, last, absences);
    }

    /// <summary>The state of an article: missing where all its addresses are, gone where all are gone.</summary>
    /// <param name="places">The states of its addresses; where one was first seen late, the article was not there before.</param>
    public static AddressState OfArticle(IReadOnlyList<AddressState> places)
    {
        List<Absence>? common = null;
        foreach (AddressState place in places.Where(place => place.FirstPage is not null).OrderBy(place => place.FirstPage))
        {
            var own = new List<Absence>(place.Absences.Where(absence => absence.LastPage is not null));
            if (common is null) common = own;
            else
            {
                DateTimeOffset begin = DateTimeOffset.MinValue;
                own.Insert(0, new("", begin, null, begin, begin, place.FirstPage, "", null, null));
                common = Both(common, own);
            }
        }
        List<Absence> absences = common ?? [];
        DateTimeOffset? page = places.Max(place => place.LastPage);
        return new(KindOf(absences, page), places.Min(place => place.FirstPage), page, places.Max(place => place.LastAnswer), absences);
    }

    private static StandingKind KindOf(List<Absence> absences, DateTimeOffset? page)
    {
        if (absences.Count > 0 && absences[^1].Until is null) return absences[^1].GoneAt is null ? StandingKind.Missing : StandingKind.Gone;
        if (page is null) return StandingKind.Unknown;
        return absences.Any(absence => absence.LastPage is not null) ? StandingKind.Returned : StandingKind.Live;
    }

    // The times that lie in an absence of either list: the article was nowhere.
    private static List<Absence> Both(List<Absence> some, List<Absence> others)
    {
        var both = new List<Absence>();
        foreach (Absence one in some)
        {
            foreach (Absence other in others)
            {
                bool isFirst = one.From < other.From || (one.From == other.From && string.CompareOrdinal(one.Address, other.Address) <= 0);
                (Absence early, Absence late) = isFirst ? (one, other) : (other, one);
                Absence ends = (other.Until ?? DateTimeOffset.MaxValue) < (one.Until ?? DateTimeOffset.MaxValue) ? other : one;
                if (early.Until is { } until && until <= late.From) continue;
                Absence? gone = one.GoneAt is null || other.GoneAt is null ? null : one.GoneAt > other.GoneAt ? one : other;
                if (gone is not null && ends.Until <= gone.GoneAt) gone = null;
                both.Add(late with
                {
                    LastPage = one.LastPage > other.LastPage || other.LastPage is null ? one.LastPage : other.LastPage,
                    LastMissing = one.LastMissing > other.LastMissing ? one.LastMissing : other.LastMissing,
                    GoneAt = gone is null ? null : gone.GoneAt > late.From ? gone.GoneAt : late.From,
                    GoneCapture = gone?.GoneCapture,
                    Until = ends.Until,
                    UntilCapture = ends.UntilCapture,
                });
            }
        }
        return [.. both.OrderBy(absence => absence.From)];
    }
}
