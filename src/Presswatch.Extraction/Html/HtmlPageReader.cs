using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Extraction.Languages;
using Presswatch.Extraction.Wire;

namespace Presswatch.Extraction.Html;

/// <summary>Reads an HTML page: by its source's profile where the address has one, else by what all news pages have in common.</summary>
internal sealed class HtmlPageReader(PackShelf shelf, ExtractionLimits limits, TimeProvider time)
{
    public Page Read(string html, PageInput input, ExtractionTrace? trace)
    {
        Outcome<HtmlTree> built = new TreeBuilder(limits, time).Build(html);
        if (!built.TryGet(out HtmlTree tree)) return new(PageKind.Empty, input.Language, null, [], [], [built.Problem!]);
        return ReadGeneric(html, tree, input, trace);
    }

    private Page ReadGeneric(string html, HtmlTree tree, PageInput input, ExtractionTrace? trace)
    {
        _ = shelf;
        int root = Math.Max(0, tree.First(HtmlTag.Body));
        var meta = new PageMeta(tree);
        StructuredData data = StructuredData.Read(html);
        var map = new PageMap(tree, root);
        string? headline = data.Headline ?? meta.First("og:title", "twitter:title") ?? meta.Title;
        BlockRole[] roles = new ArticleFinder(map, data, headline, trace).Find();
        List<string> body = [];
        List<Picture> images = [];
        for (int i = 0; i < roles.Length; i++)
        {
            if (roles[i] == BlockRole.Body) body.Add(map.Blocks[i].Text);
            else if (roles[i] == BlockRole.Caption) images.Add(new(null, map.Blocks[i].Text));
        }
        if (body.Count == 0) return new(PageKind.Empty, input.Language, null, [], [], []);
        string? language = input.Language ?? LanguageGuess.Of(string.Join('\n', body));
        return new(PageKind.Article, language, null, [new() { Headline = headline, Body = body, Images = images, Language = language }], [], []);
    }
}
