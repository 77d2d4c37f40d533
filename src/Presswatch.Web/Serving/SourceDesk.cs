using Presswatch.Archive;
using Presswatch.Intake.Completeness;
using Presswatch.Intake.Watching;
using Presswatch.Packs;

namespace Presswatch.Web.Serving;

/// <summary>How the sources fare and what is known to be missed. Completeness is kept until the archive has taken more, and then for half a minute yet, since it is reckoned from all addresses. Safe for concurrent callers.</summary>
internal sealed class SourceDesk(PressArchive archive, Lazy<PackSet> packs, WorkbenchOptions options)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private readonly Lock _making = new();
    private volatile Held? _held;

    public IReadOnlyList<SourceFare> Fares() => SourceHealth.Of(archive, packs.Value, options.Clock.GetUtcNow());

    public CompletenessReport Completeness()
    {
        if (Current() is { } held) return held.Report;
        lock (_making)
        {
            if (Current() is { } meanwhile) return meanwhile.Report;
            var fresh = new Held(archive.Catalogue.CaptureCount(), options.Clock.GetTimestamp(), CompletenessReport.Of(archive, packs.Value));
            _held = fresh;
            return fresh.Report;
        }
    }

    private Held? Current() => _held is { } held && (held.Captures == archive.Catalogue.CaptureCount() || options.Clock.GetElapsedTime(held.At) < Kept) ? held : null;

    private sealed record Held(long Captures, long At, CompletenessReport Report);
}
