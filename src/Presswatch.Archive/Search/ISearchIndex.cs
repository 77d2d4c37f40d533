using Presswatch.Archive.Readings;
using Presswatch.Archive.Reprints;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus;
using Presswatch.Corpus.Counting;

namespace Presswatch.Archive.Search;

/// <summary>Finds and counts versions by their words. Derived from the archive, fed by it, rebuilt alone.</summary>
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

    /// <summary>Takes in versions, all or none. A key that is known has its attributes changed; its text is known.</summary>
    /// <param name="versions">Versions, in any order.</param>
    /// <param name="fedUpTo">The new <see cref="FedUpTo"/>.</param>
    void Feed(IReadOnlyList<CorpusDocument> versions, long fedUpTo);

    /// <summary>Says of versions whether they are the newest of their articles, all or none; keys that are not known are passed over.</summary>
    void Mark(IReadOnlyList<(int Key, bool IsNewest)> versions, long fedUpTo);

    /// <summary>Takes versions out, all or none; keys that are not known are passed over.</summary>
    void Retire(IReadOnlyList<int> keys, long fedUpTo);

    /// <summary>Puts versions, each key once, in the place of all that it holds; read one by one, in bounded memory. Until it returns the old answers are given.</summary>
    void Replace(IEnumerable<CorpusDocument> versions, long fedUpTo);

    /// <summary>Finds versions.</summary>
    /// <param name="request">What to find.</param>
    /// <param name="textOf">Gives the text of a key, for snippets; called for the hits of the page alone. <see langword="null"/>: no snippets.</param>
    /// <returns>The answer, or: a filter that needs readings (PW4010), a query too broad (PW4011), a bad cursor (PW4012), a damaged corpus (PW3301).</returns>
    Outcome<SearchAnswer> Search(SearchRequest request, Func<int, SearchText>? textOf = null);

    /// <summary>Counts exactly how often words and phrases stand in the versions, over time. Problems as with <see cref="Search"/>.</summary>
    Outcome<TrendAnswer> Trend(TrendRequest request);

    /// <summary>The corpus as it is now, for questions of its own. The caller disposes of it. Its document keys are the catalogue's documents; each segment says which article and version they are.</summary>
    /// <returns>The snapshot, or: damaged (PW3301).</returns>
    Outcome<CorpusSnapshot> Snapshot();

    /// <summary>The documents of a snapshot for which a query holds, by segment.</summary>
    /// <param name="snapshot">A snapshot of this index.</param>
    /// <param name="query">The query.</param>
    /// <param name="part">Whether its words narrow too, or its filters alone.</param>
    /// <param name="allVersions">All versions; otherwise the newest of each article alone.</param>
    /// <param name="once">Whether of each reprint group the first that is found counts alone.</param>
    /// <returns>What to count in. Problems as with <see cref="Search"/>.</returns>
    Outcome<CountScope> Scope(CorpusSnapshot snapshot, Query query, QueryPart part = QueryPart.All, bool allVersions = false, bool once = false);

    /// <summary>Brings the files into the form that is fastest to ask; worth it after a bulk load, never needed.</summary>
    void Optimise();
}

/// <summary>What of a query narrows.</summary>
public enum QueryPart
{
    /// <summary>All of it: documents that the query finds.</summary>
    All,
    /// <summary>Its outermost parts without a word in them: what is left to count words in.</summary>
    Filters,
}
