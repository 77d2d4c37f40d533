namespace Presswatch.Intake.Watching;

/// <summary>When an address is looked at again. A pure function: the same visit, end and time give the same answer.</summary>
internal static class RevisitPlan
{
    /// <summary>The next time.</summary>
    /// <param name="visit">The address as it stands after this visit.</param>
    /// <param name="end">How the visit ended.</param>
    /// <param name="now">When it ended.</param>
    /// <param name="interval">Span of feeds and lists, from the profile.</param>
    /// <param name="rules">The spans.</param>
    /// <param name="asked">Wait that the site asked for.</param>
    /// <returns><see langword="null"/> for never: a picture that is kept.</returns>
    public static DateTimeOffset? Next(Visit visit, VisitEnd end, DateTimeOffset now, TimeSpan interval, RevisitRules rules, TimeSpan? asked)
    {
        DateTimeOffset? next = end switch
        {
            VisitEnd.Forbidden => now + rules.Forbidden,
            VisitEnd.Failed or VisitEnd.Blocked or VisitEnd.Empty => now + Retry(visit, interval, rules),
            _ when visit.Kind is VisitKind.Feed or VisitKind.List or VisitKind.Page => now + interval,
            _ when visit.Kind == VisitKind.Sitemap => now + (visit.IsNamed ? interval : rules.FoundSitemap),
            VisitEnd.Missing => now + (visit.MissingSince is { } since && now - since > rules.MissingFor ? Spread(rules.Audit, visit.Address) : rules.Missing),
            _ when visit.Kind == VisitKind.Image => null,
            _ => Thinning(visit, now, rules),
        };
        return next is { } time && asked is { } wait && time < now + wait ? now + wait : next;
    }

    // After an outage an address goes on with the span that is then to come; those that it missed are not made up for.
    private static DateTimeOffset Thinning(Visit visit, DateTimeOffset now, RevisitRules rules)
    {
        DateTimeOffset first = visit.First ?? now;
        foreach (TimeSpan span in rules.After)
        {
            if (first + span > now) return first + span;
        }
        return now + Spread(rules.Audit, visit.Address);
    }

    private static TimeSpan Retry(Visit visit, TimeSpan interval, RevisitRules rules)
    {
        TimeSpan wait = rules.FirstRetry * Math.Pow(2, Math.Clamp(visit.Failures - 1, 0, 20));
        TimeSpan longest = visit.Kind is VisitKind.Article or VisitKind.Image || interval > rules.LongestRetry ? rules.LongestRetry : interval > rules.FirstRetry ? interval : rules.FirstRetry;
        return wait < longest ? wait : longest;
    }

    // A tenth more or less, by the address: what was found in one hour is not asked for in one hour for ever.
    private static TimeSpan Spread(TimeSpan span, string address)
    {
        uint hash = 2166136261;
        foreach (char c in address) hash = unchecked((hash ^ c) * 16777619);
        return span * (0.9 + (0.2 * (hash % 1000) / 1000));
    }
}
