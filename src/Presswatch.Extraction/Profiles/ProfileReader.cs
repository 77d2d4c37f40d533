using System.Text.RegularExpressions;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Extraction.Dates;
using Presswatch.Extraction.Html;
using Presswatch.Extraction.Languages;
using Presswatch.Extraction.Texts;
using Presswatch.Extraction.Wire;

namespace Presswatch.Extraction.Profiles;

/// <summary>Reads a page by one layout of its source's profile.</summary>
internal sealed class ProfileReader(CompiledPack pack, CompiledSource source, CompiledLayout layout, PageInput input, ExtractionTrace? trace)
{
    private readonly string _id = layout.Layout.Id;
    private Teaser? _walled;

    /// <summary>What the layout finds; it may be less than a whole page.</summary>
    public Page Read(HtmlTree tree, PageMeta meta)
    {
        HashSet<int> removed = [.. layout.Remove.SelectMany(selector => selector.In(tree, 0))];
        var whole = new ProfileScope(tree, 0, removed);
        var addresses = new PageAddress(input.Address, meta.BaseAddress);
        List<PageArticle> articles = [];
        if (layout.Articles.Length == 0) Add(articles, whole, addresses);
        else foreach (int element in whole.All(layout.Articles)) Add(articles, new(tree, element, removed), addresses);
        List<Teaser> teasers = Teasers(whole, addresses);
        TakeRowsOfArticles(articles, teasers);
        if (_walled is { } walled && articles.Count == 0)
        {
            return new(PageKind.Block, input.Language ?? LanguageGuess.Of(walled.Lead), pack.Pack.Name, [], [walled, .. teasers], [new(ProblemCodes.ConsentWall, "the page gives the beginning and keeps the rest for subscribers")]);
        }
        PageKind kind = articles.Count switch { 0 => teasers.Count > 0 ? PageKind.List : PageKind.Empty, 1 => PageKind.Article, _ => PageKind.Day };
        string? language = input.Language ?? (articles.Count > 0 ? articles[0].Language : LanguageGuess.Of(string.Join(' ', teasers.Take(20).Select(t => t.Lead)))) ?? Bare(meta.Language);
        return new(kind, language, pack.Pack.Name, articles, teasers, []);
    }

    private void Add(List<PageArticle> articles, ProfileScope scope, PageAddress addresses)
    {
        if (ReadArticle(scope, addresses) is { } article) articles.Add(article);
    }

    private PageArticle? ReadArticle(ProfileScope scope, PageAddress addresses)
    {
        string? headline = Part(scope, layout.Headline, TracePart.Headline);
        string? dateText = Part(scope, layout.Date, TracePart.Date);
        string? byline = Part(scope, layout.Byline, TracePart.Byline);
        string? section = SectionOf(scope);
        string? publisher = PublisherOf(scope);
        List<(int At, string Text)> captions = TakeCaptions(scope);
        List<int> bodyElements = layout.Body.Length == 0 ? (layout.Articles.Length > 0 ? [scope.Root] : []) : scope.All(layout.Body);
        List<string> body = WithoutDouble([.. scope.Blocks(bodyElements).Select(block => block.Text)]);
        if (IsWalled(body, headline, dateText)) return null;
        WireParts parts = WireReader.Part(body, pack, trace);
        body = parts.Lines;
        Dateline? dateline = WireReader.TakeDateline(body, 2, pack, trace);
        string? endMark = WireReader.TakeEndMark(body, pack, trace);
        if (body.Count == 0) return null;
        string? language = input.Language is { } known && layout.Articles.Length == 0 ? known : LanguageGuess.Of(string.Join('\n', body)) ?? input.Language;
        if (language is not ("ko" or "zh" or "ja"))
        {
            headline = headline is null ? null : Spaces.PlainDigits(headline);
            body = [.. body.Select(Spaces.PlainDigits)];
        }
        foreach (string line in body) trace?.Take(TracePart.Body, line, _id);
        return new()
        {
            Headline = headline,
            Section = section,
            Byline = byline,
            Language = language,
            Publisher = publisher ?? source.Source.Publisher,
            Dateline = dateline,
            EndMark = endMark,
            Body = body,
            Images = Pictures(scope, captions, addresses),
            StatedDates = [.. Dates(dateText), .. parts.Stamps],
            Confidence = headline is null ? 0.7 : 0.98,
        };
    }

    private List<(int At, string Text)> TakeCaptions(ProfileScope scope)
    {
        List<(int At, string Text)> captions = [];
        foreach (int element in scope.All(layout.Captions))
        {
            string caption = string.Join(' ', scope.Blocks([element]).Select(block => block.Text));
            if (caption.Length > 0) captions.Add((element, caption));
        }
        foreach ((int element, string caption) in captions)
        {
            scope.Take(element);
            trace?.Take(TracePart.Caption, caption, _id);
        }
        return captions;
    }

    /// <summary>Whether the text breaks off at the source's wall; what stands before it is kept as a teaser of the page's own address.</summary>
    private bool IsWalled(List<string> body, string? headline, string? dateText)
    {
        int wall = body.FindIndex(line => source.Source.Walls.Any(words => line.Contains(words, StringComparison.OrdinalIgnoreCase)));
        if (wall < 0) return false;
        trace?.Leave(TracePart.Body, body[wall], $"{_id}: wall");
        string lead = string.Join(' ', body.Take(wall));
        PartialDate? date = Dates(dateText).FirstOrDefault()?.Date;
        if (headline is not null) _walled = lead.Length == 0 ? new(headline, date, input.Address) : new(lead, date, input.Address, headline);
        return true;
    }

    private string? Part(ProfileScope scope, Selector[] selectors, TracePart part)
    {
        string? value = scope.First(selectors, take: true, out string rule);
        if (value is not null) trace?.Take(part, value, $"{_id} {rule}");
        else if (selectors.Length > 0) trace?.Leave(part, string.Empty, $"{_id}: no selector finds anything");
        return value;
    }

    /// <summary>The section by selector, of a path the last part with letters; else by the group "section" of the address pattern.</summary>
    private string? SectionOf(ProfileScope scope)
    {
        if (Part(scope, layout.Section, TracePart.Section) is { } value)
        {
            return value.Split('>', '›', '»', '/').Select(part => part.Trim()).LastOrDefault(part => part.Any(char.IsLetter)) ?? value;
        }
        if (layout.Address is null || input.Address is null) return null;
        Group group = layout.Address.Match(input.Address).Groups["section"];
        return group.Success && group.Length > 0 ? group.Value : null;
    }

    private string? PublisherOf(ProfileScope scope)
    {
        if (scope.First(layout.Publisher, take: false, out _) is not { } printed) return null;
        foreach (Packs.Model.PublisherName name in source.Source.Publishers)
        {
            if (new LinePattern(name.Name, name.Printed).Fits(printed)) return name.Name;
        }
        return printed;
    }

    private IEnumerable<StatedDate> Dates(string? text)
    {
        if (text is not null && pack.Dates.TryFind(text, out DateFind find))
        {
            yield return new(DateMethod.Page, text.Substring(find.Start, find.Length), find.Date, _id);
        }
        if (UrlDates.Of(input.Address, source) is { } url) yield return url;
    }

    /// <summary>Some pages print the whole body twice: the second copy goes.</summary>
    private List<string> WithoutDouble(List<string> body)
    {
        int half = body.Count / 2;
        if (half < 2 || body.Count % 2 != 0 || !body.Take(half).SequenceEqual(body.Skip(half))) return body;
        trace?.Leave(TracePart.Body, body[half], $"{_id}: body printed twice");
        return body[..half];
    }

    private List<Picture> Pictures(ProfileScope scope, List<(int At, string Text)> captions, PageAddress addresses)
    {
        List<(int At, string? Address)> images = [];
        foreach (int element in scope.All(layout.Images))
        {
            string? address = addresses.Absolute(scope.Tree.PictureOf(element) ?? scope.Tree.Attribute(element, "href"));
            if (address is not null) images.Add((element, address));
        }
        var pictures = images.Select(image => new Picture(image.Address, null)).ToList();
        foreach ((int at, string text) in captions)
        {
            int owner = images.FindLastIndex(image => image.At < at);
            if (owner >= 0 && pictures[owner].Caption is null) pictures[owner] = pictures[owner] with { Caption = text };
            else pictures.Add(new(null, text));
        }
        return pictures;
    }

    private List<Teaser> Teasers(ProfileScope scope, PageAddress addresses)
    {
        List<int> cards = scope.All(layout.Teasers);
        var reader = new TeaserCard(scope.Tree, addresses, pack.Dates, pack);
        var teasers = new List<Teaser>();
        for (int i = 0; i < cards.Count; i++)
        {
            HtmlNode parent = scope.Tree[Math.Max(0, scope.Tree[cards[i]].Parent)];
            int end = i + 1 < cards.Count ? Math.Min(parent.End, cards[i + 1]) : parent.End;
            if (reader.Read(cards[i], end) is not { } teaser) continue;
            if (teaser.Date is null && UrlDates.Of(teaser.Url, source) is { } stated) teaser = teaser with { Date = stated.Date };
            teasers.Add(teaser);
            trace?.Take(TracePart.Teaser, teaser.Title ?? teaser.Lead, _id);
        }
        return teasers;
    }

    /// <summary>A row that names an article of this very page is no teaser: its date is the article's.</summary>
    private void TakeRowsOfArticles(List<PageArticle> articles, List<Teaser> teasers)
    {
        for (int i = 0; i < articles.Count; i++)
        {
            string? headline = articles[i].Headline;
            int row = headline is null ? -1 : teasers.FindIndex(teaser => (teaser.Title ?? teaser.Lead) == headline);
            if (row < 0) continue;
            if (teasers[row].Date is { } date) articles[i] = articles[i] with { StatedDates = [.. articles[i].StatedDates, new(DateMethod.Page, date.ToString(), date, $"{_id}: row of the list")] };
            teasers.RemoveAt(row);
        }
    }

    private static string? Bare(string? language) => language?.Split('-', '_')[0].ToLowerInvariant() is { Length: 2 or 3 } bare ? bare : null;
}
