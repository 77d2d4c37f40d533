using Presswatch.Analysis.Changes.Alarms;
using Presswatch.Analysis.Changes.Edits;
using Presswatch.Analysis.Changes.Gone;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;
using Presswatch.Intake.Edits;

namespace Presswatch.Analysis.Changes;

/// <summary>All changes and mass events as they were reckoned at one state of the archive.</summary>
/// <param name="Of">Captures, captures of which the articles are read, and corrections.</param>
/// <param name="All">Edits, variances, and articles that went and came back, the weightiest first; among equals those seen last.</param>
/// <param name="Alarms">The mass events, newest first, or: there are no readings (PW4010).</param>
public sealed record ReckonedChanges((long Captures, long Read, long Corrections) Of, IReadOnlyList<ReportedChange> All, Outcome<IReadOnlyList<Alarm>> Alarms);

/// <summary>All that was altered, taken down and put back in an archive, and its mass events: derived when asked, remembered until the archive grows. Safe for concurrent use.</summary>
public sealed class ChangeBook
{
    /// <summary>Days as of which answers are remembered; beyond, all of them are dropped.</summary>
    private const int MostDays = 8;

    private readonly PressArchive _archive;
    private readonly EditList _edits;
    private readonly Func<Outcome<IReadingStore>> _store;
    private readonly NameRemovals _removals;
    private readonly ChangeReckoning _now;
    private readonly Dictionary<DateOnly, ChangeReckoning> _days = [];

    /// <param name="archive">The archive.</param>
    /// <param name="edits">Its edits and variances.</param>
    /// <param name="store">Its readings as they stand, or why there are none.</param>
    public ChangeBook(PressArchive archive, EditList edits, Func<Outcome<IReadingStore>> store)
    {
        (_archive, _edits, _store, _removals) = (archive, edits, store, new(archive, edits.Drawing));
        _now = Reckoning(StandingAsk.Default);
    }

    /// <summary>The edits and variances alone.</summary>
    public EditList Edits => _edits;

    /// <summary>Edits, variances, and articles that went and came back, the weightiest first; among equals those seen last. Waits until they are reckoned.</summary>
    /// <param name="ask">As of when.</param>
    /// <exception cref="InvalidDataException">A row is damaged.</exception>
    public IReadOnlyList<ReportedChange> All(StandingAsk ask) => ask == StandingAsk.Default ? _now.Fresh().All : Derive(ask);

    /// <summary>The mass events, newest first. Waits until they are reckoned.</summary>
    /// <param name="ask">As of when.</param>
    /// <returns>The events, or: there are no readings (PW4010).</returns>
    public Outcome<IReadOnlyList<Alarm>> Alarms(StandingAsk ask) => ask == StandingAsk.Default ? _now.Fresh().Alarms : DeriveAlarms(ask);

    /// <summary>What holds, where that is reckoned within a time; else what was reckoned last, and the reckoning goes on.</summary>
    /// <param name="patience">Longest wait.</param>
    /// <param name="ask">As of when: all of the record, or the end of a day.</param>
    /// <returns>The changes; <see langword="null"/> where nothing was ever reckoned.</returns>
    /// <exception cref="InvalidDataException">A row is damaged.</exception>
    public ReckonedChanges? Within(TimeSpan patience, StandingAsk ask) => (ask.Day is { } day ? AsOf(day, ask) : _now).Within(patience);

    /// <summary>The same change with the digest of the capture that it rests on: looked up for what is shown alone.</summary>
    internal ReportedChange WithEvidence(ReportedChange change) => change.Evidence is [{ Sha256: "", Capture: var capture } one] && _archive.Catalogue.FindCapture(new CaptureId(capture)) is { } row
        ? change with { Evidence = [one with { Sha256 = row.Capture.Bytes.Hex }] }
        : change;

    private ChangeReckoning AsOf(DateOnly day, StandingAsk ask)
    {
        lock (_days)
        {
            if (_days.TryGetValue(day, out ChangeReckoning? known)) return known;
            if (_days.Count >= MostDays) _days.Clear();
            return _days[day] = Reckoning(ask);
        }
    }

    private ChangeReckoning Reckoning(StandingAsk ask) => new(State, of => new(of, Derive(ask), DeriveAlarms(ask)));

    private IReadOnlyList<ReportedChange> Derive(StandingAsk ask)
    {
        IEnumerable<ReportedChange> altered = _edits.All();
        if (ask.AsOf is { } asOf) altered = altered.Where(change => change.SeenAt <= asOf(change.Source));
        return [.. ReportedChange.InOrder(altered.Concat(StandingWeight.Weigh(GoneReport.Of(_archive.Catalogue, ask), Readings())))];
    }

    private Outcome<IReadOnlyList<Alarm>> DeriveAlarms(StandingAsk ask) => _store().TryGet(out IReadingStore readings)
        ? Outcome.Of(AlarmReport.Of(_archive.Catalogue, _removals, readings, ask, AlarmRules.Default))
        : _store().Problem!;

    private IReadingStore? Readings() => _store().TryGet(out IReadingStore opened) ? opened : null;

    private (long, long, long) State()
    {
        IReadingStore? readings = Readings();
        return (_archive.Catalogue.CaptureCount(), readings?.FedUpTo ?? -1, readings?.Corrections.All.Count ?? 0);
    }
}
