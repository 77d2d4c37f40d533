using System.Text;
using Presswatch.Demo.Planning;
using Presswatch.Demo.Writing;

namespace Presswatch.Demo.Sites;

/// <summary>The Vale Farmer, paper of the countryside.</summary>
internal sealed class FarmerSite : Site
{
    public override string Host => "vale-farmer.example";

    public override string Address(in Plan plan)
    {
        DateOnly day = DemoOptions.FirstDay.AddDays(plan.Day);
        return $"https://vale-farmer.example/{day.Year}/{day.Month:00}/story-{day.Day:00}{plan.Index:0000}/";
    }

    public override string Html(PageContent page)
    {
        StringBuilder html = new(4096);
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"UTF-8\">\n<title>").Append(Escape(page.Headline)).Append(" &#8211; The Vale Farmer</title>\n<meta property=\"article:published_time\" content=\"");
        html.Append(NumberText.Iso(page.Published)).Append("\">\n</head>\n<body class=\"single\">\n<div class=\"menu\"><a href=\"/\">The Vale Farmer</a></div>\n<article class=\"post\">\n<span class=\"cat\">").Append(Escape(page.Section));
        html.Append("</span>\n<h1 class=\"entry-title\">").Append(Escape(page.Headline)).Append("</h1>\n<span class=\"posted-on\">").Append(LongDate(page.Published)).Append("</span>\n<div class=\"entry-content\">\n");
        Join(html, page.Paragraphs, "<p>", "</p>\n");
        if (page.Caption is not null) html.Append("<figure class=\"wp-caption\"><img src=\"/u/c.jpg\" alt=\"\"><figcaption class=\"wp-caption-text\">").Append(Escape(page.Caption)).Append("</figcaption></figure>\n");
        html.Append("</div>\n</article>\n<div class=\"related\">\n");
        foreach (DemoTeaser teaser in page.Teasers)
        {
            html.Append("<div class=\"related-post\"><a href=\"").Append(teaser.Url).Append("\">").Append(Escape(teaser.Lead)).Append("</a> <span class=\"related-date\">").Append(LongDate(teaser.Date)).Append("</span></div>\n");
        }
        return html.Append("</div>\n<div class=\"colophon\">The Vale Farmer, Dunmere</div>\n</body>\n</html>\n").ToString();
    }
}
