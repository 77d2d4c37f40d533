using Presswatch.Core.Problems;
using Presswatch.Extraction.Charsets;
using Presswatch.Extraction.Html;
using Presswatch.Extraction.Profiles;
using Presswatch.Extraction.Texts;

namespace Presswatch.Extraction;

/// <summary>Single values of an HTML page that a profile names: a token of a form, the link to the next page.</summary>
public static class PageParts
{
    private static readonly Selector Anchors = Selector.Parse("a[href]")!;

    /// <summary>For each selector the first value it finds, white space collapsed; <see langword="null"/> where there is none, or the page or the selector cannot be read.</summary>
    public static IReadOnlyList<string?> Find(ReadOnlyMemory<byte> bytes, string? contentType, IReadOnlyList<string> selectors, ExtractionLimits? limits = null)
    {
        limits ??= ExtractionLimits.Default;
        var values = new string?[selectors.Count];
        if (bytes.IsEmpty || bytes.Length > limits.Bytes || selectors.Count == 0) return values;
        Outcome<HtmlTree> built = new TreeBuilder(limits, TimeProvider.System).Build(Decoder.Decode(bytes.Span, contentType, html: true).Text);
        if (!built.TryGet(out HtmlTree tree)) return values;
        using HtmlTree held = tree;
        for (int i = 0; i < values.Length; i++)
        {
            if (Selector.Parse(selectors[i]) is { } selector) values[i] = selector.In(tree, 0).Select(element => ValueOf(tree, selector, element)).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        }
        return values;
    }

    /// <summary>Every address that a link of the page leads to, absolute, in the order of the page, without repeats; scripts and fragments left out.</summary>
    public static IReadOnlyList<string> Links(ReadOnlyMemory<byte> bytes, string? contentType, string address, ExtractionLimits? limits = null)
    {
        limits ??= ExtractionLimits.Default;
        if (bytes.IsEmpty || bytes.Length > limits.Bytes) return [];
        Outcome<HtmlTree> built = new TreeBuilder(limits, TimeProvider.System).Build(Decoder.Decode(bytes.Span, contentType, html: true).Text);
        if (!built.TryGet(out HtmlTree tree)) return [];
        using HtmlTree held = tree;
        var page = new PageAddress(address, new PageMeta(tree).BaseAddress);
        var links = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (int element in Anchors.In(tree, 0))
        {
            if (page.Absolute(tree.Attribute(element, "href")) is { } link && seen.Add(link)) links.Add(link);
        }
        return links;
    }

    /// <summary>The text in bytes, by the character set that header, marks or the bytes themselves tell.</summary>
    public static string TextOf(ReadOnlySpan<byte> bytes, string? contentType) => Decoder.Decode(bytes, contentType, html: false).Text;

    private static string? ValueOf(HtmlTree tree, Selector selector, int element)
    {
        string? value = selector.Attribute is { } name ? tree.Attribute(element, name) : BlockReader.TextOf(tree, element);
        return value is null ? null : Spaces.Collapse(value);
    }
}
