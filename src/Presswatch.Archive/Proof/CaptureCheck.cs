using Presswatch.Archive.Catalogue;
using Presswatch.Core.Problems;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Proof;

/// <summary>Holds what the catalogue says of one capture against what the record gives.</summary>
internal static class CaptureCheck
{
    /// <summary>Compares one capture.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="entry">What the record gives now.</param>
    /// <param name="standing">Where the record stands.</param>
    public static IEnumerable<Problem> Run(PressArchive archive, CatalogueEntry entry, Standing standing)
    {
        ICatalogue catalogue = archive.Catalogue;
        CaptureId id = entry.Capture.Id;
        if (catalogue.FindCapture(id) is not { } row) return [Differs(archive, id, "it is not there")];
        var problems = new List<Problem>();
        if (row.Capture != entry.Capture) problems.Add(Differs(archive, id, "address, times, status or digest"));
        if (row.Place != standing.Place || row.Leaf != standing.Leaf) problems.Add(Differs(archive, id, "its place in the record"));
        if (row.Maker != entry.Maker)
        {
            problems.Add(new(ProblemCodes.OtherMaker, $"What the catalogue says of capture {id} was drawn by {row.Maker}, not by {entry.Maker}.", new(archive.Folder.Catalogue)));
            return problems;
        }
        if (!catalogue.ProblemsOn(id).SequenceEqual(entry.Problems.Select(problem => (problem.Code.Id, problem.Message)))) problems.Add(Differs(archive, id, "what was wrong with its page"));
        if (!catalogue.TeasersOn(id).SequenceEqual(entry.Teasers)) problems.Add(Differs(archive, id, "its teasers"));
        IReadOnlyList<PageEntryRow> articles = catalogue.ArticlesOn(id);
        if (!articles.Select(article => article.Version).SequenceEqual(entry.Articles.Select(article => article.Text.Hex[..VersionId.Digits])))
        {
            problems.Add(Differs(archive, id, "the texts on its page"));
            return problems;
        }
        for (int n = 0; n < articles.Count; n++)
        {
            if (TextOf(catalogue, articles[n]) != entry.Articles[n].Text) problems.Add(Differs(archive, id, $"the text of article {articles[n].Article}/{articles[n].Version}"));
        }
        return problems;
    }

    private static Sha256? TextOf(ICatalogue catalogue, PageEntryRow article)
    {
        try
        {
            VersionRow? version = catalogue.Versions(new(article.Article)).FirstOrDefault(version => version.Version == article.Version);
            return version is not null && catalogue.Text(version.Document) is { } text ? Sha256.Of((text.Article.Headline ?? "") + "\n\n" + text.Article.Text) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Problem Differs(PressArchive archive, CaptureId id, string what) =>
        new(ProblemCodes.CatalogueDiffers, $"Of capture {id} the catalogue does not say what the record gives: {what}.", new(archive.Folder.Catalogue));
}
