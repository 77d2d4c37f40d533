using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Extraction.Profiles;
using Presswatch.Extraction.Wire;
using Presswatch.Packs.Model;

namespace Presswatch.Extraction.Html;

/// <summary>Reads an HTML page: by its source's profile where the address has one, else by what all news pages have in common.</summary>
internal sealed class HtmlPageReader(PackShelf shelf, ExtractionLimits limits, TimeProvider time)
{
    private readonly GenericReader _generic = new(shelf);

    public Page Read(string html, PageInput input, ExtractionTrace? trace)
    {
        if (html.AsSpan().TrimStart().StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)) html = WithoutCdata(html);
        Outcome<HtmlTree> built = new TreeBuilder(limits, time).Build(html);
        if (!built.TryGet(out HtmlTree tree)) return new(PageKind.Empty, input.Language, null, [], [], [built.Problem! with { Place = PlaceOf(input) }]);
        using HtmlTree held = tree;
        var meta = new PageMeta(tree);
        var map = new PageMap(tree, Math.Max(0, tree.First(HtmlTag.Body)));
        bool known = shelf.TryFindSource(input.Address, out CompiledPack pack, out SourceProfile profile);
        if (BlockPages.Judge(map, meta, known ? profile : null) is { } problem)
        {
            trace?.Leave(TracePart.Page, meta.Title ?? string.Empty, problem.Code.Reason);
            return new(PageKind.Block, input.Language, known ? pack.Pack.Name : null, [], [], [problem with { Place = PlaceOf(input) }]);
        }
        if (known && ReadKnown(tree, meta, input, pack, shelf.CompiledOf(profile), trace) is { } page) return page;
        Page unknown = _generic.Read(html, map, meta, input, known ? pack : null, trace);
        return known && profile.Publishers.Count == 0 ? unknown with { Articles = [.. unknown.Articles.Select(article => article with { Publisher = profile.Publisher })] } : unknown;
    }

    /// <summary>Answers in XML hold their markup in CDATA sections, which an HTML parser takes for comments.</summary>
    private static string WithoutCdata(string xml) => xml.Replace("<![CDATA[", string.Empty, StringComparison.Ordinal).Replace("]]>", string.Empty, StringComparison.Ordinal);

    /// <summary>The page by the first layout that finds a whole one; a problem where layouts are meant for the address and none fits; nothing where none is meant.</summary>
    private static Page? ReadKnown(HtmlTree tree, PageMeta meta, PageInput input, CompiledPack pack, CompiledSource source, ExtractionTrace? trace)
    {
        bool meant = false;
        foreach (CompiledLayout layout in source.Layouts)
        {
            if (layout.Address is not null && (input.Address is null || !layout.Address.IsMatch(input.Address))) continue;
            meant = true;
            trace?.Take(TracePart.Page, layout.Layout.Id, "layout:tried");
            Page page = new ProfileReader(pack, source, layout, input, trace).Read(tree, meta);
            if (page.Kind == PageKind.Block) return page with { Problems = [.. page.Problems.Select(problem => problem with { Place = PlaceOf(input) })] };
            if (IsWhole(page, layout.Layout)) return page;
            trace?.Leave(TracePart.Page, layout.Layout.Id, $"layout:not-whole: {page.Articles.Sum(a => a.Body.Count)} paragraphs, {page.Teasers.Count} teasers");
        }
        if (!meant) return null;
        string lacking = $"no layout of the source {source.Source.Name} ({source.Source.Id}) finds a whole page";
        return new(PageKind.Empty, input.Language, pack.Pack.Name, [], [], [new(ProblemCodes.LayoutChanged, lacking, PlaceOf(input))]);
    }

    private static bool IsWhole(Page page, PageLayout layout)
    {
        if (layout.Body.Count == 0 && layout.Articles.Count == 0) return page.Teasers.Count >= Math.Max(1, layout.LeastParagraphs);
        return page.Articles.Count > 0 && page.Articles.All(a => a.Body.Count >= layout.LeastParagraphs) && (layout.Headline.Count == 0 || page.Articles.All(a => a.Headline is not null));
    }

    private static Place? PlaceOf(PageInput input) => (input.Name ?? input.Address) is { } name ? new(name) : null;
}
