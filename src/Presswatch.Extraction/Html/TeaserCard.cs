using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Extraction.Dates;
using Presswatch.Extraction.Wire;

namespace Presswatch.Extraction.Html;

/// <summary>Reads one element that stands for another article: its link, headline, lead and date, each printed once or twice.</summary>
internal sealed class TeaserCard(HtmlTree tree, PageAddress addresses, DateReader dates, CompiledPack? pack)
{
    /// <summary>Reads a card.</summary>
    /// <param name="element">The element.</param>
    /// <param name="end">Index behind the text that may hold its date, where that stands behind the element.</param>
    public Teaser? Read(int element, int end)
    {
        int link = tree[element].Tag == HtmlTag.A ? element : tree.First(HtmlTag.A, element);
        string? url = link < 0 ? null : addresses.Absolute(tree.Attribute(link, "href"));
        PartialDate? date = null;
        var linked = new List<string>();
        var beside = new List<string>();
        foreach (TextBlock block in BlockReader.Read(tree, element))
        {
            string text = WithoutDate(block.Text, ref date);
            if (!text.Any(char.IsLetter)) continue;
            List<string> list = link >= 0 && tree.Holds(link, block.First) ? linked : beside;
            if (!list.Contains(text)) list.Add(text);
        }
        if (link >= 0 && linked.Count == 0 && beside.Count == 0 && AltOf(element) is { } alt) linked.Add(alt);
        if (date is null && end > tree[element].End && FollowingText(tree[element].End, end) is { } behind) _ = WithoutDate(behind, ref date);
        string? title = linked.FirstOrDefault();
        string? lead = beside.FirstOrDefault(text => text != title);
        if (title is null) (title, lead) = (lead, null);
        if (title is null || (url is null && date is null)) return null;
        if (lead is not null && pack is not null && pack.TryReadDateline(lead, out _, out int length) && length < lead.Length) lead = lead[length..];
        return lead is null ? new(title, date, url) : new(lead, date, url, title);
    }

    /// <summary>The text without a date at its end or in place of it, brackets included.</summary>
    private string WithoutDate(string text, ref PartialDate? date)
    {
        if (!dates.TryFind(text, out DateFind find)) return text;
        ReadOnlySpan<char> before = text.AsSpan(0, find.Start).TrimEnd(" [(（［,|·");
        ReadOnlySpan<char> behind = text.AsSpan(find.Start + find.Length).Trim(" .])）］日|·");
        if (!find.Whole && behind.Length > 0) return text;
        date ??= find.Date;
        return find.Whole ? string.Empty : before.ToString();
    }

    private string? AltOf(int element)
    {
        int image = tree.First(HtmlTag.Img, element);
        return image >= 0 && tree.Attribute(image, "alt") is { Length: > 0 } alt ? Texts.Spaces.Collapse(alt) : null;
    }

    private string? FollowingText(int from, int end)
    {
        for (int i = from; i < end; i++)
        {
            if (tree[i].Tag == HtmlTag.Text && !string.IsNullOrWhiteSpace(tree[i].Name)) return Texts.Spaces.Collapse(tree[i].Name);
        }
        return null;
    }
}
