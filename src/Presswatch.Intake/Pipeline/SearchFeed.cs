using Presswatch.Archive.Search;
using Presswatch.Corpus;

namespace Presswatch.Intake.Pipeline;

/// <summary>The search index as it is fed.</summary>
public sealed class SearchFeed(ISearchIndex index) : IFedStore
{
    public long FedUpTo => index.FedUpTo;

    /// <summary>Each share is a part of the corpus of its own at first: larger ones are fewer to merge.</summary>
    public int Share => 10_000;

    public void Feed(IReadOnlyList<FedVersion> versions, IReadOnlyList<long> retired, long fedUpTo)
    {
        if (retired.Count > 0) index.Retire([.. retired.Select(document => checked((int)document))], index.FedUpTo);
        index.Feed([.. versions.Select(DocumentOf)], fedUpTo);
    }

    public void Optimise() => index.Optimise();

    /// <summary>A version as the corpus takes it.</summary>
    internal static CorpusDocument DocumentOf(FedVersion version) => new(
        checked((int)version.Document), version.Article, version.Version, version.Sources, version.Publisher, version.Language, version.Section, version.Published, version.IsNewest,
        version.Text.Article.Headline, version.Text.Article.Text);
}
