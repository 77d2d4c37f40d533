using Presswatch.Core.Problems;
using Presswatch.Extraction.Charsets;
using Presswatch.Extraction.Html;
using Presswatch.Extraction.Profiles;
using Presswatch.Extraction.Texts;

namespace Presswatch.Extraction;

/// <summary>Single values of an HTML page that a profile names: a token of a form, the link to the next page.</summary>
public static class PageParts
{
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

    /// <summary>The text in bytes, by the character set that header, marks or the bytes themselves tell.</summary>
    public static string TextOf(ReadOnlySpan<byte> bytes, string? contentType) => Decoder.Decode(bytes, contentType, html: false).Text;

    private static string? ValueOf(HtmlTree tree, Selector selector, int element)
    {
        string? value = selector.Attribute is { } name ? tree.Attribute(element, name) : BlockReader.TextOf(tree, element);
        return value is null ? null : Spaces.Collapse(value);
    }
}
