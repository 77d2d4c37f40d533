using Presswatch.Archive;
using Presswatch.Packs;
using Presswatch.Packs.Model;

namespace Presswatch.Intake.Watching;

/// <summary>How one source fares.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Pack">Whose source it is.</param>
/// <param name="State">live, down, blocked, layout-changed, never-asked, archive-only or not-watched.</param>
/// <param name="LastAttempt">When it was last asked for anything.</param>
/// <param name="LastSuccess">When it last gave a page, or said that nothing had changed.</param>
/// <param name="Addresses">Addresses known of it.</param>
/// <param name="Expected">Pages looked for today (UTC), and those that should have been.</param>
/// <param name="Got">Of these, answered with the page, "not modified" or "not found".</param>
/// <param name="Blocked">Of these, answered with a filter's, login or error page or a refusal.</param>
/// <param name="LayoutChanged">Of these, answered with a page that does not look as its profile says.</param>
/// <param name="Failed">Of these, not answered, or with a page without text.</param>
/// <param name="Overdue">Pages due for more than an hour, not looked for yet.</param>
/// <param name="NextDue">When the next is due.</param>
/// <param name="FullRoundSeconds">How long it takes to look at all its addresses once, by the pause alone.</param>
/// <param name="PauseSeconds">Pause between two requests to one host; <see langword="null"/> where it is not watched.</param>
/// <param name="IntervalMinutes">Time between two looks at its feeds, lists and pages; <see langword="null"/> where it is not watched.</param>
public sealed record SourceFare(string Source, string Pack, string State, DateTimeOffset? LastAttempt, DateTimeOffset? LastSuccess, long Addresses,
    long Expected, long Got, long Blocked, long LayoutChanged, long Failed, long Overdue, DateTimeOffset? NextDue, double FullRoundSeconds, double? PauseSeconds, int? IntervalMinutes);

/// <summary>Reads how the sources fare from what the watcher leaves behind; it may run meanwhile.</summary>
public static class SourceHealth
{
    // So many visits in a row make a state of what may be chance.
    private const int InARow = 3;

    /// <summary>All sources of the packs, by pack and name.</summary>
    /// <exception cref="ArchiveException">The watcher's file cannot be read.</exception>
    public static IReadOnlyList<SourceFare> Of(PressArchive archive, PackSet packs, DateTimeOffset now)
    {
        using WatchQueue? queue = WatchQueue.OpenToRead(archive);
        IReadOnlyDictionary<string, SourceNumbers> numbers = queue?.Numbers(now) ?? new Dictionary<string, SourceNumbers>();
        return [.. packs.Packs.SelectMany(pack => pack.Sources.Select(source => Fare(pack, source, numbers.GetValueOrDefault(source.Id) ?? new())))
            .OrderBy(fare => fare.Pack, StringComparer.Ordinal).ThenBy(fare => fare.Source, StringComparer.Ordinal)];
    }

    private static SourceFare Fare(Pack pack, SourceProfile source, SourceNumbers numbers)
    {
        long Today(params ReadOnlySpan<VisitEnd> ends)
        {
            long sum = 0;
            foreach (VisitEnd end in ends) sum += numbers.Today.GetValueOrDefault(end);
            return sum;
        }
        return new(source.Name, pack.Name, StateOf(source, numbers), At(numbers.Asked), At(numbers.Answered), numbers.Addresses,
            numbers.Today.Values.Sum() + numbers.Overdue, Today(VisitEnd.Taken, VisitEnd.Unchanged, VisitEnd.Missing), Today(VisitEnd.Blocked), Today(VisitEnd.Changed), Today(VisitEnd.Failed, VisitEnd.Empty),
            numbers.Overdue, At(numbers.NextDue), numbers.Addresses * (source.Watch?.Pause ?? 0),
            source.Watch is { ArchiveOnly: false } watch ? watch.Pause : null, source.Watch is { ArchiveOnly: false } asked ? asked.Interval : null);
    }

    private static string StateOf(SourceProfile source, SourceNumbers numbers) => source.Watch switch
    {
        null => "not-watched",
        { ArchiveOnly: true } => "archive-only",
        _ when numbers.Asked is null => "never-asked",
        _ when numbers.Down >= InARow => "down",
        _ when numbers.Blocked >= InARow => "blocked",
        _ when numbers.Changed >= InARow => "layout-changed",
        _ => "live",
    };

    private static DateTimeOffset? At(long? ms) => ms is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
}
