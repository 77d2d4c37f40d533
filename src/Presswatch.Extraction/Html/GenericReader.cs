using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Extraction.Languages;
using Presswatch.Extraction.Wire;

namespace Presswatch.Extraction.Html;

/// <summary>Reads a page of a site that no profile knows.</summary>
internal sealed class GenericReader(PackShelf shelf)
{
    public Page Read(string html, PageMap map, PageMeta meta, PageInput input, CompiledPack? pack, ExtractionTrace? trace)
    {
        StructuredData data = StructuredData.Read(html);
        var facts = new PageFacts(map, meta, data, input, trace);
        BlockRole[] roles = new ArticleFinder(map, data, facts.Headline, trace).Find();
        List<string> body = [];
        for (int i = 0; i < roles.Length; i++)
        {
            if (roles[i] == BlockRole.Body) body.Add(map.Blocks[i].Text);
        }
        List<Teaser> teasers = facts.Teasers(roles);
        if (IsList(map, body, teasers)) return new(PageKind.List, input.Language ?? facts.DeclaredLanguage, pack?.Pack.Name, [], teasers, []);
        if (body.Count == 0) return new(PageKind.Empty, input.Language, pack?.Pack.Name, [], teasers, [new(ProblemCodes.NoText, "nothing on the page reads like an article", input.Name is { } name ? new(name) : null)]);
        Dateline? dateline = null;
        string? endMark = null;
        foreach (CompiledPack candidate in shelf.ByName(input.Pack) is { } named ? [named] : pack is not null ? [pack] : shelf.Packs)
        {
            dateline = WireReader.TakeDateline(body, 2, candidate, trace);
            endMark = WireReader.TakeEndMark(body, candidate, trace);
            if (dateline is null && endMark is null) continue;
            pack = candidate;
            break;
        }
        string? language = input.Language ?? LanguageGuess.Of(string.Join('\n', body)) ?? facts.DeclaredLanguage;
        var article = new PageArticle
        {
            Headline = facts.Headline,
            Section = facts.Section,
            Byline = facts.Byline,
            Language = language,
            Publisher = facts.Publisher ?? dateline?.Agency,
            Dateline = dateline,
            EndMark = endMark,
            Body = body,
            Images = facts.Pictures(roles),
            StatedDates = facts.Dates(roles),
            Confidence = Math.Clamp(0.5 + body.Sum(line => line.Length) / 4000.0, 0.5, 0.9),
        };
        return new(PageKind.Article, language, pack?.Pack.Name, [article], teasers, []);
    }

    /// <summary>A front or section page: many teasers, and less running text than links.</summary>
    private static bool IsList(PageMap map, List<string> body, List<Teaser> teasers)
    {
        int text = body.Sum(line => Prose.Weight(line));
        return teasers.Count >= 15 && text < 400 && map.LinkShare(map.Root) > 0.5;
    }
}
