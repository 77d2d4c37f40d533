using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Journal;
using Presswatch.Core.Problems;
using Presswatch.Intake.Watching;
using Presswatch.Packs;
using Presswatch.Packs.Model;
using Presswatch.Reading.Dates;

namespace Presswatch.Intake.Completeness;

/// <summary>What was expected of each source, day by day, and what was got. Drawn from the catalogue (what lists and feeds named, how each address stands, which days were answered), the journal (requests without an answer) and the watcher's queue (what sitemaps named). Immutable.</summary>
public sealed class CompletenessReport
{
    public static readonly CompletenessReport None = new([]);

    private CompletenessReport(IReadOnlyList<SourceDay> days) => Days = days;

    /// <summary>By source, then by day; what has no day comes last of its source.</summary>
    public IReadOnlyList<SourceDay> Days { get; }

    /// <summary>Reckons it for the sources of the packs. Sources without a profile are left out: nothing tells which of their addresses are articles.</summary>
    /// <exception cref="ArchiveException">The watcher's file cannot be read.</exception>
    public static CompletenessReport Of(PressArchive archive, PackSet packs)
    {
        SourceTally[] tallies = [.. packs.Packs.SelectMany(Tallies).OrderBy(tally => tally.Name, StringComparer.Ordinal)];
        if (tallies.Length == 0) return None;
        DateTimeOffset last = DateTimeOffset.MinValue;
        foreach (AddressStanding standing in archive.Catalogue.AddressStandings())
        {
            // A page that is no article of the profile counts where it was sighted as one all the same.
            if (Find(tallies, standing.Address, standing.IsSighted) is var (tally, address)) tally.Stand(address, standing);
        }
        foreach (NamedAddress named in archive.Catalogue.NamedAddresses())
        {
            if (named.First > last) last = named.First;
            if (Find(tallies, named.Address, isSighted: false) is var (tally, address)) tally.Announce(address, named);
        }
        EnterDays(archive, tallies);
        using WatchQueue? queue = WatchQueue.OpenToRead(archive);
        if (queue is not null)
        {
            Dictionary<string, SourceTally> byId = tallies.ToDictionary(tally => tally.Id, StringComparer.Ordinal);
            foreach (QueuedPlace place in queue.Places())
            {
                if (byId.TryGetValue(place.Source, out SourceTally? tally)) tally.Queue(place.Address, place);
            }
        }
        DateTimeOffset now = archive.Catalogue.LastTaken() is { } taken && taken > last ? taken : last;
        return new([.. tallies.SelectMany(tally => tally.Days(now))]);
    }

    /// <summary>What is known to be missed from one day to another, both included.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="sources">Names of the sources that count; <see langword="null"/> for all.</param>
    public PeriodLoss Between(DateOnly from, DateOnly to, IReadOnlyCollection<string>? sources = null)
    {
        int expected = 0, missed = 0;
        DayLook look = DayLook.Looked;
        foreach (SourceDay day in Days)
        {
            if (day.Day is not { } at || at < from || at > to || (sources is not null && !sources.Contains(day.Source, StringComparer.OrdinalIgnoreCase))) continue;
            expected += day.Expected;
            missed += day.Missed;
            if (day.Look == DayLook.Down || (day.Look == DayLook.NotLooked && look != DayLook.Down)) look = day.Look;
        }
        return new(expected, missed, look is DayLook.Looked ? null : look);
    }

    // What was asked is told by captures and journal alone, so that it outlives the watcher's queue.
    private static void EnterDays(PressArchive archive, SourceTally[] tallies)
    {
        ILookup<string, SourceTally> byName = tallies.ToLookup(tally => tally.Name, StringComparer.Ordinal);
        foreach (AskedDay day in archive.Catalogue.AskedDays())
        {
            foreach (SourceTally tally in byName[day.Source]) tally.Ask(day.Day, day.IsHeard);
        }
        foreach (JournalEntry attempt in archive.Journal.Read(JournalEntry.Attempt))
        {
            // What robots.txt asks not to fetch was not asked for.
            if (attempt.Code == ProblemCodes.RobotsForbid.Id) continue;
            IEnumerable<SourceTally> asked = attempt.Source is { } name ? byName[name]
                : Uri.TryCreate(attempt.Address, UriKind.Absolute, out Uri? address) ? tallies.Where(tally => tally.Holds(address)) : [];
            foreach (SourceTally tally in asked) tally.Ask(DateOnly.FromDateTime(attempt.At.UtcDateTime), isHeard: false);
        }
    }

    private static IEnumerable<SourceTally> Tallies(Pack pack)
    {
        DatingRules dating = DatingRules.Compile(pack);
        return pack.Sources.Where(source => source.Hosts.Count > 0).Select(source => new SourceTally(source, dating));
    }

    private static (SourceTally Tally, string Address)? Find(SourceTally[] tallies, string text, bool isSighted)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https")) return null;
        foreach (SourceTally tally in tallies)
        {
            if (isSighted ? tally.Holds(address) : tally.Follows(address)) return (tally, WatchedSource.Normal(address));
        }
        return null;
    }
}

/// <summary>What is known to be missed of a period.</summary>
/// <param name="Expected">Addresses expected.</param>
/// <param name="Missed">Of these, known to be missed.</param>
/// <param name="Look"><see cref="DayLook.Down"/> or <see cref="DayLook.NotLooked"/> where a source could not be looked at on a day of it and no later list covers it.</param>
public readonly record struct PeriodLoss(int Expected, int Missed, DayLook? Look)
{
    /// <summary>Why the period is a gap: known-missed, source-down, not-looked; <see langword="null"/> where it is none.</summary>
    public string? Why => Missed > 0 ? "known-missed" : Look switch { DayLook.Down => "source-down", DayLook.NotLooked => "not-looked", _ => null };
}
