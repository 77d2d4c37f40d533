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
/// <param name="archive">The archive.</param>
/// <param name="edits">Its edits and variances.</param>
/// <param name="store">Its readings as they stand, or why there are none.</param>
public sealed class ChangeBook(PressArchive archive, EditList edits, Func<Outcome<IReadingStore>> store)
{
    private readonly Lock _reckoning = new();
    private readonly Lock _starting = new();
    private readonly NameRemovals _removals = new(archive, edits.Drawing);
    private volatile ReckonedChanges? _last;
    private Task<ReckonedChanges>? _running;

    /// <summary>The edits and variances alone.</summary>
    public EditList Edits => edits;

    /// <summary>Edits, variances, and articles that went and came back, the weightiest first; among equals those seen last. Waits until they are reckoned.</summary>
    /// <param name="ask">As of when.</param>
    /// <exception cref="InvalidDataException">A row is damaged.</exception>
    public IReadOnlyList<ReportedChange> All(StandingAsk ask) => ask == StandingAsk.Default ? Fresh().All : Derive(Readings(), ask);

    /// <summary>The mass events, newest first. Waits until they are reckoned.</summary>
    /// <param name="ask">As of when.</param>
    /// <returns>The events, or: there are no readings (PW4010).</returns>
    public Outcome<IReadOnlyList<Alarm>> Alarms(StandingAsk ask) => ask == StandingAsk.Default ? Fresh().Alarms : DeriveAlarms(ask);

    /// <summary>What holds now, where that is reckoned within a time; else what was reckoned last, and the reckoning goes on.</summary>
    /// <param name="patience">Longest wait.</param>
    /// <returns>The changes; <see langword="null"/> where nothing was ever reckoned.</returns>
    /// <exception cref="InvalidDataException">A row is damaged.</exception>
    public ReckonedChanges? Within(TimeSpan patience)
    {
        if (_last is { } last && last.Of == State(Readings())) return last;
        Task<ReckonedChanges> running;
        lock (_starting) running = _running = _running is { IsCompleted: false } ? _running : Task.Run(Fresh);
        return Task.WaitAny([running], patience) == 0 ? running.GetAwaiter().GetResult() : _last;
    }

    /// <summary>The same change with the digest of the capture that it rests on: looked up for what is shown alone.</summary>
    internal ReportedChange WithEvidence(ReportedChange change) => change.Evidence is [{ Sha256: "", Capture: var capture } one] && archive.Catalogue.FindCapture(new CaptureId(capture)) is { } row
        ? change with { Evidence = [one with { Sha256 = row.Capture.Bytes.Hex }] }
        : change;

    private ReckonedChanges Fresh()
    {
        lock (_reckoning)
        {
            IReadingStore? readings = Readings();
            (long, long, long) now = State(readings);
            return _last is { } last && last.Of == now ? last : _last = new(now, Derive(readings, StandingAsk.Default), DeriveAlarms(StandingAsk.Default));
        }
    }

    private IReadOnlyList<ReportedChange> Derive(IReadingStore? readings, StandingAsk ask)
    {
        IEnumerable<ReportedChange> altered = edits.All();
        if (ask.AsOf is { } asOf) altered = altered.Where(change => change.SeenAt <= asOf(change.Source));
        return [.. ReportedChange.InOrder(altered.Concat(StandingWeight.Weigh(GoneReport.Of(archive.Catalogue, ask), readings)))];
    }

    private Outcome<IReadOnlyList<Alarm>> DeriveAlarms(StandingAsk ask) => store().TryGet(out IReadingStore readings)
        ? Outcome.Of(AlarmReport.Of(archive.Catalogue, _removals, readings, ask, AlarmRules.Default))
        : store().Problem!;

    private IReadingStore? Readings() => store().TryGet(out IReadingStore opened) ? opened : null;

    private (long, long, long) State(IReadingStore? readings) => (archive.Catalogue.CaptureCount(), readings?.FedUpTo ?? -1, readings?.Corrections.All.Count ?? 0);
}
