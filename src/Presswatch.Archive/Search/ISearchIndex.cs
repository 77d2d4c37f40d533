using Presswatch.Archive.Readings;
using Presswatch.Archive.Reprints;
using Presswatch.Core.Problems;

namespace Presswatch.Archive.Search;

/// <summary>Finds versions by their words. Derived from the archive, fed by it, rebuilt alone.</summary>
/// <remarks>Many may ask while one feeds; each answer comes from one state. Writers wait for each other. Headline and body are searched; phrases cross neither
/// paragraphs nor the end of the headline.</remarks>
public interface ISearchIndex : IDisposable
{
    /// <summary>Up to where the archive's changes have been fed, in the archive's own numbering; 0 for a new index. Saved with the documents, so what a crash took can be fed again.</summary>
    long FedUpTo { get; }

    /// <summary>Number of versions held.</summary>
    int Count { get; }

    /// <summary>What answers filters on what was read; <see langword="null"/>: such filters are a problem.</summary>
    IReadingFilters? Readings { get; set; }

    /// <summary>What is counted once where reprints are; <see langword="null"/>: counting once is a problem.</summary>
    IReprintGroups? Reprints { get; set; }

    /// <summary>Takes in versions, in one transaction. A key that is known has its attributes changed; its text is known.</summary>
    /// <param name="versions">Versions, in any order.</param>
    /// <param name="fedUpTo">The new <see cref="FedUpTo"/>.</param>
    void Feed(IReadOnlyList<SearchDocument> versions, long fedUpTo);

    /// <summary>Says of versions whether they are the newest of their articles, in one transaction; keys that are not known are passed over.</summary>
    void Mark(IReadOnlyList<(int Key, bool IsNewest)> versions, long fedUpTo);

    /// <summary>Finds versions.</summary>
    /// <param name="request">What to find.</param>
    /// <param name="textOf">Gives the text of a key, for snippets; called for the hits of the page alone. <see langword="null"/>: no snippets.</param>
    /// <returns>The answer, or: a filter that needs readings (PW4010), a query too broad (PW4011), a bad cursor (PW4012).</returns>
    Outcome<SearchAnswer> Search(SearchRequest request, Func<int, SearchText>? textOf = null);

    /// <summary>Counts exactly how often words and phrases stand in the versions, over time. Problems as with <see cref="Search"/>.</summary>
    Outcome<TrendAnswer> Trend(TrendRequest request);

    /// <summary>Brings the files into the form that is fastest to ask; worth it after a bulk load, never needed.</summary>
    void Optimise();
}
