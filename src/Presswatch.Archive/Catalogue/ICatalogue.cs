using Presswatch.Archive.Warc;
using Presswatch.Core.Captures;
using Presswatch.Core.Values;

namespace Presswatch.Archive.Catalogue;

/// <summary>What is derived from captures, for looking things up. Reads are safe for concurrent callers and see the last committed batch; one batch is open at a time.</summary>
public interface ICatalogue : IDisposable
{
    /// <summary>Leaves of the log that the catalogue holds; it holds the first so many.</summary>
    long CaptureCount();

    /// <summary>Where the last of them stands; <see langword="null"/> where there is none.</summary>
    RecordPlace? LastPlace();

    /// <summary>What is known of a capture; <see langword="null"/> where it was never taken.</summary>
    Recalled? Recall(CaptureId id);

    /// <summary>Begins a batch of writes, durable when <see cref="ICatalogueBatch.Commit"/> returns; dropped where that is not called.</summary>
    ICatalogueBatch Begin();

    /// <summary>The article of that id, or of an id that was merged into it.</summary>
    ArticleRow? FindArticle(ArticleId id);

    /// <summary>The versions of an article, in the order in which they were first seen.</summary>
    IReadOnlyList<VersionRow> Versions(ArticleId id);

    /// <summary>Where and when an article was sighted, in the order of capture time.</summary>
    IReadOnlyList<SightingRow> Sightings(ArticleId id);

    /// <summary>The articles that have more than one version, in the order of their ids. The time grows with their number, not with that of all articles.</summary>
    IReadOnlyList<ArticleId> ArticlesOfSeveralVersions();

    /// <summary>The text of a version.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    StoredText? Text(long document);

    CaptureRow? FindCapture(CaptureId id);

    /// <summary>The articles on one captured page, in its order, as (article, version, headline).</summary>
    IReadOnlyList<PageEntryRow> ArticlesOn(CaptureId id);

    IReadOnlyList<Core.Pages.Teaser> TeasersOn(CaptureId id);

    /// <summary>Problems of one captured page, as (code, message).</summary>
    IReadOnlyList<(string Code, string Message)> ProblemsOn(CaptureId id);

    /// <summary>Documents for the search index: all versions of the articles that captures after the first <paramref name="afterCaptures"/> touched, in the order of their keys after <paramref name="afterDocument"/>.</summary>
    IReadOnlyList<IndexableRow> Indexable(long afterCaptures, long afterDocument, int limit);

    /// <summary>All versions of some articles, for the search index.</summary>
    IReadOnlyList<IndexableRow> IndexableOf(IReadOnlyCollection<ArticleId> articles);

    /// <summary>Documents that were merged into others by captures after the first so many.</summary>
    IReadOnlyList<long> RetiredSince(long afterCaptures);

    /// <summary>Captures after the first so many that hold teasers, in their order.</summary>
    IReadOnlyList<Reprints.TeaserPage> TeaserPages(long afterCaptures, int limit);

    /// <summary>The articles that were sighted at an address, the latest first.</summary>
    IReadOnlyList<string> ArticlesAt(string address);

    /// <summary>Addresses that answered us with a page, ours and not a file's, each with its first and last time.</summary>
    IReadOnlyList<AnsweredAddress> AnsweredAddresses();

    /// <summary>Addresses that lists and feeds have named, whether anything was ever captured there or not.</summary>
    IReadOnlyList<NamedAddress> NamedAddresses();

    /// <summary>How each address stands by its last capture; robots.txt, feeds, sitemaps and pictures are left out.</summary>
    IReadOnlyList<AddressStanding> AddressStandings();

    /// <summary>The days on which each source gave an answer of any kind to a request of ours; robots.txt and what came out of files are left out.</summary>
    IReadOnlyList<AskedDay> AskedDays();

    /// <summary>Sources whose captures have a problem of one code, those with the newest first.</summary>
    IReadOnlyList<ProblemSource> SourcesWith(string code);

    /// <summary>When the last capture was taken in; <see langword="null"/> where there is none.</summary>
    DateTimeOffset? LastTaken();

    ArchiveOverview Overview();

    /// <summary>What tells how addresses and articles stand.</summary>
    States.IStateRows States { get; }

    /// <summary>What is wrong with the catalogue's own structure; empty where nothing is.</summary>
    IReadOnlyList<string> CheckIntegrity();

    /// <summary>Every article's id with its versions, ordered: what two catalogues of the same captures must agree on.</summary>
    IEnumerable<string> Inventory();
}

/// <summary>A batch of writes.</summary>
public interface ICatalogueBatch : IDisposable
{
    /// <summary>Whether a capture was taken before; sees what this batch has added.</summary>
    bool Holds(CaptureId id);

    /// <summary>Writes one capture with what was made of it. Versions follow from all sightings in the order of capture time, whatever the order of arrival.</summary>
    /// <param name="entry">The capture.</param>
    /// <param name="standing">Where it stands in the record; leaves come without gaps.</param>
    /// <param name="idGiven">The id that the journal says article number n of the capture was given; <see langword="null"/> where none.</param>
    IReadOnlyList<Sighted> Add(CatalogueEntry entry, Standing standing, Func<int, ArticleId?>? idGiven = null);

    void Commit();
}

/// <summary>One article.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Newest">Document of its newest version.</param>
/// <param name="Published">ISO date or part of one.</param>
public sealed record ArticleRow(string Id, string Publisher, string Language, string? Headline, string? Section, string? Published, double Confidence, long Newest, int Versions);

/// <summary>One version of an article.</summary>
/// <param name="Document">Its key.</param>
/// <param name="Version">First 12 hex digits of the text's digest.</param>
/// <param name="Digest">Digest of the text.</param>
/// <param name="Number">Place in the order of first sighting, from 1; for display only.</param>
/// <param name="FirstSeen">Capture time of its first sighting.</param>
/// <param name="LastSeen">Capture time of its last sighting.</param>
public sealed record VersionRow(long Document, string Version, string Digest, int Number, string? Headline, string? Published, double Confidence, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, bool IsNewest, int Words, string Maker);

/// <summary>One sighting: a text, at an address, in a capture.</summary>
public sealed record SightingRow(string Capture, long Document, string Version, string Source, string Address, DateTimeOffset Time, DateTimeOffset Taken, string? Claimed, string Digest, long Leaf);

/// <summary>One capture with where it stands.</summary>
public sealed record CaptureRow(Capture Capture, RecordPlace Place, long Leaf, string Kind, string? Language, string Maker);

/// <summary>One article on a captured page.</summary>
public sealed record PageEntryRow(string Article, string Version, string? Headline, string? Published);

/// <summary>A version as the search index and the readings take it.</summary>
/// <param name="Maker">Program and pack that drew it.</param>
public sealed record IndexableRow(
    long Document, string Article, string Version, IReadOnlyList<string> Sources, string Publisher, string Language, string? Section, string? Published, bool IsNewest, DateTimeOffset FirstSeen, string Maker, StoredText Text);

/// <summary>An address that answered with a page.</summary>
/// <param name="ContentType">Under which its captures are kept.</param>
public sealed record AnsweredAddress(string Address, string Source, DateTimeOffset First, DateTimeOffset Last, string ContentType);

/// <summary>An address that a list or a feed has named.</summary>
/// <param name="Date">The day it gives the article; <see langword="null"/> where none.</param>
/// <param name="First">When it was first named: capture time of the list, as claimed where the list came out of a file.</param>
public sealed record NamedAddress(string Address, string? Date, DateTimeOffset First);

/// <summary>How an address stands.</summary>
/// <param name="Source">Where it was last captured.</param>
/// <param name="Kind">What the last capture holds: article, day, list, block, empty.</param>
/// <param name="Status">HTTP status of the last capture; <see langword="null"/> for one out of a file.</param>
/// <param name="Code">Its first problem.</param>
/// <param name="IsSighted">Whether any capture of it ever held an article.</param>
/// <param name="Published">Publication date of the newest text there: ISO date or part of one.</param>
public sealed record AddressStanding(string Address, string Source, string Kind, int? Status, string? Code, bool IsSighted, string? Published);

/// <summary>A day on which a source was asked.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Day">UTC.</param>
/// <param name="IsHeard">Whether it answered as itself: with a page, a list, "not modified" or "not there".</param>
public sealed record AskedDay(string Source, DateOnly Day, bool IsHeard);

/// <summary>Captures of one source that have a problem of one kind.</summary>
/// <param name="Captures">How many.</param>
/// <param name="First">When the first was taken.</param>
/// <param name="Last">When the newest was taken.</param>
/// <param name="Capture">The newest.</param>
/// <param name="Address">Its address.</param>
public sealed record ProblemSource(string Source, long Captures, DateTimeOffset First, DateTimeOffset Last, string Capture, string Address);

/// <summary>The archive at a glance.</summary>
/// <param name="Captures">Captures taken.</param>
/// <param name="Months">Articles by month of publication; <see langword="null"/> month for those without.</param>
public sealed record ArchiveOverview(long Captures, long Articles, long Versions, long Addresses, long Words, DateTimeOffset? LastCapture,
    IReadOnlyList<SourceRow> Sources, IReadOnlyList<(string? Month, long Articles)> Months, IReadOnlyList<(string Code, long Count)> Problems);

/// <summary>One source in the overview.</summary>
public sealed record SourceRow(string Name, long Captures, long Articles, string? FirstPublished, string? LastPublished, DateTimeOffset? LastCapture);
