using Presswatch.Archive.Readings;
using Presswatch.Archive.Reprints;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Corpus;
using Presswatch.Corpus.Counting;
using Presswatch.Corpus.Segments;

namespace Presswatch.Archive.Search;

/// <summary>The search index over the corpus in a folder.</summary>
public sealed class CorpusIndex : ISearchIndex
{
    /// <summary>Most hits of one page.</summary>
    public const int MaxLimit = 10_000;

    /// <summary>People of the overview who are shown by name where that means nobody else.</summary>
    private const int NamedPeople = 20;

    private readonly CorpusStore _store;
    private readonly string _folder;

    private CorpusIndex(CorpusStore store, string folder) => (_store, _folder) = (store, folder);

    public long FedUpTo => Guarded(() => _store.FedUpTo);

    public int Count
    {
        get
        {
            using CorpusSnapshot snapshot = Guarded(_store.Snapshot);
            return snapshot.Documents;
        }
    }

    public IReadingFilters? Readings { get; set; }

    public IReprintGroups? Reprints { get; set; }

    /// <summary>Opens the index, making an empty one where there is none.</summary>
    /// <param name="folder">The corpus' folder.</param>
    /// <returns>The index, or: damaged (PW3301), newer (PW3302), of other rules (PW3303); all are mended by building it anew.</returns>
    public static Outcome<CorpusIndex> Open(string folder)
    {
        Outcome<CorpusStore> opened = CorpusStore.Open(folder);
        return opened.TryGet(out CorpusStore store) ? new CorpusIndex(store, folder) : opened.Problem!;
    }

    public void Feed(IReadOnlyList<CorpusDocument> versions, long fedUpTo) => Guarded(() => _store.Feed(versions, fedUpTo));

    public void Mark(IReadOnlyList<(int Key, bool IsNewest)> versions, long fedUpTo) => Guarded(() => _store.Mark(versions, fedUpTo));

    public void Retire(IReadOnlyList<int> keys, long fedUpTo) => Guarded(() => _store.Retire(keys, fedUpTo));

    public void Replace(IEnumerable<CorpusDocument> versions, long fedUpTo) => Guarded(() => _store.Replace(versions, fedUpTo));

    public void Optimise() => Guarded(_store.Optimise);

    public Outcome<CorpusSnapshot> Snapshot()
    {
        try
        {
            return Guarded(_store.Snapshot);
        }
        catch (ArchiveException damaged)
        {
            return damaged.Problem;
        }
    }

    public Outcome<SearchAnswer> Search(SearchRequest request, Func<int, SearchText>? textOf = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Limit, nameof(request));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(request.Limit, MaxLimit, nameof(request));
        Rank? after = null;
        if (request.After is { } cursor)
        {
            if (!Rank.TryParse(cursor, request.Order, out Rank place)) return new Problem(ProblemCodes.BadCursor, "This list has no such place to go on from.");
            after = place;
        }
        Outcome<SearchAnswer> answer = Asking(request.Query, request.AllVersions, request.Once, query => Find(query, request, after));
        return textOf is null || answer.Problem is not null ? answer : WithTexts(answer.Value, request, textOf);
    }

    public Outcome<TrendAnswer> Trend(TrendRequest request) => Asking(request.Query, request.AllVersions, request.Once, query => TrendCounter.Count(query, request.By));

    public Outcome<CountScope> Scope(CorpusSnapshot snapshot, Query query, QueryPart part = QueryPart.All, bool allVersions = false, bool once = false) =>
        Asking<CountScope>(snapshot, query, allVersions, once, asked => asked.IsWhole(part) ? new CountScope(allVersions) : part == QueryPart.Filters ? asked.Filtered() : new CountScope(allVersions, asked.Found()));

    public void Dispose() => _store.Dispose();

    /// <exception cref="ArchiveException">Another program changed the corpus, and what it wrote cannot be read (PW3301).</exception>
    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InvalidDataException damaged)
        {
            throw new ArchiveException(new(ProblemCodes.CorpusDamaged, damaged.Message, new(_folder)), damaged);
        }
    }

    private void Guarded(Action work) => Guarded(() =>
    {
        work();
        return true;
    });

    /// <summary>Asks of one state.</summary>
    private Outcome<T> Asking<T>(Query query, bool allVersions, bool once, Func<SnapshotQuery, Outcome<T>> ask)
    {
        Outcome<CorpusSnapshot> taken = Snapshot();
        if (!taken.TryGet(out CorpusSnapshot snapshot)) return taken.Problem!;
        using CorpusSnapshot held = snapshot;
        return Asking(snapshot, query, allVersions, once, ask);
    }

    private Outcome<T> Asking<T>(CorpusSnapshot snapshot, Query query, bool allVersions, bool once, Func<SnapshotQuery, Outcome<T>> ask)
    {
        if (QueryLeaves.Check(query) is { } tooLong) return tooLong;
        Outcome<ReadFilters> read = ReadFilters.Ask(query, Readings);
        if (!read.TryGet(out ReadFilters filters)) return read.Problem!;
        Outcome<CountedOnce> counting = CountedOnce.Ask(once, Reprints);
        if (!counting.TryGet(out CountedOnce counted)) return counting.Problem!;
        using var asked = new SnapshotQuery(snapshot, query, filters, counted, allVersions);
        Outcome<T> answer = ask(asked);
        return asked.IsOverdrawn ? new Problem(ProblemCodes.QueryTooBroad, "The words of this query stand in more places than one question may read.") : answer;
    }

    private Outcome<SearchAnswer> Find(SnapshotQuery query, SearchRequest request, Rank? after)
    {
        CorpusSnapshot snapshot = query.Snapshot;
        DocumentSet[] found = query.Found();
        // One more than the page shows whether there is a next.
        List<RankedDocument> page = new Ranking(query, request.Order).Page(found, after, request.Limit + 1);
        string? next = page.Count > request.Limit && request.Limit > 0 ? page[request.Limit - 1].Rank.ToCursor(request.Order) : null;
        List<SearchHit> hits = [.. page.Take(request.Limit).Select(entry => Hit(snapshot.Segments[entry.Segment], entry))];
        SearchOverview? overview = request.Overview ? Overview.Of(snapshot, found) with { Read = Readings?.Spread(Keys(snapshot, found), NamedPeople) } : null;
        return new SearchAnswer(found.Sum(documents => documents.Count), hits, next, overview);
    }

    private static IEnumerable<long> Keys(CorpusSnapshot snapshot, DocumentSet[] found)
    {
        for (int i = 0; i < found.Length; i++)
        {
            foreach (int document in found[i]) yield return snapshot.Segments[i].Segment.DocumentKeys[document];
        }
    }

    private static SearchHit Hit(SegmentView view, RankedDocument entry)
    {
        AttributeColumns attributes = view.Attributes;
        int section = attributes.Sections[entry.Document];
        return new(view.Segment.DocumentKeys[entry.Document], view.Segment.ArticleOf(entry.Document), view.Segment.VersionOf(entry.Document), attributes.SourcesOf(entry.Document),
            attributes.Names[attributes.Publishers[entry.Document]], attributes.Names[attributes.Languages[entry.Document]], section < 0 ? null : attributes.Names[section],
            view.Segment.Published(entry.Document), entry.Score, null, [], []);
    }

    private static SearchAnswer WithTexts(SearchAnswer answer, SearchRequest request, Func<int, SearchText> textOf)
    {
        var maker = new SnippetMaker(request.Query.Root);
        return answer with
        {
            Hits = [.. answer.Hits.Select(hit =>
            {
                (string? headline, string text) = textOf(hit.Key);
                return hit with { Headline = headline, HeadlineMatches = maker.Matches(headline ?? ""), Snippets = maker.Snippets(text) };
            })],
        };
    }
}
