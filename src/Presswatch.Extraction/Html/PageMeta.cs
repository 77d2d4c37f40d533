namespace Presswatch.Extraction.Html;

/// <summary>What the meta elements and the title of a page say.</summary>
internal sealed class PageMeta
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public PageMeta(HtmlTree tree)
    {
        for (int i = 0; i < tree.Count; i++)
        {
            switch (tree[i].Tag)
            {
                case HtmlTag.Meta:
                    string? name = tree.Attribute(i, "property") ?? tree.Attribute(i, "name") ?? tree.Attribute(i, "itemprop");
                    if (name is not null && tree.Attribute(i, "content") is { Length: > 0 } content) _values.TryAdd(name, content.Trim());
                    break;
                case HtmlTag.Title when Title is null:
                    Title = BlockReader.TextOf(tree, i);
                    break;
                case HtmlTag.Base when BaseAddress is null:
                    BaseAddress = tree.Attribute(i, "href");
                    break;
                case HtmlTag.Html:
                    Language = tree.Attribute(i, "lang");
                    break;
            }
        }
    }

    public string? Title { get; }

    public string? BaseAddress { get; }

    public string? Language { get; }

    /// <summary>The first of the names that has a value.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_values.TryGetValue(name, out string? value)) return value;
        }
        return null;
    }
}
