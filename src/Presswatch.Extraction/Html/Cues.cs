using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Presswatch.Extraction.Html;

/// <summary>What the words in an element's class, id and role hint at.</summary>
[Flags]
internal enum Cue
{
    None = 0,
    Navigation = 1,
    Related = 1 << 1,
    Comments = 1 << 2,
    Share = 1 << 3,
    Advert = 1 << 4,
    Caption = 1 << 5,
    Meta = 1 << 6,
    Author = 1 << 7,
    Footer = 1 << 8,
    Aside = 1 << 9,
    Form = 1 << 10,
    Hidden = 1 << 11,
    Tags = 1 << 12,
    /// <summary>Words such as "article", "story", "post".</summary>
    Story = 1 << 13,
    /// <summary>Words such as "body", "content", "text".</summary>
    Content = 1 << 14,
    Header = 1 << 15,
    Teaser = 1 << 16,
    Summary = 1 << 17,
    /// <summary>A post of another site, set into the text.</summary>
    Embed = 1 << 18,
    /// <summary>What the author is, not that there is one.</summary>
    Biography = 1 << 19,
    /// <summary>Shown only while a pointer rests on a word.</summary>
    Popup = 1 << 20,
    /// <summary>Hints at something that is no part of an article's text.</summary>
    Foreign = Navigation | Related | Comments | Share | Advert | Footer | Aside | Form | Hidden | Tags | Biography | Popup,
}

/// <summary>Reads the hints of class names, word by word: "articleBody related-links_2" gives article, body, related, links.</summary>
internal static class Cues
{
    private static readonly FrozenDictionary<string, Cue>.AlternateLookup<ReadOnlySpan<char>> Words = Build().GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly (string Stem, Cue Cue)[] Stems =
    [
        ("related", Cue.Related), ("recommend", Cue.Related), ("readmore", Cue.Related), ("comment", Cue.Comments), ("disqus", Cue.Comments), ("advert", Cue.Advert), ("sponsor", Cue.Advert),
        ("newsletter", Cue.Advert), ("subscri", Cue.Advert), ("promo", Cue.Advert), ("sharing", Cue.Share), ("social", Cue.Share), ("sidebar", Cue.Aside), ("widget", Cue.Aside),
        ("breadcrumb", Cue.Navigation), ("navig", Cue.Navigation), ("footer", Cue.Footer), ("caption", Cue.Caption), ("authorbio", Cue.Biography), ("aboutauthor", Cue.Biography),
    ];

    /// <summary>Class names recur on every page of a site; the cache is dropped when it has grown large.</summary>
    private static readonly ConcurrentDictionary<string, Cue> Seen = new(StringComparer.Ordinal);
    private const int MostSeen = 20_000;

    public static Cue Of(in HtmlNode node)
    {
        Cue cue = Of(node.Class) | Of(node.Id);
        return cue | node.Tag switch
        {
            HtmlTag.Nav => Cue.Navigation,
            HtmlTag.Aside => Cue.Aside,
            HtmlTag.Footer => Cue.Footer,
            HtmlTag.Header => Cue.Header,
            HtmlTag.Figcaption or HtmlTag.Figure or HtmlTag.Caption => Cue.Caption,
            HtmlTag.Form or HtmlTag.Fieldset or HtmlTag.Label => Cue.Form,
            HtmlTag.Blockquote => Cue.Embed,
            _ => Cue.None,
        };
    }

    public static Cue Of(string names)
    {
        if (names.Length == 0) return Cue.None;
        if (names.Length > 200) return Read(names);
        if (Seen.TryGetValue(names, out Cue cue)) return cue;
        cue = Read(names);
        if (Seen.Count > MostSeen) Seen.Clear();
        Seen[names] = cue;
        return cue;
    }

    private static Cue Read(ReadOnlySpan<char> names)
    {
        Cue cue = Cue.None;
        int at = 0;
        names = names[..Math.Min(names.Length, 400)];
        while (at < names.Length)
        {
            while (at < names.Length && !char.IsAsciiLetter(names[at])) at++;
            int start = at;
            while (at < names.Length && char.IsAsciiLetter(names[at]) && (at == start || !char.IsAsciiLetterUpper(names[at]) || char.IsAsciiLetterUpper(names[at - 1]))) at++;
            ReadOnlySpan<char> word = names[start..at];
            if (word.Length is >= 2 and <= 20 && Words.TryGetValue(word, out Cue found)) cue |= found;
            else if (word.Length > 6) cue |= OfStem(word);
        }
        return cue;
    }

    /// <summary>Words run together in lower case, such as "relatedposts", by their beginning.</summary>
    private static Cue OfStem(ReadOnlySpan<char> word)
    {
        foreach ((string stem, Cue cue) in Stems)
        {
            if (word.StartsWith(stem, StringComparison.OrdinalIgnoreCase)) return cue;
        }
        return Cue.None;
    }

    private static FrozenDictionary<string, Cue> Build()
    {
        var words = new Dictionary<string, Cue>(StringComparer.OrdinalIgnoreCase);
        void Add(Cue cue, string list)
        {
            foreach (string word in list.Split(' ')) words[word] = words.GetValueOrDefault(word) | cue;
        }
        Add(Cue.Navigation, "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager paging prev previous skip toc tabs");
        Add(Cue.Related, "related recommended recommendation recommendations recommend recirc recirculation trending popular mostread mostpopular readmore outbrain taboola zergnet morefrom seealso alsoread latest similar infinite");
        Add(Cue.Comments, "comment comments commentlist disqus respond reply replies discussion fb");
        Add(Cue.Share, "share sharing shares sharedaddy addthis addtoany social socials sociable follow tweet twitter facebook whatsapp pinterest linkedin sharethis");
        Add(Cue.Advert, "ad ads adv advert advertisement advertising adsense adslot dfp sponsor sponsored sponsors promo promos promoted promotion promotional banner commercial newsletter newsletters subscribe subscription signup optin paywall donate donation gpt mpu leaderboard shop product affiliate");
        Add(Cue.Caption, "caption captions wp-caption credit credits photocredit legend gallery slideshow slider carousel lightbox figcaption copyright attribution");
        Add(Cue.Meta, "meta date dateline time timestamp published updated byline info posted kicker eyebrow category");
        Add(Cue.Author, "author authors writer contributor reporter profile");
        Add(Cue.Biography, "bio biography");
        Add(Cue.Popup, "tooltip hovercard dropdown");
        Add(Cue.Embed, "embed embedded instagram media");
        Add(Cue.Footer, "footer foot bottom copyright disclaimer legal");
        Add(Cue.Aside, "sidebar aside widget widgets rail secondary complementary infobox factbox");
        Add(Cue.Form, "form login register search survey poll quiz vote cookie cookies consent gdpr modal popup overlay dialog");
        Add(Cue.Hidden, "hidden hide invisible sr screenreader noscript print noprint offscreen");
        Add(Cue.Tags, "tag tags taglist keywords topics labels");
        Add(Cue.Story, "article story post entry news");
        Add(Cue.Content, "body content text copy richtext");
        Add(Cue.Header, "header masthead topbar head");
        Add(Cue.Teaser, "teaser teasers card cards tile tiles thumb thumbnail thumbnails list listing");
        Add(Cue.Summary, "summary standfirst subtitle subheadline subhead dek deck lead lede intro excerpt abstract synopsis description");
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
