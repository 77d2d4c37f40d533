using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Packs.Model;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>calendar.yaml: dated events and the words by which texts name them.</summary>
internal static class CalendarFile
{
    public static void Read(EntryReader file, PackDraft pack) => pack.Calendar.AddRange(file.Entries("calendar", entry => ReadEntry(entry, pack)));

    private static CalendarEntry ReadEntry(EntryReader entry, PackDraft pack)
    {
        string id = entry.Id(pack.Name);
        string name = entry.Text("name");
        PartialDate from = entry.Date("from");
        PartialDate to = entry.OptionalDate("to") ?? from;
        if (to.Last < from.First) entry.Fault(ProblemCodes.PackBadDate, "'to' lies before 'from'", entry.MarkOf("to"));
        PartialDate? announced = entry.OptionalDate("announced");
        if (announced is { } day && day.First > from.First) entry.Fault(ProblemCodes.PackBadDate, "'announced' lies after 'from'", entry.MarkOf("announced"));
        int? reportDays = entry.OptionalNumber("report-days", 0, 3660);
        IReadOnlyList<string> reportWords = entry.Texts("report-words");
        if (reportWords.Count > 0 && reportDays is null)
        {
            entry.Fault(ProblemCodes.PackMissingKey, "'report-words' need 'report-days'", entry.MarkOf("report-words"), "report-days: 30");
        }
        return new(id, name, from, to, entry.Texts("words"), reportDays, reportWords, entry.Text("source"))
        {
            Announced = announced,
            AfterWords = entry.Texts("after-words"),
            AnniversaryWords = entry.Texts("anniversary-words"),
            Yearly = entry.Flag("yearly"),
            Examples = entry.Entries("examples", DatesFile.ReadExample),
        };
    }
}
