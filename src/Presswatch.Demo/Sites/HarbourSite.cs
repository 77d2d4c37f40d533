using System.Text;
using Presswatch.Demo.Planning;
using Presswatch.Demo.Writing;

namespace Presswatch.Demo.Sites;

/// <summary>The Harbour Worker, paper of the ports and works.</summary>
internal sealed class HarbourSite : Site
{
    public override string Host => "harbour-worker.example";

    public override string Address(in Plan plan) => $"https://harbour-worker.example/news/{NumberText.Iso(DemoOptions.FirstDay.AddDays(plan.Day))}-{plan.Index}";

    public override string Html(PageContent page)
    {
        StringBuilder html = new(4096);
        html.Append("<!doctype html><html lang=en><head><meta charset=utf-8><title>").Append(Escape(page.Headline)).Append(" | The Harbour Worker</title></head><body>\n");
        html.Append("<nav><a href=\"/\">The Harbour Worker</a><a href=\"/work\">Work</a><a href=\"/quay\">Quay</a></nav>\n<main><article>\n<header><p class=\"rubric\">");
        html.Append(Escape(page.Section)).Append("</p>\n<h1>").Append(Escape(page.Headline)).Append("</h1>\n<time datetime=\"").Append(NumberText.Iso(page.Published)).Append("\">");
        html.Append(page.Published.Day).Append(' ').Append(NumberText.Month(page.Published.Month)).Append(' ').Append(page.Published.Year).Append("</time></header>\n<section class=\"text\">\n");
        Join(html, page.Paragraphs, "<p>", "</p>\n");
        html.Append("</section>\n");
        if (page.Caption is not null) html.Append("<figure><img src=\"/p/a.jpg\" alt=\"\"><figcaption>").Append(Escape(page.Caption)).Append("</figcaption></figure>\n");
        html.Append("</article>\n<aside class=\"also\"><h2>Also on the quay</h2>\n");
        foreach (DemoTeaser teaser in page.Teasers)
        {
            html.Append("<div class=\"item\"><a href=\"").Append(teaser.Url).Append("\">").Append(Escape(teaser.Lead)).Append("</a><time datetime=\"").Append(NumberText.Iso(teaser.Date)).Append("\">")
                .Append(teaser.Date.Day).Append(' ').Append(NumberText.Month(teaser.Date.Month)).Append("</time></div>\n");
        }
        return html.Append("</aside></main>\n<footer>Printed at Founders' Quay</footer></body></html>\n").ToString();
    }
}
