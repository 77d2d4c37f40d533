using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Core.Problems;
using Presswatch.Extraction.Languages;
using Presswatch.Extraction.Wire;
using Presswatch.Packs.Model;

namespace Presswatch.Extraction.Texts;

/// <summary>Reads an item whose parts came as fields: only dateline, end mark and teaser blocks are left to find in its text.</summary>
internal sealed class ItemReader(PackShelf shelf)
{
    /// <summary>Paragraphs at the head in which a dateline may stand.</summary>
    private const int DatelineWithin = 2;

    public Page Read(ItemInput item, ExtractionTrace? trace)
    {
        CompiledPack? pack = shelf.ByName(item.Pack);
        SourceProfile? source = null;
        if (shelf.TryFindSource(item.Address, out CompiledPack hostPack, out SourceProfile hostSource)) (pack, source) = (pack ?? hostPack, hostSource);
        List<string> body = Paragraphs(item, trace);
        IReadOnlyList<CompiledPack> tries = pack is not null ? [pack] : shelf.Packs;
        Dateline? dateline = null;
        string? endMark = null;
        List<Teaser> teasers = [];
        List<StatedDate> dates = item.Date is { } date ? [new(DateMethod.Page, date.ToString(), date, "field:date")] : [];
        foreach (CompiledPack candidate in tries)
        {
            if (HasMarks(body, candidate))
            {
                WireParts parts = WireReader.Part(body, candidate, trace);
                (body, teasers) = (parts.Lines, parts.Teasers);
                dates.AddRange(parts.Stamps);
                pack ??= candidate;
            }
            dateline = WireReader.TakeDateline(body, DatelineWithin, candidate, trace);
            endMark = WireReader.TakeEndMark(body, candidate, trace);
            if (dateline is null && endMark is null && teasers.Count == 0) continue;
            pack ??= candidate;
            break;
        }
        if (body.Count == 0)
        {
            return new(teasers.Count > 0 ? PageKind.List : PageKind.Empty, item.Language, pack?.Pack.Name, [], teasers, [new(ProblemCodes.NoText, "the item has no text")]);
        }
        string? language = item.Language ?? LanguageGuess.Of(body[0].Length > 200 || body.Count == 1 ? body[0] : string.Join(' ', body.Take(6)));
        var article = new PageArticle
        {
            Headline = Filled(item.Title),
            Section = Filled(item.Section),
            Byline = Filled(item.Byline),
            Language = language,
            Publisher = Filled(item.Publisher) ?? source?.Publisher ?? dateline?.Agency,
            Dateline = dateline,
            EndMark = endMark,
            Body = body,
            StatedDates = dates,
        };
        return new(PageKind.Article, language, pack?.Pack.Name, [article], teasers, []);
    }

    private static bool HasMarks(List<string> lines, CompiledPack pack)
    {
        foreach (string line in lines)
        {
            if (line.Length <= 160 && (pack.OpensTeasers(line) ?? pack.BoilerplateOf(line)) is not null) return true;
        }
        return false;
    }

    /// <summary>The text's lines; a first one that repeats the title is left.</summary>
    private static List<string> Paragraphs(ItemInput item, ExtractionTrace? trace)
    {
        var lines = new List<string>();
        foreach (ReadOnlySpan<char> raw in item.Text.AsSpan().EnumerateLines())
        {
            string line = Spaces.Collapse(raw);
            if (line.Length > 0) lines.Add(line);
        }
        if (lines.Count > 1 && Filled(item.Title) is { } title && lines[0].Equals(title, StringComparison.OrdinalIgnoreCase))
        {
            trace?.Leave(TracePart.Headline, lines[0], "field:title-repeated");
            lines.RemoveAt(0);
        }
        return lines;
    }

    private static string? Filled(string? field) => field is null ? null : Spaces.Collapse(field) is { Length: > 0 } text ? text : null;
}
