using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Log;
using Presswatch.Archive.Warc;
using Presswatch.Core.Problems;

namespace Presswatch.Intake.Pipeline;

/// <summary>Makes the derived parts anew from captures, log and journal.</summary>
public static class Rebuild
{
    private const int WorkAhead = 256;

    /// <summary>Makes the catalogue anew, drawing on all processors.</summary>
    /// <inheritdoc cref="CatalogueRebuild.Run"/>
    public static Outcome<long> Catalogue(ArchiveFolder folder, Deriver deriver, TimeProvider clock, TimeSpan wait, Action<long>? progress, CancellationToken cancel) =>
        CatalogueRebuild.Run(folder, captures => Draw(captures, deriver), clock, wait, progress, cancel);

    /// <summary>Draws entries from captures in their order, working ahead on all processors.</summary>
    public static IEnumerable<(CatalogueEntry Entry, byte[] Leaf, RecordPlace Place)> Draw(IEnumerable<(WarcCapture Capture, RecordPlace Place)> captures, Deriver deriver) =>
        captures.Chunk(WorkAhead).SelectMany(chunk => chunk.AsParallel().AsOrdered().Select(stored =>
            (deriver.Derive(stored.Capture), CaptureLog.LeafOf(stored.Capture.Capture, stored.Capture.Headers), stored.Place)));
}
