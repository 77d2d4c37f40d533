using System.Text.RegularExpressions;

namespace Presswatch.Extraction.Html;

/// <summary>Judges each block inside the article's element: text, caption, or something else that was put between the paragraphs.</summary>
internal sealed partial class BlockFilter(PageMap map, int root, RootFinder roots, string? headline)
{
    private readonly HtmlTree _tree = map.Tree;
    private readonly int _prose = Math.Max(1, map.ProseIn(root));

    public (BlockRole Role, string Rule) Judge(int index)
    {
        TextBlock block = map.Blocks[index];
        string text = block.Text;
        bool prose = Prose.IsProse(block);
        Cue around = Around(block.Container);
        if ((around & Cue.Caption) != Cue.None) return (BlockRole.Caption, "html:caption");
        if ((around & Cue.Foreign) != Cue.None) return (BlockRole.Left, $"html:hint-{around & Cue.Foreign}");
        if ((around & (Cue.Meta | Cue.Author)) != Cue.None && (!prose || Prose.Weight(text) < 120)) return (BlockRole.Left, "html:byline-or-date");
        if (headline is not null && text.Equals(headline, StringComparison.OrdinalIgnoreCase)) return (BlockRole.Left, "html:headline-repeated");
        if (block.LinkShare > 0.75) return (BlockRole.Left, "html:all-link");
        if (block.LinkShare > 0.4 && Prose.Weight(text) < 90) return (BlockRole.Left, "html:short-with-links");
        if (IsLinkList(block.Container)) return (BlockRole.Left, "html:list-of-links");
        if (text.Length < 300 && BoilerplatePattern().IsMatch(text)) return (BlockRole.Left, "html:boilerplate");
        if (!text.AsSpan().ContainsAnyExcept(" .*-–—_=|•·~#".AsSpan())) return (BlockRole.Left, "html:rule");
        return (BlockRole.Body, prose ? "html:prose" : "html:between");
    }

    /// <summary>Hints of the elements between a block and the root that hold a lesser part of the prose.</summary>
    private Cue Around(int container)
    {
        Cue cue = Cue.None;
        for (int at = container; at > root; at = _tree[at].Parent)
        {
            if (map.ProseIn(at) < _prose * 0.4) cue |= map.CueOf(at);
        }
        return cue;
    }

    private bool IsLinkList(int container)
    {
        for (int at = container; at > root; at = _tree[at].Parent)
        {
            if (_tree[at].Tag is HtmlTag.Ul or HtmlTag.Ol or HtmlTag.Table or HtmlTag.Dl && map.LinkShare(at) > 0.5) return true;
        }
        return false;
    }

    public RootFinder Roots => roots;

    [GeneratedRegex(@"^\W*(?:read (?:more|also|next|the full|full)|also read|see also|related(?: (?:articles?|stories|news|posts|content))?\s*:|more (?:from|on|stories|news)|click here|follow us|sign up|subscribe|share (?:this|on)|advertis(?:e?ment|ing)\b|sponsored|recommended|continue reading|story continues|image (?:source|credit|copyright)|photo(?:\s*(?:by|credit|s?:))|source\s*:|copyright|©|all rights reserved|tags?\s*:|filed under|topics?\s*:|watch\s*:|listen\s*:|download (?:the|our)|leave a (?:comment|reply)|load comments|view comments|get the latest|you may also like|don't miss|trending|print this|email this|posted (?:on|in|by)|published (?:on|in)?\s*:|last (?:updated|modified)|updated\s*:)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex BoilerplatePattern();
}
