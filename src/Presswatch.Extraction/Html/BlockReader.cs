using System.Buffers;
using Presswatch.Extraction.Texts;

namespace Presswatch.Extraction.Html;

/// <summary>
/// Cuts a subtree into blocks of text. Inline elements never cut, and add no space: "&lt;b&gt;Ana&lt;/b&gt;'s" stays one word. Block elements cut, and so do two line
/// breaks in a row, or one before an indented line.
/// </summary>
internal sealed class BlockReader(HtmlTree tree, Func<int, bool>? skip = null)
{
    private readonly List<TextBlock> _blocks = [];
    private readonly Stack<int> _open = new();
    private char[] _buffer = ArrayPool<char>.Shared.Rent(4096);
    private int _length;
    private int _linked;
    private int _links;
    private int _breaks;
    private int _first = -1;
    private int _last = -1;

    public static List<TextBlock> Read(HtmlTree tree, int root = 0, Func<int, bool>? skip = null) => new BlockReader(tree, skip).ReadRange(root);

    /// <summary>All text below a node as one line.</summary>
    public static string TextOf(HtmlTree tree, int root, Func<int, bool>? skip = null) => string.Join(' ', Read(tree, root, skip).Select(block => block.Text));

    private List<TextBlock> ReadRange(int root)
    {
        int end = tree[root].End;
        for (int i = root; i < end; i++)
        {
            while (_open.TryPeek(out int top) && tree[top].End <= i) Close(_open.Pop());
            ref readonly HtmlNode node = ref tree[i];
            if (node.Tag == HtmlTag.Text) Append(node.Name, i);
            else if (node.Tag == HtmlTag.Br) Break();
            else if ((HtmlTags.IsSilent(node.Tag) && i != root) || (skip is not null && skip(i)))
            {
                if (HtmlTags.IsBlock(node.Tag)) Flush();
                i = node.End - 1;
            }
            else
            {
                if (HtmlTags.IsBlock(node.Tag)) Flush();
                if (node.Tag == HtmlTag.A) _links++;
                _open.Push(i);
            }
        }
        Flush();
        ArrayPool<char>.Shared.Return(_buffer);
        return _blocks;
    }

    private void Close(int element)
    {
        HtmlTag tag = tree[element].Tag;
        if (HtmlTags.IsBlock(tag)) Flush();
        if (tag == HtmlTag.A) _links--;
    }

    private void Break()
    {
        if (++_breaks >= 2) Flush();
        else if (_length > 0) Put(" ");
    }

    private void Append(string text, int node)
    {
        ReadOnlySpan<char> span = text;
        if (span.IsWhiteSpace())
        {
            if (_length > 0) Put(" ");
            return;
        }
        if (_breaks == 1 && IsIndented(span)) Flush();
        _breaks = 0;
        if (_first < 0) _first = node;
        _last = node;
        Put(span);
        if (_links > 0) _linked += span.Length;
    }

    /// <summary>Two or more hard spaces, or an ideographic one: how old pages begin a paragraph.</summary>
    private static bool IsIndented(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> indent = text[..(text.Length - text.TrimStart().Length)];
        return indent.Contains('\u3000') || indent.Count('\u00A0') >= 2;
    }

    private void Put(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _buffer.Length)
        {
            char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + text.Length));
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_buffer);
            _buffer = larger;
        }
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    private void Flush()
    {
        if (_first >= 0)
        {
            string text = Spaces.Collapse(_buffer.AsSpan(0, _length));
            if (text.Length > 0) _blocks.Add(new(ContainerOf(_first), _first, _last, text, Math.Min(_linked, text.Length)));
        }
        (_length, _linked, _first, _last, _breaks) = (0, 0, -1, -1, 0);
    }

    private int ContainerOf(int node)
    {
        int at = tree[node].Parent;
        while (at > 0 && !HtmlTags.IsBlock(tree[at].Tag)) at = tree[at].Parent;
        return Math.Max(0, at);
    }
}
