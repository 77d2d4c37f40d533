using System.Text.RegularExpressions;
using Presswatch.Core.Dates;
using Presswatch.Core.Pages;
using Presswatch.Extraction.Dates;

namespace Presswatch.Extraction.Texts;

/// <summary>The lines above the body of a saved text, sorted into headline, section, byline, date lines and captions.</summary>
internal sealed partial class SavedHead
{
    private readonly List<(string Text, PartialDate Date)> _above = [];

    /// <summary>Sorts the lines: those before a date line end in the headline; a date above the headline may be the day of viewing.</summary>
    public SavedHead(List<string> lines, DateReader dates, ExtractionTrace? trace)
    {
        var names = new List<string>();
        bool dated = false;
        foreach (string line in lines)
        {
            if (TryTakeLabelled(line, dates, trace))
            {
                dated |= Dates.Count > 0;
                Headline ??= names.LastOrDefault();
            }
            else if (dates.TryFind(line, out DateFind find) && find.Whole)
            {
                if (names.Count == 0) _above.Add((line, find.Date));
                else
                {
                    Dates.Add(new(DateMethod.Page, line, find.Date, "text:date-line"));
                    trace?.Take(TracePart.Date, line, "text:date-line");
                    Headline ??= names[^1];
                    dated = true;
                }
            }
            else if (BylinePattern().Match(line) is { Success: true } byline) Byline ??= byline.Groups["name"].Value;
            else if (names.Count > 0 && IsCaption(line, names)) Captions.Add(line);
            else if (dated && Headline is not null) Rest.Add(line);
            else names.Add(line);
        }
        Headline ??= names.LastOrDefault();
        Trace(names, trace);
    }

    public string? Headline { get; }

    public string? Section { get; private set; }

    public string? Byline { get; }

    public string? Publisher { get; private set; }

    public List<string> Captions { get; } = [];

    public List<StatedDate> Dates { get; } = [];

    /// <summary>Lines below the date line that are none of these: they belong to the body.</summary>
    public List<string> Rest { get; } = [];

    /// <summary>Decides on dates above the headline: one that fits the dateline to two days is the page's, any other may be the day of viewing.</summary>
    public void Settle(Dateline? dateline, ExtractionTrace? trace)
    {
        foreach ((string text, PartialDate date) in _above)
        {
            bool fits = Dates.Count == 0 && dateline is not null && Math.Abs(DaysBetween(date, dateline)) <= 2;
            if (fits)
            {
                Dates.Add(new(DateMethod.Page, text, date, "text:date-above"));
                trace?.Take(TracePart.Date, text, "text:date-above");
            }
            else trace?.Leave(TracePart.Date, text, "text:date-above-may-be-viewing");
        }
    }

    /// <summary>Whether a line reads like a paragraph: long, or with the stop of a sentence behind enough words.</summary>
    public static bool IsSentence(string line)
    {
        if (line.Length >= 110) return true;
        bool wide = line.AsSpan().ContainsAnyInRange('\u3040', '\uD7A3');
        if (wide && line.Length >= 45) return true;
        ReadOnlySpan<char> bare = line.AsSpan().TrimEnd("\"'”’»」』)）");
        if (bare.IsEmpty || bare[^1] is not ('.' or '!' or '?' or '。' or '！' or '？' or ':' or '：')) return false;
        return wide ? line.Length >= 12 : line.AsSpan().Count(' ') >= 6;
    }

    private static int DaysBetween(PartialDate date, Dateline dateline)
    {
        int day = Math.Min(dateline.Day, DateTime.DaysInMonth(date.Year, dateline.Month));
        return date.First.DayNumber - new DateOnly(date.Year, dateline.Month, day).DayNumber;
    }

    private static bool IsCaption(string line, List<string> names)
    {
        foreach (string name in names)
        {
            if (line.Length > name.Length && line.Length <= name.Length + 30 && line.StartsWith(name, StringComparison.Ordinal)
                && line.AsSpan(name.Length).TrimStart() is ['-' or '–' or '—', ..])
            {
                return true;
            }
        }
        return CaptionPattern().IsMatch(line);
    }

    /// <summary>Lines such as "Date: 27/05/2024 | Source: …" or "Section: …".</summary>
    private bool TryTakeLabelled(string line, DateReader dates, ExtractionTrace? trace)
    {
        if (line.Length > 300) return false;
        bool any = false;
        foreach (string part in line.Split('|'))
        {
            Match label = LabelPattern().Match(part);
            if (!label.Success) continue;
            string value = label.Groups["value"].Value.Trim();
            switch (label.Groups["name"].ValueSpan[0] | 0x20)
            {
                case 'd' or 'p' when dates.TryFind(value, out DateFind find) && find.Whole:
                    string words = value.Substring(find.Start, find.Length);
                    Dates.Add(new(DateMethod.Page, words, find.Date, "text:date-label"));
                    trace?.Take(TracePart.Date, words, "text:date-label");
                    any = true;
                    break;
                case 's' when label.Groups["name"].ValueSpan.StartsWith("sou", StringComparison.OrdinalIgnoreCase):
                    Publisher = value;
                    any = true;
                    break;
                case 's' or 'c' when value.Length is > 0 and < 60:
                    Section = value;
                    trace?.Take(TracePart.Section, value, "text:section-label");
                    any = true;
                    break;
            }
        }
        return any;
    }

    private void Trace(List<string> names, ExtractionTrace? trace)
    {
        int at = Headline is null ? names.Count : names.IndexOf(Headline);
        if (Section is null && at > 0 && names[at - 1].AsSpan().Count(' ') <= 2 && names[at - 1].Length <= 40 && Dates.Count == 0) Section = names[at - 1];
        if (trace is null) return;
        foreach (string name in names)
        {
            if (name == Headline) trace.Take(TracePart.Headline, name, "text:headline");
            else if (name == Section) trace.Take(TracePart.Section, name, "text:line-above-headline");
            else trace.Leave(TracePart.Boilerplate, name, "text:above-headline");
        }
        if (Byline is not null) trace.Take(TracePart.Byline, Byline, "text:byline");
        foreach (string caption in Captions) trace.Take(TracePart.Caption, caption, "text:caption");
    }

    [GeneratedRegex(@"^\s*(?<name>date|published(?: on)?|posted(?: on)?|source|section|category)\s*:\s*(?<value>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"^[Bb]y\s+(?<name>\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]*){1,4})$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex BylinePattern();

    [GeneratedRegex(@"^(?:photo|image|picture|caption)\s*:\s*\S.*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex CaptionPattern();
}
