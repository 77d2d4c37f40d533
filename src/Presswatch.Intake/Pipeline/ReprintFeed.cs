using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Reprints;

namespace Presswatch.Intake.Pipeline;

/// <summary>The store of reprints as it is fed: texts to compare, and the teasers of the captures that came with them.</summary>
public sealed class ReprintFeed : IFedStore
{
    private const int PagesAtOnce = 500;

    private readonly SqliteReprintStore _store;
    private readonly ICatalogue _catalogue;

    public ReprintFeed(SqliteReprintStore store, ICatalogue catalogue)
    {
        (_store, _catalogue) = (store, catalogue);
        store.BodyOf = document => catalogue.Text(document)?.Article.Body;
    }

    public long FedUpTo => _store.FedUpTo;

    public int Share => 2_000;

    public void Feed(IReadOnlyList<FedVersion> versions, IReadOnlyList<long> retired, long fedUpTo)
    {
        // Teasers come before the mark: what is broken off between is fed again.
        while (_catalogue.TeaserPages(_store.TeasersUpTo, PagesAtOnce) is { Count: > 0 } pages) _store.Feed([], [], pages, null);
        _store.Feed([.. versions.Select(TextOf)], retired, [], fedUpTo);
    }

    private static ReprintText TextOf(FedVersion version) => new(
        checked((int)version.Document), version.Article.Value, version.IsNewest, version.Published, version.Language, version.Sources, version.Text.Article.Headline, version.Text.Article.Body);
}
