using Presswatch.Core.Pages;
using Presswatch.Extraction.Languages;
using Presswatch.Extraction.Wire;
using Presswatch.Packs.Model;

namespace Presswatch.Extraction.Texts;

/// <summary>
/// Reads a page that somebody copied or stripped to plain text: the same parts are found from the words alone. The pack is the one whose dateline,
/// end mark or lines fit best; with none, only headline, date line and paragraphs are told apart.
/// </summary>
internal sealed class SavedTextReader(PackShelf shelf)
{
    /// <summary>Lines at the head among which headline, section and date line are looked for.</summary>
    private const int HeadLines = 12;
    private static readonly CompiledPack NoPack = new(Pack.None);

    public Page Read(string text, PageInput input, ExtractionTrace? trace)
    {
        List<string> lines = Lines(text);
        CompiledPack? chosen = shelf.ByName(input.Pack) ?? (shelf.TryFindSource(input.Address, out CompiledPack host, out _) ? host : Choose(lines));
        CompiledPack pack = chosen ?? NoPack;
        if (chosen is not null) trace?.Take(TracePart.Page, chosen.Pack.Name, "pack");
        WireParts parts = WireReader.Part(lines, pack, trace);
        var articles = new List<PageArticle>();
        foreach (List<string> segment in Segments(parts.Lines, pack))
        {
            if (ReadArticle(segment, pack, input, trace) is { } article) articles.Add(article);
        }
        if (articles.Count == 1 && parts.Stamps.Count > 0) articles[0] = articles[0] with { StatedDates = [.. articles[0].StatedDates, .. parts.Stamps] };
        PageKind kind = articles.Count switch { 0 => parts.Teasers.Count > 0 ? PageKind.List : PageKind.Empty, 1 => PageKind.Article, _ => PageKind.Day };
        string? language = articles.Count > 0 ? articles[0].Language : LanguageGuess.Of(string.Join(' ', parts.Teasers.Take(10).Select(t => t.Lead)));
        return new(kind, input.Language ?? language, chosen?.Pack.Name, articles, parts.Teasers, []);
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            string line = Spaces.Collapse(raw);
            if (line.Length > 0) lines.Add(line);
        }
        return lines;
    }

    /// <summary>The pack that fits best: a dateline counts four, an end mark two, a line one.</summary>
    private CompiledPack? Choose(List<string> lines)
    {
        (CompiledPack? best, int most) = (null, 0);
        foreach (CompiledPack pack in shelf.Packs)
        {
            int hits = 0;
            foreach (string line in lines.Take(200))
            {
                if (pack.TryReadDateline(line, out _, out _)) hits += 4;
                if (pack.EndMarkOf(line, out _) is not null) hits += 2;
                if (line.Length <= 160 && (pack.OpensTeasers(line) ?? pack.BoilerplateOf(line)) is not null) hits++;
            }
            if (hits > most) (best, most) = (pack, hits);
        }
        return best;
    }

    /// <summary>Several wire texts one after the other part where a line with an end mark is followed by a line with a dateline.</summary>
    private static IEnumerable<List<string>> Segments(List<string> lines, CompiledPack pack)
    {
        int start = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            if (pack.EndMarkOf(lines[i], out _) is null) continue;
            int next = lines.FindIndex(i + 1, line => pack.TryReadDateline(line, out _, out _));
            if (next < 0 || next - i > 4) continue;
            yield return lines[start..(i + 1)];
            start = i + 1;
        }
        if (start < lines.Count) yield return lines[start..];
    }

    private static PageArticle? ReadArticle(List<string> lines, CompiledPack pack, PageInput input, ExtractionTrace? trace)
    {
        CutBehindEndMark(lines, pack, trace);
        int bodyStart = BodyStart(lines, pack);
        var head = new SavedHead(lines.GetRange(0, bodyStart), pack.Dates, trace);
        List<string> body = [.. head.Rest, .. lines.Skip(bodyStart)];
        Dateline? dateline = WireReader.TakeDateline(body, head.Rest.Count + 3, pack, trace);
        string? endMark = WireReader.TakeEndMark(body, pack, trace);
        if (body.Count == 0) return null;
        head.Settle(dateline, trace);
        foreach (string line in body) trace?.Take(TracePart.Body, line, "text:paragraph");
        return new()
        {
            Headline = head.Headline,
            Section = head.Section,
            Byline = head.Byline,
            Language = input.Language ?? LanguageGuess.Of(string.Join('\n', body)),
            Publisher = head.Publisher ?? dateline?.Agency,
            Dateline = dateline,
            EndMark = endMark,
            Body = body,
            Images = [.. head.Captions.Select(caption => new Picture(null, caption))],
            StatedDates = head.Dates,
            Confidence = dateline is not null || head.Headline is not null ? 0.9 : 0.6,
        };
    }

    private static void CutBehindEndMark(List<string> lines, CompiledPack pack, ExtractionTrace? trace)
    {
        int end = lines.FindLastIndex(line => pack.EndMarkOf(line, out _) is not null);
        if (end < 0) return;
        for (int i = end + 1; i < lines.Count; i++) trace?.Leave(TracePart.Boilerplate, lines[i], "text:after-end-mark");
        lines.RemoveRange(end + 1, lines.Count - end - 1);
    }

    /// <summary>The first line with a dateline, else the first that reads like a sentence; 0 where neither stands near the head.</summary>
    private static int BodyStart(List<string> lines, CompiledPack pack)
    {
        int within = Math.Min(lines.Count, HeadLines);
        for (int i = 0; i < within; i++)
        {
            if (pack.TryReadDateline(lines[i], out _, out _)) return i;
        }
        for (int i = 0; i < within; i++)
        {
            if (SavedHead.IsSentence(lines[i])) return i;
        }
        return lines.Count > 1 ? 1 : 0;
    }
}
