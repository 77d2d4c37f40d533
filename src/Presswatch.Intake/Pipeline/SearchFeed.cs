using Presswatch.Archive.Search;

namespace Presswatch.Intake.Pipeline;

/// <summary>The search index as it is fed.</summary>
public sealed class SearchFeed(ISearchIndex index) : IFedStore
{
    public long FedUpTo => index.FedUpTo;

    public int Share => 2_000;

    public void Feed(IReadOnlyList<FedVersion> versions, IReadOnlyList<long> retired, long fedUpTo)
    {
        if (retired.Count > 0) index.Mark([.. retired.Select(document => ((int)document, false))], index.FedUpTo);
        index.Feed([.. versions.Select(DocumentOf)], fedUpTo);
    }

    public void Optimise() => index.Optimise();

    private static SearchDocument DocumentOf(FedVersion version) => new(
        checked((int)version.Document), version.Article, version.Version, version.Sources, version.Publisher, version.Language, version.Section, version.Published, version.IsNewest,
        version.Text.Article.Headline, version.Text.Article.Text);
}
