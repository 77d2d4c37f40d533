namespace Presswatch.Extraction.Html;

/// <summary>What the search made of one block.</summary>
internal enum BlockRole
{
    Left,
    Body,
    Caption,
}

/// <summary>Picks the blocks of the article on a page of a site that no profile knows.</summary>
internal sealed class ArticleFinder(PageMap map, StructuredData data, string? headline, ExtractionTrace? trace)
{
    private readonly HtmlTree _tree = map.Tree;
    private readonly BlockRole[] _roles = new BlockRole[map.Blocks.Count];
    private readonly RootFinder _roots = new(map);

    /// <summary>Roles of the map's blocks, in its order.</summary>
    public BlockRole[] Find()
    {
        int root = _roots.Find();
        (int from, int to) = map.BlocksIn(root);
        StoryMatch match = StoryMatch.Of(map, data.Body);
        if (match.Covers)
        {
            root = _tree.Holds(root, map.Blocks[match.First].First) && _tree.Holds(root, map.Blocks[match.Last].First) ? root : CommonOf(map.Blocks[match.First].First, map.Blocks[match.Last].First);
            (from, to) = map.BlocksIn(root);
        }
        trace?.Take(TracePart.Page, Describe(root), match.Covers ? "html:root-of-structured-text" : "html:root-by-density");
        var filter = new BlockFilter(map, root, headline);
        for (int i = from; i < to; i++)
        {
            (BlockRole role, string rule) = filter.Judge(i);
            if (match.Covers)
            {
                if (match.Holds(i)) (role, rule) = (BlockRole.Body, "html:in-structured-text");
                else if (role == BlockRole.Body && match.IsWhole && (i < match.First || i > match.Last)) (role, rule) = (BlockRole.Left, "html:outside-structured-text");
            }
            _roles[i] = role;
            Trace(i, rule);
        }
        Trim(from, to);
        return _roles;
    }

    private int CommonOf(int a, int b)
    {
        int at = a;
        while (at > map.Root && !_tree.Holds(at, b)) at = _tree[at].Parent;
        return at;
    }

    /// <summary>Takes labels off both ends, and headings that head nothing.</summary>
    private void Trim(int from, int to)
    {
        int first = from, last = to - 1;
        while (first <= last && (_roles[first] != BlockRole.Body || IsLooseStart(map.Blocks[first]))) Leave(first++, "html:before-first-prose");
        while (last >= first && (_roles[last] != BlockRole.Body || IsLooseEnd(map.Blocks[last]))) Leave(last--, "html:after-last-prose");
    }

    private bool IsLooseStart(TextBlock block) =>
        !Prose.IsProse(block) && !(_tree[block.Container].Tag == HtmlTag.P && Prose.EndsSentence(block.Text) && block.Text.AsSpan().Count(' ') >= 4);

    private bool IsLooseEnd(TextBlock block) =>
        HtmlTags.IsHeading(_tree[block.Container].Tag)
        || (!Prose.EndsSentence(block.Text) && Prose.Weight(block.Text) < 60 && _tree[block.Container].Tag is not (HtmlTag.Td or HtmlTag.Li or HtmlTag.P));

    private void Leave(int block, string rule)
    {
        if (_roles[block] != BlockRole.Body) return;
        _roles[block] = BlockRole.Left;
        trace?.Leave(TracePart.Body, map.Blocks[block].Text, rule);
    }

    private void Trace(int block, string rule)
    {
        if (trace is null) return;
        string text = map.Blocks[block].Text;
        if (_roles[block] == BlockRole.Body) trace.Take(TracePart.Body, text, rule);
        else if (_roles[block] == BlockRole.Caption) trace.Take(TracePart.Caption, text, rule);
        else trace.Leave(TracePart.Body, text, rule);
    }

    private string Describe(int element) => $"<{_tree[element].Name} id=\"{_tree[element].Id}\" class=\"{_tree[element].Class}\">";
}
