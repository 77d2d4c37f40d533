using Presswatch.Archive.Catalogue;
using Presswatch.Archive.Readings;
using Presswatch.Core.Values;

namespace Presswatch.Intake.Pipeline;

/// <summary>The store of readings as it is fed; people are linked once it is in step.</summary>
public sealed class ReadingFeed(IReadingStore store, ReadingDrawer drawer) : IFedStore
{
    public long FedUpTo => store.FedUpTo;

    public int Share => 1_000;

    /// <summary>Told of readings before the store takes them.</summary>
    public Action<IReadOnlyList<ReadVersion>>? Seen { get; init; }

    public void Feed(IReadOnlyList<FedVersion> versions, IReadOnlyList<long> retired, long fedUpTo)
    {
        List<ReadVersion> read = [.. versions.AsParallel().AsOrdered().Select(Read)];
        Seen?.Invoke(read);
        store.Feed(read, retired, fedUpTo);
    }

    /// <summary>Links every name whose appearances changed.</summary>
    public void Settle() => Link(store.People.Touched());

    /// <summary>Reads some articles' versions again, such as after a correction, and links the people anew.</summary>
    public void Again(ICatalogue catalogue, IReadOnlyCollection<ArticleId> articles)
    {
        Feed([.. catalogue.IndexableOf(articles).Select(FedVersion.Of)], [], store.FedUpTo);
        Settle();
    }

    /// <summary>Links some names anew, whether their appearances changed or not.</summary>
    public void Link(IReadOnlyList<SightedName> names)
    {
        if (names.Count == 0) return;
        Corrections corrections = store.Corrections;
        store.People.Link([.. names.AsParallel().AsOrdered().Select(name => drawer.LinkerOf(name.Key.Pack).Link(name.Key, name.Spelling, name.Sightings, corrections))]);
    }

    private ReadVersion Read(FedVersion version) => new(
        version.Document, version.Article, version.Version, version.IsNewest, version.Publisher, version.Published,
        version.Reading ?? drawer.Draw(version.Text.Article, version.Text.Published, ReadingDrawer.PackOf(version.Maker)));
}
