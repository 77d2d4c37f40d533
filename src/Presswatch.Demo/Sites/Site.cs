using System.Net;
using System.Text;
using Presswatch.Demo.Planning;
using Presswatch.Demo.Writing;

namespace Presswatch.Demo.Sites;

/// <summary>What a page shows.</summary>
/// <param name="Paragraphs">Body, dateline and end mark included.</param>
internal sealed record PageContent(string Headline, string Section, DateOnly Published, string[] Paragraphs, string? Caption, IReadOnlyList<DemoTeaser> Teasers);

/// <summary>A site of the invented country: its host, its addresses and how its pages are built.</summary>
internal abstract class Site
{
    public abstract string Host { get; }

    public static Site[] All { get; } = [new WireSite(), new HarbourSite(), new StarSite(), new FarmerSite()];

    public abstract string Address(in Plan plan);

    public abstract string Html(PageContent page);

    /// <summary>The page that stands where an article is missing.</summary>
    public string Missing => $"<!DOCTYPE html>\n<html lang=\"en\"><head><title>Not found</title></head><body><h1>Not found</h1><p>{Host} has no page at this address.</p></body></html>\n";

    protected static string Escape(string text) => WebUtility.HtmlEncode(text);

    protected static string LongDate(DateOnly day) => $"{NumberText.Month(day.Month)} {day.Day}, {day.Year}";

    protected static void Join(StringBuilder page, IEnumerable<string> parts, string before, string after)
    {
        foreach (string part in parts) page.Append(before).Append(Escape(part)).Append(after);
    }

    /// <summary>A page as a reader saved it from a wire site: text, then the teasers, each as lead, date and lead again.</summary>
    public static string Saved(string text, IReadOnlyList<DemoTeaser> teasers)
    {
        StringBuilder page = new(text.Length + 2048);
        page.Append(text).Append('\n');
        if (teasers.Count > 0) page.Append("More From lna.example (En)\n");
        foreach (DemoTeaser teaser in teasers) page.Append(teaser.Lead).Append('\n').Append(LongDate(teaser.Date)).Append('\n').Append(teaser.Lead).Append('\n');
        return page.ToString();
    }
}
