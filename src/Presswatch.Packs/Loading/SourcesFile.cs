using Presswatch.Core.Problems;
using Presswatch.Packs.Model;
using Presswatch.Packs.Yaml;

namespace Presswatch.Packs.Loading;

/// <summary>sources.yaml: the sites and how their pages look.</summary>
internal static class SourcesFile
{
    public static void Read(EntryReader file, PackDraft pack) => pack.Sources.AddRange(file.Entries("sources", source => new SourceProfile
    {
        Id = source.Id(pack.Name),
        Name = source.Text("name"),
        Publisher = source.Text("publisher"),
        Hosts = source.Texts("hosts"),
        Publishers = source.Entries("publishers", name => new PublisherName(name.Text("printed"), name.Text("name"))),
        Missing = source.Texts("missing"),
        Walls = source.Texts("walls"),
        Evidence = source.OptionalText("evidence"),
        Layouts = source.Entries("layouts", layout => ReadLayout(layout, pack)),
        UrlDates = source.Entries("url-dates", date => ReadUrlDate(date, pack)),
        Watch = source.OptionalEntry("watch", WatchKeys.Read),
    }));

    private static PageLayout ReadLayout(EntryReader layout, PackDraft pack) => new()
    {
        Id = layout.Id(pack.Name),
        Address = layout.OptionalPattern("address"),
        Headline = layout.Selectors("headline"),
        Date = layout.Selectors("date"),
        Section = layout.Selectors("section"),
        Byline = layout.Selectors("byline"),
        Body = layout.Selectors("body"),
        Captions = layout.Selectors("captions"),
        Teasers = layout.Selectors("teasers"),
        Articles = layout.Selectors("articles"),
        Publisher = layout.Selectors("publisher"),
        Images = layout.Selectors("images"),
        Remove = layout.Selectors("remove"),
        LeastParagraphs = layout.OptionalNumber("least-paragraphs", 0, 1000) ?? 1,
    };

    private static UrlDate ReadUrlDate(EntryReader date, PackDraft pack)
    {
        string id = date.Id(pack.Name);
        string pattern = date.OptionalPattern("pattern") ?? date.Text("pattern");
        foreach (string group in (string[])["year", "month"])
        {
            if (!pattern.Contains($"(?<{group}>", StringComparison.Ordinal))
            {
                date.Fault(ProblemCodes.PackBadPattern, $"the pattern has no group '{group}'", date.MarkOf("pattern"), $"(?<{group}>[0-9]+)");
            }
        }
        return new(id, pattern, date.Entries("examples", DatesFile.ReadExample));
    }
}
