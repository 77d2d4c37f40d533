using Presswatch.Extraction.Html;
using Presswatch.Extraction.Texts;

namespace Presswatch.Extraction.Profiles;

/// <summary>Asks a part of a page for what a layout's selectors name. What was taken as one part is not taken as another.</summary>
internal sealed class ProfileScope(HtmlTree tree, int root, HashSet<int> removed)
{
    private readonly HashSet<int> _taken = [];

    public HtmlTree Tree => tree;

    public int Root => root;

    /// <summary>The first value that any of the selectors finds.</summary>
    public string? First(Selector[] selectors, bool take, out string rule)
    {
        foreach (Selector selector in selectors)
        {
            foreach (int element in Matches(selector))
            {
                string? value = ValueOf(selector, element);
                if (string.IsNullOrEmpty(value)) continue;
                if (take) _taken.Add(element);
                rule = Describe(element);
                return value;
            }
        }
        rule = string.Empty;
        return null;
    }

    /// <summary>All elements that the first selector with a hit finds.</summary>
    public List<int> All(Selector[] selectors)
    {
        foreach (Selector selector in selectors)
        {
            List<int> found = [.. Matches(selector)];
            if (found.Count > 0) return found;
        }
        return [];
    }

    public void Take(int element) => _taken.Add(element);

    /// <summary>Blocks of the elements, in the order of the page, without what was taken or removed; an element inside another is read once.</summary>
    public List<TextBlock> Blocks(List<int> elements)
    {
        var blocks = new List<TextBlock>();
        int behind = -1;
        foreach (int element in elements)
        {
            if (element < behind || _taken.Contains(element)) continue;
            behind = tree[element].End;
            blocks.AddRange(BlockReader.Read(tree, element, Skip));
        }
        return blocks;
    }

    /// <summary>Text of a match: a named attribute, the content of a meta element, else the text; paths such as "Home &gt; World &gt; 3" keep their spelling.</summary>
    private string? ValueOf(Selector selector, int element)
    {
        if (selector.Attribute is { } name) return tree.Attribute(element, name) is { } value ? Spaces.Collapse(value) : null;
        if (tree[element].Tag == HtmlTag.Meta) return tree.Attribute(element, "content") is { } content ? Spaces.Collapse(content) : null;
        return BlockReader.TextOf(tree, element, Skip);
    }

    private bool Skip(int element) => removed.Contains(element) || _taken.Contains(element);

    private IEnumerable<int> Matches(Selector selector)
    {
        foreach (int element in selector.In(tree, root))
        {
            if (!IsRemoved(element)) yield return element;
        }
    }

    private bool IsRemoved(int element)
    {
        if (removed.Count == 0) return false;
        for (int at = element; at >= 0; at = tree[at].Parent)
        {
            if (removed.Contains(at)) return true;
        }
        return false;
    }

    private string Describe(int element) =>
        $"<{tree[element].Name}{(tree[element].Id.Length > 0 ? " #" + tree[element].Id : "")}{(tree[element].Class.Length > 0 ? " ." + tree[element].Class : "")}>";
}
