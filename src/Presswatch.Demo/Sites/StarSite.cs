using System.Text;
using Presswatch.Demo.Planning;
using Presswatch.Demo.Writing;

namespace Presswatch.Demo.Sites;

/// <summary>Northern Star, paper of the north: pages built of tables.</summary>
internal sealed class StarSite : Site
{
    public override string Host => "northern-star.example";

    public override string Address(in Plan plan) => $"https://northern-star.example/index.php?d={NumberText.Iso(DemoOptions.FirstDay.AddDays(plan.Day)).Replace("-", "", StringComparison.Ordinal)}&n={plan.Index}";

    public override string Html(PageContent page)
    {
        StringBuilder html = new(4096);
        html.Append("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><title>Northern Star</title></head><body bgcolor=\"white\">\n<table class=\"top\"><tr><td><a href=\"/\">NORTHERN STAR</a></td></tr></table>\n");
        html.Append("<table class=\"main\">\n<tr><td class=\"sect\">").Append(Escape(page.Section)).Append("</td></tr>\n<tr><td class=\"head\">").Append(Escape(page.Headline)).Append("</td></tr>\n<tr><td class=\"date\">");
        html.Append(NumberText.ShortMonth(page.Published.Month)).Append(' ').Append(page.Published.Day).Append(", ").Append(page.Published.Year).Append("</td></tr>\n<tr><td class=\"text\">\n");
        Join(html, page.Paragraphs, "<div class=\"par\">", "</div>\n");
        html.Append("</td></tr>\n");
        if (page.Caption is not null) html.Append("<tr><td class=\"pic\"><img src=\"b.gif\"><br><i>").Append(Escape(page.Caption)).Append("</i></td></tr>\n");
        html.Append("</table>\n<table class=\"others\">\n");
        foreach (DemoTeaser teaser in page.Teasers)
        {
            html.Append("<tr><td class=\"lead\"><a href=\"").Append(Escape(teaser.Url ?? "")).Append("\">").Append(Escape(teaser.Lead)).Append("</a></td><td class=\"when\">").Append(LongDate(teaser.Date)).Append("</td></tr>\n");
        }
        return html.Append("</table>\n<center>Northern Star, Valehead</center>\n</body></html>\n").ToString();
    }
}
