
namespace Presswatch.Extraction.Html;

/// <summary>Everything that the search for the article asks of a page, reckoned once: its blocks, how much prose stands below each element, and what class names hint at.</summary>
internal sealed class PageMap
{
    private readonly int[] _prose;
    private readonly int[] _text;
    private readonly int[] _linked;
    private readonly Cue[] _cues;
    private readonly int[] _blockAt;

    public PageMap(HtmlTree tree, int root)
    {
        Tree = tree;
        Root = root;
        _cues = new Cue[tree.Count];
        for (int i = root; i < tree[root].End; i++)
        {
            if (tree[i].Tag is not (HtmlTag.Text or HtmlTag.Body)) _cues[i] = Cues.Of(tree[i]);
        }
        Blocks = BlockReader.Read(tree, root, IsUnseen);
        (_prose, _text, _linked, _blockAt) = (new int[tree.Count + 1], new int[tree.Count + 1], new int[tree.Count + 1], new int[tree.Count + 1]);
        int next = 0;
        for (int i = 0; i < tree.Count; i++)
        {
            (_prose[i + 1], _text[i + 1], _linked[i + 1]) = (_prose[i], _text[i], _linked[i]);
            _blockAt[i] = next;
            if (next == Blocks.Count || Blocks[next].First != i) continue;
            TextBlock block = Blocks[next++];
            int weight = Prose.Weight(block.Text);
            _text[i + 1] += weight;
            _linked[i + 1] += (int)(weight * block.LinkShare);
            if (Prose.IsProse(block)) _prose[i + 1] += weight;
        }
        _blockAt[tree.Count] = next;
    }

    public HtmlTree Tree { get; }

    public int Root { get; }

    public List<TextBlock> Blocks { get; }

    /// <summary>Inline text that a reader does not see with the line it stands in.</summary>
    private bool IsUnseen(int element)
    {
        HtmlTag tag = Tree[element].Tag;
        if (HtmlTags.IsBlock(tag)) return false;
        if ((_cues[element] & (Cue.Popup | Cue.Hidden)) != Cue.None) return true;
        return Tree.Attribute(element, "style") is { } style && style.Contains("display", StringComparison.OrdinalIgnoreCase) && style.Contains("none", StringComparison.OrdinalIgnoreCase);
    }

    public Cue CueOf(int element) => _cues[element];

    /// <summary>Weight of the prose below an element.</summary>
    public int ProseIn(int element) => _prose[Tree[element].End] - _prose[element];

    public int TextIn(int element) => _text[Tree[element].End] - _text[element];

    /// <summary>Share of an element's text that stands in links.</summary>
    public double LinkShare(int element) => TextIn(element) is > 0 and int text ? (double)(_linked[Tree[element].End] - _linked[element]) / text : 0;

    /// <summary>Indices of the blocks that begin below an element.</summary>
    public (int From, int To) BlocksIn(int element) => (_blockAt[element], _blockAt[Tree[element].End]);
}
