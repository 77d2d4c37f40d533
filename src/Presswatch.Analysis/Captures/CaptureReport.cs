using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Core.Captures;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Analysis.Captures;

/// <summary>One capture: its record, and what was found on its page.</summary>
/// <param name="Time">What orders it: the claim where there is one, else <see cref="Taken"/>.</param>
/// <param name="Sha256">Digest of the bytes.</param>
/// <param name="Size">Number of bytes.</param>
/// <param name="Leaf">Its number in the log, from 0.</param>
/// <param name="File">WARC file that holds it, within the archive's captures.</param>
/// <param name="Offset">First byte of its record in that file.</param>
/// <param name="Maker">Program and pack that read the page.</param>
public sealed record CaptureReport(
    string Capture, string Source, string Address, DateTimeOffset Time, DateTimeOffset Taken, string? Claimed, int? Status, string ContentType, string Sha256, long Size,
    ReportedOrigin? Origin, long Leaf, string File, long Offset, string Kind, string? Language, string Maker,
    IReadOnlyList<PageEntryRow> Articles, IReadOnlyList<Teaser> Teasers, IReadOnlyList<ReportedProblem> Problems)
{
    /// <summary>Reads a capture, or: no such capture (PW3008).</summary>
    public static Outcome<CaptureReport> Of(PressArchive archive, string capture)
    {
        var id = new CaptureId(capture);
        if (!Base32.IsId(capture) || archive.Catalogue.FindCapture(id) is not { } row) return new Problem(ProblemCodes.UnknownArticle, $"No capture is named '{capture}'.");
        Capture taken = row.Capture;
        return new CaptureReport(
            taken.Id.Value, taken.Source, taken.Address, taken.Time, taken.Taken, taken.Claimed, taken.Status, taken.ContentType, taken.Bytes.Hex, taken.Size,
            taken.Origin is { } origin ? new(origin.Name, origin.File.Hex, origin.Line) : null, row.Leaf, row.Place.File, row.Place.Offset, row.Kind, row.Language, row.Maker,
            archive.Catalogue.ArticlesOn(id), archive.Catalogue.TeasersOn(id), [.. archive.Catalogue.ProblemsOn(id).Select(problem => new ReportedProblem(problem.Code, problem.Message))]);
    }
}

/// <summary>The file an item came out of.</summary>
/// <param name="Line">Line or item number in it, from 1; <see langword="null"/> where the file is the item.</param>
public sealed record ReportedOrigin(string Name, string Sha256, int? Line);

/// <summary>A problem that a page had.</summary>
public sealed record ReportedProblem(string Code, string Message);
