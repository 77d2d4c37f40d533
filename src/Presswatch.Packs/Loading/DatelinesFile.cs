using System.Text.RegularExpressions;
using Presswatch.Core.Problems;
using Presswatch.Packs.Model;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>datelines.yaml: how wire texts open and close, and which lines of saved text are not theirs.</summary>
internal static class DatelinesFile
{
    private static readonly Regex BracedWord = new(@"\{(?<field>[^{}]*)\}", RegexOptions.NonBacktracking);

    private static readonly string[] Fields = ["place", "month", "day", "year", "agency", "dash", "reporter"];

    public static void Read(EntryReader file, PackDraft pack)
    {
        pack.Datelines.AddRange(file.Entries("datelines", form => new DatelineForm(form.Id(pack.Name), pack.Refer(ReferenceKind.Language, form.Text("language"), form.MarkOf("language")), ReadForm(form), form.RequiredTexts("agencies"))
        {
            Examples = form.Entries("examples", ReadExample),
        }));
        pack.EndMarks.AddRange(file.Entries("end-marks", mark => new EndMark(mark.Id(pack.Name), mark.Text("text"))));
        pack.TeaserMarks.AddRange(file.Entries("teaser-marks", mark => new TeaserMark(mark.Id(pack.Name), mark.Text("line"), mark.Flag("opens", otherwise: true))));
        pack.Boilerplate.AddRange(file.Entries("boilerplate", line => new BoilerplateLine(line.Id(pack.Name), line.Text("line"))));
    }

    private static string ReadForm(EntryReader entry)
    {
        string form = entry.Text("form");
        foreach (Match field in BracedWord.Matches(form))
        {
            string name = field.Groups["field"].Value;
            if (Fields.Contains(name)) continue;
            entry.Fault(ProblemCodes.PackBadPattern, $"'{{{name}}}' is not a part of a dateline", entry.MarkOf("form"),
                $"{{{Nearest.Of(name, Fields) ?? string.Join("}, {", Fields)}}}");
        }
        bool undated = !form.Contains("{month}", StringComparison.Ordinal) && !form.Contains("{day}", StringComparison.Ordinal) && form.Contains("{place}", StringComparison.Ordinal);
        foreach (string needed in (string[])["month", "day"])
        {
            if (form.Length > 0 && !undated && !form.Contains($"{{{needed}}}", StringComparison.Ordinal))
            {
                entry.Fault(ProblemCodes.PackBadPattern, $"the form has no {{{needed}}}", entry.MarkOf("form"));
            }
        }
        return form;
    }

    private static DatelineExample ReadExample(EntryReader example) => new(
        example.Text("text"), example.OptionalText("place"), example.OptionalNumber("month", 1, 12), example.OptionalNumber("day", 1, 31),
        example.OptionalNumber("year", 1, 9999), example.OptionalText("agency"), example.OptionalText("declines"));
}
