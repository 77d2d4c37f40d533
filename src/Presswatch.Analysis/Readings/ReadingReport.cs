using Presswatch.Archive;
using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Readings;
using Presswatch.Core.Dates;
using Presswatch.Core.Problems;
using Presswatch.Core.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Analysis.Readings;

/// <summary>What was read in one version, with users' corrections laid over it, and who the people named are.</summary>
/// <param name="Published">Publication date that the reading was resolved against.</param>
/// <param name="Pack">Name of the pack it was read by.</param>
/// <param name="Maker">Program, rules and pack that read it.</param>
/// <param name="Reading">The reading, corrected.</param>
/// <param name="Registry">For people of the reading: who they are, in its order; those not linked yet are left out.</param>
/// <param name="Corrections">What users corrected in this version, oldest first: what they touch has "correction.ID" as its rule.</param>
public sealed record ReadingReport(
    string Article, string Version, FoundDate Published, string Pack, string Maker, ArticleReading Reading, IReadOnlyList<LinkedPerson> Registry, IReadOnlyList<Correction> Corrections)
{
    /// <summary>The reading of one version, the newest where none is named.</summary>
    /// <returns>The report, or: no such article or version (PW3008), not read yet (PW4010), a damaged row (PW3003).</returns>
    public static Outcome<ReadingReport> Of(PressArchive archive, IReadingStore store, string article, string? version = null)
    {
        if (!Base32.IsId(article) || archive.Catalogue.FindArticle(new(article)) is not { } row) return new Problem(ProblemCodes.UnknownArticle, $"No article is named '{article}'.");
        VersionRow? shown = archive.Catalogue.Versions(new(row.Id)).FirstOrDefault(one => version is null ? one.IsNewest : one.Version == version);
        if (shown is null) return new Problem(ProblemCodes.UnknownArticle, $"Article {row.Id} has no version '{version}'.");
        try
        {
            if (store.Find(shown.Document) is not { } held) return new Problem(ProblemCodes.ReadingsMissing, $"Version {shown.Version} of article {row.Id} has not been read yet.");
            ArticleReading reading = store.Corrections.Apply(row.Id, shown.Version, held.Reading);
            List<LinkedPerson> registry = [.. store.People.LinksOf(shown.Document).Where(link => link.Number < reading.People.Count)
                .Select(link => new LinkedPerson(reading.People[link.Number].Name, link.Person, link.Sure, link.Why))];
            return new ReadingReport(row.Id, shown.Version, archive.Catalogue.Text(shown.Document)?.Published ?? FoundDate.None, held.Pack, held.Maker, reading, registry,
                store.Corrections.Of(row.Id, shown.Version));
        }
        catch (InvalidDataException damaged)
        {
            return new Problem(ProblemCodes.ArchiveDamaged, damaged.Message, new(archive.Folder.ReadingStore));
        }
    }
}

/// <summary>Who a person named in an article is.</summary>
/// <param name="Name">As in the reading.</param>
/// <param name="Person">Id in the registry.</param>
/// <param name="Sure">0 to 1.</param>
/// <param name="Why">What decided it: "pack-name", "post", "post-and-time", "only-bearer", "career", "guess", "correction".</param>
public sealed record LinkedPerson(string Name, string Person, double Sure, string Why);
