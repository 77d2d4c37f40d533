using System.Text;
using Presswatch.Demo.Planning;
using Presswatch.Demo.Writing;

namespace Presswatch.Demo.Sites;

/// <summary>The wire agency.</summary>
internal sealed class WireSite : Site
{
    public override string Host => "lna.example";

    public override string Address(in Plan plan)
    {
        DateOnly day = DemoOptions.FirstDay.AddDays(plan.Day);
        return $"https://lna.example/en/{day.Year}/{day.Month:00}/{day.Day:00}/{plan.Index:0000}.html";
    }

    public override string Html(PageContent page)
    {
        StringBuilder html = new(4096);
        html.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>").Append(Escape(page.Headline)).Append(" - LNA</title></head>\n<body>\n");
        html.Append("<div id=\"top\"><a href=\"/\">Lantern News Agency</a> <a href=\"/en/home\">Home news</a> <a href=\"/en/world\">World</a></div>\n<div class=\"news\">\n");
        html.Append("<div class=\"section\">").Append(Escape(page.Section)).Append("</div>\n<h2 class=\"news-title\">").Append(Escape(page.Headline)).Append("</h2>\n");
        html.Append("<div class=\"news-date\">").Append(NumberText.Iso(page.Published).Replace('-', '.')).Append("</div>\n<div class=\"news-body\">\n");
        Join(html, page.Paragraphs, "<p>", "</p>\n");
        html.Append("</div>\n");
        if (page.Caption is not null) html.Append("<div class=\"photo\"><img src=\"/img/1.jpg\" alt=\"\"><div class=\"caption\">").Append(Escape(page.Caption)).Append("</div></div>\n");
        html.Append("</div>\n<div class=\"more\"><h3>More from LNA</h3><ul>\n");
        foreach (DemoTeaser teaser in page.Teasers)
        {
            html.Append("<li class=\"teaser\"><a href=\"").Append(teaser.Url).Append("\">").Append(Escape(teaser.Lead)).Append("</a> <span class=\"date\">").Append(LongDate(teaser.Date)).Append("</span></li>\n");
        }
        return html.Append("</ul></div>\n<div id=\"foot\">Copyright LNA, Selvar</div>\n</body></html>\n").ToString();
    }
}
