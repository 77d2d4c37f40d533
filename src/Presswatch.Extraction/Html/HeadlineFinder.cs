using System.Text;

namespace Presswatch.Extraction.Html;

/// <summary>Finds the headline: the heading on the page that says what title and structured data say, else these, without the site's name.</summary>
internal static class HeadlineFinder
{
    private static readonly string[] Joints = [" | ", " – ", " — ", " - ", " › ", " » ", " :: ", " · "];

    public static string? Find(PageMap map, PageMeta meta, StructuredData data, ExtractionTrace? trace)
    {
        string? stated = Filled(data.Headline) ?? Filled(meta.First("og:title", "twitter:title", "dc.title"));
        string folded = Fold($"{stated} {meta.Title}");
        (string? best, int most) = (null, 0);
        foreach (TextBlock block in map.Blocks)
        {
            HtmlTag tag = map.Tree[block.Container].Tag;
            if (!HtmlTags.IsHeading(tag) || block.Text.Length is < 3 or > 300) continue;
            string heading = Fold(block.Text);
            int score = (tag == HtmlTag.H1 ? 3 : tag == HtmlTag.H2 ? 1 : 0) + (heading.Length > 4 && folded.Contains(heading, StringComparison.Ordinal) ? 4 : 0)
                + (stated is not null && Fold(stated) == heading ? 2 : 0) - (block.LinkShare > 0.9 ? 2 : 0);
            if (score > most) (best, most) = (block.Text, score);
        }
        string? headline = most >= 4 ? best : stated is not null ? WithoutSite(stated, meta) : most >= 3 ? best : meta.Title is { Length: > 0 } title ? WithoutSite(title, meta) : null;
        if (headline is not null) trace?.Take(TracePart.Headline, headline, most >= 4 ? "html:heading-as-titled" : stated is not null ? "html:stated-title" : "html:heading-or-title");
        return headline;
    }

    /// <summary>A title without the name of the site before or behind it.</summary>
    private static string WithoutSite(string title, PageMeta meta)
    {
        title = Texts.Spaces.Collapse(title);
        string? site = meta.First("og:site_name");
        foreach (string joint in Joints)
        {
            int at = title.LastIndexOf(joint, StringComparison.Ordinal);
            if (at <= 0) continue;
            string behind = title[(at + joint.Length)..];
            if (behind.Equals(site, StringComparison.OrdinalIgnoreCase) || (joint != " - " && at > 15) || (behind.Length < 30 && at > behind.Length)) return title[..at].Trim();
        }
        return title;
    }

    private static string? Filled(string? text) => text is null ? null : Texts.Spaces.Collapse(text) is { Length: > 2 and < 400 } clean ? clean : null;

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }
}
