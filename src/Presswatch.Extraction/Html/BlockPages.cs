using System.Text.RegularExpressions;
using Presswatch.Core.Problems;
using Presswatch.Packs.Model;

namespace Presswatch.Extraction.Html;

/// <summary>Tells pages that stand in place of the content: filters, bot walls, consent and login walls, "unknown address" with status 200, frames without content.</summary>
internal static partial class BlockPages
{
    /// <summary>Weight of text above which a page is not one of these, whatever its words.</summary>
    private const int MostText = 2500;

    public static Problem? Judge(PageMap map, PageMeta meta, SourceProfile? source)
    {
        HtmlTree tree = map.Tree;
        List<TextBlock> blocks = map.Blocks;
        int text = 0, prose = 0;
        foreach (TextBlock block in blocks)
        {
            text += Prose.Weight(block.Text);
            if (Prose.IsProse(block)) prose++;
        }
        string title = meta.Title ?? string.Empty;
        foreach (string words in source?.Missing ?? [])
        {
            if (title.Contains(words, StringComparison.OrdinalIgnoreCase) || (text < MostText && blocks.Any(block => block.Text.Length < 200 && block.Text.Contains(words, StringComparison.OrdinalIgnoreCase))))
            {
                return new(ProblemCodes.UnknownAddress, $"{source!.Name} says that it knows no such address");
            }
        }
        if (text > MostText || prose > 8) return null;
        if (text < 40 && tree.Count > 25 && tree.First(HtmlTag.Script) >= 0 && blocks.Count < 4) return new(ProblemCodes.HalfLoaded, "the page has a frame and scripts but no text");
        string all = title + "\n" + string.Join('\n', blocks.Take(30).Select(block => block.Text));
        if (FilterPattern().IsMatch(all)) return new(ProblemCodes.BlockPage, "the words are those of a filter's, a bot wall's or an error page");
        if (prose <= 3 && MissingPattern().IsMatch(title + "\n" + string.Join('\n', blocks.Where(b => HtmlTags.IsHeading(tree[b.Container].Tag)).Select(b => b.Text)))) return new(ProblemCodes.UnknownAddress, "the page says that there is no such page");
        if (prose <= 4 && ConsentPattern().IsMatch(all)) return new(ProblemCodes.ConsentWall, "the page asks for consent or a login and holds nothing else");
        return null;
    }

    [GeneratedRegex(@"web page blocked|(?:access|request) (?:to this (?:page|site|web ?site) )?(?:has been |is |was )?(?:denied|blocked)|attention required! \||just a moment\.\.\.|checking your browser|enable javascript and cookies to continue|verify (?:that )?you are (?:a )?human|are you a robot|unusual traffic|ddos protection by|your ip (?:address )?(?:has been|is) blocked|blocked by (?:your|the) (?:administrator|organi[sz]ation|network)|url filtering|fortiguard|502 bad gateway|503 service (?:temporarily )?unavailable|504 gateway|500 internal server error|불법[·ㆍ]?유해", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FilterPattern();

    [GeneratedRegex(@"(?:^|\b)(?:(?:error )?404\b|page (?:could )?not (?:be )?found|not found|page (?:does not|doesn.t) exist|no such page|página no encontrada|page introuvable|seite nicht gefunden|страница не найдена|找不到(?:页面|网页)|页面不存在|ページが見つかりません|찾을 수 없)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex MissingPattern();

    [GeneratedRegex(@"before you continue to|we (?:and our partners )?(?:use|value) (?:cookies|your privacy)|accept (?:all )?cookies|consent to (?:the use|our)|(?:log|sign) in to (?:continue|read)|subscribe to (?:continue|read|keep)|to continue reading|enable cookies", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ConsentPattern();
}
