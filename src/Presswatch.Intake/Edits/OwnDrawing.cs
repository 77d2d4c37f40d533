using System.Collections.Concurrent;
using Presswatch.Archive;
using Presswatch.Archive.Identity;
using Presswatch.Archive.Warc;
using Presswatch.Core.Pages;
using Presswatch.Core.Values;

namespace Presswatch.Intake.Edits;

/// <summary>Tells what the press changed from what only our own extraction draws otherwise. Remembers its answers; safe for concurrent use.</summary>
/// <param name="archive">The archive.</param>
/// <param name="draw">Draws the articles of a capture with the extraction of now.</param>
public sealed class OwnDrawing(PressArchive archive, Func<WarcCapture, IReadOnlyList<PageArticle>> draw)
{
    private readonly ConcurrentDictionary<(string From, string To), bool> _known = [];

    /// <summary>Whether the drawing alone differs between two captures that hold different texts of one article: the same bytes, or bytes in which the extraction of now finds the same text.</summary>
    /// <param name="from">Id of the capture with the earlier text.</param>
    /// <param name="to">Id of the capture with the later one.</param>
    public bool Made(string from, string to) => _known.GetOrAdd((from, to), pair => IsOurs(new(pair.From), new(pair.To)));

    private bool IsOurs(CaptureId from, CaptureId to)
    {
        (Archive.Catalogue.CaptureRow? one, Archive.Catalogue.CaptureRow? other) = (archive.Catalogue.FindCapture(from), archive.Catalogue.FindCapture(to));
        if (one?.Capture.Bytes == other?.Capture.Bytes) return true;
        if (one?.Maker == other?.Maker) return false;
        HashSet<Sha256> drawn = Draw(from);
        return drawn.Count > 0 && drawn.Overlaps(Draw(to));
    }

    private HashSet<Sha256> Draw(CaptureId capture) =>
        archive.ReadCapture(capture).TryGet(out WarcCapture stored) ? [.. draw(stored).Where(article => article.Body.Count > 0).Select(article => Shingles.Digest(article).Digest)] : [];
}
