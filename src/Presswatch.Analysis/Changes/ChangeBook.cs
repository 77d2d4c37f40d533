using Presswatch.Analysis.Changes.Alarms;
using Presswatch.Analysis.Changes.Edits;
using Presswatch.Analysis.Changes.Gone;
using Presswatch.Archive;
using Presswatch.Archive.Readings;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;
using Presswatch.Intake.Edits;

namespace Presswatch.Analysis.Changes;

/// <summary>All that was altered, taken down and put back in an archive, and its mass events: derived when asked, remembered until the archive grows. Safe for concurrent use.</summary>
/// <param name="archive">The archive.</param>
/// <param name="edits">Its edits and variances.</param>
/// <param name="store">Its readings as they stand, or why there are none.</param>
public sealed class ChangeBook(PressArchive archive, EditList edits, Func<Outcome<IReadingStore>> store)
{
    private readonly Lock _asking = new();
    private readonly NameRemovals _removals = new(archive, edits.Drawing);
    private (long Captures, long Read, long Corrections) _of = (-1, -1, -1);
    private IReadOnlyList<ReportedChange>? _all;
    private IReadOnlyList<Alarm>? _alarms;

    /// <summary>The edits and variances alone.</summary>
    public EditList Edits => edits;

    /// <summary>Edits, variances, and articles that went and came back, the weightiest first; among equals those seen last.</summary>
    /// <param name="ask">As of when.</param>
    /// <exception cref="InvalidDataException">A row is damaged.</exception>
    public IReadOnlyList<ReportedChange> All(StandingAsk ask)
    {
        lock (_asking)
        {
            IReadingStore? readings = Refresh();
            if (ask == StandingAsk.Default) return _all ??= Derive(readings, ask);
            return Derive(readings, ask);
        }
    }

    /// <summary>The mass events, newest first.</summary>
    /// <param name="ask">As of when.</param>
    /// <returns>The events, or: there are no readings (PW4010).</returns>
    public Outcome<IReadOnlyList<Alarm>> Alarms(StandingAsk ask)
    {
        lock (_asking)
        {
            if (store().Problem is { } none) return none;
            IReadingStore readings = Refresh()!;
            if (ask == StandingAsk.Default) return Outcome.Of(_alarms ??= AlarmReport.Of(archive.Catalogue, _removals, readings, ask, AlarmRules.Default));
            return Outcome.Of(AlarmReport.Of(archive.Catalogue, _removals, readings, ask, AlarmRules.Default));
        }
    }

    /// <summary>The same change with the digest of the capture that it rests on: looked up for what is shown alone.</summary>
    internal ReportedChange WithEvidence(ReportedChange change) => change.Evidence is [{ Sha256: "", Capture: var capture } one] && archive.Catalogue.FindCapture(new CaptureId(capture)) is { } row
        ? change with { Evidence = [one with { Sha256 = row.Capture.Bytes.Hex }] }
        : change;

    private IReadOnlyList<ReportedChange> Derive(IReadingStore? readings, StandingAsk ask)
    {
        IEnumerable<ReportedChange> altered = edits.All();
        if (ask.AsOf is { } asOf) altered = altered.Where(change => change.SeenAt <= asOf(change.Source));
        return [.. ReportedChange.InOrder(altered.Concat(StandingWeight.Weigh(GoneReport.Of(archive.Catalogue, ask), readings)))];
    }

    private IReadingStore? Refresh()
    {
        IReadingStore? readings = store().TryGet(out IReadingStore opened) ? opened : null;
        (long, long, long) now = (archive.Catalogue.CaptureCount(), readings?.FedUpTo ?? -1, readings?.Corrections.All.Count ?? 0);
        if (now != _of) (_of, _all, _alarms) = (now, null, null);
        return readings;
    }
}
