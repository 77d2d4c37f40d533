using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Extraction.Charsets;
using Presswatch.Extraction.Html;
using Presswatch.Extraction.Texts;
using Presswatch.Extraction.Wire;
using Presswatch.Packs.Model;

namespace Presswatch.Extraction;

/// <summary>
/// Turns bytes or fields into the page they hold: articles, and teasers that point to others. A pure function of its input, the packs and the limits;
/// expected failure is a page with problems, never an exception. Safe for concurrent use; make one and keep it, since the packs are made ready once.
/// </summary>
public sealed class PageExtractor
{
    /// <summary>Changes with every change of what is drawn from the same bytes: renderings name it.</summary>
    public const string Version = "2";

    private readonly ExtractionLimits _limits;
    private readonly ItemReader _items;
    private readonly SavedTextReader _texts;
    private readonly HtmlPageReader _html;

    /// <param name="packs">The packs at hand, overlays applied.</param>
    /// <param name="limits">What one page may cost.</param>
    /// <param name="time">The clock that the time limit is measured with.</param>
    public PageExtractor(IReadOnlyList<Pack> packs, ExtractionLimits? limits = null, TimeProvider? time = null)
    {
        _limits = limits ?? ExtractionLimits.Default;
        var shelf = new PackShelf(packs);
        _items = new(shelf);
        _texts = new(shelf);
        _html = new(shelf, _limits, time ?? TimeProvider.System);
    }

    /// <summary>Draws the page from its bytes.</summary>
    public Page Extract(PageInput input, ExtractionTrace? trace = null)
    {
        ReadOnlySpan<byte> bytes = input.Bytes.Span;
        if (bytes.IsEmpty) return Declined(ProblemCodes.EmptyFile, "there are no bytes", input);
        if (bytes.Length > _limits.Bytes) return Declined(ProblemCodes.TooLarge, $"{bytes.Length:N0} bytes are over the limit of {_limits.Bytes:N0}", input);
        if (ContentSniffer.IsPdf(bytes)) return Declined(ProblemCodes.PdfFile, "the bytes are a PDF", input);
        if (ContentSniffer.IsBinary(bytes)) return Declined(ProblemCodes.NotText, "the bytes are no text", input);
        bool html = ContentSniffer.IsHtml(bytes, input.ContentType, input.Name);
        Decoded text = Decoder.Decode(bytes, input.ContentType, html);
        trace?.Take(TracePart.Page, text.Charset, $"charset:{text.By}");
        if (!html && text.Text.AsSpan().Count('\n') >= _limits.Lines) return Declined(ProblemCodes.TooLarge, $"the text has more than {_limits.Lines:N0} lines", input);
        Page page = html ? _html.Read(text.Text, input, trace) : _texts.Read(text.Text, input, trace);
        if (page.Articles.Count > 0 && Mojibake.IsIn(page.Articles[0].Text))
        {
            page = page with { Problems = [.. page.Problems, new(ProblemCodes.Mojibake, "the text shows the signs of UTF-8 that was read in another character set", PlaceOf(input))] };
        }
        return page.Kind == PageKind.Empty && page.Problems.Count == 0
            ? page with { Problems = [new(ProblemCodes.NoText, "no article text was found", PlaceOf(input))] }
            : page;
    }

    /// <summary>Draws the page from an item whose parts came as fields.</summary>
    public Page ExtractFields(ItemInput item, ExtractionTrace? trace = null) =>
        item.Text.Length > _limits.Bytes
            ? new(PageKind.Empty, item.Language, null, [], [], [new(ProblemCodes.TooLarge, $"{item.Text.Length:N0} characters are over the limit of {_limits.Bytes:N0}")])
            : _items.Read(item, trace);

    private static Page Declined(ProblemCode code, string message, PageInput input) => new(PageKind.Empty, input.Language, null, [], [], [new(code, message, PlaceOf(input))]);

    private static Place? PlaceOf(PageInput input) => (input.Name ?? input.Address) is { } name ? new(name) : null;
}
