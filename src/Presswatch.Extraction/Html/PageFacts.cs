using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Extraction.Dates;
using Presswatch.Extraction.Texts;

namespace Presswatch.Extraction.Html;

/// <summary>What a page of an unknown site says about its article: headline, section, byline, dates, pictures; and its teasers.</summary>
internal sealed class PageFacts(PageMap map, PageMeta meta, StructuredData data, PageInput input, ExtractionTrace? trace)
{
    private static readonly string[] DateNames =
    [
        "article:published_time", "og:article:published_time", "datePublished", "publishdate", "publish-date", "pubdate", "parsely-pub-date", "sailthru.date", "date", "dc.date", "dc.date.issued",
        "dcterms.created", "dcterms.date", "dc.date.created", "article.published", "published-date", "publication_date", "date.created", "mediator_published_time", "cXenseParse:recs:publishtime", "originalpublicationdate", "weibo: article:create_at",
    ];

    private readonly HtmlTree _tree = map.Tree;
    private readonly PageAddress _addresses = new(input.Address, meta.BaseAddress);

    public string? Headline { get; } = HeadlineFinder.Find(map, meta, data, trace);

    public string? Section => Clean(meta.First("article:section", "section", "parsely-section") ?? data.Section) ?? CategoryOf();

    public string? Publisher => Clean(meta.First("og:site_name", "application-name"));

    public string? DeclaredLanguage => (data.Language ?? meta.Language)?.Split('-', '_')[0].ToLowerInvariant() is { Length: 2 or 3 } bare ? bare : null;

    public string? Byline
    {
        get
        {
            string? name = Clean(data.Author) ?? Clean(meta.First("author", "article:author", "parsely-author", "dc.creator", "sailthru.author"));
            if (name is not null && IsAddress(name)) name = null;
            name ??= BylineElement();
            if (name is null || IsAddress(name)) return null;
            return name.StartsWith("by ", StringComparison.OrdinalIgnoreCase) ? name[3..].Trim() : name;
        }
    }

    /// <summary>Dates that the page states as the article's, surest first; of the visible ones only those near the headline count.</summary>
    public List<StatedDate> Dates(BlockRole[] roles)
    {
        var found = new List<StatedDate>();
        void Add(string? text, string rule)
        {
            if (text is null || text.Length > 100 || !DateReader.Plain.TryFind(text, out DateFind find) || found.Any(f => f.Date == find.Date)) return;
            found.Add(new(DateMethod.Page, text.Substring(find.Start, find.Length), find.Date, rule));
            trace?.Take(TracePart.Date, text, rule);
        }
        Add(data.Published, "json-ld:datePublished");
        foreach (string name in DateNames) Add(meta.First(name), $"meta:{name}");
        for (int i = map.Root; i < _tree.Count; i++)
        {
            if (_tree.Attribute(i, "itemprop") is { } prop && prop.Contains("datePublished", StringComparison.OrdinalIgnoreCase)) Add(_tree.Attribute(i, "content") ?? _tree.Attribute(i, "datetime") ?? BlockReader.TextOf(_tree, i), "microdata:datePublished");
        }
        if (found.Count == 0) AddVisible(roles, Add);
        return found;
    }

    /// <summary>Elements and lines between a little above the headline and the first paragraph.</summary>
    private void AddVisible(BlockRole[] roles, Action<string?, string> add)
    {
        int body = Array.IndexOf(roles, BlockRole.Body);
        if (body < 0) return;
        int from = body;
        while (from > 0 && body - from < 25 && map.Blocks[from].Text != Headline) from--;
        for (int i = map.Blocks[from].First; i < map.Blocks[body].First; i++)
        {
            if (_tree[i].Tag == HtmlTag.Time) add(_tree.Attribute(i, "datetime") ?? BlockReader.TextOf(_tree, i), "html:time-element");
        }
        for (int i = Math.Max(0, from - 3); i < body; i++)
        {
            if (map.Blocks[i].Text.Length < 100) add(map.Blocks[i].Text, "html:date-near-headline");
        }
    }

    /// <summary>Pictures of the text, each with its caption where one stands in the same figure.</summary>
    public List<Picture> Pictures(BlockRole[] roles)
    {
        int first = Array.IndexOf(roles, BlockRole.Body), last = Array.LastIndexOf(roles, BlockRole.Body);
        if (first < 0) return [];
        int from = map.Blocks[first].First, to = map.Blocks[last].First;
        var pictures = new List<Picture>();
        for (int i = map.Root; i < _tree.Count && pictures.Count < 100; i++)
        {
            if (_tree[i].Tag != HtmlTag.Figure || _tree[i].End < from - 400 || i > to) continue;
            int image = _tree.First(HtmlTag.Img, i), caption = _tree.First(HtmlTag.Figcaption, i);
            string? address = image < 0 ? null : _addresses.Absolute(LargestOf(image));
            string? text = caption < 0 ? null : BlockReader.TextOf(_tree, caption);
            if (address is not null || !string.IsNullOrEmpty(text)) pictures.Add(new(address, string.IsNullOrEmpty(text) ? null : text));
            i = _tree[i].End - 1;
        }
        for (int i = 0; i < roles.Length; i++)
        {
            if (roles[i] == BlockRole.Caption && !pictures.Exists(p => p.Caption is not null && p.Caption.Contains(map.Blocks[i].Text, StringComparison.Ordinal))) pictures.Add(new(null, map.Blocks[i].Text));
        }
        return pictures;
    }

    /// <summary>Links outside the text whose address is spelt like their words, as addresses of articles are.</summary>
    public List<Teaser> Teasers(BlockRole[] roles)
    {
        var teasers = new List<Teaser>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var card = new TeaserCard(_tree, _addresses, DateReader.Plain, null);
        for (int i = 0; i < roles.Length && teasers.Count < 300; i++)
        {
            TextBlock block = map.Blocks[i];
            if (roles[i] != BlockRole.Left || block.LinkShare < 0.3 || block.Text.Length > 250) continue;
            int link = _tree[block.First].Parent;
            while (link > block.Container && _tree[link].Tag != HtmlTag.A) link = _tree[link].Parent;
            while (link > 0 && _tree[link].Tag != HtmlTag.A && _tree[link].Tag is HtmlTag.Div or HtmlTag.P || HtmlTags.IsHeading(_tree[link].Tag)) link = _tree[link].Parent;
            if (_tree[link].Tag != HtmlTag.A || _addresses.Absolute(_tree.Attribute(link, "href")) is not { } url || !SpeltAlike(url, block.Text) || !seen.Add(url)) continue;
            int holder = HtmlTags.IsBlock(_tree[_tree[link].Parent].Tag) && map.TextIn(_tree[link].Parent) < 300 ? _tree[link].Parent : link;
            if (card.Read(holder, _tree[link].End) is { } teaser) teasers.Add(teaser with { Url = url });
        }
        return teasers;
    }

    private static bool SpeltAlike(string url, string text)
    {
        ReadOnlySpan<char> path = url.AsSpan(url.IndexOf("://", StringComparison.Ordinal) + 3);
        int slash = path.IndexOf('/');
        if (slash < 0) return false;
        string slug = path[slash..].ToString().ToLowerInvariant();
        int words = 0, hits = 0;
        foreach (string word in text.ToLowerInvariant().Split([' ', '-', '\'', '’', ',', '.', ':'], StringSplitOptions.RemoveEmptyEntries))
        {
            words++;
            if (slug.Contains(word, StringComparison.Ordinal)) hits++;
        }
        return words >= 2 && slug.AsSpan().Count('/') >= 2 && hits * 2 >= words;
    }

    private string? CategoryOf()
    {
        for (int i = map.Root; i < _tree.Count; i++)
        {
            if (_tree[i].Tag == HtmlTag.A && _tree.Attribute(i, "rel") is { } rel && rel.Contains("category", StringComparison.Ordinal)) return Clean(BlockReader.TextOf(_tree, i));
        }
        return null;
    }

    private string? BylineElement()
    {
        for (int i = map.Root; i < _tree.Count; i++)
        {
            if (_tree[i].Tag == HtmlTag.Text) continue;
            bool named = _tree.Attribute(i, "rel") == "author" || _tree.Attribute(i, "itemprop") == "author" || (_tree[i].Class.Length > 0 && _tree[i].End - i < 40 && (map.CueOf(i) & Cue.Author) != Cue.None);
            if (!named) continue;
            string text = BlockReader.TextOf(_tree, i);
            if (text.Length is > 2 and < 80 && !DateReader.Plain.TryFind(text, out _)) return text;
        }
        return null;
    }

    private string LargestOf(int image)
    {
        string plain = _tree.PictureOf(image) ?? string.Empty;
        if ((_tree.Attribute(image, "data-srcset") ?? _tree.Attribute(image, "srcset")) is not { } set) return plain;
        (string best, int width) = (plain, 0);
        foreach (string part in set.Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (pair.Length == 2 && pair[1].EndsWith('w') && int.TryParse(pair[1].AsSpan(0, pair[1].Length - 1), out int w) && w > width) (best, width) = (pair[0], w);
        }
        return best;
    }

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    private static string? Clean(string? text) => text is null ? null : Spaces.Collapse(text) is { Length: > 0 and < 200 } clean ? clean : null;
}
