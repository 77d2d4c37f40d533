using System.Buffers;

namespace Presswatch.Extraction.Html;

/// <summary>One element or text of a page.</summary>
/// <param name="Tag">Its kind; <see cref="HtmlTag.Text"/> for a text.</param>
/// <param name="Name">Local name; the text itself for a text.</param>
/// <param name="Parent">Index of the parent; -1 for the root.</param>
internal record struct HtmlNode(HtmlTag Tag, string Name, int Parent)
{
    /// <summary>Index behind the last node of the subtree.</summary>
    public int End { get; set; }

    public int Attributes { get; set; }

    public short AttributeCount { get; set; }

    public string Class { get; set; } = string.Empty;

    public string Id { get; set; } = string.Empty;

    public readonly string Text => Tag == HtmlTag.Text ? Name : string.Empty;
}

/// <summary>
/// A page as one array of nodes in document order, each with the end of its subtree: every walk is a loop over a range, without recursion and without
/// allocation. Not changed once built; not to be used once disposed.
/// </summary>
internal sealed class HtmlTree(HtmlNode[] nodes, int count, List<KeyValuePair<string, string>> attributes) : IDisposable
{
    /// <summary>Gives the node array back to the pool: the arrays of large pages are else the main work of the collector.</summary>
    public void Dispose() => ArrayPool<HtmlNode>.Shared.Return(nodes, clearArray: true);

    public int Count { get; } = count;

    public ref readonly HtmlNode this[int index] => ref nodes[index];

    public ReadOnlySpan<HtmlNode> Nodes => nodes.AsSpan(0, Count);

    /// <summary>Value of an attribute; <see langword="null"/> where the element has none of that name.</summary>
    public string? Attribute(int index, string name)
    {
        ref readonly HtmlNode node = ref nodes[index];
        if (name == "class") return node.Class.Length > 0 ? node.Class : null;
        if (name == "id") return node.Id.Length > 0 ? node.Id : null;
        for (int i = node.Attributes; i < node.Attributes + node.AttributeCount; i++)
        {
            if (attributes[i].Key == name) return attributes[i].Value;
        }
        return null;
    }

    /// <summary>Address of a picture: where a script loads it later, the one it will load.</summary>
    public string? PictureOf(int index) =>
        Attribute(index, "data-src") ?? Attribute(index, "data-original") ?? Attribute(index, "data-lazy-src") ?? Attribute(index, "src");

    /// <summary>Whether <paramref name="index"/> lies in the subtree of <paramref name="ancestor"/>, or is it.</summary>
    public bool Holds(int ancestor, int index) => index >= ancestor && index < nodes[ancestor].End;

    /// <summary>Index of the first element of that kind within a subtree; -1 where there is none.</summary>
    public int First(HtmlTag tag, int within = 0)
    {
        for (int i = within; i < nodes[within].End; i++)
        {
            if (nodes[i].Tag == tag) return i;
        }
        return -1;
    }
}
