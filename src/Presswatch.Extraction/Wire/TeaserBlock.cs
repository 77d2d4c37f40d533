using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Extraction.Dates;

namespace Presswatch.Extraction.Wire;

/// <summary>
/// Reads the lines of a block of teasers. One teaser is a lead and a date, where the lead may stand before the date, behind it, or both, and a title may
/// be printed (twice, for two widths of screen) above it. The same lines a second time are another teaser.
/// </summary>
internal static class TeaserBlock
{
    public static void Read(IReadOnlyList<string> lines, DateReader dates, List<Teaser> teasers, ExtractionTrace? trace)
    {
        var waiting = new List<string>();
        bool dated = false;
        for (int i = 0; i < lines.Count; i++)
        {
            if (!dates.TryFind(lines[i], out DateFind find) || !find.Whole)
            {
                waiting.Add(lines[i]);
                continue;
            }
            if (waiting.Count == 0)
            {
                trace?.Leave(TracePart.Teaser, lines[i], "teasers:date-without-lead");
                continue;
            }
            bool repeated = i + 1 < lines.Count && waiting.Contains(lines[i + 1]);
            Emit(waiting, find.Date, teasers, trace);
            dated = true;
            waiting.Clear();
            if (repeated) i++;
        }
        if (!dated) EmitUndated(waiting, teasers, trace);
        else foreach (string line in waiting) trace?.Leave(TracePart.Teaser, line, "teasers:after-last-date");
    }

    private static void Emit(List<string> waiting, PartialDate date, List<Teaser> teasers, ExtractionTrace? trace)
    {
        string lead = waiting[^1];
        string? title = null;
        int first = waiting.Count - 1;
        while (first > 0 && waiting[first - 1] == lead) first--;
        if (first >= 2 && waiting[first - 1] == waiting[first - 2])
        {
            title = waiting[first - 1];
            first -= 2;
        }
        EmitUndated(waiting[..first], teasers, trace);
        teasers.Add(new(lead, date, null, title));
        trace?.Take(TracePart.Teaser, lead, "teasers:lead-and-date");
    }

    private static void EmitUndated(List<string> lines, List<Teaser> teasers, ExtractionTrace? trace)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            if (i > 0 && lines[i] == lines[i - 1]) continue;
            teasers.Add(new(lines[i], null, null));
            trace?.Take(TracePart.Teaser, lines[i], "teasers:lead-alone");
        }
    }
}
