using System.Globalization;
using Presswatch.Core.Problems;
using Presswatch.Packs.Model;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>dates.yaml: clock, names of months and weekdays, and rules of dates.</summary>
internal static class DatesFile
{
    public static void Read(EntryReader file, PackDraft pack)
    {
        pack.Zones.AddRange(file.Entries("zones", ReadZone));
        pack.DateWords.AddRange(file.Entries("words", words => new DateWords(words.Text("language"), words.TextTable("months", 12), words.TextTable("weekdays", 7))));
        pack.DateRules.AddRange(file.Entries("rules", rule => ReadRule(rule, pack)));
    }

    /// <summary>An example: "text" with "value", or with "declines" and a reason.</summary>
    public static DateExample ReadExample(EntryReader example)
    {
        var read = new DateExample(example.Text("text"), example.OptionalText("value"), example.OptionalText("declines"));
        if (read.Value is null == read.Declines is null)
        {
            example.Fault(ProblemCodes.PackMissingKey, "an example has either 'value' or 'declines'", example.Mark, "value: 2024");
        }
        return read;
    }

    private static DateRule ReadRule(EntryReader rule, PackDraft pack)
    {
        var read = new DateRule(rule.Id(pack.Name), rule.Text("kind"), rule.Text("language"), rule.Text("word"),
            rule.OptionalNumber("first-year", 1, 9999), rule.Text("source"), rule.Entries("examples", ReadExample));
        NeedBothExamples(rule, read.Examples.Any(example => example.Value is not null), read.Examples.Any(example => example.Declines is not null));
        return read;
    }

    /// <summary>A rule shows what it reads and what it leaves.</summary>
    public static void NeedBothExamples(EntryReader rule, bool reads, bool declines)
    {
        if (reads && declines) return;
        rule.Fault(ProblemCodes.PackMissingKey, "a rule needs an example that reads and one that declines", rule.MarkOf("examples"), "examples: [{ text: …, value: … }, { text: …, declines: other-shape }]");
    }

    private static ZoneSpan ReadZone(EntryReader zone)
    {
        string text = zone.Text("offset");
        if (text.Length != 6 || text[0] is not ('+' or '-') || !TimeSpan.TryParseExact(text.AsSpan(1), @"hh\:mm", CultureInfo.InvariantCulture, out TimeSpan offset) || offset > TimeSpan.FromHours(14))
        {
            zone.Fault(ProblemCodes.PackWrongValue, "'offset' must be written +hh:mm or -hh:mm, in quotes", zone.MarkOf("offset"), "\"+09:00\"");
            offset = default;
        }
        return new(zone.OptionalDate("from")?.First, text.StartsWith('-') ? -offset : offset);
    }
}
