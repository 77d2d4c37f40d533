using Presswatch.Core.Pages;

namespace Presswatch.Extraction.Wire;

/// <summary>The lines of a text, parted by what the packs' marks say of them.</summary>
internal sealed class WireParts
{
    /// <summary>Lines that are neither teasers nor a site's own, in order.</summary>
    public List<string> Lines { get; } = [];

    public List<Teaser> Teasers { get; } = [];

    public List<StatedDate> Stamps { get; } = [];
}

/// <summary>Parts lines, and takes dateline and end mark off them, by the marks of one pack. All methods are safe for concurrent use.</summary>
internal static class WireReader
{
    private const int LongestMark = 160;

    /// <summary>Sorts teaser blocks and a site's own lines out.</summary>
    public static WireParts Part(IEnumerable<string> lines, CompiledPack pack, ExtractionTrace? trace)
    {
        var parts = new WireParts();
        List<string>? block = null;
        foreach (string line in lines)
        {
            if (line.Length > LongestMark)
            {
                (block ?? parts.Lines).Add(line);
                continue;
            }
            if (pack.OpensTeasers(line) is { } opening)
            {
                trace?.Leave(TracePart.Teaser, line, opening);
                block ??= [];
            }
            else if (block is not null && pack.ClosesTeasers(line) is { } closing)
            {
                trace?.Leave(TracePart.Teaser, line, closing);
                TeaserBlock.Read(block, pack.Dates, parts.Teasers, trace);
                block = null;
            }
            else if (pack.BoilerplateOf(line) is { } rule)
            {
                trace?.Leave(TracePart.Boilerplate, line, rule);
                if (block is null && parts.Lines.Count > 0 && pack.Dates.TryFind(line, out Dates.DateFind find))
                {
                    parts.Stamps.Add(new(Core.Dates.DateMethod.Page, line.Substring(find.Start, find.Length), find.Date, rule));
                }
            }
            else (block ?? parts.Lines).Add(line);
        }
        if (block is not null) TeaserBlock.Read(block, pack.Dates, parts.Teasers, trace);
        return parts;
    }

    /// <summary>Takes the dateline off the first of the lines; a line that holds nothing else goes.</summary>
    public static Dateline? TakeDateline(List<string> lines, int within, CompiledPack pack, ExtractionTrace? trace)
    {
        for (int i = 0; i < Math.Min(within, lines.Count); i++)
        {
            if (!pack.TryReadDateline(lines[i], out Dateline dateline, out int length)) continue;
            trace?.Take(TracePart.Dateline, dateline.Text, dateline.Rule ?? string.Empty);
            if (length >= lines[i].Length) lines.RemoveAt(i);
            else lines[i] = lines[i][length..];
            return dateline;
        }
        if (lines.Count > 0 && pack.PlaceLength(lines[0]) is > 0 and int place && place < lines[0].Length)
        {
            trace?.Leave(TracePart.Dateline, lines[0][..place], "dateline without a date");
            lines[0] = lines[0][place..];
        }
        return null;
    }

    /// <summary>Takes the end mark off the last line; a line that holds nothing else goes.</summary>
    public static string? TakeEndMark(List<string> lines, CompiledPack pack, ExtractionTrace? trace)
    {
        if (lines.Count == 0 || pack.EndMarkOf(lines[^1], out int length) is not { } mark) return null;
        trace?.Take(TracePart.EndMark, mark, "end-mark");
        if (length == 0) lines.RemoveAt(lines.Count - 1);
        else lines[^1] = lines[^1][..length];
        return mark;
    }
}
