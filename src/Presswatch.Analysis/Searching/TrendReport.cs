using System.Text.Json.Serialization;
using Presswatch.Archive.Search;
using Presswatch.Core.Problems;
using Presswatch.Core.Queries;
using Presswatch.Intake.Completeness;

namespace Presswatch.Analysis.Searching;

/// <summary>How often words were written over time: what <c>trend</c> prints, the trend page shows and the API answers.</summary>
/// <param name="Series">One for each query.</param>
/// <param name="By">Length of a period.</param>
public sealed record TrendReport(IReadOnlyList<TrendSeries> Series, TrendPeriod By)
{
    /// <summary>Counts each query by itself. Problems as with a search.</summary>
    /// <param name="index">What counts.</param>
    /// <param name="queries">One series each.</param>
    /// <param name="by">Length of a period.</param>
    /// <param name="allVersions">Whether older versions count too.</param>
    /// <param name="once">Whether each reprint group counts once.</param>
    /// <param name="split">The field by whose most frequent values each query is split into several series; <see langword="null"/> for none.</param>
    /// <param name="completeness">What is known to be missed; of the sources that a query names, where it names any.</param>
    public static Outcome<TrendReport> Of(ISearchIndex index, IReadOnlyList<Query> queries, TrendPeriod by, bool allVersions = false, bool once = false, CompletenessReport? completeness = null, QueryField? split = null)
    {
        var series = new List<TrendSeries>(queries.Count);
        foreach (Query whole in queries)
        {
            IReadOnlyList<SplitQuery> parts = [new(whole, "")];
            if (split is { } field)
            {
                Outcome<IReadOnlyList<SplitQuery>> found = TrendSplit.Of(index, whole, field, allVersions, once);
                if (!found.TryGet(out parts)) return found.Problem!;
            }
            foreach (SplitQuery part in parts)
            {
                Outcome<TrendSeries> counted = SeriesOf(index, part, by, allVersions, once, completeness);
                if (!counted.TryGet(out TrendSeries one)) return counted.Problem!;
                series.Add(split is null ? one : one with { Split = part.Name });
            }
        }
        return new TrendReport(series, by);
    }

    private static Outcome<TrendSeries> SeriesOf(ISearchIndex index, SplitQuery part, TrendPeriod by, bool allVersions, bool once, CompletenessReport? completeness)
    {
        Query query = part.Query;
        Outcome<TrendAnswer> asked = index.Trend(new(query, by, allVersions, once));
        if (!asked.TryGet(out TrendAnswer answer)) return asked.Problem!;
        IReadOnlyList<string>? sources = SourcesOf(query);
        return new TrendSeries(query.Text, [.. answer.Points.Select(point => TrendCount.Of(point, Loss(point, completeness, sources)))], TrendCount.Of(answer.Undated, default), query);
    }

    private static PeriodLoss Loss(TrendPoint point, CompletenessReport? completeness, IReadOnlyList<string>? sources) =>
        completeness is not null && PeriodSpan.Of(point.Period) is var (from, to) ? completeness.Between(from, to, sources) : default;

    private static IReadOnlyList<string>? SourcesOf(Query query)
    {
        IEnumerable<QueryNode> parts = query.Root is AndNode and ? and.Parts : [query.Root];
        return parts.OfType<FieldNode>().FirstOrDefault(part => part.Field == QueryField.Source)?.Values;
    }
}

/// <summary>The counts of one query.</summary>
/// <param name="Points">All periods from the first to the last, zeros included.</param>
/// <param name="Undated">What falls in no single period.</param>
/// <param name="Asked">The query, parsed.</param>
public sealed record TrendSeries(string Query, IReadOnlyList<TrendCount> Points, TrendCount Undated, [property: JsonIgnore] Query Asked)
{
    /// <summary>The value that this series has of the field by which was split, as it is shown; <see langword="null"/> where nothing was split.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Split { get; init; }

    private IEnumerable<TrendCount> All => [.. Points, Undated];

    /// <summary>Articles, occurrences and words of all periods and of the undated.</summary>
    public (long Articles, long Occurrences, long Words) Sum() => (All.Sum(point => (long)point.Articles), All.Sum(point => point.Occurrences), All.Sum(point => point.Words));
}

/// <summary>One period of a series.</summary>
/// <param name="Period">"2012-01-04", "2012-W01", "2012-01", "2012-Q1" or "2012"; "" for the undated.</param>
/// <param name="PerMillion">Occurrences in a million words, to a tenth.</param>
/// <param name="Low">Where the rate in a million words begins that the count still fits with, by <see cref="PoissonInterval"/>; 0 where there are no words.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Gap">Whether the record has a gap there; <paramref name="Why"/> says which.</param>
/// <param name="Missed">Articles of the period, of any query, that are known to be missed.</param>
/// <param name="Expected">Articles that were expected, as far as lists, feeds, sitemaps and numbers tell.</param>
/// <param name="Why">known-missed: some are known to be missed; source-down, not-looked: a source could not be looked at and no later list reaches back; nothing-held: the archive holds nothing that the filters leave; <see langword="null"/>: no gap is known.</param>
public sealed record TrendCount(string Period, int Articles, long Occurrences, long Words, double PerMillion, double Low, double High, bool Gap, int Missed, int Expected, string? Why)
{
    /// <summary>Whether the archive holds nothing of the period that the query's filters leave.</summary>
    public bool IsEmpty() => Gap && Words == 0;

    internal static TrendCount Of(TrendPoint point, PeriodLoss loss)
    {
        (double low, double high) = point.Words == 0 ? default : PoissonInterval.Of(point.Occurrences);
        double perWord = 1_000_000.0 / Math.Max(1, point.Words);
        return new(point.Period, point.Articles, point.Occurrences, point.Words, Math.Round(point.PerMillion, 1), Math.Round(low * perWord, 1), Math.Round(high * perWord, 1),
            point.Gap || loss.Why is not null, loss.Missed, loss.Expected, loss.Why ?? (point.Gap ? "nothing-held" : null));
    }
}
