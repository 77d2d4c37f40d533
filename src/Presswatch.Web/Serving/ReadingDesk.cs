using Presswatch.Archive;
using Presswatch.Archive.Warc;
using Presswatch.Core.Pages;
using Presswatch.Extraction;
using Presswatch.Intake.Pipeline;
using Presswatch.Packs;

namespace Presswatch.Web.Serving;

/// <summary>Reads captures again, with the packs at hand, to show how each part was found. The packs are loaded at the first question; safe for concurrent use.</summary>
internal sealed class ReadingDesk(PressArchive archive, WorkbenchOptions options)
{
    private readonly Lazy<Deriver> _deriver = new(() => new(PackSet.LoadAll(options.ShippedPacks ?? archive.Folder.Packs, archive.Folder.Packs)));

    /// <summary>The articles of a capture, drawn with the extraction of now.</summary>
    public IReadOnlyList<PageArticle> Draw(WarcCapture stored) => _deriver.Value.Read(stored, new()).Articles;

    /// <summary>The page of a capture with every decision, or: no such capture (PW3008), a record that cannot be read.</summary>
    public Outcome<CaptureReading> Read(string capture)
    {
        Outcome<CaptureReport> report = CaptureReport.Of(archive, capture);
        if (report.Problem is { } unknown) return unknown;
        Outcome<WarcCapture> stored = archive.ReadCapture(new(report.Value.Capture));
        if (stored.Problem is { } unread) return unread;
        var trace = new ExtractionTrace();
        Page page = _deriver.Value.Read(stored.Value, trace);
        return new CaptureReading(report.Value, page, trace.Steps);
    }
}

/// <summary>A capture, the page drawn from it just now, and the decisions in the order they were taken.</summary>
public sealed record CaptureReading(CaptureReport Report, Page Page, IReadOnlyList<TraceStep> Steps);
