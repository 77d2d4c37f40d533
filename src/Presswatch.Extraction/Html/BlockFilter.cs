using System.Text.RegularExpressions;

namespace Presswatch.Extraction.Html;

/// <summary>Judges each block inside the article's element: text, caption, or something else that was put between the paragraphs.</summary>
internal sealed partial class BlockFilter(PageMap map, int root, string? headline)
{
    private readonly HtmlTree _tree = map.Tree;
    private readonly int _prose = Math.Max(1, map.ProseIn(root));

    private int _cutTo = -1;

    /// <summary>Judges the blocks in the order of the page: a heading over related articles takes everything behind it in the same element.</summary>
    public (BlockRole Role, string Rule) Judge(int index)
    {
        TextBlock block = map.Blocks[index];
        string text = block.Text;
        if (block.First < _cutTo) return (BlockRole.Left, "html:below-related-heading");
        bool prose = Prose.IsProse(block);
        Cue around = Around(block);
        if ((around & Cue.Embed) != Cue.None && IsQuoted(block.Container)) around &= ~(Cue.Share | Cue.Meta | Cue.Author | Cue.Caption);
        if ((around & Cue.Caption) != Cue.None || IsUnderPicture(block)) return (BlockRole.Caption, "html:caption");
        if (text.Length < 80 && RelatedPattern().IsMatch(text) && IsHeadingLike(block)) CutBehind(block);
        if ((around & Cue.Foreign) != Cue.None) return (BlockRole.Left, $"html:hint-{around & Cue.Foreign}");
        if ((around & (Cue.Meta | Cue.Author)) != Cue.None && (!prose || Prose.Weight(text) < 120)) return (BlockRole.Left, "html:byline-or-date");
        if (headline is not null && text.Equals(headline, StringComparison.OrdinalIgnoreCase)) return (BlockRole.Left, "html:headline-repeated");
        if (block.LinkShare > 0.75) return (BlockRole.Left, "html:all-link");
        if (block.LinkShare > 0.4 && Prose.Weight(text) < 90 && !Prose.EndsSentence(text)) return (BlockRole.Left, "html:short-with-links");
        if (IsLinkList(block.Container)) return (BlockRole.Left, "html:list-of-links");
        if (text.Length < 120 && BoilerplatePattern().IsMatch(text)) return (BlockRole.Left, "html:boilerplate");
        return (BlockRole.Body, prose ? "html:prose" : "html:between");
    }

    private bool IsQuoted(int container)
    {
        for (int at = container; at > root; at = _tree[at].Parent)
        {
            if (_tree[at].Tag == HtmlTag.Blockquote) return true;
        }
        return false;
    }

    private bool IsHeadingLike(TextBlock block) => HtmlTags.IsHeading(_tree[block.Container].Tag) || block.LinkShare < 0.3 && Prose.Weight(block.Text) < 50 && !Prose.IsProse(block);

    /// <summary>Everything behind a heading over related articles, up to the end of the element around the heading, unless that is most of the text.</summary>
    private void CutBehind(TextBlock block)
    {
        int around = _tree[block.Container].Parent;
        if (around <= root && block.Container == root) return;
        int end = _tree[around].End;
        (int from, int to) = map.BlocksIn(around);
        int behind = 0, linked = 0;
        for (int i = from; i < to; i++)
        {
            if (map.Blocks[i].First <= block.First) continue;
            int weight = Prose.Weight(map.Blocks[i].Text);
            behind += weight;
            linked += (int)(weight * map.Blocks[i].LinkShare);
        }
        bool last = around != root || HtmlTags.IsHeading(_tree[block.Container].Tag);
        if (last && (around != root || linked * 2 > behind || behind < _prose * 0.2)) _cutTo = end;
    }

    /// <summary>A short line that shares its element with a picture.</summary>
    private bool IsUnderPicture(TextBlock block) =>
        block.Container != root && Prose.Weight(block.Text) < 150 && !Prose.EndsSentence(block.Text) && _tree[block.Container].Tag is not (HtmlTag.Td or HtmlTag.Body)
        && map.ProseIn(block.Container) == (Prose.IsProse(block) ? Prose.Weight(block.Text) : 0) && _tree.First(HtmlTag.Img, block.Container) >= 0;

    /// <summary>Hints of the elements between a block and the root that hold a lesser part of the prose; of inline elements only those around the whole block.</summary>
    private Cue Around(TextBlock block)
    {
        Cue cue = Cue.None;
        for (int at = _tree[block.First].Parent; at > root; at = _tree[at].Parent)
        {
            if (at > block.Container && !_tree.Holds(at, block.Last)) continue;
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

    [GeneratedRegex(@"^\W*(?:related\b.*|you (?:may|might) (?:also )?(?:like|enjoy|be interested).*|more (?:from|on|in|stories|news|articles)\b.*|read (?:more|next|also)|see also|recommended.*|also read\b.*|most (?:read|popular).*|trending.*|latest (?:news|stories|posts|articles)|popular (?:posts|articles|stories)|recent posts|what to read next|(?:leave|post|add) a (?:comment|reply).*|comments?|\d+ comments?|share(?: this(?: (?:article|story|post|page))?)?\s*:?|voc[êe] pode gostar.*|leia (?:tamb[ée]m|mais).*|veja tamb[ée]m.*|artigos relacionados|not[íi]cias relacionadas|art[íi]culos relacionados|lea tambi[ée]n.*|te puede interesar.*|noticias relacionadas|articles? (?:similaires|li[ée]s|connexes)|lire aussi.*|à lire aussi.*|das k[öo]nnte .*interessieren|mehr zum thema.*|weitere (?:artikel|beitr[äa]ge).*|[äa]hnliche (?:artikel|beitr[äa]ge).*|читайте также.*|похожие (?:статьи|записи|новости).*|по теме.*|смотрите также.*|комментарии.*|関連記事.*|相关(?:新闻|阅读|文章).*|관련 ?기사.*|leggi anche.*|potrebbe (?:anche )?interessarti.*|articoli correlati.*)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex RelatedPattern();

    [GeneratedRegex(@"^\W*(?:originally (?:posted|published|appeared)|read (?:more|also|next|the full|full)|also read|see also|related(?: (?:articles?|stories|news|posts|content))?\s*:|more (?:from|on|stories|news)|click here|follow us|sign up|subscribe|share (?:this|on)|advert(?:is(?:e?ment|ing))?\b|sponsored|recommended|continue reading|story continues|image (?:source|copyright|\d+ of \d+)|photo(?:\s*(?:by|credit|s?:))|source\s*:|copyright|©|all rights reserved|tags?\s*:|filed under|topics?\s*:|watch\s*:|listen\s*:|download (?:the|our)|leave a (?:comment|reply)|load comments|view comments|get the latest|you may also like|don't miss|trending|print this|email this|posted (?:on|in|by)|published (?:on|in)?\s*:|last (?:updated|modified)|updated\s*:)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex BoilerplatePattern();
}
