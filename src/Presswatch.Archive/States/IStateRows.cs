namespace Presswatch.Archive.States;

/// <summary>Rows from which states, losses and mass events are computed. What it reads grows with what was ever missing or changed, not with the archive.</summary>
public interface IStateRows
{
    /// <summary>For each source the last time that it answered as itself.</summary>
    IReadOnlyDictionary<string, DateTimeOffset> LastHeard();

    /// <summary>The articles with an address that ever answered as missing, with all their addresses and what these answered, in the order of articles.</summary>
    /// <param name="afterCaptures">Only those of which a capture after the first so many said that an address is missing.</param>
    IReadOnlyList<TroubledArticle> EverMissing(long afterCaptures = 0);

    /// <summary>Where one text of an article took the place of another at an address, in the order of articles, addresses and time.</summary>
    /// <param name="afterCaptures">Only articles sighted by a capture after the first so many.</param>
    IReadOnlyList<TextChange> Changes(long afterCaptures = 0);

    /// <summary>The addresses of some articles, with their sources and the last answer of each that tells of it.</summary>
    IReadOnlyList<ArticlePlace> PlacesOf(IReadOnlyCollection<string> articles);

    /// <summary>The addresses at a source of the articles whose newest version was published on some days.</summary>
    /// <param name="source">Name of the source.</param>
    /// <param name="days">ISO dates.</param>
    IReadOnlyList<string> AddressesOfDays(string source, IReadOnlyCollection<string> days);

    /// <summary>When each article of a source was first sighted, in order of time: how many there were at any time.</summary>
    IReadOnlyList<DateTimeOffset> FirstSightings(string source);

    /// <summary>What stands at the head of lists for some articles.</summary>
    IReadOnlyDictionary<string, ArticleHead> Heads(IReadOnlyCollection<string> articles);
}

/// <summary>Headline, dates and section of an article's newest version.</summary>
public sealed record ArticleHead(string Article, string Version, long Document, string Publisher, string? Headline, string? Published, string? Section);

/// <summary>An article of which an address was missing once.</summary>
/// <param name="Head">Its newest version.</param>
/// <param name="Documents">All its versions.</param>
/// <param name="Places">All its addresses.</param>
public sealed record TroubledArticle(ArticleHead Head, IReadOnlyList<long> Documents, IReadOnlyList<TroubledPlace> Places);

/// <summary>An address of an article.</summary>
/// <param name="Address">The address.</param>
/// <param name="Source">Name of its source.</param>
/// <param name="Answers">What it answered, in any order.</param>
/// <param name="Shown">When the article itself was shown there.</param>
public sealed record TroubledPlace(string Address, string Source, IReadOnlyList<AddressAnswer> Answers, IReadOnlyList<DateTimeOffset> Shown);

/// <summary>One text that took the place of another at an address.</summary>
/// <param name="Article">The article.</param>
/// <param name="Address">The address.</param>
/// <param name="Source">Its source.</param>
/// <param name="From">Key of the version that stood there.</param>
/// <param name="To">Key of the version that took its place.</param>
/// <param name="LastSeen">Last time the old text was seen there.</param>
/// <param name="Seen">First time the new text was.</param>
/// <param name="FromCapture">The capture that saw the old text last.</param>
/// <param name="Capture">The capture that saw the new text first.</param>
/// <param name="FromWords">Words of the old text.</param>
/// <param name="ToWords">Words of the new text.</param>
/// <param name="Leaf">Number of the capture that saw it first in the log, from 0.</param>
public sealed record TextChange(string Article, string Address, string Source, long From, long To, DateTimeOffset LastSeen, DateTimeOffset Seen, string FromCapture, string Capture, int FromWords, int ToWords, long Leaf);

/// <summary>An address of an article.</summary>
/// <param name="LastAnswer">Last page, "not modified" or "missing" from there.</param>
public sealed record ArticlePlace(string Article, string Address, string Source, DateTimeOffset FirstSeen, DateTimeOffset LastAnswer);
