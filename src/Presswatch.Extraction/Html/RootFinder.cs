namespace Presswatch.Extraction.Html;

/// <summary>
/// Finds the element that holds an article: text density after Readability (Arc90; each paragraph votes for the elements around it, less with each step),
/// weighed by the share of links and by what class names hint at, then widened while that gains prose of the same kind.
/// </summary>
internal sealed class RootFinder(PageMap map)
{
    private readonly HtmlTree _tree = map.Tree;
    private readonly int _total = Math.Max(1, map.ProseIn(map.Root));

    /// <summary>The element, or the whole body where nothing reads like an article.</summary>
    public int Find()
    {
        var scores = new Dictionary<int, double>();
        for (int i = 0; i < map.Blocks.Count; i++)
        {
            TextBlock block = map.Blocks[i];
            if (!Prose.IsProse(block)) continue;
            double vote = (1 + Prose.Stops(block.Text) + Math.Min(Prose.Weight(block.Text) / 100.0, 3)) * (1 - block.LinkShare);
            if (IsForeign(block.Container, map.Root)) vote *= 0.1;
            Vote(scores, block.Container, vote);
        }
        (int best, double most) = (map.Root, double.MinValue);
        foreach ((int element, double score) in scores)
        {
            double weighed = (score + Bonus(element)) * (1 - map.LinkShare(element));
            if (weighed > most || (weighed == most && element < best)) (best, most) = (element, weighed);
        }
        return Widen(best);
    }

    private void Vote(Dictionary<int, double> scores, int container, double vote)
    {
        int at = container;
        if (_tree[at].Tag is HtmlTag.P or HtmlTag.Li or HtmlTag.Blockquote or HtmlTag.Pre || HtmlTags.IsHeading(_tree[at].Tag)) at = _tree[at].Parent;
        for (int level = 0; level < 6 && at >= map.Root; level++, at = _tree[at].Parent)
        {
            double share = level switch { 0 => 1, 1 => 0.5, _ => 1.0 / (level * 3) };
            scores[at] = scores.GetValueOrDefault(at) + vote * share;
        }
    }

    private double Bonus(int element)
    {
        Cue cue = map.CueOf(element);
        double bonus = 0;
        if ((cue & (Cue.Story | Cue.Content)) == (Cue.Story | Cue.Content)) bonus += 15;
        else if ((cue & Cue.Story) != Cue.None) bonus += 5;
        if (_tree[element].Tag is HtmlTag.Article or HtmlTag.Main) bonus += 8;
        if (_tree.Attribute(element, "itemprop") is { } prop && prop.Contains("articleBody", StringComparison.OrdinalIgnoreCase)) bonus += 50;
        if ((cue & Cue.Foreign) != Cue.None && map.ProseIn(element) < _total * 0.4) bonus -= 20;
        return bonus;
    }

    /// <summary>Whether an element, or one around it below <paramref name="root"/>, is hinted to be no part of the text and holds only a lesser part of the prose.</summary>
    public bool IsForeign(int element, int root)
    {
        for (int at = element; at > root; at = _tree[at].Parent)
        {
            if ((map.CueOf(at) & Cue.Foreign) != Cue.None && map.ProseIn(at) < _total * 0.4) return true;
        }
        return false;
    }

    /// <summary>Goes up while the parent holds clearly more prose that is not foreign.</summary>
    private int Widen(int root)
    {
        for (int at = root; _tree[at].Parent > map.Root;)
        {
            int parent = _tree[at].Parent;
            int gained = map.ProseIn(parent) - map.ProseIn(at);
            if (gained > 0)
            {
                int own = 0;
                (int from, int to) = map.BlocksIn(parent);
                for (int i = from; i < to; i++)
                {
                    TextBlock block = map.Blocks[i];
                    if (!_tree.Holds(at, block.First) && Prose.IsProse(block) && !IsForeign(block.Container, parent)) own += Prose.Weight(block.Text);
                }
                if (own > map.ProseIn(root) * 0.15 && map.LinkShare(parent) < 0.35) root = parent;
            }
            at = parent;
        }
        return root;
    }
}
